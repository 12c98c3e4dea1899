"""The desk of translators in a large municipality: processor time and questions of each screen.

python -m benchmarks.translations --pages 500

Five languages, of which each lacks a fifth of the news, and has a tenth of its pages outdated and a
twentieth in a draft. Cold is the first time that a process is asked for a list, with its templates there;
warm is each time after that until a text changes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import measuring
from benchmarks.measuring import Meter, Row

LANGUAGES = ("en", "ar", "tr", "pl", "nl-simple")
#: How often single pages are measured; the median is shown.
TIMES = 20
#: Of the lists, which take longer.
LISTS = 3


def main() -> None:
    """Measure and print."""
    parser = measuring.arguments(__doc__)
    parser.set_defaults(pages=[500])
    parser.add_argument("--inside", metavar="FOLDER", help="used by itself")
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(inside(Path(options.inside))))
        return
    rows = []
    for pages in options.pages:
        with measuring.municipality(options, pages, LANGUAGES) as folder:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.translations", "--inside", str(folder)],
                env=measuring.environment(folder),
                cwd=measuring.REPOSITORY,
                stdout=subprocess.PIPE,
                check=True,
            )
            rows += [{"pages": pages, **row} for row in json.loads(done.stdout)]
    measuring.show(rows, options)


def inside(folder: Path) -> Sequence[Row]:
    """Measure in this process."""
    import logging

    measuring.set_up(folder)
    logging.disable(logging.WARNING)
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail.models import Site

    user, _new = get_user_model()._default_manager.get_or_create(
        username="vertaler", defaults={"is_superuser": True, "is_staff": True}
    )
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    site = Site.objects.get()
    make_records()
    return [*sources(site), *lists(client, site), *single(client, site)]


def measured(what: str, times: int, do: Callable[[], Any], before: Callable[[], Any]) -> Row:
    """Do something so many times; return the median of what it took. `before` is not counted."""
    costs, asked = [], []
    for _time in range(times):
        before()
        with questions() as found:
            meter = Meter()
            do()
            costs.append(meter.read())
        asked.append(len(found))
    return {
        "what": what,
        "cpu ms": median(each.cpu for each in costs) * 1000,
        "queries": median(asked),
        "load": round(costs[-1].load, 1),
    }


@contextmanager
def questions() -> Iterator[list[str]]:
    """Yield what is asked of the database meanwhile."""
    from django.db import connection

    found: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        found.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield found


def checked(answer: Any) -> None:
    """Raise RuntimeError when an answer is none."""
    if answer.status_code != 200:
        raise RuntimeError(f"{answer.status_code}: {answer.content[:2000]}")


def nothing() -> None:
    """Do nothing."""


def forget() -> None:
    """Forget what a process remembers of texts."""
    from translations.standing.counts import remembered
    from translations.texts.paragraphs import parts_of

    remembered.clear()
    parts_of.cache_clear()


def sources(site: Any) -> Sequence[Row]:
    """Measure what wagtail-localize has of a page: made, and asked for again."""
    from wagtail_localize.models import TranslationSource

    from home.models import InformationPage
    from translations.localize.sources import source_for

    pages = InformationPage.objects.filter(locale__language_code="nl").exclude(body=[])
    found = iter(pages.order_by("-pk")[: TIMES + 1])
    page: Any = next(found)
    source_for(page)

    def take() -> None:
        nonlocal page
        page = next(found)
        TranslationSource.objects.filter(object_id=page.translation_key).delete()

    def make() -> None:
        if source_for(page) is None:
            raise RuntimeError(f"{page} cannot be taken apart")

    return [
        measured("source made", TIMES, make, take),
        measured("source unchanged", TIMES, make, nothing),
    ]


def lists(client: Any, site: Any) -> Sequence[Row]:
    """Measure the desk and the matrix."""
    from django.urls import reverse

    rows = []
    desk = reverse("translations:desk", args=[site.pk, LANGUAGES[0]])
    matrix = reverse("translations:matrix", args=[site.pk])
    for name, address in (("desk", desk), ("matrix of all languages", matrix)):

        def get(address: str = address) -> None:
            checked(client.get(address))

        get()
        rows += [
            measured(f"{name}, cold", LISTS, get, forget),
            measured(f"{name}, warm", LISTS, get, nothing),
        ]
    return rows


def single(client: Any, site: Any) -> Sequence[Row]:
    """Measure the editor of one page, and one text that is saved."""
    from django.urls import reverse

    from home.models import InformationPage
    from translations.cms.editor_form import name_of
    from translations.drafts import translation_of, version_of
    from translations.segments import text_hash

    code = LANGUAGES[0]
    translated = InformationPage.objects.filter(locale__language_code=code).order_by("-pk")
    keys = translated.values_list("translation_key", flat=True)[0]
    page: Any = InformationPage.objects.get(locale__language_code="nl", translation_key=keys)
    args = [site.pk, code, page.pk]
    numbers = count(1)
    data: dict[str, Any] = {}

    def show() -> None:
        checked(client.get(reverse("translations:edit", args=args)))

    def write() -> None:
        version = translation_of(page, code)
        data.update(
            version=version_of(version),
            number=0,
            text_0=f"{page.title} {next(numbers)}",
            seen_0=text_hash(page.title),
            was_0=name_of(version.title if version else ""),
        )

    def save() -> None:
        checked(client.post(reverse("translations:text", args=args), data))

    show()
    return [
        measured("editor of one page", LISTS, show, nothing),
        measured("one text saved", LISTS, save, write),
    ]


def make_records() -> None:
    """Write down what the translations were made from, a tenth of them from other texts; make drafts."""
    from django.db import transaction
    from wagtail.models import Page

    from translations.models import MadeFrom
    from translations.record import hashes, pairs
    from translations.segments import segments_of

    if MadeFrom.objects.exists():
        return
    pages = Page.objects.filter(locale__language_code="nl", depth__gt=1)
    dutch = {page.translation_key: segments_of(page) for page in pages.specific()}
    versions = Page.objects.filter(locale__language_code__in=LANGUAGES).order_by("pk")
    with transaction.atomic():
        records = []
        for number, page in enumerate(versions.specific()):
            made = pairs(dutch[page.translation_key], segments_of(page))
            if number % 10 == 0:
                made[[*made][-1]]["source"] += " Zoals het was."
            if number % 20 == 1:
                page.save_revision()
            records.append(MadeFrom(page_id=page.pk, segments=made, live=hashes(made)))
        MadeFrom.objects.bulk_create(records)


if __name__ == "__main__":
    main()

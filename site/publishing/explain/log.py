"""The log of publications: what each publish changed, what failed, and who caused it.

The log is for people. A publish never depends on it, and goes on when it cannot be written.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.models import Site

from publishing.build.receipt import Change, Receipt
from publishing.explain.causes import causes_since
from publishing.explain.phrases import Explanation
from publishing.explain.subjects import InDatabase, told
from publishing.models import Publication

logger = logging.getLogger("publishing")

KEEP_DAYS = 90
KEEP = 5000
#: A full build changes everything: so many outputs are named, and so many reasons of each.
NAMED = 1000
REASONS = 12


def keep(receipt: Receipt) -> Publication | None:
    """Write down what a publish did; call it after the switch.

    None when there is nothing to tell, and when it cannot be written: that is logged.
    """
    try:
        with transaction.atomic():
            return _keep(receipt)
    except DatabaseError as error:
        words = " ".join(str(error).split())
        logger.error(
            "the publication %s of %s is not logged: %s", receipt.release, receipt.site, words
        )
        return None
    except Exception:
        logger.exception("the publication %s of %s is not logged", receipt.release, receipt.site)
        return None


def _keep(receipt: Receipt) -> Publication | None:
    last = Publication.objects.filter(site_id=receipt.site_id).first()
    failed = [
        {
            "owner": each.owner,
            "title": each.title,
            "path": each.path,
            "error": each.error,
            "kept": each.kept,
            "since": each.since,
        }
        for each in receipt.failed
    ]
    same_failures = failed == (last.failed if last else [])
    if not (receipt.changed or receipt.removed or receipt.new) and same_failures:
        return None
    finished = timezone.now()
    site = Site.objects.select_related("root_page__locale").get(pk=receipt.site_id)
    causes = list(causes_since(site, last, finished, receipt))
    edited = {f"page:{each['page']}" for each in causes}
    source = site.root_page.locale.language_code
    changed = sorted(
        _by_owner(receipt.changed),
        # What somebody edited first, then the other pages, the rest last.
        key=lambda each: (
            each.owner not in edited,
            not each.owner.startswith("page:"),
            each.language != source,
            each.path,
        ),
    )
    titles = {each["page"]: each["title"] for each in causes if each["page"]}
    find = InDatabase(titles)
    kept = Publication.objects.create(
        site_id=receipt.site_id,
        release=receipt.release,
        started=datetime.fromisoformat(receipt.moment),
        finished=finished,
        seconds=receipt.seconds,
        full=receipt.full,
        changed_count=sum(each.owner.startswith("page:") for each in changed),
        removed_count=len(receipt.removed),
        failed_count=len(failed),
        changed=[_change(each, find) for each in changed[:NAMED]],
        removed=receipt.removed[:NAMED],
        failed=failed,
        causes=causes,
        searched="\n".join(_searched(receipt, changed, causes)),
        marks="\n".join(["", *_marks(changed, causes), ""]),
    )
    _forget_old(kept)
    return kept


def _by_owner(changes: Iterable[Change]) -> list[Change]:
    """Return one change an output: the page, not its data."""
    found: dict[str, Change] = {}
    for each in changes:
        known = found.get(each.owner)
        if known is None or known.kind == "data":
            found[each.owner] = each
    return list(found.values())


def _change(change: Change, find: InDatabase) -> dict[str, Any]:
    reasons: list[Explanation] = told(change.reasons[:REASONS], change.owner, find)
    return {
        "path": change.path,
        "owner": change.owner,
        "kind": change.kind,
        "language": change.language,
        "title": change.title,
        "reasons": [each.as_dict() for each in reasons],
    }


def _searched(
    receipt: Receipt, changed: list[Change], causes: list[dict[str, Any]]
) -> Iterator[str]:
    for change in changed[:NAMED]:
        yield f"{change.title}\n{change.path}"
    yield from receipt.removed[:NAMED]
    for failure in receipt.failed:
        yield f"{failure.title}\n{failure.path}"
    for cause in causes:
        yield f"{cause['title']}\n{cause['user']}"


def _marks(changed: list[Change], causes: list[dict[str, Any]]) -> list[str]:
    """Return what the lists of the report are narrowed to."""
    marks = {mark("language", each.language) for each in changed if each.language}
    for cause in causes:
        for name in ("user", "page", "kind"):
            if cause[name]:
                marks.add(mark(name, cause[name]))
    return sorted(marks)


def mark(name: str, value: Any) -> str:
    """Return the line by which a publication is found again."""
    return f"{name}={' '.join(str(value).split())}"


def _forget_old(newest: Publication) -> None:
    too_old = newest.finished - timedelta(days=KEEP_DAYS)
    Publication.objects.filter(finished__lt=too_old).delete()
    # Ids only rise: at most this many are newer.
    Publication.objects.filter(pk__lte=newest.pk - KEEP).delete()

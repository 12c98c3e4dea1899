"""What each screen of the CMS asks of the database and of the processor, for each role of the demo.

python -m benchmarks.screens --folder var/benchmarks/demo
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks import measuring

MOST, SECONDS = 60, 0.6
ROLES = ("wijkredacteur", "hoofdredacteur", "vertaler", "gebruikersbeheerder", "beheerder")
#: Begin here; the rest is found along the links of each screen.
STARTS = ("/admin/",)
LINK = re.compile(r'href="(/admin/[^"#]*)')
#: Signs out, or gives a file.
LEFT_OUT = ("account_logout", "wagtailadmin_logout")
#: Addresses that are looked at of each view and kind of page.
EACH = 1


@dataclass(frozen=True, slots=True)
class Screen:
    """One address that one role opened."""

    role: str
    view: str
    #: The kind of the page that it is about.
    kind: str
    address: str
    status: int
    queries: int
    #: Of the processor, the second time.
    seconds: float
    #: How often each table was asked.
    tables: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Print the table. Returns 1 when a screen asks or takes more than it may."""
    options = _arguments()
    with ExitStack() as stack:
        folder = options.folder
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wijkwijzer-")))
        folder = folder.resolve()
        if not (folder / "wijkwijzer.sqlite3").exists():
            folder.mkdir(parents=True, exist_ok=True)
            for words in (("migrate", "--verbosity", "0"), ("load_demo",)):
                measuring.manage(folder, *words)
        measuring.set_up(folder)
        found = []
        for role in options.roles:
            for each in screens(role, timed=not options.once):
                found.append(each)
                if options.tables and _is_over(each):
                    asked = dict(each.tables.most_common(14))
                    print(
                        role, each.address, each.queries, round(each.seconds, 2), asked, flush=True
                    )
    shown = found if options.all else _worst(found)
    rows = [_row(each) for each in sorted(shown, key=lambda each: -each.queries)]
    measuring.show(rows, options)
    over = [each for each in found if _is_over(each)]
    print(
        f"{len(found)} screens; {len(over)} over {MOST} queries or {SECONDS} s",
        file=sys.stderr,
    )
    return 1 if over else 0


def screens(role: str, *, timed: bool = True, starts: tuple[str, ...] = STARTS) -> Iterator[Screen]:
    """Yield every screen that a role finds from the dashboard, or from other addresses."""
    from django.contrib.contenttypes.models import ContentType
    from django.test import Client
    from django.utils import timezone
    from wagtail.models import Site

    from core.models import User
    from publishing.preview.public_now import public_now

    # A process that has run for a while knows the kinds of rows, and has read what is public of each site.
    for each in ContentType.objects.all():
        ContentType.objects.get_for_id(each.pk)
    for site in Site.objects.all():
        public_now(site, timezone.now())
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.force_login(User.objects.get(username=role))
    queue = [*starts]
    waiting, seen = set(queue), Counter[tuple[str, str]]()
    while queue:
        address = queue.pop(0)
        view, kind = _about(address)
        if view in LEFT_OUT or seen[view, kind] >= EACH:
            continue
        answer, screen = _opened(client, role, view, kind, address, timed=timed)
        if screen is None:
            continue
        seen[view, kind] += 1
        yield screen
        for link in LINK.findall(answer):
            link = link.replace("&amp;", "&")
            if link not in waiting:
                waiting.add(link)
                queue.append(link)


def _opened(
    client: Any, role: str, view: str, kind: str, address: str, *, timed: bool
) -> tuple[str, Screen | None]:
    from django.db import connection

    tables: Counter[str] = Counter()

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        tables[_table(sql)] += 1
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        answer = client.get(address)
    if answer.streaming or "text/html" not in answer.get("Content-Type", ""):
        return "", None
    if answer.status_code != 200:
        return "", None
    started = time.process_time()
    if timed:
        client.get(address)
    seconds = time.process_time() - started
    asked = tables.total()
    screen = Screen(role, view, kind, address, answer.status_code, asked, seconds, tables)
    return answer.content.decode(), screen


def _is_over(screen: Screen) -> bool:
    return screen.queries > MOST or screen.seconds > SECONDS


def _table(sql: str) -> str:
    found = re.search(r'(?:FROM|INTO|UPDATE) "(\w+)"', sql)
    return found[1] if found else sql[:30]


def _about(address: str) -> tuple[str, str]:
    """Return the view of an address, and the kind of the page that it names."""
    from django.urls import Resolver404, resolve
    from wagtail.models import Page

    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return "", ""
    numbers = [
        match.kwargs[name]
        for name in ("page_id", "parent_page_id", "pk", "object_id", "page_pk")
        if name in match.kwargs
    ]
    page = Page.objects.filter(pk=numbers[0]).first() if numbers else None
    kind = page.content_type.model if page is not None and "pages" in address else ""
    model = match.kwargs.get("content_type_model_name", "")
    language = match.kwargs.get("language", "")
    return match.view_name or address, ".".join(each for each in (kind, model, language) if each)


def _worst(found: list[Screen]) -> list[Screen]:
    worst: dict[str, Screen] = {}
    for each in found:
        known = worst.get(each.view)
        if known is None or (each.queries, each.seconds) > (known.queries, known.seconds):
            worst[each.view] = each
    return list(worst.values())


def _row(screen: Screen) -> measuring.Row:
    return {
        "address": screen.address,
        "view": f"{screen.view} {screen.kind}".strip(),
        "role": screen.role,
        "queries": screen.queries,
        "processor s": round(screen.seconds, 3),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folder", type=Path, help="data folder of a demo (default: made anew)")
    parser.add_argument("--roles", nargs="+", default=list(ROLES), choices=ROLES)
    parser.add_argument("--all", action="store_true", help="every address, not the worst of a view")
    parser.add_argument("--tables", action="store_true", help="what screens over the limit ask")
    parser.add_argument(
        "--once", action="store_true", help="open each screen once, without its time"
    )
    parser.add_argument("--json", action="store_true", help="the same figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

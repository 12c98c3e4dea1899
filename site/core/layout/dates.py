"""When a page changed: one answer for its own line, search engines, the sitemap and feeds.

It is the newest of what a reader sees of it: its text, the facts of its source, what has no page of its own and is
shown on it, and the days on which its facts say that something happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from core.layout.reading import facts
from core.page_types import page_type
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader


def changed(read: Reader, page: PageRow) -> datetime | None:
    """Return when a page changed last; None when it never was public."""
    return read.shared_in(read.source_language, _changed, page)


def changed_on(read: Reader, page: PageRow) -> date | None:
    """Return the same as a day in the Netherlands."""
    moment = changed(read, page)
    return moment.astimezone(AMSTERDAM).date() if moment else None


def _changed(read: Reader, page: PageRow) -> datetime | None:
    source = read.source(page)
    moments = [read.details(each).last_published_at for each in (page, source)]
    for child in read.children(source):
        kind = page_type(child.kind)
        if kind is not None and kind.view is None and kind.shown_on is not None:
            moments.append(read.details(child).last_published_at)
    return max((*filter(None, moments), *_happened(read, source)), default=None)


def _happened(read: Reader, source: PageRow) -> Iterator[datetime]:
    """Yield the days that facts of a page are of, as far as these have come."""
    kind = page_type(source.kind)
    if kind is None or not kind.dated_by:
        return
    row = facts(read, source)
    for name in kind.dated_by:
        day = getattr(row, name)
        if day is not None and day <= read.today:
            yield datetime.combine(day, time(), tzinfo=AMSTERDAM).astimezone(UTC)
        else:
            read.until_day(day)

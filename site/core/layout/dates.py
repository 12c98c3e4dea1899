"""When a page changed: one answer for its own line, search engines, the sitemap and feeds.

It is the moment at which what a reader sees of it last differed: its own text, the facts of its source, those of
what has no page of its own and is shown on it, and those of pages that it shows (`shows` of its type). Publishing
it again changes nothing, nor does a text in another language. The days on which facts say that something happened
count as well, when they have come.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from modelcluster.fields import ParentalKey

from core.layout.reading import detail, facts
from core.page_types import page_type
from core.site_files.identifiers import identifier
from publishing.content.declarations import PageRow, Record, records
from publishing.content.reader import AMSTERDAM, Reader
from publishing.keeping.revisions import revision
from publishing.registry import Remembered, Seeing, registry

#: Fields of every row that say nothing to readers, or something else: that it was looked at is another day.
SILENT = frozenset({"id", "page_id", "sort_order", "key", "checked_on"})


def changed(read: Reader, page: PageRow) -> datetime | None:
    """Return when a page changed last; None when it never was public."""
    return read.shared(_changed, page)


def changed_on(read: Reader, page: PageRow) -> date | None:
    """Return the same as a day in the Netherlands."""
    moment = changed(read, page)
    return moment.astimezone(AMSTERDAM).date() if moment else None


def dated_pages(read: Reader) -> Iterator[PageRow]:
    """Yield the pages of this language that say when they changed."""
    for page in read.all(PageRow):
        if page.language == read.code and page.kind in registry.pages:
            yield page


def remembered(read: Reader, page: PageRow) -> Iterator[Seeing]:
    """Yield what is seen of a page that has a date."""
    first = _published(read, page)
    if first is not None:
        yield Seeing(_name(page), first, "\n".join(_seen(read, page)))


registry.remembered.append(Remembered(dated_pages, remembered))


def _name(page: PageRow) -> str:
    return f"{identifier(page)}#page"


def _changed(read: Reader, page: PageRow) -> datetime | None:
    # A preview, and a page that is new, has the moment at which it was published.
    moment = revision(read, _name(page)) or _published(read, page)
    return max(filter(None, (moment, *_happened(read, read.source(page)))), default=None)


def _published(read: Reader, page: PageRow) -> datetime | None:
    """Return when a page, or what is shown on it and nowhere else, was published last."""
    pages = [page, *_shown_here(read, read.source(page))]
    return max(filter(None, (read.details(each).last_published_at for each in pages)), default=None)


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


def _shown_here(read: Reader, source: PageRow) -> Iterator[PageRow]:
    for child in read.children(source):
        kind = page_type(child.kind)
        if kind is not None and kind.view is None and kind.shown_on is not None:
            yield child


def _seen(read: Reader, page: PageRow) -> Iterator[str]:
    """Yield all that counts of a page, as text."""
    source, details = read.source(page), read.details(page)
    yield from (page.title, details.seo_title, details.search_description)
    yield from _prose(read, page)
    kind = page_type(page.kind)
    shown = kind.shows(read, source) if kind is not None else ()
    for each in (source, *shown):
        if isinstance(each, str):
            yield each
            continue
        if each is not source:
            yield (read.localised(each) or each).title
        yield from _facts(read, each)
        for below in _shown_here(read, each):
            own = read.localised(below) or below
            yield own.title
            yield from _facts(read, below)
            yield from _prose(read, own)
    if kind is not None and kind.lists:
        yield from (each.title for each in _listed(read, source))


def _listed(read: Reader, source: PageRow) -> Iterator[PageRow]:
    """Yield the pages below a list, in the reader's language."""
    for child in read.children(source):
        if child.kind in registry.pages:
            yield read.localised(child) or child


def _prose(read: Reader, page: PageRow) -> Iterator[str]:
    """Yield the text of a page in its language, and of its rows."""
    record = _record_of(page.kind)
    yield _said(detail(read, page), _words(record))
    for below in _below(page.kind):
        if words := _words(below):
            yield from (_said(row, words) for row in read.where(below.row, "page_id", page.id))


def _facts(read: Reader, source: PageRow) -> Iterator[str]:
    """Yield the facts of a source page, and of its rows."""
    record = _record_of(source.kind)
    yield _said(detail(read, source), _rest(record))
    for below in _below(source.kind):
        field = "page_id" if below.owner is None else f"{below.owner}_id"
        rows = read.where(below.row, field, source.id)
        yield from (_said(row, _rest(below)) for row in rows)


def _said(row: Any, names: Iterable[str]) -> str:
    return repr([(name, getattr(row, name)) for name in names])


@functools.cache
def _record_of(kind: str) -> Record:
    return next(each for each in records() if each.model._meta.label_lower == kind)


@functools.cache
def _below(kind: str) -> tuple[Record, ...]:
    """Return the records of the rows of a page of a kind, and of its links."""
    model = _record_of(kind).model
    found = []
    for each in records():
        fields = {field.name: field for field in each.model._meta.fields}
        field = fields.get(each.owner or "page")
        held = each.owner is not None or isinstance(field, ParentalKey)
        if field is not None and held and field.related_model is model:
            found.append(each)
    return tuple(found)


@functools.cache
def _words(record: Record) -> tuple[str, ...]:
    """Return the public fields of a record that are translated."""
    names = {each.field_name for each in getattr(record.model, "translatable_fields", ())}
    return tuple(name for name in record.fields if name in names)


@functools.cache
def _rest(record: Record) -> tuple[str, ...]:
    """Return the public fields of a record that are facts."""
    owner = f"{record.owner}_id"
    silent = {*SILENT, *_words(record), owner}
    return tuple(name for name in record.fields if name not in silent)

"""What the API answers: pages of lists and single items, made by what makes the JSON of the public site."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from core.layout.dates import changed
from core.layout.json_document import to_json
from integrations.api.problems import BadQueryError, NotThereError
from open_data.datasets import served
from open_data.items import PageItem
from open_data.lists import ItemPage, PageLinks
from open_data.live import LiveList
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from publishing.content.snapshot import Content
from publishing.registry import registry


@dataclass(frozen=True, slots=True)
class PageSummary:
    """A page in the list of pages. `changedAt` is when its text or its facts changed last."""

    id: str
    kind: str
    language: str
    title: str
    url: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A page with a version that is not online. `online` tells whether an older one is; `savedAt` when it was made."""

    id: str
    kind: str
    language: str
    title: str
    online: bool
    saved_at: datetime


def reader(content: Content, moment: datetime, language: str | None) -> Reader:
    """Return the reader of a language, or of the source. Raises BadQueryError for one that is not served."""
    read = Reader(content, language or content.languages[0], moment)
    allowed = served(Reader(content, content.languages[0], moment))
    if read.code not in allowed:
        raise BadQueryError(
            f"“{read.code[:80]}” is no language here; allowed: {', '.join(allowed)}."
        )
    return read


def has_pages(found: LiveList) -> bool:
    """Return whether the items of a list are pages: then it is known when each changed."""
    return issubclass(found.collection.item, PageItem)


def page_of(read: Reader, key: Any) -> PageRow:
    """Return the source page of a key of a list of pages. Raises LookupError."""
    return read.row(PageRow, key) if isinstance(key, int) else key


def changed_at(read: Reader, source: PageRow) -> datetime | None:
    """Return when a page changed last: its text in this language, or its facts."""
    pages = {source, read.localised(source) or source}
    return max((each for page in pages if (each := changed(read, page))), default=None)


def keys_of(read: Reader, found: LiveList, since: datetime | None) -> Sequence[Any]:
    """Return the keys of a list, of a list of pages those that changed at or after a moment."""
    keys = found.collection.keys(read)
    if since is None:
        return keys
    moments = ((key, changed_at(read, page_of(read, key))) for key in keys)
    return tuple(key for key, moment in moments if moment is not None and moment >= since)


def item(read: Reader, found: LiveList, key: Any) -> Any:
    """Return an item, with how it is now where that is told."""
    made = found.collection.make(read, key)
    if found.now is None:
        return made
    return {**_plain(made), "now": _plain(found.now.of(read, key))}


def item_with_id(read: Reader, found: LiveList, wanted: str) -> Any:
    """Return the item with an id. Raises NotThereError."""
    for key in found.collection.keys(read):
        named = (
            page_of(read, key).translation_key
            if has_pages(found)
            else found.collection.make(read, key).id
        )
        if named == wanted:
            return item(read, found, key)
    raise NotThereError(f"There is no item “{wanted[:80]}” in this list.")


def page_summaries(read: Reader, kind: str | None, since: datetime | None) -> list[PageRow]:
    """Return the pages in the language of the reader, in the order of the tree."""
    return [
        page
        for page in read.all(PageRow)
        if page.language == read.code
        and (page.kind == kind if kind else page.kind in registry.pages)
        and (since is None or ((moment := changed_at(read, page)) and moment >= since))
    ]


def page_summary(read: Reader, page: PageRow) -> PageSummary:
    """Return a page as it stands in the list."""
    moment = changed_at(read, page)
    return PageSummary(
        page.translation_key,
        page.kind,
        page.language,
        page.title,
        read.absolute(read.url(page)),
        moment.astimezone(AMSTERDAM) if moment else None,
    )


def page_with_id(read: Reader, wanted: str) -> PageRow:
    """Return the page with an id in the language of the reader. Raises NotThereError."""
    found = [
        page
        for page in read.where(PageRow, "translation_key", wanted)
        if page.kind in registry.pages
    ]
    for page in found:
        if page.language == read.code:
            return page
    if found:
        there = ", ".join(sorted(each.language for each in found))
        raise NotThereError(f"This page is not there in “{read.code}”; it is in: {there}.")
    raise NotThereError(f"There is no page “{wanted[:80]}”.")


def document(read: Reader, page: PageRow) -> bytes:
    """Return the document of a page: the same as under its address on the public site."""
    view = registry.pages[page.kind].view(read, page)
    layout = registry.layout
    return layout.document(read, page, layout.frame(read, page, view), view).body


def listed(
    language: str,
    found: Sequence[Any],
    asked: dict[str, Any],
    url: str,
    make: Callable[[Any], Any],
) -> bytes:
    """Return a page of a list. Raises NotThereError for one after the last.

    url  the address of the list, to which the pages around this one are added
    """
    page, size = asked["page"], asked["perPage"]
    last = max(1, -(-len(found) // size))
    if page > last:
        raise NotThereError(f"This list has {last} pages of {size}; {page} is asked.")

    def link(number: int) -> str:
        said = {name: _said(each) for name, each in asked.items() if each is not None}
        return f"{url}?{urlencode({**said, 'page': number})}"

    shown = found[(page - 1) * size : page * size]
    return to_json(
        ItemPage(
            language=language,
            total=len(found),
            page=page,
            pages=last,
            links=PageLinks(
                self=link(page),
                first=link(1),
                prev=link(page - 1) if page > 1 else None,
                next=link(page + 1) if page < last else None,
                last=link(last),
            ),
            items=tuple(make(each) for each in shown),
        )
    )


def _said(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _plain(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(value))
    return found

"""What the items of all lists have in common.

Codes are those of the CMS and stay the same; names of things are in the language of the list, and in
Dutch where nobody translated them (`language` says which).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from core.layout.reading import by_name
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import registry


@dataclass(frozen=True, slots=True)
class ItemReference:
    """Another item: the same id in every language, and its page."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PageItem:
    """What each item with a page has. `language` is that of the title."""

    id: str
    title: str
    language: str
    url: str
    document: str


def reference(read: Reader, page: PageRow | None) -> ItemReference | None:
    """Name another item in the language of this output; None when it is not public."""
    shown = read.localised(page)
    if shown is None:
        return None
    return ItemReference(shown.translation_key, shown.title, read.absolute(read.address(shown)))


def references(read: Reader, pages: Iterable[PageRow]) -> tuple[ItemReference, ...]:
    """Name other items, those that are public, by name."""
    found = (reference(read, page) for page in by_name(read, pages))
    return tuple(each for each in found if each is not None)


def page_fields(read: Reader, source: PageRow) -> dict[str, Any]:
    """Return the fields of `PageItem` for a source page."""
    shown = read.localised(source) or source
    return {
        "id": shown.translation_key,
        "title": shown.title,
        "language": shown.language,
        "url": read.absolute(read.address(shown)),
        "document": read.absolute(registry.layout.document_url(read, shown)),
    }


def all_of(read: Reader, kind: str) -> tuple[PageRow, ...]:
    """Return the source pages of a kind: by the name of what they stand below, then by their own."""
    return read.shared(_all_of, kind)


def _all_of(read: Reader, kind: str) -> tuple[PageRow, ...]:
    several = by_name(read, read.ask("of_kind", kind, read.source_language))
    above = {page.id: read.parent(page) for page in several}
    parents = by_name(read, {each for each in above.values() if each is not None})
    places = {each: number for number, each in enumerate(parents)}

    def place(page: PageRow) -> int:
        parent = above[page.id]
        return -1 if parent is None else places[parent]

    return tuple(sorted(several, key=place))


def keys_of(kind: str) -> Callable[[Reader], tuple[PageRow, ...]]:
    """Return the function that gives the source pages of a kind: `keys` of a collection."""

    def keys(read: Reader) -> tuple[PageRow, ...]:
        return all_of(read, kind)

    return keys


def named_facts(row: Any, *names: str) -> dict[str, Any]:
    """Return attributes of a row by their names."""
    return {name: getattr(row, name) for name in names}

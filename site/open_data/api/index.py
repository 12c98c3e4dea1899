"""The list of all page documents in a language: the entrance of the API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.json_document import to_json
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry
from publishing.serve.headers import API_ROOT

MEDIA_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page in the list. `document` is the address of its JSON document."""

    kind: str
    id: str
    language: str
    title: str
    url: str
    document: str


@dataclass(frozen=True, slots=True)
class PageList:
    """All pages in a language."""

    language: str
    pages: tuple[PageEntry, ...]


def plan(read: Reader) -> Iterator[Target]:
    """List the list of this language."""
    code = read.code
    yield Target(f"{API_ROOT}/{code}/pages", code, MEDIA_TYPE)


def make(read: Reader, target: Target) -> Document:
    """Make the list, in the order of the tree."""
    entries = tuple(
        PageEntry(
            page.kind,
            page.translation_key,
            page.language,
            page.title,
            read.absolute(read.url(page)),
            read.absolute(registry.layout.document_url(read, page)),
        )
        for page in read.all(PageRow)
        if page.language == target.language and page.kind in registry.pages
    )
    return Document(to_json(PageList(target.language, entries)), MEDIA_TYPE)

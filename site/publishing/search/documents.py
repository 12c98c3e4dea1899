"""What of a release can be searched: its pages as they are served, without what stands around them.

Only the bytes of the release are read. So the index says nothing that the release does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from publishing.registry import Searchable, registry
from publishing.store.manifests import Entry

#: Stands on what another page says: lists of others, and what only helps to get about.
ELSEWHERE = "data-elsewhere"
#: Elements that say nothing that people search for: ways to other pages, too.
SILENT = frozenset({"script", "style", "svg", "template", "nav", "form"})
VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
#: Elements in the middle of a sentence: what stands on both sides of one can be one word.
INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "mark", "s", "strong", "sub", "sup", "wbr"})
YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page as it goes into the index.

    `other` are its other names. `year` is that of news, of an event or in the title; 0: of always.
    """

    url: str
    language: str
    title: str
    text: str
    other: str
    facet: str
    place: str
    weight: float
    year: int


class _Said(HTMLParser):
    """Collects of the main part of a page its heading, its text and the first day that it names."""

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.text: list[str] = []
        self.day = ""
        self._open: list[str] = []
        #: How deep the main part, the heading and what is left out were opened.
        self._main = self._heading = self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element."""
        if tag not in INLINE:
            self._say(" ")
        names = dict(attrs)
        if self._main and not self.day and tag == "time":
            self.day = names.get("datetime") or ""
        if tag in VOID:
            return
        self._open.append(tag)
        depth = len(self._open)
        if tag == "main" and not self._main:
            self._main = depth
        elif tag == "h1" and not self._heading:
            self._heading = depth
        if (tag in SILENT or ELSEWHERE in names) and not self._left_out:
            self._left_out = depth

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and those in it that need no end."""
        if tag not in self._open:
            return
        while self._open:
            depth, name = len(self._open), self._open.pop()
            if name not in INLINE:
                self._say(" ")
            if depth == self._left_out:
                self._left_out = 0
            if depth == self._heading:
                self._heading = -1
            if depth == self._main:
                self._main = 0
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take a text."""
        self._say(data)

    def _say(self, text: str) -> None:
        if self._main and not self._left_out:
            (self.title if self._heading > 0 else self.text).append(text)


def searchable_pages(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Searchable]]:
    """Yield the pages of a release that can be searched."""
    for entry in entries:
        found = registry.searchable.get(entry.kind)
        if found is not None and entry.status == 200 and entry.media_type == "text/html":
            yield entry, found


def made_of(entries: Collection[Entry]) -> dict[str, str]:
    """Return what an index of this release is made of: the pages and their data, with their digests."""
    owners = set()
    parts = {}
    for entry, _searchable in searchable_pages(entries):
        parts[entry.path] = entry.blob
        owners.add(entry.owner)
    data = {e.path: e.blob for e in entries if e.kind == "data" and e.owner in owners}
    return parts | data


def documents(
    read_blob: Callable[[str], bytes], entries: Collection[Entry]
) -> Iterator[SearchDocument]:
    """Yield each page of a release that can be searched. Raises OSError when one is withdrawn now."""
    data = {e.owner: e for e in entries if e.kind == "data"}
    pages = {
        entry.path: (entry, searchable, said_by(read_blob(entry.blob).decode()))
        for entry, searchable in searchable_pages(entries)
    }
    places = {path: _plain(said.title) for path, (_e, kind, said) in pages.items() if kind.place}
    for path, (entry, kind, said) in pages.items():
        beside = data.get(entry.owner)
        title = _plain(said.title)
        named = YEAR.search(title)
        year = named[1] if named else said.day[:4] if kind.dated else ""
        yield SearchDocument(
            url=path,
            language=entry.language,
            title=title,
            text=_plain(said.text),
            other=" ".join(_other_names(read_blob(beside.blob), kind.other)) if beside else "",
            facet=kind.facet,
            place=next((name for above, name in places.items() if path.startswith(above)), ""),
            weight=kind.weight,
            year=int(year) if year.isdecimal() else 0,
        )


def said_by(html: str) -> _Said:
    """Read what a page says in its main part."""
    reader = _Said()
    reader.feed(html)
    reader.close()
    return reader


def _plain(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def _other_names(document: bytes, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other names that the document of a page names in these fields."""
    content: Any = json.loads(document).get("content")
    if not isinstance(content, Mapping):
        return ()
    return tuple(str(name) for field in fields for name in content.get(field, ()))

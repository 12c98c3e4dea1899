"""What of a release can be searched: its pages as they are served, without what stands around them.

Only the bytes of the release are read. So the index says nothing that the release does not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from publishing.registry import Searchable, registry
from publishing.search.spelling import other_words
from publishing.store.manifests import Entry, Manifest
from publishing.store.releases import ReleaseStore

MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
#: Parts that say nothing that people search for. Pagefind leaves them out as well.
SILENT = re.compile(r"<(script|style|svg|template)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page as it goes into the index. `html` is a document of its own."""

    url: str
    html: str


def searchable_pages(manifest: Manifest) -> Iterator[tuple[Entry, Searchable]]:
    """Yield the pages of a release that can be searched."""
    for entry in manifest.entries:
        found = registry.searchable.get(entry.kind)
        if found is not None and entry.status == 200 and entry.media_type == "text/html":
            yield entry, found


def made_of(manifest: Manifest) -> dict[str, str]:
    """Return what an index of this release is made of: the pages and their data, with their digests."""
    owners = set()
    parts = {}
    for entry, _searchable in searchable_pages(manifest):
        parts[entry.path] = entry.blob
        owners.add(entry.owner)
    data = {e.path: e.blob for e in manifest.entries if e.kind == "data" and e.owner in owners}
    return parts | data


def documents(store: ReleaseStore, manifest: Manifest) -> Iterator[SearchDocument]:
    """Yield each page of a release that can be searched. Raises OSError when one is withdrawn now."""
    data = {e.owner: e for e in manifest.entries if e.kind == "data"}
    pages = {
        entry.path: (entry, searchable, _main(store.read_blob(entry.blob).decode()))
        for entry, searchable in searchable_pages(manifest)
    }
    places = {
        path: _title(main) for path, (_e, searchable, main) in pages.items() if searchable.place
    }
    for path, (entry, searchable, main) in pages.items():
        beside = data.get(entry.owner)
        known = _synonyms(store.read_blob(beside.blob)) if beside else ()
        words = [*known, *other_words(_text(main), registry.synonyms.get(entry.language, {}))]
        place = next((title for above, title in places.items() if path.startswith(above)), "")
        yield SearchDocument(path, document_html(entry.language, main, searchable, place, words))


def document_html(
    language: str, main: str, searchable: Searchable, place: str, words: Iterable[str]
) -> str:
    """Put a document together. Meta data is searched, and is no part of the text that is shown."""
    filters = {"facet": searchable.facet, "place": place}
    marks = "".join(
        f'<meta data-pagefind-filter="{name}[content]" content="{escape(value)}">'
        for name, value in filters.items()
        if value
    )
    other = escape(" ".join(words))
    marks += f'<meta data-pagefind-meta="words[content]" content="{other}">' if other else ""
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head>{marks}</head>'
        f'<body data-pagefind-body><div data-pagefind-weight="{searchable.weight}">{main}</div>'
        "</body></html>"
    )


def _main(html: str) -> str:
    """Return what stands in <main>; an empty text for a page without one."""
    found = MAIN.search(html)
    return SILENT.sub(" ", found[1]) if found else ""


def _title(main: str) -> str:
    found = HEADING.search(main)
    return _text(found[1]) if found else ""


def _text(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


def _synonyms(document: bytes) -> tuple[str, ...]:
    """Return the other names that the document of a page names."""
    content: Any = json.loads(document).get("content")
    names = content.get("synonyms", ()) if isinstance(content, Mapping) else ()
    return tuple(str(name) for name in names)

"""The main pages of a site: the one of a kind below the start page, for searching, about open data."""

from __future__ import annotations

from core.layout.reading import link
from core.layout.views import Link
from publishing.content.declarations import PageRow
from publishing.content.language_table import TABLE, entry_of
from publishing.content.reader import Reader


def section(read: Reader, kind: str) -> PageRow | None:
    """Return the first page of a kind below the start page, in this language or the source's."""
    home = read.home()
    for version in (home, read.source(home)):
        for page in read.children(version, kind):
            return page
    return None


def section_link(read: Reader, kind: str, text: str = "") -> Link | None:
    """Link to the first page of a kind below the start page; None when there is none."""
    return link(read, section(read, kind), text)


def search_slugs() -> set[str]:
    """Return the last parts of the addresses of search pages, which no page may have."""
    return {entry.search for entry in TABLE.values()}


def search_url(read: Reader, code: str = "") -> str:
    """Return the address of the search page in a language: that of the output, or another."""
    code = code or read.code
    home = read.translations(read.home()).get(code) or read.home()
    return f"{read.url(home)}{entry_of(code).search}/"


def open_data_url(read: Reader) -> str:
    """Return the address of the page in the language of this output."""
    return f"{read.url(read.home())}open-data/"

"""The address of the search page, for every page that links to it."""

from __future__ import annotations

from publishing.content.language_table import TABLE, entry_of
from publishing.content.reader import Reader


def search_slugs() -> set[str]:
    """Return the last parts of the addresses of search pages, which no page may have."""
    return {entry.search for entry in TABLE.values()}


def search_url(read: Reader, code: str = "") -> str:
    """Return the address of the search page in a language: that of the output, or another."""
    code = code or read.language.code
    home = read.translations(read.home()).get(code) or read.home()
    return f"{read.url(home)}{entry_of(code).search}/"

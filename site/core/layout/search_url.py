"""The address of the search page, for every page that links to it."""

from __future__ import annotations

from publishing.content.reader import Reader

#: The last part of the address; other languages have the English one, as their pages have.
SLUGS = {"nl": "zoeken"}
SLUG = "search"


def search_url(read: Reader, code: str = "") -> str:
    """Return the address of the search page in a language: that of the output, or another."""
    code = code or read.language.code
    home = read.translations(read.home()).get(code) or read.home()
    return f"{read.url(home)}{SLUGS.get(code, SLUG)}/"

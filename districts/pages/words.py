"""The municipality's own words at the start of a heading."""

from __future__ import annotations

from core.municipality import term
from publishing.content.reader import Reader


def heading(read: Reader, name: str, *, plural: bool = False) -> str:
    """Return the municipality's word for a thing with a capital: terms are stored as in a sentence.

    Languages without capitals are not touched by it.
    """
    return read.language.capital(term(read, name, plural=plural))

"""Finding a person in much text: a quick look at the bytes first, then the whole expression.

The expressions allow for every way in which a name or a number is written, and are slow for it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from contacts.erasure.patterns import SearchPatterns, compiled, single_words

#: Digits stand in what separates digits as well: that goes before they are put in a row.
SEPARATORS = (b"&#160;", b"%20", b"%2b", b"\\u00a0", b"\\u202f", b"\\u0040", b"&#43;")
#: One of these is in each of them.
MARKS = (b"%2", b"&#", b"\\u")
NOT_DIGITS = bytes(sorted(set(range(256)) - set(b"0123456789")))
RUN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Finder:
    """An expression, and what stands in every text that it finds something in.

    anchors  of each name or address the pieces that all its spellings have, in small letters; None
             when there are none
    digits   of phone numbers
    """

    expression: re.Pattern[str]
    anchors: tuple[tuple[bytes, ...], ...] | None
    digits: tuple[bytes, ...] = ()

    def may_be_in(self, data: bytes) -> bool:
        """Return whether the expression could find something: never false when it does."""
        if self.anchors is None:
            return True
        small = data.lower()
        for pieces in self.anchors:
            if all(piece in small for piece in pieces):
                return True
        if not self.digits:
            return False
        if any(mark in small for mark in MARKS):
            for separator in SEPARATORS:
                small = small.replace(separator, b"")
        row = small.translate(None, NOT_DIGITS)
        return any(digits in row for digits in self.digits)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self.expression.search(text) if self.may_be_in(text.encode()) else None

    def search_bytes(self, data: bytes) -> bool:
        """Return whether there is a match in these bytes, read as UTF-8."""
        return self.may_be_in(data) and bool(
            self.expression.search(data.decode("utf-8", errors="ignore"))
        )

    def sub(self, replacement: str, text: str) -> str:
        """Return the text with something else in the place of each match."""
        return self.expression.sub(replacement, text) if self.search(text) else text


@functools.lru_cache(maxsize=64)
def finder(patterns: SearchPatterns) -> Finder | None:
    """Return what finds the needles that are certain; None when there are none."""
    expression = compiled(patterns)
    if expression is None:
        return None
    names = [name for name in patterns.names if len(name.split()) > 1]
    digits = [phone[3:] if phone.startswith("+31") else phone[1:] for phone in patterns.phones]
    return Finder(
        expression,
        _anchors([*names, *patterns.emails, *patterns.files]),
        tuple(each.encode() for each in digits),
    )


@functools.lru_cache(maxsize=64)
def doubtful(patterns: SearchPatterns) -> Finder | None:
    """Return what finds names that may be somebody else's, or no names; None when there are none."""
    expression = single_words(patterns)
    if expression is None:
        return None
    return Finder(expression, _anchors([*patterns.ordinary, *patterns.names]))


def _anchors(texts: Iterable[str]) -> tuple[tuple[bytes, ...], ...] | None:
    """Return of each text the pieces that are written in one way only, the longest first."""
    found = []
    for text in texts:
        # Letters beyond ASCII are written in several ways; what stands between them is not.
        runs = RUN.findall("".join(c.lower() if c.isascii() else " " for c in text))
        if not runs:
            return None
        found.append(tuple(run.encode() for run in sorted(runs, key=len, reverse=True)))
    return tuple(dict.fromkeys(found))

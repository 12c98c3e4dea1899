"""The words of a text as they are searched, and how the words of all pages are written down."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from publishing.content.letters import folded
from publishing.search.documents import SearchDocument

WORD = re.compile(r"[^\W\d_]+|\d+")
#: One number in groups, as people write amounts and phone numbers: 14 010, 06-12 34 56 78, 1.500.
NUMBER = re.compile(r"\d+(?:[  .-]\d+)+")
NO_DIGIT = re.compile(r"\D")
#: Where a word stands, from the least to the most telling.
TEXT, OFTEN, OTHER, TITLE = range(4)
#: From so many times on a word stands often in a text.
MANY = 3
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def words_of(text: str) -> Iterable[str]:
    """Yield the words and numbers of a text; a number in groups as a whole as well."""
    plain = folded(text)
    for found in WORD.findall(plain):
        if len(found) > 1 or found.isdigit():
            yield found
    for found in NUMBER.findall(plain):
        yield NO_DIGIT.sub("", found)


def places_of(document: SearchDocument) -> dict[str, int]:
    """Return each word of a page with the most telling place where it stands."""
    found = {}
    for word, times in Counter(words_of(document.text)).items():
        found[word] = OFTEN if times >= MANY else TEXT
    found |= dict.fromkeys(words_of(document.other), OTHER)
    return found | dict.fromkeys(words_of(document.title), TITLE)


def index_of(documents: Iterable[SearchDocument]) -> dict[str, Any]:
    """Return the index of the pages of a language.

    `pages` are [address, title, kind, place, weight in percent, year]; `words` gives for each word the
    numbers of the pages that have it times four plus where, each as the step from the one before, in base 36.
    """
    pages: list[Any] = []
    found: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(documents):
        weight = round(page.weight * 100)
        pages.append([page.url, page.title, page.facet, page.place, weight, page.year])
        for word, place in places_of(page).items():
            found[word].append(number * 4 + place)
    return {"pages": pages, "words": {word: _steps(found[word]) for word in sorted(found)}}


def _steps(numbers: list[int]) -> str:
    last, parts = 0, []
    for number in numbers:
        parts.append(_base36(number - last))
        last = number
    return " ".join(parts)


def _base36(number: int) -> str:
    text = DIGITS[number % 36]
    while number := number // 36:
        text = DIGITS[number % 36] + text
    return text

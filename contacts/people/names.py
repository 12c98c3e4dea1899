"""Names of people in parts, as address books sort them: given name, Dutch prefix, family name.

The name itself stays the title of the page, as somebody writes it. Pure Python.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: What stands before a Dutch family name and is not sorted by, in small letters (“tussenvoegsel”).
PREFIXES = frozenset(
    "van de der den het 't ’t 's ’s ten ter te op in uit bij onder aan voor tot over von vom zum zur"
    " du des la le les l' da dal del della di do dos das el al af av d' d’ l’".split()
)
#: What begins a family name of two words, whatever its capitals: El Amrani, Ben Ali, Van Dijk.
BEGINNINGS = frozenset(
    "el al ben bin ibn abu aït ait ould van von de der den ter ten la le".split()
)
#: Titles before and behind a name: no part of it.
BEFORE = re.compile(r"(?:dr|drs|mr|mrs|ir|ing|prof|ds|dhr|mw|mevr)\.|dhr|mw|mevr|drs|ir|dr")
BEHIND = re.compile(r"(?:bc|ba|bsc|ma|msc|phd|llm|mba|jr|sr)\.?", re.IGNORECASE)


class NameParts(NamedTuple):
    """A name in parts; each may be empty."""

    given: str
    infix: str
    family: str

    @property
    def surname(self) -> str:
        """The family name with what stands before it."""
        return " ".join(part for part in (self.infix, self.family) if part)


def split_name(name: str) -> NameParts:
    """Return the parts of a name: “Jan van der Berg” is Jan, van der, Berg."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and BEFORE.fullmatch(words[0]):
        del words[0]
    while len(words) > 2 and BEHIND.fullmatch(words[-1]):
        del words[-1]
    if len(words) < 2:
        return NameParts("", "", " ".join(words))
    first = next((n for n, word in enumerate(words[1:-1], 1) if word in PREFIXES), None)
    if first is not None:
        last = first
        while last < len(words) - 1 and words[last] in PREFIXES:
            last += 1
        return NameParts(
            " ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:])
        )
    start = len(words) - 1
    if start > 1 and words[start - 1].lower() in BEGINNINGS:
        start -= 1
    return NameParts(" ".join(words[:start]), "", " ".join(words[start:]))


def fits(parts: NameParts, name: str) -> bool:
    """Return whether a name has these parts: each of their words, as often as they have it."""
    left = name.replace(",", " ").split()
    for word in " ".join(parts).split():
        if word not in left:
            return False
        left.remove(word)
    return any(parts)


def parts_of(parts: NameParts, name: str) -> NameParts:
    """Return the parts of a name: those that somebody gave, while they are of this name."""
    return parts if fits(parts, name) else split_name(name)

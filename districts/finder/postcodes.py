"""Postcodes of four digits and two letters, and where each house of one lies.

A postcode mostly lies in one neighbourhood: then its code is enough. Else each neighbourhood has
its house numbers: `{"AB": "BU05990110", "AC": {"BU05990110": "1-15 18", "BU05990111": "2-8"}}`.
`1-15` stands for every second number: the odd side of a street, or the even one.
"""

from __future__ import annotations

import functools
import json
import logging
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

logger = logging.getLogger(__name__)

#: What a reader may type: spaces are taken out before, letters may be small.
POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Za-z]{2}")
_RUN = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")
#: The letters of a postcode -> a neighbourhood, or house numbers by neighbourhood.
Codes = Mapping[str, str | Mapping[str, str]]


def written(numbers: Iterable[int]) -> str:
    """Write house numbers as runs of every second number, odd ones first."""
    parts = []
    for parity in (1, 0):
        side = sorted({number for number in numbers if number % 2 == parity})
        while side:
            count = 1
            while count < len(side) and side[count] == side[count - 1] + 2:
                count += 1
            first, last = side[0], side[count - 1]
            parts.append(f"{first}-{last}" if count > 1 else f"{first}")
            side = side[count:]
    return " ".join(parts)


def holds(runs: str, number: int) -> bool:
    """Return whether a house number is among runs."""
    for found in _RUN.finditer(runs):
        first, last = int(found[1]), int(found[2] or found[1])
        if first <= number <= last and (number - first) % 2 == 0:
            return True
    return False


@functools.lru_cache(maxsize=1024)
def read_codes(text: str) -> Codes:
    """Read the stored postcodes of a shard; nothing, and a line in the log, when they are none.

    The import writes no others. What got into the database past it costs the shard, and no page.
    """
    try:
        found = json.loads(text or "{}")
        for letters, where in found.items():
            if not re.fullmatch(r"[A-Z]{2}", letters) or not isinstance(where, str | dict):
                raise ValueError(letters)
            if isinstance(where, dict) and not all(
                isinstance(each, str) for each in where.values()
            ):
                raise ValueError(letters)
    except (ValueError, AttributeError, RecursionError) as error:
        logger.error("postcodes are left out, they cannot be read: %s (%r)", text[:80], error)
        return MappingProxyType({})
    return MappingProxyType(dict(sorted(found.items())))

"""Where numbers stand on a map: in the middle of their district, or beside it where they would touch."""

from __future__ import annotations

import functools
import math
from itertools import combinations

Place = tuple[int, int]

#: The room that a number takes, in heights of its letters: on a phone letters are half as large again.
WIDE, HIGH = 2.2, 1.4
#: A line to a number ends at its letters, so far from their middle.
CLEAR = 0.8
#: More rounds than this move nothing that can be seen.
ROUNDS = 200


@functools.lru_cache(maxsize=512)
def spread(middles: tuple[Place, ...], letters: int) -> tuple[Place, ...]:
    """Move places apart until the numbers there do not touch, each as little as that takes."""
    width, height = WIDE * letters, HIGH * letters
    places = [(float(x), float(y)) for x, y in middles]
    for _round in range(ROUNDS):
        touching = False
        for one, other in combinations(range(len(places)), 2):
            (left, top), (right, low) = places[one], places[other]
            across, down = right - left, low - top
            over, under = width - abs(across), height - abs(down)
            if over <= 0 or under <= 0:
                continue
            touching = True
            # Along the side where the least is to be moved, in even parts.
            if over / width < under / height:
                step = (over + 1) / 2 if across >= 0 else -(over + 1) / 2
                places[one], places[other] = (left - step, top), (right + step, low)
            else:
                step = (under + 1) / 2 if down >= 0 else -(under + 1) / 2
                places[one], places[other] = (left, top - step), (right, low + step)
        if not touching:
            break
    return tuple((round(x), round(y)) for x, y in places)


def leader(number: Place, middle: Place, letters: int) -> str:
    """Draw a line from a number to the middle of its district, as SVG path data."""
    across, down = middle[0] - number[0], middle[1] - number[1]
    long = math.hypot(across, down)
    # Where they are near to each other, half of the way is left to see.
    part = min(CLEAR * letters / long, 0.5) if long else 0.0
    x, y = round(number[0] + across * part), round(number[1] + down * part)
    return f"M{x} {y}L{middle[0]} {middle[1]}"

"""The outline of several areas together, from borders that neighbours share point by point.

An import sees to that (`districts.imports.simplify`): so a border that two areas of a district share
is there twice, once in each direction, and falls away. No library is needed where pages are made.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable

Point = tuple[float, float]
Ring = tuple[Point, ...]


@functools.lru_cache(maxsize=512)
def outline(geometries: tuple[str, ...]) -> str:
    """Return the outline of areas (GeoJSON texts) as GeoJSON text; empty without any.

    Rings may be holes as well: they go round the other way.
    """
    if len(geometries) < 2:
        return geometries[0] if geometries else ""
    found = (ring for text in geometries for polygon in turned(text) for ring in polygon)
    rings = stitched(_borders(found))
    return json.dumps(
        {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
        separators=(",", ":"),
    )


def turned(geometry: str) -> list[list[Ring]]:
    """Return the polygons of a geometry: outer rings against the clock and holes with it."""
    value = json.loads(geometry)
    polygons = value["coordinates"] if value["type"] == "MultiPolygon" else [value["coordinates"]]
    return [
        [_turned(points, outer=number == 0) for number, points in enumerate(polygon)]
        for polygon in polygons
    ]


def _turned(points: Iterable[Iterable[float]], *, outer: bool) -> Ring:
    ring = tuple((float(x), float(y)) for x, y, *_height in points)
    return ring if (area(ring) > 0) == outer else tuple(reversed(ring))


def _borders(rings: Iterable[Ring]) -> dict[tuple[Point, Point], None]:
    """Return the steps of rings that no other ring goes back along, in their order."""
    left: dict[tuple[Point, Point], None] = {}
    for ring in rings:
        for step in itertools.pairwise(ring):
            back = (step[1], step[0])
            if back in left:
                del left[back]
            elif step[0] != step[1]:
                left[step] = None
    return left


def stitched(steps: dict[tuple[Point, Point], None]) -> list[list[Point]]:
    """Put steps together to closed rings. What does not close is left out."""
    onward: dict[Point, list[Point]] = {}
    for start, end in steps:
        onward.setdefault(start, []).append(end)
    rings = []
    for first in list(onward):
        while onward.get(first):
            ring = [first]
            while onward.get(ring[-1]):
                ring.append(onward[ring[-1]].pop())
                if ring[-1] == first:
                    break
            if ring[-1] == first and len(ring) > 3:
                rings.append(ring)
    return rings


def area(ring: Ring) -> float:
    """Return twice the area of a ring: negative when it goes round clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))

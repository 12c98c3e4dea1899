"""The shape of a district as GeoJSON that others can read (RFC 7946)."""

from __future__ import annotations

import json
from typing import Any

from districts.geo.boundaries import holds, is_drawable
from districts.geo.maps import EMPTY, areas_of
from districts.geo.outline import Ring, area, outline, turned
from districts.models.districts import DistrictRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

Polygon = list[Ring]


def shape_of(read: Reader, district: PageRow) -> dict[str, Any] | None:
    """Return the geometry of a district (its source page); None when it has no boundary.

    It is always a MultiPolygon. Outer rings go round against the clock and holes with it.
    """
    own = read.row(DistrictRow, district.id).boundary
    if own not in EMPTY:
        polygons = turned(own) if is_drawable(own) else []
    else:
        areas = areas_of(read, district)
        together = outline(areas)
        polygons = turned(together) if len(areas) == 1 else with_holes(together)
    if not polygons:
        return None
    return {"type": "MultiPolygon", "coordinates": polygons}


def with_holes(stitched: str) -> list[Polygon]:
    """Put the rings of an outline, where each stands alone, into polygons: holes go with the clock."""
    if not stitched:
        return []
    rings: list[Ring] = [
        tuple((x, y) for x, y in ring) for (ring,) in json.loads(stitched)["coordinates"]
    ]
    polygons = [[ring] for ring in rings if area(ring) > 0]
    for hole in rings:
        if area(hole) > 0:
            continue
        around = [each for each in polygons if _inside(hole, each[0])]
        if around:
            # Of an island in a lake on an island the smallest one around it counts.
            min(around, key=lambda each: area(each[0])).append(hole)
    return polygons


def _inside(hole: Ring, outer: Ring) -> bool:
    """Return whether a hole lies in a ring. They may meet in a point, so its sides are looked at."""
    geometry = json.dumps({"type": "Polygon", "coordinates": [outer]})
    (x1, y1), (x2, y2) = hole[0], hole[1]
    return holds(geometry, (x1 + x2) / 2, (y1 + y2) / 2)

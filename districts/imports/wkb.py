"""Well-known binary (OGC 06-103r4) as GeoPackage has it: only polygons, looked at before it is read.

The library that reads it calls itself for each geometry inside another, and ends the whole process
where these stand a hundred thousand deep in each other.
"""

from __future__ import annotations

import struct

from django.utils.translation import gettext as _

POLYGON, MULTIPOLYGON = 3, 6
#: The kinds by their number, for a message.
KINDS = {
    1: "Point", 2: "LineString", 4: "MultiPoint", 5: "MultiLineString", 7: "GeometryCollection",
    8: "CircularString", 9: "CompoundCurve", 10: "CurvePolygon", 11: "MultiCurve",
    12: "MultiSurface", 15: "PolyhedralSurface", 16: "TIN", 17: "Triangle",
}  # fmt: skip
#: Corners of one area; the coast of the largest municipality has fewer.
MOST_CORNERS = 500_000


def check_polygons(data: bytes) -> None:
    """Accept a Polygon or a MultiPolygon of them. Raises ValueError with what it is instead."""
    kind, place = _header(data, 0)
    if kind == POLYGON:
        _skip_polygon(data, 0)
        return
    if kind != MULTIPOLYGON:
        raise ValueError(
            _("“%(kind)s” is not a boundary: allowed are Polygon and MultiPolygon.")
            % {"kind": KINDS.get(kind, kind)}
        )
    (count,) = _numbers(data, 0, place, 1)
    place += 4
    for _part in range(count):
        place = _skip_polygon(data, place)


def _skip_polygon(data: bytes, start: int) -> int:
    """Return where a polygon ends."""
    kind, place = _header(data, start)
    if kind != POLYGON:
        raise ValueError(
            _("“%(kind)s” is not a boundary: allowed are Polygon and MultiPolygon.")
            % {"kind": KINDS.get(kind, kind)}
        )
    size = 8 * _dimensions(data, start)
    (rings,) = _numbers(data, start, place, 1)
    place += 4
    for _ring in range(rings):
        (corners,) = _numbers(data, start, place, 1)
        if corners > MOST_CORNERS:
            raise ValueError(_too_many(corners))
        place += 4 + corners * size
        if place > len(data):
            raise ValueError(_("the geometry ends too early"))
    return place


def _too_many(corners: int) -> str:
    return _("%(corners)d corners; allowed are %(most)d") % {
        "corners": corners,
        "most": MOST_CORNERS,
    }


def _header(data: bytes, start: int) -> tuple[int, int]:
    """Return the kind of a geometry, and where its content begins. EWKB has flags and a system."""
    (written,) = _numbers(data, start, start + 1, 1)
    extra = 4 if written & 0x20000000 else 0
    return (written & 0x1FFFFFFF) % 1000, start + 5 + extra


def _dimensions(data: bytes, start: int) -> int:
    (written,) = _numbers(data, start, start + 1, 1)
    thousands = (written & 0x1FFFFFFF) // 1000
    height = bool(written & 0x80000000) or thousands in (1, 3)
    measure = bool(written & 0x40000000) or thousands in (2, 3)
    return 2 + height + measure


def _numbers(data: bytes, start: int, place: int, count: int) -> tuple[int, ...]:
    """Read whole numbers in the byte order that the geometry at `start` names."""
    try:
        order = {0: ">", 1: "<"}[data[start]]
        return struct.unpack_from(f"{order}{count}I", data, place)
    except (LookupError, struct.error):
        raise ValueError(_("the geometry ends too early")) from None

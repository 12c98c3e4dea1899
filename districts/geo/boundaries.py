"""Boundaries of districts: GeoJSON (RFC 7946) in, SVG path data out."""

from __future__ import annotations

import functools
import itertools
import json
import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

Ring = Sequence[tuple[float, float]]
#: Enough for a detailed district, small enough to draw forty of them in one page.
MAX_POINTS = 5_000
#: So many lines across a district find a place for its number.
LINES = 12
#: Longitude and latitude of the European Netherlands, with some sea.
WEST, SOUTH, EAST, NORTH = 3.0, 50.5, 7.5, 53.8


def validate_boundary(value: Any) -> None:
    """Accept a GeoJSON Polygon or MultiPolygon in the Netherlands.

    Raises ValidationError that says what is wrong.
    """
    if not isinstance(value, dict) or value.get("type") not in ("Polygon", "MultiPolygon"):
        kind = value.get("type") if isinstance(value, dict) else type(value).__name__
        raise ValidationError(
            _("“%(kind)s” is not a boundary: allowed are a GeoJSON Polygon and MultiPolygon."),
            params={"kind": kind},
        )
    points = 0
    try:
        for ring in rings(value):
            points += len(ring)
            if len(ring) < 4 or ring[0] != ring[-1]:
                raise ValidationError(_("A ring of the boundary is not closed."))
            for longitude, latitude in ring:
                check_point(longitude, latitude)
    except (TypeError, ValueError, LookupError, OverflowError, RecursionError) as error:
        raise ValidationError(_("The boundary cannot be read as GeoJSON.")) from error
    if not 0 < points <= MAX_POINTS:
        raise ValidationError(
            _("The boundary has %(points)d points; allowed are 4 to %(maximum)d."),
            params={"points": points, "maximum": MAX_POINTS},
        )


def check_point(longitude: float, latitude: float) -> None:
    """Raise ValidationError when a point is not in the Netherlands."""
    if not all(math.isfinite(number) for number in (longitude, latitude)) or not (
        WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH
    ):
        raise ValidationError(
            _("The point %(point)s is not in the Netherlands. Coordinates must be WGS84 degrees."),
            params={"point": f"{longitude}, {latitude}"},
        )


def rings(geometry: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Yield all rings of a Polygon or MultiPolygon."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    for polygon in polygons:
        for ring in polygon:
            yield [(float(point[0]), float(point[1])) for point in ring]


@functools.lru_cache(maxsize=512)
def drawn_rings(geometry: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Return the rings of a geometry (GeoJSON text). Every district's page draws all districts."""
    return tuple(tuple(ring) for ring in rings(json.loads(geometry)))


@functools.lru_cache(maxsize=512)
def is_drawable(geometry: str) -> bool:
    """Return whether a stored geometry (GeoJSON text) can be drawn; the log says so when it cannot.

    No text is no boundary. The editor refuses others; what got into the database past it costs a
    district its map, not every page that draws all districts.
    """
    if not geometry:
        return False
    try:
        found = drawn_rings(geometry)
        if not all(math.isfinite(number) for ring in found for point in ring for number in point):
            raise ValueError("a coordinate is no number")
        return any(len(ring) > 2 for ring in found)
    except (TypeError, ValueError, LookupError, OverflowError, RecursionError) as error:
        logger.error(
            "a boundary is left out, it is no GeoJSON polygon: %s (%r)", geometry[:80], error
        )
        return False


def holds(geometry: str, longitude: float, latitude: float) -> bool:
    """Return whether a point lies inside a geometry (GeoJSON text); holes count as outside.

    (Even-odd rule: a line from the point to the east crosses the rings an odd number of times.)
    """
    inside = False
    for ring in drawn_rings(geometry):
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            crosses = (y1 > latitude) != (y2 > latitude)
            if crosses and longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a drawing, in its units, from the left and from the top."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top

    def wider(self, by: int) -> Box:
        """Return the box with so much more room on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, x: int, y: int) -> bool:
        """Return whether a point lies in it, not on its edge."""
        return self.left < x < self.right and self.top < y < self.bottom

    def meets(self, other: Box) -> bool:
        """Return whether something of `other` lies in this one."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Projection:
    """Degrees to drawing units: equirectangular, true enough for one town."""

    west: float
    north: float
    east: float
    south: float
    width: int = 1000

    @classmethod
    def around(cls, geometries: tuple[str, ...]) -> Projection | None:
        """Make the projection that shows all `geometries` (GeoJSON texts), None without any."""
        points = [
            point for text in geometries if text for ring in drawn_rings(text) for point in ring
        ]
        if not points:
            return None
        longitudes, latitudes = zip(*points, strict=True)
        return cls(min(longitudes), max(latitudes), max(longitudes), min(latitudes))

    @functools.cached_property
    def scale(self) -> float:
        """Drawing units per degree of longitude."""
        return self.width / ((self.east - self.west) or 1)

    @functools.cached_property
    def stretch(self) -> float:
        """Degrees of latitude are longer than those of longitude, by this factor."""
        return 1 / math.cos(math.radians((self.north + self.south) / 2))

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return max(1, round((self.north - self.south) * self.scale * self.stretch))

    def point(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Place a point in the drawing."""
        return (
            round((longitude - self.west) * self.scale),
            round((self.north - latitude) * self.scale * self.stretch),
        )

    def covers(self, geometry: str, x: float, y: float) -> bool:
        """Return whether a place in the drawing lies inside a geometry (GeoJSON text)."""
        return holds(
            geometry, self.west + x / self.scale, self.north - y / self.scale / self.stretch
        )

    def box(self, geometry: str) -> Box:
        """Return the smallest box around a geometry (GeoJSON text)."""
        placed = [self.point(*point) for ring in drawn_rings(geometry) for point in ring]
        across, down = zip(*placed, strict=True)
        return Box(min(across), min(down), max(across), max(down))

    def middle(self, geometry: str) -> tuple[int, int]:
        """Return a place well inside a geometry (GeoJSON text), where its name or number can stand.

        Of the middles of some lines across it, the one that is furthest from an edge.
        """
        sides = [
            side
            for ring in drawn_rings(geometry)
            for side in itertools.pairwise([self.point(*point) for point in ring])
        ]
        box = self.box(geometry)
        centre = (box.top + box.bottom) / 2
        best = (-1, 0.0, (box.left + box.right) // 2, round(centre))
        for line in range(1, LINES):
            y = box.top + box.height * line / LINES
            crossed = sorted(
                x1 + (y - y1) / (y2 - y1) * (x2 - x1)
                for (x1, y1), (x2, y2) in sides
                if (y1 > y) != (y2 > y)
            )
            for left, right in zip(crossed[::2], crossed[1::2], strict=False):
                x = (left + right) / 2
                room = min(_distance(x, y, *start, *end) for start, end in sides)
                # Where several have as much room, the one in the middle.
                best = max(best, (round(room), -abs(y - centre), round(x), round(y)))
        return best[2:]

    def path(self, geometry: str) -> str:
        """Draw a geometry (GeoJSON text) as SVG path data, without what is too small to see."""
        parts = []
        for ring in drawn_rings(geometry):
            placed = [self.point(*point) for point in ring]
            steps = [
                f"{x2 - x1} {y2 - y1}"
                for (x1, y1), (x2, y2) in itertools.pairwise(placed[:-1])
                if (x1, y1) != (x2, y2)
            ]
            if len(steps) > 1:
                # One letter for all steps, and no space that a minus makes needless: a page has many.
                line = " ".join(steps).replace(" -", "-")
                parts.append(f"M{placed[0][0]} {placed[0][1]}l{line}z")
        return "".join(parts)


def _distance(x: float, y: float, x1: float, y1: float, x2: float, y2: float) -> float:
    """Return how far a point is from the side between two others."""
    across, down = x2 - x1, y2 - y1
    long = across * across + down * down
    along = ((x - x1) * across + (y - y1) * down) / long if long else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(x - x1 - along * across, y - y1 - along * down)

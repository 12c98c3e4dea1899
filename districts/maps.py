"""Maps of districts: one drawing of the municipality, the same on every page."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from contacts.directory import districts
from districts.boundaries import Projection, holds
from districts.models.districts import DistrictRow
from publishing.reader import Reader
from publishing.records import PageRow

#: Room around the drawing, in its own units, for the thickness of lines.
MARGIN = 12


@dataclass(frozen=True, slots=True)
class MapShape:
    """A district on the map, as SVG path data. Without `url` it is no link."""

    name: str
    path: str
    url: str | None
    selected: bool


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map, in units of the drawing."""

    x: int
    y: int
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class MapView:
    """A map: SVG viewBox, what it shows in words, and what is on it."""

    view_box: str
    label: str
    shapes: tuple[MapShape, ...]
    points: tuple[MapPoint, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Something to mark on a map: a place in WGS84 degrees."""

    name: str
    url: str
    longitude: float
    latitude: float


@functools.lru_cache(maxsize=16)
def _projection(geometries: tuple[str, ...]) -> Projection | None:
    return Projection.around(geometries)


@functools.lru_cache(maxsize=512)
def _path(projection: Projection, geometry: str) -> str:
    return projection.path(geometry)


def municipality_map(
    read: Reader,
    label: str,
    *,
    selected: PageRow | None = None,
    places: Iterable[Place] = (),
) -> MapView | None:
    """Draw all districts that have a boundary; None when no district has one.

    With `selected` (a source page) that district stands out and nothing is a link; without it
    every district links to its page. Of `places` only those inside the selected district are
    marked: on a sketch others would stand in the wrong district.
    """
    pages = districts(read)
    rows = {page.id: read.row(DistrictRow, page.id) for page in pages}
    drawn = {key: row.boundary for key, row in rows.items() if row.boundary}
    projection = _projection(tuple(drawn.values()))
    if projection is None or (selected is not None and selected.id not in drawn):
        return None
    shapes = []
    for page in pages:
        if page.id in drawn:
            shown = read.localised(page) or page
            shapes.append(
                MapShape(
                    shown.title,
                    _path(projection, drawn[page.id]),
                    read.url(shown) if selected is None else None,
                    selected is not None and page.id == selected.id,
                )
            )
    points = []
    for place in places if selected is not None else ():
        if selected is not None and holds(drawn[selected.id], place.longitude, place.latitude):
            x, y = projection.point(place.longitude, place.latitude)
            points.append(MapPoint(x, y, place.name, place.url))
    size = f"{projection.width + 2 * MARGIN} {projection.height + 2 * MARGIN}"
    return MapView(f"-{MARGIN} -{MARGIN} {size}", label, tuple(shapes), tuple(points))

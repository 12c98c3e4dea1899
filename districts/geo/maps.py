"""Maps of districts: the whole municipality, or a district among its neighbours."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from contacts.people.directory import districts
from core.layout.reading import link
from core.layout.views import Link
from districts.finder.membership import codes_of
from districts.geo.boundaries import Box, Projection, holds, is_drawable
from districts.geo.numbers import leader, spread
from districts.geo.outline import outline
from districts.models.areas import AreaRow
from districts.models.districts import DistrictRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

#: Room around the drawing, in its own units, for the thickness of lines.
MARGIN = 12
#: How a database writes that there is no boundary.
EMPTY = (None, "", "null")
#: A district's own map is this many times as large as the district, so that it is recognised by
#: its neighbours; in a long municipality it would be a speck on the whole map …
SURROUNDINGS = 4
#: … but never less than this share of the whole width, and its sides are 4 to 3.
LEAST_SHARE, ASPECT = 0.3, 4 / 3
#: The height of a number, as a share of the drawing (of its width, of its height): as small as can be read.
LETTERS, OWN_LETTERS = (0.018, 0.026), (0.031, 0.045)
#: Neighbours of a district are no further from it than this share of its map.
NEAR = 0.05


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
class MapName:
    """The number of a district on the map, where it stands, and the name that goes with it in a list."""

    number: str
    district: Link
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapView:
    """A map: SVG viewBox, what it shows in words, and what is on it."""

    view_box: str
    label: str
    shapes: tuple[MapShape, ...]
    #: Borders of neighbourhoods in the district that is selected, as SVG path data.
    lines: tuple[str, ...]
    points: tuple[MapPoint, ...]
    names: tuple[MapName, ...] = ()
    #: The height of a number, in units of the drawing.
    letters: int = 0
    #: Lines to numbers that stand outside their district, as SVG path data.
    leaders: str = ""

    @property
    def numbers(self) -> Mapping[str, str]:
        """The number of each district, by its address."""
        return {each.district.url: each.number for each in self.names}


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


@functools.lru_cache(maxsize=512)
def _box(projection: Projection, geometry: str) -> Box:
    return projection.box(geometry)


@functools.lru_cache(maxsize=512)
def _middle(projection: Projection, geometry: str) -> tuple[int, int]:
    return projection.middle(geometry)


def municipality_map(
    read: Reader, label: str, order: Iterable[PageRow] | None = None
) -> MapView | None:
    """Draw all districts that have a boundary, each a link; None when no district has one.

    They are numbered in `order` (source pages): that of the list that stands beside the map.
    """
    drawn = read.shared(_boundaries)
    projection = _projection(tuple(drawn.values()))
    if projection is None:
        return None
    shapes = []
    for page, boundary in drawn.items():
        shown = read.localised(page) or page
        path = _path(projection, boundary)
        shapes.append(MapShape(shown.title, path, read.address(shown), selected=False))
    whole = _whole(projection)
    numbered = [page for page in (drawn if order is None else order) if page in drawn]
    letters = _letters(whole, LETTERS)
    names, leaders = _names(read, projection, drawn, numbered, letters)
    return MapView(
        _view_box(whole),
        label,
        tuple(shapes),
        (),
        (),
        names,
        letters,
        leaders,
    )


def district_map(
    read: Reader, district: PageRow, label: str, places: Iterable[Place] = ()
) -> MapView | None:
    """Draw a district (its source page) among its neighbours; None when it has no boundary.

    Only places inside the district are marked: on a sketch others would stand in a neighbour's.
    """
    drawn = read.shared(_boundaries)
    projection = _projection(tuple(drawn.values()))
    if projection is None or district not in drawn:
        return None
    frame = _around(projection, _box(projection, drawn[district]))
    shapes = [
        MapShape(
            (read.localised(page) or page).title,
            _path(projection, boundary),
            None,
            selected=page.id == district.id,
        )
        for page, boundary in drawn.items()
        if frame.meets(_box(projection, boundary))
    ]
    points = [
        MapPoint(*projection.point(place.longitude, place.latitude), place.name, place.url)
        for place in places
        if holds(drawn[district], place.longitude, place.latitude)
    ]
    own = areas_of(read, district)
    lines = tuple(_path(projection, each) for each in own) if len(own) > 1 else ()
    near = _box(projection, drawn[district]).wider(round(frame.width * NEAR))
    around = [
        page
        for page, boundary in drawn.items()
        if page != district
        and near.meets(_box(projection, boundary))
        and frame.holds(*_middle(projection, boundary))
    ]
    letters = _letters(frame, OWN_LETTERS)
    names, leaders = _names(read, projection, drawn, around, letters)
    return MapView(
        _view_box(frame),
        label,
        tuple(shapes),
        lines,
        tuple(points),
        names,
        letters,
        leaders,
    )


def _names(
    read: Reader,
    projection: Projection,
    drawn: Mapping[PageRow, str],
    pages: Iterable[PageRow],
    letters: int,
) -> tuple[tuple[MapName, ...], str]:
    """Place the numbers of districts, and draw the lines to those that found no room in their own."""
    known = [(shown, page) for page in pages if (shown := link(read, page)) is not None]
    middles = tuple(_middle(projection, drawn[page]) for _shown, page in known)
    places = spread(middles, letters)
    names = tuple(
        MapName(str(number), shown, *place)
        for number, ((shown, _page), place) in enumerate(zip(known, places, strict=True), start=1)
    )
    leaders = "".join(
        leader(place, middle, letters)
        for (_shown, page), place, middle in zip(known, places, middles, strict=True)
        if not projection.covers(drawn[page], *place)
    )
    return names, leaders


def _boundaries(read: Reader) -> Mapping[PageRow, str]:
    """Return the boundaries of the districts (source pages) that have one."""
    found = {page: boundary_of(read, page) for page in districts(read)}
    return MappingProxyType(
        {page: boundary for page, boundary in found.items() if is_drawable(boundary)}
    )


def boundary_of(read: Reader, district: PageRow) -> str:
    """Return the boundary of a district (its source page): its own, else that of its neighbourhoods.

    Empty without either.
    """
    own = read.row(DistrictRow, district.id).boundary
    return own if own not in EMPTY else outline(areas_of(read, district))


def areas_of(read: Reader, district: PageRow) -> tuple[str, ...]:
    """Return the boundaries of the neighbourhoods of a district (its source page) today."""
    if not read.summaries(AreaRow):
        return ()
    found = (
        row.boundary
        for code in codes_of(read, district)
        for row in read.where(AreaRow, "code", code)
    )
    return tuple(each for each in found if each not in EMPTY and is_drawable(each))


def _whole(projection: Projection) -> Box:
    return Box(-MARGIN, -MARGIN, projection.width + MARGIN, projection.height + MARGIN)


def _around(projection: Projection, district: Box) -> Box:
    """Choose the part of the drawing to show around a district, inside the drawing."""
    whole = _whole(projection)
    width = round(
        max(
            district.width * SURROUNDINGS,
            district.height * SURROUNDINGS * ASPECT,
            projection.width * LEAST_SHARE,
        )
    )
    height = round(width / ASPECT)
    if width >= whole.width or height >= whole.height:
        return whole
    left = (district.left + district.right - width) // 2
    top = (district.top + district.bottom - height) // 2
    left = min(max(left, whole.left), whole.right - width)
    top = min(max(top, whole.top), whole.bottom - height)
    return Box(left, top, left + width, top + height)


def _letters(box: Box, shares: tuple[float, float]) -> int:
    return round(max(box.width * shares[0], box.height * shares[1]))


def _view_box(box: Box) -> str:
    return f"{box.left} {box.top} {box.width} {box.height}"

"""Districts on the map from their neighbourhoods: borders between these fall away."""

from __future__ import annotations

import json

from districts.geo.maps import boundary_of, district_map
from districts.geo.outline import outline
from districts.models.areas import AreaMembershipRow, AreaRow
from tests.districts.town import Town


def square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def polygon(*rings: list[list[float]]) -> str:
    return json.dumps({"type": "Polygon", "coordinates": rings})


def points_of(text: str) -> list[set[tuple[float, float]]]:
    return [{(x, y) for x, y in ring} for (ring,) in json.loads(text)["coordinates"]]


def test_a_shared_border_falls_away() -> None:
    together = outline((polygon(square(0, 0, 1, 1)), polygon(square(1, 0, 2, 1))))
    assert points_of(together) == [{(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)}]


def test_the_way_that_a_ring_goes_round_does_not_matter() -> None:
    other = polygon(list(reversed(square(1, 0, 2, 1))))
    assert points_of(outline((polygon(square(0, 0, 1, 1)), other))) == [
        {(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)}
    ]


def test_an_area_inside_another_fills_its_hole() -> None:
    ring = polygon(square(0, 0, 3, 3), square(1, 1, 2, 2))
    assert points_of(outline((ring, polygon(square(1, 1, 2, 2))))) == [
        {(0, 0), (3, 0), (3, 3), (0, 3)}
    ]


def test_what_does_not_touch_stays_apart() -> None:
    assert len(points_of(outline((polygon(square(0, 0, 1, 1)), polygon(square(5, 5, 6, 6)))))) == 2


def test_one_area_is_its_own_outline_and_none_has_none() -> None:
    one = polygon(square(0, 0, 1, 1))
    assert outline((one,)) == one
    assert outline(()) == ""


def test_a_district_is_drawn_from_its_neighbourhoods_unless_it_has_a_boundary_of_its_own() -> None:
    town = Town()
    north = town.district("Noord")
    own = town.district("Zuid", boundary=town.square(40))
    for code, west, district in (("BU05990001", 0, north), ("BU05990002", 10, north)):
        town.add(AreaRow, site_id=1, code=code, name=code, boundary=town.square(west))
        town.add(AreaMembershipRow, site_id=1, code=code, district_id=district.id)
    town.add(AreaRow, site_id=1, code="BU05990003", name="x", boundary=town.square(30))
    town.add(AreaMembershipRow, site_id=1, code="BU05990003", district_id=own.id)
    read = town.read()
    assert boundary_of(read, own) == town.square(40)
    view = district_map(read, north, "Map")
    assert view is not None
    assert [shape.name for shape in view.shapes] == ["Noord", "Zuid"]
    assert len(view.lines) == 2
    # The outline has the corners of both squares and no line between them.
    assert view.shapes[0].path.count("M") == 1

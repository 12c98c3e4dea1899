"""Districts as GeoJSON: holes are holes, and rings go round as RFC 7946 says."""

from __future__ import annotations

from districts.geo.geojson import shape_of, with_holes
from districts.geo.maps import areas_of
from districts.geo.outline import outline
from districts.models.areas import AreaMembershipRow, AreaRow
from tests.districts.test_outline import polygon, square
from tests.districts.town import Town


def test_a_hole_between_areas_is_in_the_smallest_ring_around_it() -> None:
    outer = square(0, 0, 9, 9)
    lake, island, pond = square(1, 1, 8, 8), square(2, 2, 7, 7), square(3, 3, 4, 4)
    found = with_holes(outline((polygon(outer, lake), polygon(island, pond))))
    corners = [[set(ring) for ring in rings] for rings in found]
    assert corners == [
        [{(0, 0), (9, 0), (9, 9), (0, 9)}, {(1, 1), (8, 1), (8, 8), (1, 8)}],
        [{(2, 2), (7, 2), (7, 7), (2, 7)}, {(3, 3), (4, 3), (4, 4), (3, 4)}],
    ]


def test_without_areas_there_is_no_shape() -> None:
    assert with_holes(outline(())) == []
    town = Town()
    north = town.district("Noord")
    assert shape_of(town.read(), north) is None


def test_neighbourhoods_make_the_shape_of_a_district_without_one_of_its_own() -> None:
    town = Town()
    north = town.district("Noord")
    for code, west in (("BU05990001", 4.0), ("BU05990002", 5.0)):
        boundary = polygon(square(west, 51, west + 1, 52))
        town.add(AreaRow, site_id=1, code=code, name=code, boundary=boundary)
        town.add(AreaMembershipRow, site_id=1, code=code, district_id=north.id)
    read = town.read()
    assert len(areas_of(read, north)) == 2
    shape = shape_of(read, north)
    assert shape is not None
    ((ring,),) = shape["coordinates"]
    assert set(ring) == {(4, 51), (5, 51), (6, 51), (6, 52), (5, 52), (4, 52)}


def test_a_boundary_that_is_no_geojson_gives_no_shape() -> None:
    town = Town()
    north = town.district("Noord", boundary='{"type": "Polygon", "coordinates": [[["a"]]]}')
    assert shape_of(town.read(), north) is None

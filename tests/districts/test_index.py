"""The overview of districts and the map."""

from __future__ import annotations

import json

import pytest

from contacts.people.directory import districts
from core.layout.views import Link
from districts.geo.boundaries import Projection, holds
from districts.geo.maps import MapName, MapPoint, MapShape, Place, district_map, municipality_map
from districts.models.districts import NeighbourhoodRow
from districts.pages.index import (
    AreaView,
    NamedDistrict,
    NeighbourhoodLink,
    by_area,
    district_index_view,
)
from tests.districts.town import Town


def test_districts_stand_by_part_of_town_from_a_to_z_and_those_without_one_last() -> None:
    town = Town()
    town.district("Zuid", area="Links")
    town.district("Buiten")
    town.district("Noord", area="Links")
    town.district("Centrum", area="Hart")

    view = district_index_view(town.read(), town.index)

    assert view.total == 4
    assert view.areas == (
        AreaView("Hart", (Link("Centrum", "/wijken/centrum/"),)),
        AreaView("Links", (Link("Noord", "/wijken/noord/"), Link("Zuid", "/wijken/zuid/"))),
        AreaView("", (Link("Buiten", "/wijken/buiten/"),)),
    )


def test_all_districts_stand_from_a_to_z_with_their_part_of_town() -> None:
    town = Town()
    town.district("Élan", area="Links")
    town.district("’t Hoen", area="Hart")
    town.district("Dorp")
    town.district("Fort", area="Hart")

    view = district_index_view(town.read("nl"), town.index)

    assert [(each.district.text, each.area) for each in view.by_name] == [
        ("Dorp", ""),
        ("Élan", "Links"),
        ("Fort", "Hart"),
        ("’t Hoen", "Hart"),
    ]


def test_without_parts_of_town_none_stands_behind_a_name() -> None:
    town = Town()
    town.district("Zuid", area="Stad")

    view = district_index_view(town.read(), town.index)

    assert view.by_name == (NamedDistrict(Link("Zuid", "/wijken/zuid/"), ""),)


def test_a_district_that_is_not_translated_is_listed_in_its_own_language() -> None:
    town = Town()
    north = town.district("Noord")
    town.district("Zuid")
    town.translate(town.home, "Town")
    index = town.translate(town.index, "Districts")
    town.translate(north, "North")

    view = district_index_view(town.read("nl"), index)

    assert view.areas == (
        AreaView(
            "",
            (Link("North", "/nl/districts/north/"), Link("Zuid", "/nl/en/wijken/zuid/", lang="en")),
        ),
    )


def test_neighbourhoods_lead_to_their_district() -> None:
    town = Town()
    north, south = town.district("Noord"), town.district("Zuid")
    town.add(NeighbourhoodRow, page_id=south.id, name="Zuid")
    town.add(NeighbourhoodRow, page_id=south.id, name="Tuinen")
    town.add(NeighbourhoodRow, page_id=north.id, name="De Haven")

    assert district_index_view(town.read(), town.index).neighbourhoods == (
        NeighbourhoodLink("De Haven", Link("Noord", "/wijken/noord/")),
        NeighbourhoodLink("Tuinen", Link("Zuid", "/wijken/zuid/")),
    )


def test_on_the_overview_every_district_of_the_map_is_a_link() -> None:
    town = Town()
    town.district("West", boundary=town.square(0))
    town.district("Oost", boundary=town.square(10))
    town.district("Zonder grens", boundary="")

    view = district_index_view(town.read(), town.index)

    assert view.map is not None
    assert view.map.label == "Map of the districts of Stad"
    assert view.map.view_box == "-12 -12 1024 837"
    assert view.map.shapes == (
        MapShape("Oost", "M500 813l500 0 0-813-500 0z", "/wijken/oost/", False),
        MapShape("West", "M0 813l500 0 0-813-500 0z", "/wijken/west/", False),
    )


def test_districts_on_the_map_have_the_numbers_of_the_list_beside_it() -> None:
    town = Town()
    town.district("West", boundary=town.square(0), area="Boven")
    town.district("Oost", boundary=town.square(10), area="Onder")
    town.district("Zonder grens")
    read = town.read()

    view = district_index_view(read, town.index)
    by_area_of_town = municipality_map(read, "Map", by_area(read, districts(read)))

    west, east = Link("West", "/wijken/west/"), Link("Oost", "/wijken/oost/")
    assert view.map is not None
    assert view.map.names == (MapName("1", east, 750, 406), MapName("2", west, 250, 406))
    assert view.map.numbers == {east.url: "1", west.url: "2"}
    assert by_area_of_town is not None
    assert by_area_of_town.numbers == {west.url: "1", east.url: "2"}


HORSESHOE: list[list[float]] = [
    [5, 52],
    [5.3, 52],
    [5.3, 52.3],
    [5.2, 52.3],
    [5.2, 52.1],
    [5.1, 52.1],
    [5.1, 52.3],
    [5, 52.3],
    [5, 52],
]


@pytest.mark.parametrize("ring", [HORSESHOE, [[x, -y + 104.3] for x, y in HORSESHOE]])
def test_a_number_stands_inside_its_district(ring: list[list[float]]) -> None:
    boundary = json.dumps({"type": "Polygon", "coordinates": [ring]})
    projection = Projection.around((boundary,))
    assert projection is not None
    x, y = projection.middle(boundary)
    longitude = projection.west + x / projection.scale
    latitude = projection.north - y / projection.scale / projection.stretch
    assert holds(boundary, longitude, latitude)
    # And well inside: more than a fifth of an arm from each edge.
    assert all(
        holds(boundary, longitude + dx, latitude + dy)
        for dx in (-0.02, 0.02)
        for dy in (-0.02, 0.02)
    )


def test_without_boundaries_there_is_no_map() -> None:
    town = Town()
    town.district("West")

    assert district_index_view(town.read(), town.index).map is None


def test_a_district_s_own_map_marks_only_places_inside_it() -> None:
    town = Town()
    west = town.district("West", boundary=town.square(0))
    town.district("Oost", boundary=town.square(10))
    inside = Place("Huis West", "/wijken/west/huis/", 5.05, 52.05)
    outside = Place("Huis Oost", "/wijken/west/ver/", 5.15, 52.05)

    view = district_map(town.read(), west, "Map", (inside, outside))

    assert view is not None
    assert [(shape.name, shape.url, shape.selected) for shape in view.shapes] == [
        ("Oost", None, False),
        ("West", None, True),
    ]
    assert view.points == (MapPoint(250, 407, "Huis West", "/wijken/west/huis/"),)


def test_a_district_without_a_boundary_has_no_map_of_its_own() -> None:
    town = Town()
    town.district("West", boundary=town.square(0))
    east = town.district("Oost")

    assert district_map(town.read(), east, "Map") is None


def test_a_small_district_is_shown_among_its_neighbours_only() -> None:
    town = Town()
    small = town.district("Klein", boundary=town.square(50, 50))
    town.district("Buur", boundary=town.square(60, 50))
    for number, (west, south) in enumerate(((0, 0), (0, 90), (90, 0), (90, 90))):
        town.district(f"Hoek {number}", boundary=town.square(west, south))

    view = district_map(town.read(), small, "Map")

    assert view is not None
    # A drawing of 1000 by 1634: the district is 100 by 163 and stands in the middle of four times
    # its height, 4 to 3.
    assert view.view_box == "112 411 875 656"
    assert [shape.name for shape in view.shapes] == ["Buur", "Klein"]
    # The district itself is what the page is about.
    assert [(each.number, each.district.text) for each in view.names] == [("1", "Buur")]


NAN = '{"type": "Polygon", "coordinates": [[[5, 52], [6, 52], [6, NaN], [5, 52]]]}'


@pytest.mark.parametrize(
    "junk",
    [
        '"Polygon"',
        "[]",
        '{"type": "Polygon"}',
        '{"type": "Polygon", "coordinates": [[5]]}',
        "{",
        NAN,
    ],
)
def test_a_boundary_that_is_none_costs_its_district_the_map_and_nobody_else(junk: str) -> None:
    town = Town()
    broken = town.district("Kapot", boundary=junk)
    good = town.district("Heel", boundary=town.square(0))
    assert district_map(town.read(), broken, "Map") is None
    view = district_map(town.read(), good, "Map")
    assert view is not None
    assert [shape.name for shape in view.shapes] == ["Heel"]
    whole = district_index_view(town.read(), town.index).map
    assert whole is not None
    assert [shape.name for shape in whole.shapes] == ["Heel"]


def test_at_the_edge_the_map_of_a_district_stays_inside_the_drawing() -> None:
    town = Town()
    corner = town.district("Hoek", boundary=town.square(0, 0))
    town.district("Overkant", boundary=town.square(90, 90))

    view = district_map(town.read(), corner, "Map")

    assert view is not None
    assert view.view_box == "-12 995 880 660"

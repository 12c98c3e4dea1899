"""Boundaries: what is refused, and how they are drawn."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from districts.geo.boundaries import MAX_POINTS, Projection, holds, validate_boundary

SQUARE = {"type": "Polygon", "coordinates": [[[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]]]}
WITH_HOLE = json.dumps(
    {
        "type": "Polygon",
        "coordinates": [
            [[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]],
            [[5.4, 52.4], [5.6, 52.4], [5.6, 52.6], [5.4, 52.6], [5.4, 52.4]],
        ],
    }
)


def with_ring(*points: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(points)]}


def test_a_polygon_in_the_netherlands_is_accepted() -> None:
    validate_boundary(SQUARE)
    validate_boundary({"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]]})


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("Polygon", id="text"),
        pytest.param({"type": "Point", "coordinates": [5, 52]}, id="point"),
        pytest.param({"type": "Polygon"}, id="no coordinates"),
        pytest.param({"type": "Polygon", "coordinates": []}, id="no rings"),
        pytest.param({"type": "Polygon", "coordinates": 5}, id="a number for a list"),
        pytest.param(with_ring([5], [6], [6], [5]), id="points of one number"),
        pytest.param(with_ring([5, 52], [6, 52], [6, 53], [5, 53]), id="open ring"),
        pytest.param(with_ring([5, 52], [6, 52], [5, 52]), id="three points"),
        pytest.param(with_ring([52, 5], [53, 5], [53, 6], [52, 5]), id="latitude first"),
        pytest.param(with_ring([10**400, 52], [6, 52], [6, 53], [10**400, 52]), id="huge number"),
        pytest.param(with_ring(*[[5, 52]] * (MAX_POINTS + 1)), id="too many points"),
    ],
)
def test_what_is_no_boundary_is_refused_with_a_message(value: Any) -> None:
    with pytest.raises(ValidationError):
        validate_boundary(value)


def test_a_path_is_drawn_from_the_north_west_in_relative_steps() -> None:
    geometry = json.dumps(SQUARE)
    projection = Projection.around((geometry, ""))
    assert projection is not None
    # A degree of latitude is 1.64 times as long as one of longitude at 52.5° north.
    assert projection.path(geometry) == "M0 1643l1000 0 0-1643-1000 0z"
    assert projection.height == 1643


def test_no_boundaries_no_projection() -> None:
    assert Projection.around(("",)) is None


def test_what_is_too_small_to_see_is_left_out() -> None:
    whole = json.dumps(SQUARE)
    tiny = json.dumps(
        with_ring([5.5, 52.5], [5.50001, 52.5], [5.50001, 52.50001], [5.5, 52.50001], [5.5, 52.5])
    )
    projection = Projection.around((whole, tiny))
    assert projection is not None
    assert projection.path(tiny) == ""


@pytest.mark.parametrize(
    ("longitude", "latitude", "inside"),
    [(5.1, 52.1, True), (5.5, 52.5, False), (4.9, 52.5, False), (5.1, 53.1, False)],
    ids=["inside", "in the hole", "to the west", "to the north"],
)
def test_a_point_lies_inside_or_not(longitude: float, latitude: float, inside: bool) -> None:
    assert holds(WITH_HOLE, longitude, latitude) is inside

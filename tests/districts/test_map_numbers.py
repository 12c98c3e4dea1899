"""Numbers on a map: in the middle of their district, and apart where districts are small."""

from __future__ import annotations

from itertools import combinations

import pytest

from districts.geo.boundaries import Projection
from districts.geo.numbers import HIGH, WIDE, leader, spread


def test_numbers_with_room_stand_in_the_middle() -> None:
    assert spread(((0, 0), (22, 0), (0, 14)), 10) == ((0, 0), (22, 0), (0, 14))
    assert spread((), 10) == ()


def test_two_that_touch_make_room_for_each_other() -> None:
    assert spread(((0, 0), (0, 9)), 10) == ((0, -3), (0, 12))
    assert spread(((9, 0), (0, 0)), 10) == ((16, 0), (-7, 0))


@pytest.mark.parametrize(
    "middles",
    [((5, 5),) * 8, tuple((x, y) for x in range(0, 20, 5) for y in range(0, 20, 5))],
    ids=["one on the other", "a crowd"],
)
def test_a_crowd_is_spread_until_no_two_touch(middles: tuple[tuple[int, int], ...]) -> None:
    found = spread(middles, 10)
    assert len(found) == len(middles)
    for (left, top), (right, low) in combinations(found, 2):
        assert abs(right - left) >= WIDE * 10 - 1 or abs(low - top) >= HIGH * 10 - 1


@pytest.mark.parametrize(
    ("number", "line"),
    [
        ((0, 0), "M8 0L100 0"),
        ((100, 40), "M100 32L100 0"),
        # So near that the letters reach over the middle: half of the way is seen.
        ((92, 0), "M96 0L100 0"),
        ((100, 0), "M100 0L100 0"),
    ],
)
def test_a_line_leads_from_the_letters_of_a_number_to_its_district(
    number: tuple[int, int], line: str
) -> None:
    assert leader(number, (100, 0), 10) == line


def test_a_place_in_the_drawing_is_in_a_district_or_not() -> None:
    shape = '{"type":"Polygon","coordinates":[[[4,51],[5,51],[5,52],[4,52],[4,51]]]}'
    projection = Projection.around((shape,))
    assert projection is not None
    assert projection.covers(shape, *projection.middle(shape))
    outside = [(-1, 500), (1001, 500), (500, -1), (500, projection.height + 1)]
    assert not [place for place in outside if projection.covers(shape, *place)]

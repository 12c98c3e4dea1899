"""Where a postcode lies: house numbers as runs, and the shard that the finder reads."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.layout.views import Link
from districts.finder.finder import FinderView, NeighbourhoodEntry, finder_link, page, plan
from districts.finder.membership import district_of, members_on, next_change
from districts.finder.postcode_pages import PostcodePart, PostcodesView, SplitPostcode
from districts.finder.postcode_pages import page as postcodes_page
from districts.finder.postcode_pages import plan as postcodes_plan
from districts.finder.postcodes import holds, read_codes, written
from districts.finder.shards import NOWHERE, UNKNOWN, Whereabouts, as_json, shard_of
from districts.models.areas import AreaMembershipRow, AreaRow, PostcodeShardRow
from publishing.content.declarations import PageRow
from publishing.registry import Target
from tests.districts.place import HIDDEN
from tests.districts.town import Town

NUMBERS = st.sets(st.integers(1, 400), min_size=1, max_size=40)


@given(NUMBERS, st.integers(1, 410))
def test_runs_hold_the_numbers_that_were_written_and_no_others(
    numbers: set[int], asked: int
) -> None:
    assert holds(written(numbers), asked) == (asked in numbers)


def test_a_side_of_a_street_is_one_run() -> None:
    assert written([1, 3, 5, 2, 4, 9]) == "1-5 9 2-4"
    assert written([7]) == "7"


@pytest.mark.parametrize(
    "junk", ["[]", "{", '{"aa": "BU05990110"}', '{"AA": 3}', '{"AA": {"x": 1}}']
)
def test_postcodes_that_are_none_cost_the_shard_and_no_page(junk: str) -> None:
    assert read_codes(junk) == {}


class Postcodes:
    """A town with two districts, three neighbourhoods and one without a district."""

    def __init__(self) -> None:
        self.town = Town()
        self.north, self.south = self.town.district("Noord"), self.town.district("Zuid")
        for code, name in (("1", "Een"), ("2", "Twee"), ("3", "’s-Drie"), ("4", "Haven")):
            self.town.add(AreaRow, site_id=1, code=f"BU0599000{code}", name=name)
        self.member("1", self.north)
        self.member("2", self.north)
        self.member("3", self.south)
        codes = {
            "AA": "BU05990001",
            "AB": {"BU05990001": "1-5", "BU05990002": "2-4"},
            "AC": {"BU05990001": "1-5", "BU05990003": "2-4 9"},
            "AD": "BU05990004",
            "AE": "BU05990099",
        }
        found = " ".join(f"BU0599000{number}" for number in (1, 2, 3, 4))
        self.row = self.town.add(
            PostcodeShardRow, site_id=1, pc4="3011", neighbourhoods=found, codes=json.dumps(codes)
        )

    def member(self, code: str, district: PageRow | int, **fields: date) -> None:
        key = district if isinstance(district, int) else district.id
        self.town.add(
            AreaMembershipRow, site_id=1, code=f"BU0599000{code}", district_id=key, **fields
        )


@pytest.fixture
def place() -> Postcodes:
    return Postcodes()


def test_a_shard_says_where_each_postcode_lies(place: Postcodes) -> None:
    shard = shard_of(place.town.read(), place.row)
    north, south = place.north.id, place.south.id
    assert json.loads(as_json(shard)) == {
        "areas": [[north], [south], [UNKNOWN, ""], [NOWHERE, "Haven"]],
        "codes": {
            "AA": 0,
            # Two neighbourhoods of one district: nobody is asked for a house number.
            "AB": 0,
            "AC": [[0, "1-5"], [1, "2-4 9"]],
            "AD": 3,
            "AE": 2,
        },
    }
    assert shard.answer("ac", 9) == Whereabouts(south)
    assert shard.answer("AC") is None
    assert shard.answer("AC", 6) is None
    assert shard.answer("ZZ") is None


def test_a_district_without_a_public_page_is_not_said_to_be_none(place: Postcodes) -> None:
    place.member("4", HIDDEN)
    shard = shard_of(place.town.read(), place.row)
    assert shard.answer("AD") == Whereabouts(UNKNOWN, "Haven")


def test_a_neighbourhood_changes_district_on_its_day() -> None:
    day = date(2026, 12, 1)
    rows = [
        AreaMembershipRow(1, 1, "BU1", 5, None, date(2026, 11, 30)),
        AreaMembershipRow(2, 1, "BU1", 6, day, None),
        AreaMembershipRow(3, 1, "BU2", 5, day, date.max),
    ]
    assert members_on(rows, date(2026, 11, 30)) == {"BU1": 5}
    assert members_on(rows, day) == {"BU1": 6, "BU2": 5}
    assert next_change(rows, date(2026, 11, 22)) == day
    assert next_change(rows, day) is None


def test_the_page_and_the_shard_change_at_the_same_moment() -> None:
    place = Postcodes()
    place.town.rows = [row for row in place.town.rows if getattr(row, "code", "") != "BU05990003"]
    place.town.add(AreaRow, site_id=1, code="BU05990003", name="Drie")
    place.member("3", place.south, valid_until=date(2026, 11, 30))
    place.member("3", place.north, valid_from=date(2026, 12, 1))
    before, after = place.town.read(), place.town.read("en", datetime(2026, 12, 1, tzinfo=UTC))
    for read, district in ((before, place.south), (after, place.north)):
        assert district_of(read, "BU05990003") == district
        assert shard_of(read, place.row).answer("AC", 9) == Whereabouts(district.id)
    assert before.valid_until == datetime(2026, 11, 30, 23, tzinfo=UTC)
    assert after.valid_until is None


def test_the_finder_lists_all_that_it_can_answer(place: Postcodes) -> None:
    read = place.town.read()
    (target,) = plan(read)
    assert target == Target("/postcode/", "en", "text/html")
    found = page(read, target)
    north, south = Link("Noord", "/wijken/noord/"), Link("Zuid", "/wijken/zuid/")
    assert found.view == FinderView(
        municipality="Stad",
        folder="/postcode/",
        codes=(Link("3011", "/postcode/3011/"),),
        neighbourhoods=(
            NeighbourhoodEntry("Een", north, place.north.id),
            NeighbourhoodEntry("Haven", None, NOWHERE),
            NeighbourhoodEntry("’s-Drie", south, place.south.id),
            NeighbourhoodEntry("Twee", north, place.north.id),
        ),
        overview=Link("All districts", "/wijken/"),
        contacts=None,
    )
    assert [link.url for link in found.frame.breadcrumbs] == ["/", "/postcode/"]
    assert finder_link(read) == Link("Which district do I live in?", "/postcode/")


def test_a_page_of_four_digits_gives_the_same_answers(place: Postcodes) -> None:
    read = place.town.read()
    (target,) = postcodes_plan(read)
    assert target.path == "/postcode/3011/"
    north, south = Link("Noord", "/wijken/noord/"), Link("Zuid", "/wijken/zuid/")
    assert postcodes_page(read, target).view == PostcodesView(
        "3011",
        (
            PostcodePart(
                place.north.id,
                north,
                *((), (), None, "", False),
                ("AA", "AB"),
                (SplitPostcode("3011 AC", "1 to 5, odd"),),
            ),
            PostcodePart(
                place.south.id,
                south,
                *((), (), None, "", False, ()),
                (SplitPostcode("3011 AC", "2 to 4, even; 9"),),
            ),
            PostcodePart(-1, None, (), (), None, "", False, ("AE",), ()),
            PostcodePart(0, None, (), (), None, "Haven", True, ("AD",), ()),
        ),
        Link("Look up another postcode", "/postcode/"),
        None,
    )


def test_without_postcodes_there_is_no_finder() -> None:
    town = Town()
    town.district("Noord")
    assert list(plan(town.read())) == []
    assert finder_link(town.read()) is None

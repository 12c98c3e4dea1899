"""What pages say about random hours, in three languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.hours_schema import hours_schema
from contacts.hours_view import hours_view
from contacts.hours_words import dates_text
from contacts.opening_hours import Hours, State, day
from publishing.reader import Reader
from tests.contacts.strategies import DATES, HOURS
from tests.districts.town import Town

TOWN = Town("en", "nl", "ar").content()


@settings(max_examples=150, deadline=None)
@given(HOURS, DATES, st.sampled_from(["en", "nl", "ar"]))
def test_the_page_says_what_the_engine_says(hours: Hours, today: date, code: str) -> None:
    read = Reader(TOWN, code, datetime.combine(today, time(12), tzinfo=UTC))
    view = hours_view(read, hours)
    assert view.status == day(hours, today).state.value
    assert view.rows or view.always or view.notes
    for number, row in enumerate(view.rows):
        expected = day(hours, today + timedelta(days=number))
        assert (row.date, row.state) == (expected.date, expected.state.value)
        assert bool(row.periods) == bool(expected.spans)
    assert "–" not in "".join((view.today_text, *view.notes, *(row.note for row in view.rows)))
    assert read.valid_until is not None
    assert read.valid_until.date() == today + timedelta(days=1)


@settings(max_examples=100, deadline=None)
@given(HOURS, DATES)
def test_search_engines_are_told_of_no_hour_that_is_not_certain(hours: Hours, today: date) -> None:
    for special in hours_schema(hours, today).get("specialOpeningHoursSpecification", ()):
        first = date.fromisoformat(special["validFrom"])
        is_open = (special["opens"], special["closes"]) != ("00:00", "00:00")
        assert is_open == (day(hours, first).state is State.OPEN)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "On Sunday 22 November"),
        (date(2026, 12, 25), date(2026, 12, 26), "On 25 and 26 December"),
        (date(2026, 12, 31), date(2027, 1, 1), "On 31 December and 1 January 2027"),
        (
            date(2026, 12, 21),
            date(2026, 12, 27),
            "From 21 December up to and including 27 December",
        ),
        (date(2026, 11, 22), date(2026, 11, 23), "Up to and including 23 November"),
        (date(2026, 11, 22), None, "Until further notice"),
        (date(2027, 2, 1), None, "From 1 February 2027"),
    ],
)
def test_days_in_words(first: date, last: date | None, expected: str) -> None:
    assert dates_text(Town().read(), first, last) == expected

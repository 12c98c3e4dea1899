"""Opening hours as OpenStreetMap writes them: the words, and a year that is the same to the minute."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from opening_hours import OpeningHours, validate

from hours_engine.calendar import pieces
from hours_engine.engine import (
    DAY,
    Admission,
    Base,
    Decision,
    ExceptionDays,
    Holiday,
    Hours,
    Period,
    State,
    Weeks,
    days,
)
from hours_engine.osm import YEAR, osm
from tests.contacts.sizes import examples
from tests.contacts.strategies import DATES, HOURS

TODAY = date(2026, 11, 22)
Stretch = tuple[datetime, datetime, str]


def ours(hours: Hours, first: date, count: int) -> list[Stretch]:
    """Return the stretches that are not closed, by our engine, by the clock on the wall."""
    known = days(hours, first - DAY, count + 1)
    found: list[Stretch] = []
    for before, today in pairwise(known):
        midnight = datetime.combine(today.date, time())
        for each in pieces(before, today):
            certain = each.admission in (Admission.WALK_IN, Admission.CALL_FIRST)
            start, end = (midnight + timedelta(minutes=number) for number in each[:2])
            add(found, start, end, "open" if certain else "unknown")
    return found


def theirs(text: str, first: date, count: int) -> list[Stretch]:
    """Return the same by the library of OpenStreetMap's users."""
    start = datetime.combine(first, time())
    found: list[Stretch] = []
    for begin, end, state, _comments in OpeningHours(text).intervals(
        start, start + timedelta(days=count)
    ):
        if str(state) != "closed":
            add(found, begin, end, str(state))
    return found


def add(found: list[Stretch], start: datetime, end: datetime, state: str) -> None:
    """Add a stretch; one that goes on in the same way is one."""
    if found and found[-1][1:] == (start, state):
        found[-1] = found[-1][0], end, state
    else:
        found.append((start, end, state))


@settings(max_examples=examples(40), deadline=None)
@given(HOURS, DATES)
def test_a_year_is_the_same_for_every_minute(hours: Hours, first: date) -> None:
    text = osm(hours, first)
    assert validate(text)
    assert theirs(text, first, YEAR) == ours(hours, first, YEAR)


def regular(*periods: Period, **more: object) -> Hours:
    return Hours(Base.REGULAR, periods, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (regular(*(Period(day, time(9), time(17)) for day in (1, 2))), "Mo,Tu 09:00-17:00"),
        (
            regular(Period(1, time(9), time(12)), Period(1, time(13), time(17))),
            "Mo 09:00-12:00,13:00-17:00",
        ),
        (regular(Period(5, time(20), time(2))), "Fr 20:00-02:00"),
        (regular(Period(5, time(20), time(0))), "Fr 20:00-24:00"),
        (regular(Period(2, time(10), time(12), weeks=Weeks((2,)))), "Tu[2] 10:00-12:00"),
        (regular(Period(2, time(10), time(12), weeks=Weeks((-1,)))), "Tu[-1] 10:00-12:00"),
        (regular(Period(2, time(10), time(12), weeks=Weeks((1, 3)))), "Tu[1,3] 10:00-12:00"),
        (
            regular(Period(2, time(10), time(12), weeks=Weeks(parity=0))),
            "week 2-53/2 Tu 10:00-12:00",
        ),
        (
            regular(
                Period(1, time(9), time(12), Admission.CALL_FIRST),
                Period(1, time(10), time(17), Admission.APPOINTMENT),
            ),
            'Mo 10:00-17:00 unknown "by appointment", Mo 09:00-12:00 open "call first"',
        ),
        (Hours(Base.CLOSED), "off"),
        (Hours(Base.APPOINTMENT), '24/7 unknown "by appointment"'),
        (Hours(Base.UNCERTAIN), '24/7 unknown "not certain, call first"'),
        (Hours(), '24/7 unknown "not certain, call first"'),
        (
            regular(
                Period(5, time(9), time(12)),
                holidays=(
                    Holiday(date(2026, 12, 25), "christmas"),
                    Holiday(date(2027, 1, 1), "new-year", Decision.CLOSED),
                ),
            ),
            'Fr 09:00-12:00; 2026 Dec 25 00:00-24:00 unknown "not certain, call first"; '
            "2027 Jan 01 off",
        ),
        (
            regular(
                Period(5, time(20), time(2)),
                exceptions=(
                    ExceptionDays(
                        date(2026, 12, 5), date(2026, 12, 6), State.OPEN, time(10), time(12)
                    ),
                ),
            ),
            "Fr 20:00-02:00; 2026 Dec 05 00:00-02:00,10:00-12:00; 2026 Dec 06 10:00-12:00",
        ),
        (
            regular(
                Period(1, time(9), time(12), valid_until=date(2026, 12, 6)),
                Period(1, time(9), time(13), valid_from=date(2026, 12, 7)),
            ),
            "2026 Nov 21-2026 Dec 06 Mo 09:00-12:00, 2026 Dec 07-2027 Nov 22 Mo 09:00-13:00",
        ),
    ],
)
def test_the_words_of_openstreetmap(hours: Hours, expected: str) -> None:
    assert osm(hours, TODAY) == expected


def test_what_it_cannot_say_becomes_dates() -> None:
    counted = Period(2, time(10), time(12), weeks=Weeks(every=3, since=date(2026, 11, 24)))
    assert osm(regular(counted), TODAY, 40) == (
        "off; 2026 Nov 24 10:00-12:00; 2026 Dec 15 10:00-12:00"
    )
    never = Period(2, time(10), time(12), weeks=Weeks((0,)))
    assert osm(regular(never), TODAY) == "off"

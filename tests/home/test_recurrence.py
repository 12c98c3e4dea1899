"""On which dates something repeats: the rule of opening hours, on the clock of the Netherlands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given
from hypothesis import strategies as st

from home.agenda.recurrence import (
    AMSTERDAM,
    EVERY,
    IN_MONTH,
    LAST_IN_MONTH,
    LONGEST,
    Occurrence,
    dates,
    names_its_first_date,
    occurrences,
)

FIRST = date(2026, 11, 24)  # The fourth and last Tuesday of the month.


def start(on: date, hour: int = 10, minute: int = 0) -> datetime:
    return datetime.combine(on, time(hour, minute), tzinfo=AMSTERDAM)


def test_each_rule_gives_its_dates() -> None:
    until = date(2027, 1, 26)
    assert dates(FIRST, "week", until)[-2:] == (date(2027, 1, 19), until)
    assert dates(FIRST, "two-weeks", until) == (
        FIRST,
        date(2026, 12, 8),
        date(2026, 12, 22),
        date(2027, 1, 5),
        date(2027, 1, 19),
    )
    assert dates(FIRST, "three-weeks", until)[1] == date(2026, 12, 15)
    assert dates(FIRST, "four-weeks", until)[1] == date(2026, 12, 22)
    assert dates(FIRST, IN_MONTH, until) == (FIRST, date(2026, 12, 22), until)
    assert dates(FIRST, LAST_IN_MONTH, until) == (FIRST, date(2026, 12, 29), until)


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from([*EVERY, IN_MONTH, LAST_IN_MONTH]),
    st.integers(0, 900),
)
def test_a_kept_library_gives_the_same_dates(first: date, repeats: str, length: int) -> None:
    if not names_its_first_date(first, repeats):
        return
    until = min(first + timedelta(days=length), first + LONGEST)
    number = -1 if repeats == LAST_IN_MONTH else (first.day - 1) // 7 + 1
    begin, end = (datetime.combine(each, time(10)) for each in (first, until + timedelta(days=1)))
    if repeats in EVERY:
        rule = rrule(
            WEEKLY, interval=EVERY[repeats], dtstart=begin, until=end - timedelta(hours=12)
        )
    else:
        on = weekday(first.weekday(), number)
        rule = rrule(MONTHLY, byweekday=on, dtstart=begin, until=end - timedelta(hours=12))
    found = dates(first, repeats, until + timedelta(days=0))
    assert found == tuple(each.date() for each in rule)
    assert found[0] == first


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_the_first_date_is_part_of_what_is_accepted(first: date) -> None:
    for repeats in (*EVERY, IN_MONTH, LAST_IN_MONTH):
        held = dates(first, repeats, first + timedelta(days=40))
        assert names_its_first_date(first, repeats) == (
            held[:1] == (first,) and not (repeats == IN_MONTH and first.day > 28)
        )


@pytest.mark.parametrize("first", [date(2027, 3, 22), date(2026, 10, 19)], ids=["spring", "autumn"])
def test_the_time_on_the_clock_stays_when_the_clock_changes(first: date) -> None:
    found = occurrences(start(first), start(first, 12), "week", first + timedelta(days=14), {})
    assert [(each.starts_at.hour, each.ends_at.hour) for each in found if each.ends_at] == [
        (10, 12)
    ] * 3
    assert {each.starts_at.utcoffset() for each in found} == {
        timedelta(hours=1),
        timedelta(hours=2),
    }


def test_a_time_that_the_clock_leaves_out_is_an_hour_later() -> None:
    first = date(2027, 3, 21)
    found = occurrences(start(first, 2, 30), start(first, 5), "week", date(2027, 3, 28), {})
    assert [each.starts_at.astimezone(UTC).isoformat() for each in found] == [
        "2027-03-21T01:30:00+00:00",
        "2027-03-28T01:30:00+00:00",
    ]
    assert found[1].starts_at.strftime("%H:%M") == "03:30"


def test_a_date_that_is_skipped_stays_in_the_series_with_its_reason() -> None:
    until = FIRST + timedelta(days=14)
    skipped = {FIRST + timedelta(days=7): "Sinterklaas", date(2020, 1, 1): "nooit"}
    assert occurrences(start(FIRST), None, "week", until, skipped) == (
        Occurrence(start(FIRST), None),
        Occurrence(start(FIRST + timedelta(days=7)), None, skipped=True, reason="Sinterklaas"),
        Occurrence(start(until), None),
    )


def test_nothing_repeats_for_longer_than_two_years() -> None:
    found = dates(FIRST, "week", date(2099, 1, 1))
    assert found[-1] <= FIRST + LONGEST
    assert len(found) == 105

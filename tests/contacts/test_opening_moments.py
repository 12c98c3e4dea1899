"""How it is at a moment, in nights and in the two nights in which the clock is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from hours_engine.engine import Admission, Base, ExceptionDays, Hours, Period, State
from hours_engine.moments import Now, next_change, state_at

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OPEN = Now(State.OPEN, Admission.WALK_IN)
CLOSED = Now(State.CLOSED)


def at(year: int, month: int, day: int, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM, fold=fold)


def hours(*periods: Period, exceptions: tuple[ExceptionDays, ...] = ()) -> Hours:
    return Hours(Base.REGULAR, periods, exceptions)


THURSDAYS = hours(Period(4, time(14), time(16)))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(2026, 11, 26, 13, 59), CLOSED),
        (at(2026, 11, 26, 14), OPEN),
        (at(2026, 11, 26, 15, 59), OPEN),
        (at(2026, 11, 26, 16), CLOSED),
        (at(2026, 11, 27, 15), CLOSED),
        (datetime(2026, 11, 26, 13, 30, tzinfo=UTC), OPEN),
        (datetime(2026, 7, 30, 12, 30, tzinfo=UTC), OPEN),
    ],
)
def test_open_from_the_first_minute_until_the_last(moment: datetime, expected: Now) -> None:
    assert state_at(THURSDAYS, moment) == expected


def test_the_next_change_is_the_next_opening_or_closing() -> None:
    assert next_change(THURSDAYS, at(2026, 11, 22, 12)) == at(2026, 11, 26, 14)
    assert next_change(THURSDAYS, at(2026, 11, 26, 14)) == at(2026, 11, 26, 16)
    assert next_change(THURSDAYS, at(2026, 11, 26, 16)) == at(2026, 12, 3, 14)


def test_what_never_changes_has_no_next_change() -> None:
    assert next_change(Hours(Base.UNKNOWN), at(2026, 11, 22, 12)) is None


def test_an_exception_begins_and_ends_at_midnight() -> None:
    unsure = ExceptionDays(date(2026, 12, 1), date(2026, 12, 2), State.UNCERTAIN)
    place = Hours(Base.CLOSED, (), (unsure,))
    assert next_change(place, at(2026, 11, 22, 12)) == at(2026, 12, 1, 0)
    assert state_at(place, at(2026, 12, 1, 0)) == Now(State.UNCERTAIN)
    assert next_change(place, at(2026, 12, 1, 0)) == at(2026, 12, 3, 0)


def test_the_easiest_way_in_counts() -> None:
    place = hours(
        Period(1, time(9), time(17), Admission.APPOINTMENT),
        Period(1, time(10), time(12), Admission.CALL_FIRST),
        Period(1, time(11), time(11, 30)),
    )
    states = [state_at(place, at(2026, 11, 23, *clock)) for clock in ((9, 30), (10, 30), (11, 15))]
    assert states == [
        Now(State.APPOINTMENT, Admission.APPOINTMENT),
        Now(State.OPEN, Admission.CALL_FIRST),
        OPEN,
    ]


def test_a_night_goes_on_after_midnight_also_into_a_closed_day() -> None:
    closed = ExceptionDays(date(2026, 11, 28), date(2026, 11, 28), State.CLOSED)
    place = hours(Period(5, time(20), time(2)), exceptions=(closed,))
    assert state_at(place, at(2026, 11, 28, 1, 59)) == OPEN
    assert state_at(place, at(2026, 11, 28, 2)) == CLOSED
    assert next_change(place, at(2026, 11, 27, 21)) == at(2026, 11, 28, 2)


# The clock goes back on Sunday 25 October 2026: 2.00 to 3.00 comes twice.


def test_an_hour_that_comes_twice_is_open_twice() -> None:
    place = hours(Period(6, time(20), time(2, 30)))
    early, late = at(2026, 10, 25, 2, 15), at(2026, 10, 25, 2, 15, fold=1)
    assert (state_at(place, early), state_at(place, late)) == (OPEN, OPEN)
    assert state_at(place, at(2026, 10, 25, 2, 45)) == CLOSED
    changes = [next_change(place, at(2026, 10, 25, 1))]
    for _number in range(2):
        assert changes[-1] is not None
        changes.append(next_change(place, changes[-1]))
    assert [each and each.astimezone(UTC) for each in changes] == [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # 2.30 in summer time
        datetime(2026, 10, 25, 1, 0, tzinfo=UTC),  # 2.00 again
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # 2.30 in winter time
    ]


def test_in_autumn_a_night_is_an_hour_longer() -> None:
    place = hours(Period(6, time(20), time(4)))
    assert next_change(place, at(2026, 10, 24, 20)) == at(2026, 10, 25, 4)
    closing = next_change(place, at(2026, 10, 24, 20))
    assert closing is not None
    assert closing - at(2026, 10, 24, 20).astimezone(UTC) == datetime(2026, 1, 1, 9) - datetime(
        2026, 1, 1
    )


# The clock goes forward on Sunday 28 March 2027: 2.00 to 3.00 does not come.


def test_an_hour_that_does_not_come_is_skipped() -> None:
    place = hours(Period(7, time(2, 15), time(2, 45)))
    assert next_change(place, at(2027, 3, 22, 12)) == at(2027, 4, 4, 2, 15)


def test_closing_in_the_hour_that_does_not_come_is_closing_when_it_is_skipped() -> None:
    place = hours(Period(6, time(20), time(2, 30)))
    closing = next_change(place, at(2027, 3, 27, 21))
    assert closing == at(2027, 3, 28, 3)
    assert state_at(place, at(2027, 3, 28, 1, 59)) == OPEN
    assert state_at(place, at(2027, 3, 28, 3)) == CLOSED


def test_opening_in_the_hour_that_does_not_come_is_opening_when_it_is_skipped() -> None:
    place = hours(Period(7, time(2, 30), time(8)))
    assert next_change(place, at(2027, 3, 28, 0)) == at(2027, 3, 28, 3)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        state_at(THURSDAYS, datetime(2026, 11, 26, 15))
    with pytest.raises(ValueError, match="has no time zone"):
        next_change(THURSDAYS, datetime(2026, 11, 26, 15))

"""Hours that nobody can have meant: what the engine decides is allowed."""

from __future__ import annotations

from datetime import date, time

import pytest

from hours_engine.engine import Admission, Decision, ExceptionDays, Period, State, Weeks
from hours_engine.holidays import HolidayDecision
from hours_engine.validation import contradict, names_a_date, overlap, seasons_cross, twice

DEC = [date(2026, 12, number) for number in range(1, 32)]


def period(weekday: int, opens: str, closes: str, admission: str = "walk-in") -> Period:
    times = time.fromisoformat(opens), time.fromisoformat(closes)
    return Period(weekday, *times, Admission(admission))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (period(1, "09:00", "12:00"), period(1, "11:00", "13:00"), True),
        (period(1, "09:00", "12:00"), period(1, "12:00", "13:00"), False),
        (period(1, "09:00", "12:00"), period(2, "09:00", "12:00"), False),
        (period(1, "09:00", "17:00"), period(1, "10:00", "11:00"), True),
        (period(1, "20:00", "02:00"), period(2, "01:00", "03:00"), True),
        (period(7, "20:00", "02:00"), period(1, "01:00", "03:00"), True),
        (period(7, "20:00", "02:00"), period(1, "02:00", "03:00"), False),
        (period(1, "09:00", "17:00", "appointment"), period(1, "10:00", "11:00"), False),
        (period(1, "09:00", "09:00"), period(1, "08:00", "11:00"), False),
    ],
)
def test_periods_overlap_in_both_directions(one: Period, other: Period, expected: bool) -> None:
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


def test_what_the_engine_decides_is_no_contradiction() -> None:
    def nine(**more: object) -> Period:
        return Period(1, time(9), time(12), **more)  # type: ignore[arg-type]

    always, later = nine(), nine(valid_from=DEC[0])
    assert overlap(always, nine())
    assert overlap(later, nine(valid_from=DEC[0], valid_until=DEC[30]))
    assert overlap(nine(valid_until=DEC[30]), always)
    for other in (
        later,
        nine(weeks=Weeks((2,))),
        nine(place="Markt"),
        nine(season=True),
    ):
        assert not overlap(always, other)
    season = nine(season=True, valid_from=DEC[0], valid_until=DEC[9])
    assert overlap(season, season)
    assert not overlap(season, nine(season=True, valid_from=DEC[0], valid_until=DEC[8]))
    assert not overlap(nine(valid_until=DEC[0]), nine(valid_from=DEC[1]))


def days(first: int, last: int, state: State, opens: int = 9, **more: bool) -> ExceptionDays:
    times = (time(opens), time(opens + 2)) if state is State.OPEN else (None, None)
    return ExceptionDays(DEC[first], DEC[last], state, *times, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (days(0, 4, State.CLOSED), days(4, 8, State.UNCERTAIN), True),
        (days(0, 4, State.CLOSED), days(5, 9, State.UNCERTAIN), False),
        # Of two that cross each other none says more, whatever their lengths.
        (days(0, 4, State.CLOSED), days(4, 9, State.UNCERTAIN), True),
        (days(0, 6, State.OPEN), days(5, 10, State.OPEN, 14), True),
        (days(0, 4, State.CLOSED), days(4, 9, State.CLOSED), False),
        (days(0, 4, State.CLOSED), days(4, 9, State.OPEN, urgent=True), False),
        # The shorter one says more about its days, also when both begin or end on one day.
        (days(0, 4, State.CLOSED), days(0, 2, State.OPEN), False),
        (days(0, 4, State.CLOSED), days(4, 4, State.OPEN), False),
        (days(0, 4, State.CLOSED), days(0, 4, State.OPEN, urgent=True), False),
        (days(0, 4, State.CLOSED), days(2, 6, State.CLOSED), False),
        (days(3, 3, State.OPEN), days(3, 3, State.OPEN, 14), False),
        (days(3, 3, State.OPEN), days(3, 3, State.OPEN, 10), True),
        (days(3, 5, State.OPEN), days(4, 6, State.OPEN, 14), True),
    ],
)
def test_days_contradict_only_when_none_says_more(
    one: ExceptionDays, other: ExceptionDays, expected: bool
) -> None:
    assert contradict(one, other) is expected
    assert contradict(other, one) is expected


def test_a_holiday_is_decided_once() -> None:
    closed = HolidayDecision("christmas", Decision.CLOSED)
    morning = HolidayDecision("christmas", Decision.OTHER, None, time(9), time(12))
    afternoon = HolidayDecision("christmas", Decision.OTHER, None, time(13), time(15))
    assert twice(closed, closed)
    assert twice(closed, morning)
    assert twice(morning, morning)
    assert not twice(morning, afternoon)
    assert not twice(closed, HolidayDecision("christmas", Decision.CLOSED, 2027))
    assert not twice(closed, HolidayDecision("new-year", Decision.CLOSED))


def test_a_period_that_names_no_date() -> None:
    def tuesday(first: date | None, last: date | None, weeks: Weeks) -> Period:
        return Period(2, time(9), time(12), valid_from=first, valid_until=last, weeks=weeks)

    # 1 December 2026 is a Tuesday.
    assert names_a_date(tuesday(DEC[0], DEC[0], Weeks()))
    assert not names_a_date(tuesday(DEC[1], DEC[6], Weeks()))
    assert not names_a_date(tuesday(DEC[0], DEC[6], Weeks((2,))))
    assert names_a_date(tuesday(DEC[0], DEC[7], Weeks((2,))))
    assert names_a_date(tuesday(None, DEC[0], Weeks((0,))))


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        ((DEC[4], DEC[20]), (DEC[4], DEC[9])),
        ((DEC[9], None), (DEC[9], DEC[9])),
        ((DEC[10], DEC[20]), None),
        ((DEC[2], DEC[5]), None),
        ((DEC[0], DEC[20]), None),
        ((DEC[0], DEC[9]), None),
    ],
)
def test_seasons_that_cross_are_named_and_one_within_another_is_meant(
    other: tuple[date, date | None], shared: tuple[date, date] | None
) -> None:
    def season(first: date, last: date | None, weekday: int) -> Period:
        times = time(9), time(12)
        return Period(weekday, *times, valid_from=first, valid_until=last, season=True)

    one, second = season(DEC[0], DEC[9], 1), season(*other, 4)
    assert seasons_cross(one, second) == seasons_cross(second, one) == shared
    usual = Period(1, time(9), time(12), valid_from=other[0], valid_until=other[1])
    assert seasons_cross(one, usual) is None

"""Hours that contradict each other."""

from __future__ import annotations

from datetime import date, time

import pytest

from contacts.week_rules import Days, Period, contradict, overlap


def period(weekday: int, opens: str, closes: str, admission: str = "walk-in") -> Period:
    return Period(weekday, time.fromisoformat(opens), time.fromisoformat(closes), admission)


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
    ],
)
def test_periods_overlap_in_both_directions(one: Period, other: Period, expected: bool) -> None:
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected


def test_periods_of_different_seasons_do_not_overlap() -> None:
    winter = Period(1, time(9), time(12), "walk-in", date(2026, 10, 1), date(2027, 3, 31))
    summer = Period(1, time(9), time(12), "walk-in", date(2027, 4, 1), None)
    always = Period(1, time(9), time(12), "walk-in")
    assert not overlap(winter, summer)
    assert overlap(winter, always)
    assert overlap(always, summer)


def test_days_contradict_only_when_they_say_something_else() -> None:
    closed = Days(date(2026, 12, 24), date(2026, 12, 31), "closed")
    open_then = Days(date(2026, 12, 31), date(2026, 12, 31), "open")
    later = Days(date(2027, 1, 1), date(2027, 1, 1), "open")
    assert contradict(closed, open_then)
    assert not contradict(closed, later)
    assert not contradict(open_then, open_then)

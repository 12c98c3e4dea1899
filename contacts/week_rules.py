"""Which hours contradict each other: pure functions over what a form holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

DAY = 24 * 60
WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the regular week: ISO weekday, times, how one gets in, days that it holds."""

    weekday: int
    opens: time
    closes: time
    admission: str
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days that differ, from the first up to and including the last."""

    first_day: date
    last_day: date
    state: str


def overlap(one: Period, other: Period) -> bool:
    """Tell whether two periods say the same thing twice for some moment.

    Two ways to get in at one moment (walk in, and by appointment) are no contradiction.
    """
    if one.admission != other.admission:
        return False
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_until or date.max, other.valid_until or date.max)
    if starts > ends:
        return False
    first, second = _minutes(one), _minutes(other)
    # The week is a circle: Sunday night runs into Monday.
    return any(
        first[0] < second[1] + shift and second[0] + shift < first[1] for shift in (-WEEK, 0, WEEK)
    )


def contradict(one: Days, other: Days) -> bool:
    """Tell whether two entries say different things of the same day."""
    together = one.first_day <= other.last_day and other.first_day <= one.last_day
    return together and one.state != other.state


def _minutes(period: Period) -> tuple[int, int]:
    """Give start and end in minutes since Monday 0:00; an end before the start is the next day."""
    start = (period.weekday - 1) * DAY + period.opens.hour * 60 + period.opens.minute
    end = (period.weekday - 1) * DAY + period.closes.hour * 60 + period.closes.minute
    return start, end if end > start else end + DAY

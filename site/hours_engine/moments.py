"""Opening hours at a moment: how it is now, and when that changes.

Times are those of the clock on the wall in the Netherlands, as on the sign on the door. So in the
night in which an hour comes twice, a place that is open until 2.30 is so both times; in the night
that lacks an hour, nothing happens in that hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hours_engine.engine import DAY, Admission, Day, Hours, Span, State, days

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUR = timedelta(hours=1)
#: How many days `next_change` looks ahead.
HORIZON = 400
#: How many of them it works out at a time.
BATCH = 8


@dataclass(frozen=True, slots=True)
class Now:
    """What holds at a moment. There is an admission only while one gets in."""

    state: State
    admission: Admission | None = None


def state_at(hours: Hours, moment: datetime) -> Now:
    """Return what holds at a moment. Raises ValueError for a moment without a time zone."""
    today = _wall_clock(moment).date()
    return _state({each.date: each for each in days(hours, today - DAY, 2)}, moment)


def next_change(hours: Hours, moment: datetime) -> datetime | None:
    """Return the first moment after `moment` at which `state_at` says something else.

    None when nothing changes within `HORIZON` days. Raises ValueError like `state_at`.
    """
    today = _wall_clock(moment).date()
    now = state_at(hours, moment)
    # The day before counts too, for the night that began then.
    known = {each.date: each for each in days(hours, today - DAY, 1)}
    for number in range(HORIZON):
        on = today + number * DAY
        if on not in known:
            # In most cases the answer is near: no need to look at more than a year for it.
            known |= {each.date: each for each in days(hours, on, BATCH)}
        for found in _boundaries(known, on):
            if found > moment.astimezone(UTC) and _state(known, found) != now:
                return found.astimezone(AMSTERDAM)
    return None


def moments_of(on: date, span: Span) -> tuple[tuple[datetime, datetime], ...]:
    """Return from when to when a span of a date lasts, in UTC and in order, as `state_at` has it.

    It is one stretch, but in the nights of the clock: what ends or begins in the hour that comes
    twice is two, and what lies in the hour that is lacking is none.
    """
    start, end = (datetime.combine(on, time.min) + each for each in span.bounds)
    edges = {
        wall.replace(fold=fold, tzinfo=AMSTERDAM).astimezone(UTC)
        for wall in (start, end)
        for fold in (0, 1)
    }
    edges |= {change for each in {start.date(), end.date()} for change in _clock_changes(each)}
    found: list[tuple[datetime, datetime]] = []
    for first, last in pairwise(sorted(edges)):
        if start <= _wall_clock(first) < end:
            goes_on = found and found[-1][1] == first
            found[-1:] = [(found[-1][0], last)] if goes_on else [*found[-1:], (first, last)]
    return tuple(found)


def _state(known: dict[date, Day], moment: datetime) -> Now:
    wall = _wall_clock(moment)
    today = known[wall.date()]
    inside = {
        span.admission
        for each in (known[wall.date() - DAY], today)
        for span in each.spans
        if span.bounds[0] <= wall - datetime.combine(each.date, time.min) < span.bounds[1]
    }
    for admission in Admission:
        if admission in inside:
            by_appointment = admission is Admission.APPOINTMENT
            return Now(State.APPOINTMENT if by_appointment else State.OPEN, admission)
    return Now(State.CLOSED if today.spans else today.state)


def _wall_clock(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def _boundaries(known: dict[date, Day], on: date) -> list[datetime]:
    """Return the moments of a date, in UTC and in order, at which something may change."""
    walls = {time.min}
    walls |= {span.start for span in known[on].spans}
    walls |= {span.end for span in known[on].spans if span.end > span.start}
    walls |= {span.end for span in known[on - DAY].spans if span.end < span.start}
    # In the night with an hour twice each of its times comes twice: fold 0 and fold 1 (PEP 495).
    moments = {
        datetime.combine(on, wall.replace(fold=fold), tzinfo=AMSTERDAM).astimezone(UTC)
        for wall in walls
        for fold in (0, 1)
    }
    return sorted(moments | set(_clock_changes(on)))


def _clock_changes(on: date) -> Iterator[datetime]:
    """Yield the moment of a date at which the clock is put forward or back. It is a whole hour."""
    start = datetime.combine(on, time.min, tzinfo=AMSTERDAM).astimezone(UTC)
    if _offset(start) != _offset(start + DAY):
        for number in range(26):
            moment = start + number * HOUR
            if _offset(moment) != _offset(moment - HOUR):
                yield moment


def _offset(moment: datetime) -> timedelta | None:
    return moment.astimezone(AMSTERDAM).utcoffset()

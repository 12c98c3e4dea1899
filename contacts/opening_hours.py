"""Opening hours: what a place says about when it is open, and what that means on a date.

Pure Python without a clock, a language or a database; nothing here changes once it is made.
What holds on a date, the strongest first:

1. Days that differ (`ExceptionDays`) beat the week and the base. Of several that name the same
   date the one that spans the fewest days wins, as it says the most about that date; of equally
   long ones the later in the list. Open ones for exactly the same days add up when their times
   do not overlap: that is how one special day has two periods.
2. A base that is not `regular` beats the week: uncertain, unknown and closed say so of every day.
   “By appointment” makes every period of the week one by appointment; without periods it says so
   of every day.
3. The week. Periods add up, but where two on one weekday overlap and one of them holds from a
   later date, that one replaces the other: so new hours that begin next month need no change of
   the old ones. A weekday without periods is closed.
4. Nothing filled in is not the same as closed: a date for which no period of any weekday is valid
   is unknown, and so is an opening without times.

A night belongs to the day on which it begins, also when the next day is a special one. What holds at
a moment is told by `contacts.opening_moments`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class State(StrEnum):
    """How a place is on a day or at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    APPOINTMENT = "appointment"
    UNCERTAIN = "uncertain"
    UNKNOWN = "unknown"


class Admission(StrEnum):
    """How one gets in while it is open; the easiest first."""

    WALK_IN = "walk-in"
    CALL_FIRST = "call-first"
    APPOINTMENT = "appointment"


class Base(StrEnum):
    """What is known of the hours before any day is looked at."""

    REGULAR = "regular"
    APPOINTMENT = "appointment"
    UNCERTAIN = "uncertain"
    UNKNOWN = "unknown"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Period:
    """Open on a weekday (ISO 8601: 1 is Monday); closing before opening is after midnight.

    `valid_from` and `valid_until` are days on which it holds; None: since or for ever.
    """

    weekday: int
    opens: time
    closes: time
    admission: Admission = Admission.WALK_IN
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class ExceptionDays:
    """Days, first and last included, on which it is different. Times count when it is open."""

    first: date
    last: date
    state: State
    opens: time | None = None
    closes: time | None = None
    admission: Admission = Admission.WALK_IN
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """All that a place says about its hours."""

    base: Base = Base.UNKNOWN
    periods: tuple[Period, ...] = ()
    exceptions: tuple[ExceptionDays, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Open from `start` to `end`; an end before the start is on the next day."""

    start: time
    end: time
    admission: Admission = Admission.WALK_IN

    @property
    def bounds(self) -> tuple[timedelta, timedelta]:
        """From midnight to start and to end; the end is the later one."""
        start, end = _since_midnight(self.start), _since_midnight(self.end)
        return start, end if end > start else end + DAY


@dataclass(frozen=True, slots=True)
class Day:
    """What holds on a date. Spans are there when it is open or by appointment, in order of time."""

    date: date
    state: State
    spans: tuple[Span, ...] = ()
    reason: str = ""
    note: str = ""
    special: bool = False  #: an exception, not the week


def days(hours: Hours, first: date, count: int) -> tuple[Day, ...]:
    """Say what holds on `count` days from `first` (fewer where the calendar of Python ends)."""
    start = first.toordinal()
    end = min(start + count, date.max.toordinal() + 1)
    return tuple(day(hours, date.fromordinal(number)) for number in range(start, end))


def day(hours: Hours, on: date) -> Day:
    """Say what holds on one day."""
    named = [each for each in hours.exceptions if each.first <= on <= each.last]
    return _special_day(named, on) if named else _usual_day(hours, on)


def usual_week(hours: Hours, on: date) -> tuple[Day, ...]:
    """Give the seven weekdays, Monday first, by the week that is valid on `on`."""
    valid = (replace(each, valid_until=None) for each in hours.periods if _is_valid(each, on))
    week = replace(hours, periods=tuple(valid), exceptions=())
    # Any full week will do from a day on which all of these periods have begun.
    monday = min(on, date.max - 14 * DAY) + timedelta(days=7 - on.weekday())
    return days(week, monday, 7)


def week_changes(hours: Hours, after: date) -> tuple[date, ...]:
    """Give the days after `after` on which a period begins to be valid or no longer is, sorted."""
    begun = (each.valid_from for each in hours.periods if each.valid_from)
    over = (
        each.valid_until + DAY
        for each in hours.periods
        if each.valid_until and each.valid_until < date.max
    )
    return tuple(sorted({found for found in (*begun, *over) if found > after}))


def _special_day(named: list[ExceptionDays], on: date) -> Day:
    # min() keeps the first of equals: turned round, that is the later in the list.
    chosen = min(reversed(named), key=lambda each: each.last - each.first)
    reason, note = chosen.reason, chosen.note
    if chosen.state not in (State.OPEN, State.APPOINTMENT):
        return Day(on, chosen.state, (), reason, note, special=True)
    spans: list[Span] = []
    for each in (chosen, *reversed(named)):
        same_days = (each.first, each.last, each.state) == (chosen.first, chosen.last, chosen.state)
        span = _span(each.opens, each.closes, each.admission) if same_days else None
        if span is not None and not any(_overlap(span, other) for other in spans):
            spans.append(span)
    if chosen.state is State.APPOINTMENT:
        by_appointment = [replace(span, admission=Admission.APPOINTMENT) for span in spans]
        return Day(on, State.APPOINTMENT, _merged(by_appointment), reason, note, special=True)
    return Day(on, _state_of(spans), _merged(spans), reason, note, special=True)


def _usual_day(hours: Hours, on: date) -> Day:
    valid = [each for each in hours.periods if _is_valid(each, on)]
    by_appointment = hours.base is Base.APPOINTMENT
    if hours.base is not Base.REGULAR and not (by_appointment and hours.periods):
        return Day(on, State(hours.base.value))
    today = [each for each in valid if _falls_on(each, on)]
    if not today:
        return Day(on, State.CLOSED if valid else State.UNKNOWN)
    spans = [
        replace(span, admission=Admission.APPOINTMENT) if by_appointment else span
        for span in _not_replaced(today)
    ]
    return Day(on, _state_of(spans), _merged(spans))


def _is_valid(period: Period, on: date) -> bool:
    return (period.valid_from or date.min) <= on <= (period.valid_until or date.max)


def _falls_on(period: Period, on: date) -> bool:
    """Tell whether a period is one of this date.

    The only place that knows which dates a rule names: “every second Tuesday of the month”, odd
    and even weeks become fields of `Period` that are read here.
    """
    return period.weekday == on.isoweekday()


def _not_replaced(periods: Iterable[Period]) -> list[Span]:
    kept: list[tuple[date, Span]] = []
    for period in sorted(periods, key=lambda each: each.valid_from or date.min, reverse=True):
        since = period.valid_from or date.min
        span = _span(period.opens, period.closes, period.admission)
        if span is not None and not any(
            later > since and _overlap(span, other) for later, other in kept
        ):
            kept.append((since, span))
    return [span for _since, span in kept]


def _span(opens: time | None, closes: time | None, admission: Admission) -> Span | None:
    """Give the span between two times; None without times, or when both are the same."""
    return Span(opens, closes, admission) if opens and closes and opens != closes else None


def _state_of(spans: list[Span]) -> State:
    if not spans:
        return State.UNKNOWN
    walk_in = any(span.admission is not Admission.APPOINTMENT for span in spans)
    return State.OPEN if walk_in else State.APPOINTMENT


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Put spans in order of time; those that touch become one when one gets in the same way."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.admission, each.bounds)):
        last = merged[-1] if merged else span
        (start, end), (begin, until) = last.bounds, span.bounds
        touches = merged and last.admission is span.admission and begin <= end
        # A span cannot say that it lasts a whole day.
        if touches and max(end, until) - start < DAY:
            merged[-1] = replace(span if until > end else last, start=last.start)
        else:
            merged.append(span)
    return tuple(sorted(merged, key=lambda each: each.bounds))


def _overlap(one: Span, other: Span) -> bool:
    (start, end), (begin, until) = one.bounds, other.bounds
    return start < until and begin < end


def _since_midnight(clock: time) -> timedelta:
    return datetime.combine(date.min, clock.replace(tzinfo=None)) - datetime.min

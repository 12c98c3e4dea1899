"""Which hours an editor cannot have meant: pure functions over what a form or a file holds.

Only what the engine (`hours_engine.engine`) does not decide is refused: new hours that replace
old ones, a season, or one different day inside a longer stretch are no contradiction.
"""

from __future__ import annotations

from datetime import date

from hours_engine.calendar import MINUTES, minutes
from hours_engine.engine import DAY, Decision, ExceptionDays, Period, Span, State
from hours_engine.engine import overlap as share_time
from hours_engine.holidays import HolidayDecision
from hours_engine.spans import span_between

WEEK = 7 * MINUTES
#: Days in which each rule that an editor can choose comes at least once.
LONG = 63


def overlap(one: Period, other: Period) -> bool:
    """Return whether two periods say the same thing twice for some moment.

    Two ways to get in at one moment (walk in, and by appointment) are no contradiction.
    """
    if _alike(one) != _alike(other) or not (_lasts(one) and _lasts(other)):
        return False
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_until or date.max, other.valid_until or date.max)
    if starts > ends or (one.season and one.valid_until != other.valid_until):
        return False
    first, second = _in_week(one), _in_week(other)
    # The week is a circle: Sunday night runs into Monday.
    return any(
        first[0] < second[1] + shift and second[0] + shift < first[1] for shift in (-WEEK, 0, WEEK)
    )


def seasons_cross(one: Period, other: Period) -> tuple[date, date] | None:
    """Return the first and last day that two seasons share when neither lies within the other.

    A week within a season (a holiday in summer) is meant; of two that cross each other nobody said
    which one holds.
    """
    if not (one.season and other.season):
        return None
    first, second = (
        (each.valid_from or date.min, each.valid_until or date.max) for each in (one, other)
    )
    start, end = max(first[0], second[0]), min(first[1], second[1])
    shared = start, end
    return shared if start <= end and shared not in (first, second) else None


def contradict(one: ExceptionDays, other: ExceptionDays) -> bool:
    """Return whether two entries say different things of a day, and neither says more about it."""
    shared = max(one.first, other.first), min(one.last, other.last)
    if one.urgent != other.urgent or shared[0] > shared[1]:
        return False
    stretches = (one.first, one.last), (other.first, other.last)
    if stretches[0] != stretches[1] and shared in stretches:
        # One lies within the other, and says more about its days.
        return False
    if one.state is not other.state:
        return True
    if one.state is not State.OPEN:
        return False
    # Two openings of the very same days are two periods of a day.
    return stretches[0] != stretches[1] or _share(one, other)


def twice(one: HolidayDecision, other: HolidayDecision) -> bool:
    """Return whether two decisions are about the same holiday, and are no two periods of it."""
    if (one.key, one.year) != (other.key, other.year):
        return False
    both_other = one.decision is other.decision is Decision.OTHER
    return not both_other or _share(one, other)


def names_a_date(period: Period) -> bool:
    """Return whether a period that ends names any date at all."""
    if period.valid_from is None or period.valid_until is None:
        return True
    count = min((period.valid_until - period.valid_from).days + 1, LONG)
    coming = (period.valid_from + number * DAY for number in range(count))
    return any(on.isoweekday() == period.weekday and period.weeks.name(on) for on in coming)


def _alike(period: Period) -> tuple[object, ...]:
    """Return in what two periods must agree to say the same thing twice."""
    start = period.valid_from or date.min
    return period.admission, period.weeks, period.place, period.season, start


def _share(one: ExceptionDays | HolidayDecision, other: ExceptionDays | HolidayDecision) -> bool:
    if one.opens is None or one.closes is None or other.opens is None or other.closes is None:
        return False
    return share_time(Span(one.opens, one.closes), Span(other.opens, other.closes))


def _lasts(period: Period) -> bool:
    return span_between(period.opens, period.closes, period.admission) is not None


def _in_week(period: Period) -> tuple[int, int]:
    """Return start and end in minutes since Monday 0:00."""
    shift = (period.weekday - 1) * MINUTES
    start, end = minutes(Span(period.opens, period.closes))
    return shift + start, shift + end

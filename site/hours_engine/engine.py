"""Opening hours: what a place says about when it is open, and what that means on a date.

Pure Python without a clock, a language or a database; nothing here changes once it is made.
What holds on a date, the strongest first:

1. “Now different”: days that differ and are urgent. They beat everything.
2. Other days that differ (`ExceptionDays`) beat the holidays, the week and the base. Of several
   that name the same date the one that spans the fewest days wins, as it says the most about that
   date; of equally long ones the later in the list. Open ones for exactly the same days add up when
   their times do not overlap: that is how one special day has two periods. Only one thing they do
   not beat: “open from the 1st to the 31st” says nothing about a holiday in it, unless it is for
   that one day or says that it is about a holiday.
3. Holidays (`Holiday`) beat the week. One that is not decided makes an open day unknown: never open.
   “As usual” must be a decision. Of several on one date the most careful decision counts. One that
   begins in the evening comes on top of the others and takes only what lies after its beginning;
   not decided, it makes the day unknown when the place would be open then. A day that is closed
   anyway needs no decision.
4. A base that is not `regular` beats the week: uncertain, unknown and closed say so of every day,
   holidays too (a closed holiday is closed). “By appointment” makes every period of the week one by
   appointment; without periods it says so of every day.
5. Seasons: periods with the same two dates and `season` replace the whole usual week between those
   dates. Of several seasons the shortest wins, of equally long ones the one that begins later.
6. The week. Periods add up, but where two on one weekday and in one place overlap and one of them
   holds from a later date, that one replaces the other: so new hours that begin next month need no
   change of the old ones. `Weeks` says in which weeks a period holds. A date that no period names,
   of those that are valid, is closed.
7. Nothing filled in is not the same as closed: a date for which no period of any weekday is valid
   is unknown, and so is an opening without times.

A night belongs to the day on which it begins, also when the next day is a special one. What holds at
a moment is told by `hours_engine.moments`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hours_engine.facts import (
    DAY,
    EVERY_WEEK,
    Admission,
    Base,
    Day,
    Decision,
    ExceptionDays,
    Holiday,
    Hours,
    Period,
    Span,
    State,
    Weeks,
)
from hours_engine.spans import merged, overlap, span_between, state_of, until, without_overlaps
from hours_engine.usual_week import UsualDays, valid_periods, week_changes

__all__ = [
    "DAY",
    "EVERY_WEEK",
    "Admission",
    "Base",
    "Day",
    "Decision",
    "ExceptionDays",
    "Holiday",
    "Hours",
    "Period",
    "Span",
    "State",
    "Weeks",
    "day",
    "days",
    "overlap",
    "usual_week",
    "valid_periods",
    "week_changes",
]
#: What a holiday is decided to be, the most careful first.
CAREFUL = tuple(Decision)


def days(hours: Hours, first: date, count: int) -> tuple[Day, ...]:
    """Return what holds on `count` days from `first` (fewer where the calendar of Python ends)."""
    start = first.toordinal()
    end = min(start + count, date.max.toordinal() + 1)
    if start >= end:
        return ()
    # What does not touch these days is looked at once, not on each of them.
    last = date.fromordinal(end - 1)
    exceptions = [each for each in hours.exceptions if each.first <= last and each.last >= first]
    holidays = [each for each in hours.holidays if first <= each.on <= last]
    usual = UsualDays(hours)
    found = []
    for number in range(start, end):
        on = date.fromordinal(number)
        named = [each for each in exceptions if each.first <= on <= each.last]
        today = [each for each in holidays if each.on == on]
        found.append(_day(usual, on, named, today) if named or today else usual.day(on))
    return tuple(found)


def day(hours: Hours, on: date) -> Day:
    """Return what holds on one day."""
    return days(hours, on, 1)[0]


def usual_week(hours: Hours, on: date) -> tuple[Day, ...]:
    """Return the seven weekdays, Monday first, by the periods of every week that hold on `on`.

    Periods of some weeks only are left out: they are no part of a week that is always the same.
    """
    valid = tuple(
        replace(each, valid_until=None, season=False)
        for each in valid_periods(hours, on)
        if each.weeks == EVERY_WEEK
    )
    # Without periods “by appointment” would say so of every day; these are over, or not yet there.
    none_holds = hours.base is Base.APPOINTMENT and bool(hours.periods) and not valid
    base = Base.REGULAR if none_holds else hours.base
    week = replace(hours, base=base, periods=valid, exceptions=(), holidays=())
    # Any full week will do from a day on which all of these periods have begun.
    monday = min(on, date.max - 14 * DAY) + timedelta(days=7 - on.weekday())
    return days(week, monday, 7)


def _day(
    usual: UsualDays, on: date, named: Sequence[ExceptionDays], today: Sequence[Holiday]
) -> Day:
    urgent = [each for each in named if each.urgent]
    if urgent:
        return _special_day(urgent, on)
    if today:
        named = [each for each in named if each.means_holidays or not _opens(each)]
    if named:
        return _special_day(named, on)
    return _holiday(usual.day(on), today) if today else usual.day(on)


def _opens(each: ExceptionDays) -> bool:
    return each.state in (State.OPEN, State.APPOINTMENT)


def _special_day(named: Sequence[ExceptionDays], on: date) -> Day:
    # min() keeps the first of equals: turned round, that is the later in the list.
    chosen = min(reversed(named), key=lambda each: each.last - each.first)
    reason, note = chosen.reason, chosen.note
    if not _opens(chosen):
        return Day(on, chosen.state, (), reason, note, special=True)
    same_days = (
        each
        for each in (chosen, *reversed(named))
        if (each.first, each.last, each.state) == (chosen.first, chosen.last, chosen.state)
    )
    spans = without_overlaps(
        span_between(each.opens, each.closes, each.admission) for each in same_days
    )
    if chosen.state is State.APPOINTMENT:
        by_appointment = [replace(span, admission=Admission.APPOINTMENT) for span in spans]
        return Day(on, State.APPOINTMENT, merged(by_appointment), reason, note, special=True)
    return Day(on, state_of(spans), merged(spans), reason, note, special=True)


def _holiday(usual: Day, today: Sequence[Holiday]) -> Day:
    """Change a usual day into what was decided about the holidays that it is."""
    # Other hours are those of the whole day, also on a holiday that begins in the evening.
    evenings = [each for each in today if each.since and each.decision is not Decision.OTHER]
    whole = [each for each in today if each not in evenings]
    found = _whole_holiday(usual, whole) if whole else usual
    for each in sorted(evenings, key=_care):
        found = _evening_holiday(found, each)
    return found


def _care(each: Holiday) -> int:
    return CAREFUL.index(each.decision)


def _whole_holiday(usual: Day, today: Sequence[Holiday]) -> Day:
    chosen = min(today, key=_care)
    on, key = usual.date, chosen.key
    if chosen.decision is Decision.OTHER:
        others = (each for each in today if (each.key, each.decision) == (key, Decision.OTHER))
        spans = without_overlaps(
            span_between(each.opens, each.closes, each.admission) for each in others
        )
        return Day(on, state_of(spans), merged(spans), special=True, holiday=key)
    # Closed, not sure and not known say nothing less on a holiday.
    if usual.state not in (State.OPEN, State.APPOINTMENT):
        known = usual.state is not State.CLOSED and chosen.decision is Decision.CLOSED
        return Day(on, State.CLOSED, special=True, holiday=key) if known else usual
    if chosen.decision is Decision.AS_USUAL:
        return replace(usual, special=True, holiday=key)
    state = State.UNKNOWN if chosen.decision is Decision.UNDECIDED else State.CLOSED
    return Day(on, state, special=True, holiday=key)


def _evening_holiday(found: Day, chosen: Holiday) -> Day:
    """Take what lies after the beginning of a holiday from a day."""
    if chosen.since is None or found.state not in (State.OPEN, State.APPOINTMENT):
        return found
    left = tuple(until(found.spans, chosen.since))
    if left == found.spans:
        return found
    on, key = found.date, chosen.key
    if chosen.decision is Decision.AS_USUAL:
        return replace(found, special=True, holiday=key)
    if chosen.decision is Decision.UNDECIDED:
        return Day(on, State.UNKNOWN, special=True, holiday=key)
    return Day(on, state_of(left) if left else State.CLOSED, left, special=True, holiday=key)

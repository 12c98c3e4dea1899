"""What the usual week is, from when until when: the engine's answer in rules that sentences can say.

Periods as they are stored contradict each other on purpose: a season replaces the usual week, and
new hours replace old ones. Here nothing does: a rule stands only between the days on which it is so.
Days on which it is not so all the same (every first Monday at other times) are given by `unsaid`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hours_engine.engine import (
    DAY,
    EVERY_WEEK,
    Admission,
    Base,
    Day,
    Hours,
    Period,
    Span,
    State,
    Weeks,
    days,
    valid_periods,
    week_changes,
)
from hours_engine.spans import merged, state_of
from hours_engine.usual_week import kept_periods

#: Days in which a rule that ever holds does so, with any other rule.
LONG = 400
#: Which weeks of the month there are words for.
NTH = ((1,), (2,), (3,), (4,), (-1,), (1, 3), (2, 4))
COUNTED = (2, 3, 4)
#: Any day: a rule without a first and last day is the same around each.
ANY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Run:
    """From a day up to another, the same every week: open by these rules, closed or not known.

    Without a first day it has always been so, without a last one it has no end. All `periods` have
    the days of the run, and none is a season.
    """

    first: date | None
    last: date | None
    state: State
    periods: tuple[Period, ...] = ()

    def touches(self, first: date, last: date) -> bool:
        """Whether it holds on any of these days."""
        return (self.last is None or self.last >= first) and (
            self.first is None or self.first <= last
        )


def has_week(hours: Hours) -> bool:
    """Whether the periods say when it is open, and not the base alone."""
    return hours.base is Base.REGULAR or (hours.base is Base.APPOINTMENT and bool(hours.periods))


def can_be_said(weeks: Weeks) -> bool:
    """Whether there are words for the weeks that a rule names."""
    counted = weeks.every > 1
    if weeks.nth:
        return weeks.nth in NTH and weeks.parity is None and not counted
    if weeks.parity is not None:
        return not counted
    return not counted or weeks.every in COUNTED


@functools.lru_cache(maxsize=4096)
def runs(hours: Hours) -> tuple[Run, ...]:
    """Return the runs of hours that have a week, in order of their first day."""
    stretches = tuple(_stretches(hours))
    found: dict[tuple[date | None, date | None], list[Period]] = {}
    covered: set[int] = set()
    for rule in dict.fromkeys(rule for each in stretches for rule in each.rules):
        for numbers in _in_a_row([rule in each.rules for each in stretches]):
            if any(stretches[number].rules[rule] for number in numbers):
                covered |= set(numbers)
                dates = stretches[numbers[0]].first, stretches[numbers[-1]].last
                found.setdefault(dates, []).append(
                    replace(rule, valid_from=dates[0], valid_until=dates[1])
                )
    result = [Run(*dates, State.OPEN, tuple(periods)) for dates, periods in found.items()]
    for state in (State.CLOSED, State.UNKNOWN):
        silent = [
            number not in covered and (State.CLOSED if each.valid else State.UNKNOWN) is state
            for number, each in enumerate(stretches)
        ]
        for numbers in _in_a_row(silent):
            result.append(Run(stretches[numbers[0]].first, stretches[numbers[-1]].last, state))
    return tuple(sorted(result, key=lambda each: each.first or date.min))


def steady(hours: Hours, first: date, last: date) -> State | None:
    """Return how every usual day between two days is, when none of them has times; else nothing."""
    if not has_week(hours):
        return State(hours.base.value)
    states = {each.state for each in runs(hours) if each.touches(first, last)}
    return states.pop() if len(states) == 1 and State.OPEN not in states else None


def usually(hours: Hours, on: date) -> tuple[State, tuple[Span, ...]]:
    """Return what the sentences about usual days say of a date: how it is, and its times."""
    return said(hours, on) if has_week(hours) else (State(hours.base.value), ())


def said(hours: Hours, on: date) -> tuple[State, tuple[Span, ...]]:
    """Return what the runs say of a date: how a usual day is, and its times."""
    state = State.CLOSED
    spans = []
    for run in runs(hours):
        if run.touches(on, on):
            if run.state is State.UNKNOWN:
                state = State.UNKNOWN
            spans += [_span(each) for each in run.periods if names(each, on)]
    return (state_of(spans), merged(spans)) if spans else (state, ())


@functools.lru_cache(maxsize=4096)
def unsaid(hours: Hours, first: date, last: date) -> tuple[Day, ...]:
    """Return the usual days between two days of which the runs say something else."""
    usual = replace(hours, exceptions=(), holidays=())
    return tuple(
        each
        for each in days(usual, first, (last - first).days + 1)
        if (each.state, each.spans) != said(hours, each.date)
    )


def names(period: Period, on: date) -> bool:
    """Whether a period of a run says that it is open on a date of that run."""
    return period.weekday == on.isoweekday() and can_be_said(period.weeks) and period.weeks.name(on)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days between which the same periods are valid; `rules` tells of each whether it ever holds.

    A rule that names no day of a short stretch is not interrupted by it.
    """

    first: date | None
    last: date | None
    valid: bool
    rules: dict[Period, bool]


def _stretches(hours: Hours) -> Iterator[_Stretch]:
    starts = (date.min, *week_changes(hours, date.min))
    ends = (*(each - DAY for each in starts[1:]), None)
    for start, end in zip(starts, ends, strict=True):
        first = None if start == date.min else start
        valid = valid_periods(hours, start)
        yield _Stretch(first, end, bool(valid), dict(_rules(hours, valid, first, end)))


def _rules(
    hours: Hours, valid: tuple[Period, ...], first: date | None, last: date | None
) -> Iterator[tuple[Period, bool]]:
    found: dict[Period, bool] = {}
    for weekday in {each.weekday for each in valid}:
        of_day = tuple(each for each in valid if each.weekday == weekday)
        named: dict[int, bool] = {}
        for on in _dates(
            weekday, first, last, once=all(each.weeks == EVERY_WEEK for each in of_day)
        ):
            today = tuple(each for each in of_day if each.weeks.name(on))
            kept = kept_periods(today)
            for each in today:
                named[id(each)] = named.get(id(each), False) or any(each is one for one in kept)
        for each in of_day:
            # What is replaced on every day that it names is no rule any more.
            if named.get(id(each), True):
                rule = _rule(hours, each)
                found[rule] = found.get(rule, False) or id(each) in named
    yield from found.items()


def _dates(weekday: int, first: date | None, last: date | None, *, once: bool) -> Iterator[date]:
    """Return the dates of a weekday to look at, in what may be a very long time."""
    start = first or (last - timedelta(days=LONG) if last else ANY)
    count = min(LONG, (last - start).days + 1 if last else LONG)
    skipped = (weekday - start.isoweekday()) % 7
    for number in range(skipped, min(count, skipped + 1) if once else count, 7):
        yield start + timedelta(days=number)


def _rule(hours: Hours, period: Period) -> Period:
    by_appointment = hours.base is Base.APPOINTMENT
    return replace(
        period,
        admission=Admission.APPOINTMENT if by_appointment else period.admission,
        valid_from=None,
        valid_until=None,
        season=False,
    )


def _in_a_row(several: list[bool]) -> Iterator[list[int]]:
    """Return the numbers of what is true, those that follow each other together."""
    row: list[int] = []
    for number, each in enumerate(several):
        if each:
            row.append(number)
        elif row:
            yield row
            row = []
    if row:
        yield row


def _span(period: Period) -> Span:
    return Span(period.opens, period.closes, period.admission, period.place)

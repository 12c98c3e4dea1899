"""Opening hours as OpenStreetMap writes them (the key `opening_hours`), for a year from a day.

Rules that OpenStreetMap has no words for become dates: once in so many weeks, a period that another
replaces, exceptions and holidays. “By appointment” and “not known” are *unknown* there, with the
reason as a comment. Seconds are left out, and so is what happens in the hour that a night in March
lacks or a night in October has twice. The specification is that of the wiki of OpenStreetMap.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hours_engine.calendar import MINUTES, Piece, minutes, pieces, spans_pieces
from hours_engine.engine import (
    DAY,
    EVERY_WEEK,
    Admission,
    Base,
    Hours,
    Period,
    Span,
    days,
    usual_week,
    valid_periods,
    week_changes,
)
from hours_engine.spans import span_between

YEAR = 366
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WAYS = {
    Admission.WALK_IN: "",
    Admission.CALL_FIRST: ' open "call first"',
    Admission.APPOINTMENT: ' unknown "by appointment"',
    None: ' unknown "not certain, call first"',
}
#: Of rules for one moment the last counts in OpenStreetMap: the easiest way in comes last.
ORDER = (None, Admission.APPOINTMENT, Admission.CALL_FIRST, Admission.WALK_IN)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days between which the same periods are valid, and what of them a rule can say."""

    first: date
    last: date
    week: tuple[tuple[Span, ...], ...]
    some_weeks: tuple[tuple[Period, Span], ...]

    def spans(self, on: date) -> Iterator[Span]:
        """Yield what the rules say of a date."""
        yield from self.week[on.weekday()]
        for period, span in self.some_weeks:
            if period.weekday == on.isoweekday() and period.weeks.name(on):
                yield span


@functools.lru_cache(maxsize=4096)
def osm(hours: Hours, first: date, count: int = YEAR) -> str:
    """Write the hours of `count` days from `first`."""
    # Every language of a page asks for the same.
    always = _always(hours)
    # The night before the first day is part of it.
    stretches = [] if always else list(_stretches(hours, first - DAY, count + 1))
    shown = len(stretches) > 1
    rules = [rule for each in stretches for rule in _rules(each, dated=shown)]
    dates = [_dated(*each) for each in _different(hours, stretches, always, first, count)]
    return "; ".join([always or ", ".join(rules) or "off", *dates])


def _always(hours: Hours) -> str | None:
    """Return what holds on every day of what has no week."""
    if hours.base is Base.CLOSED:
        return "off"
    if hours.base is Base.APPOINTMENT and not hours.periods:
        return f"24/7{WAYS[Admission.APPOINTMENT]}"
    if hours.base in (Base.UNCERTAIN, Base.UNKNOWN) or not hours.periods:
        return f"24/7{WAYS[None]}"
    return None


def _stretches(hours: Hours, first: date, count: int) -> Iterator[_Stretch]:
    last = first + timedelta(days=count - 1)
    starts = [first, *(each for each in week_changes(hours, first) if each <= last)]
    for start, end in zip(starts, [*(each - DAY for each in starts[1:]), last], strict=True):
        week = tuple(each.spans for each in usual_week(hours, start))
        some = tuple(
            (each, span)
            for each in valid_periods(hours, start)
            if each.weeks != EVERY_WEEK
            and each.weeks.every <= 1
            and all(number in (-1, 1, 2, 3, 4, 5) for number in each.weeks.nth)
            for span in _span(hours, each)
        )
        yield _Stretch(start, end, week, some)


def _span(hours: Hours, period: Period) -> Iterator[Span]:
    by_appointment = hours.base is Base.APPOINTMENT
    admission = Admission.APPOINTMENT if by_appointment else period.admission
    span = span_between(period.opens, period.closes, admission)
    if span is not None:
        yield span


def _rules(stretch: _Stretch, *, dated: bool) -> Iterator[str]:
    prefix = f"{_dates(stretch.first, stretch.last)} " if dated else ""
    for admission in ORDER:
        alike: dict[tuple[str, str], list[str]] = {}
        for weekday, spans in zip(WEEKDAYS, stretch.week, strict=True):
            times = ",".join(
                _clock(*minutes(each)) for each in spans if each.admission is admission
            )
            if times:
                alike.setdefault(("", times), []).append(weekday)
        for period, span in stretch.some_weeks:
            if span.admission is admission:
                weeks, nth = _weeks(period)
                key = weeks, _clock(*minutes(span))
                alike.setdefault(key, []).append(f"{WEEKDAYS[period.weekday - 1]}{nth}")
        for (weeks, times), weekdays in alike.items():
            yield f"{prefix}{weeks}{','.join(weekdays)} {times}{WAYS[admission]}"


def _weeks(period: Period) -> tuple[str, str]:
    """Write in which weeks a period holds: before the weekday, and after it."""
    weeks = {None: "", 1: "week 1-53/2 ", 0: "week 2-53/2 "}[period.weeks.parity]
    nth = ",".join(map(str, period.weeks.nth))
    return weeks, f"[{nth}]" if nth else ""


def _different(
    hours: Hours, stretches: Sequence[_Stretch], always: str | None, first: date, count: int
) -> Iterator[tuple[date, date, tuple[Piece, ...]]]:
    """Yield the dates on which the rules alone would be wrong, and what holds then."""
    known = days(hours, first - DAY, count + 1)
    waiting: tuple[date, date, tuple[Piece, ...]] | None = None
    for before, today in pairwise(known):
        found = pieces(before, today)
        if found == _said(stretches, always, today.date):
            continue
        if waiting and waiting[1] == before.date and waiting[2] == found:
            waiting = waiting[0], today.date, found
            continue
        if waiting:
            yield waiting
        waiting = today.date, today.date, found
    if waiting:
        yield waiting


def _said(stretches: Sequence[_Stretch], always: str | None, on: date) -> tuple[Piece, ...]:
    if always is not None:
        ways = [way for way, words in WAYS.items() if words and always == f"24/7{words}"]
        return tuple(Piece(0, MINUTES, way) for way in ways)
    both = [
        [span for each in stretches if each.first <= day <= each.last for span in each.spans(day)]
        for day in (on - DAY, on)
    ]
    return spans_pieces(*both)


def _dated(first: date, last: date, found: Sequence[Piece]) -> str:
    """Write what holds on dates: one rule that replaces all others, and what adds to it."""
    dates = _dates(first, last)
    by_way = {
        way: ",".join(_clock(each.start, each.end) for each in found if each.admission is way)
        for way in ORDER
    }
    rules = [f"{dates} {times}{WAYS[way]}" for way, times in by_way.items() if times]
    return ", ".join(rules) or f"{dates} off"


def _dates(first: date, last: date) -> str:
    return _date(first) if first == last else f"{_date(first)}-{_date(last)}"


def _date(on: date) -> str:
    return f"{on.year:04} {MONTHS[on.month - 1]} {on.day:02}"


def _clock(start: int, end: int) -> str:
    """Write minutes from midnight; the end of a day is 24:00, after it the next day's clock."""
    shown = end if end <= MINUTES else end - MINUTES
    return f"{start // 60:02}:{start % 60:02}-{shown // 60:02}:{shown % 60:02}"

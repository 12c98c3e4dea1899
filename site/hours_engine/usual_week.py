"""The usual days of a place: what its week, its seasons and its weeks of the month say of a date.

Which of several periods counts is written down in `hours_engine.engine`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hours_engine.facts import DAY, EVERY_WEEK, Admission, Base, Day, Hours, Period, Span, State
from hours_engine.spans import merged, overlap, span_between, state_of

Found = tuple[State, tuple[Span, ...]]


class UsualDays:
    """Answers for one place. What two dates have in common is worked out once."""

    def __init__(self, hours: Hours) -> None:
        self._hours = hours
        by_appointment = hours.base is Base.APPOINTMENT
        self._base = (
            None
            if hours.base is Base.REGULAR or (by_appointment and hours.periods)
            else State(hours.base.value)
        )
        self._changes = week_changes(hours, date.min)
        self._valid: dict[int, tuple[Period, ...]] = {}
        self._found: dict[tuple[int, tuple[int, ...]], Found] = {}

    def day(self, on: date) -> Day:
        """Return what usually holds on a date."""
        if self._base is not None:
            return Day(on, self._base)
        stretch = bisect_right(self._changes, on)
        valid = self._valid.get(stretch)
        if valid is None:
            valid = self._valid[stretch] = valid_periods(self._hours, on)
        weekday = on.isoweekday()
        today = tuple(
            [
                each
                for each in valid
                if each.weekday == weekday and (each.weeks is EVERY_WEEK or each.weeks.name(on))
            ]
        )
        key = stretch, tuple(map(id, today))
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._worked_out(today, bool(valid))
        return Day(on, *found)

    def _worked_out(self, today: tuple[Period, ...], valid: bool) -> Found:
        if not today:
            return (State.CLOSED if valid else State.UNKNOWN), ()
        spans = [span for each in kept_periods(today) if (span := _span(each)) is not None]
        if self._hours.base is Base.APPOINTMENT:
            spans = [replace(span, admission=Admission.APPOINTMENT) for span in spans]
        return state_of(spans), merged(spans)


def week_changes(hours: Hours, after: date) -> tuple[date, ...]:
    """Return the days after `after` on which a period begins to be valid or no longer is, sorted."""
    begun = (each.valid_from for each in hours.periods if each.valid_from)
    over = (
        each.valid_until + DAY
        for each in hours.periods
        if each.valid_until and each.valid_until < date.max
    )
    return tuple(sorted({found for found in (*begun, *over) if found > after}))


def valid_periods(hours: Hours, on: date) -> tuple[Period, ...]:
    """Return the periods that hold around `on`, whatever their weekday: of the season, or usual ones."""
    valid = [
        each
        for each in hours.periods
        if (each.valid_from is None or each.valid_from <= on)
        and (each.valid_until is None or on <= each.valid_until)
    ]
    seasons = [each for each in valid if each.season]
    if not seasons:
        return tuple(valid)
    strongest = min(seasons, key=_length)
    dates = strongest.valid_from, strongest.valid_until
    return tuple(each for each in seasons if (each.valid_from, each.valid_until) == dates)


def _length(season: Period) -> tuple[int, int]:
    first, last = season.valid_from or date.min, season.valid_until or date.max
    return (last - first).days, -first.toordinal()


def kept_periods(periods: Iterable[Period]) -> list[Period]:
    """Return those of the periods of a day that no later one replaces, the latest first."""
    kept: list[tuple[date, Span, Period]] = []
    for period in sorted(periods, key=lambda each: each.valid_from or date.min, reverse=True):
        since = period.valid_from or date.min
        span = _span(period)
        if span is not None and not any(
            later > since and span.place == other.place and overlap(span, other)
            for later, other, _period in kept
        ):
            kept.append((since, span, period))
    return [period for _since, _span, period in kept]


def _span(period: Period) -> Span | None:
    return span_between(period.opens, period.closes, period.admission, period.place)

"""Which days differ from the usual ones, from a day on: exact, however far ahead they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hours_engine.engine import DAY, Day, Hours, day

#: Days after which an end is no end: “closed until 2099” means that nobody knows until when.
ENDLESS = 5 * 365


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row that differ from the week in the same way; no last day: no end in sight."""

    first: date
    last: date | None
    day: Day

    def holds_on(self, on: date) -> bool:
        """Whether a day is one of these."""
        return self.first <= on and (self.last is None or on <= self.last)


def special_stretches(hours: Hours, today: date, until: date) -> tuple[Stretch, ...]:
    """Return what differs from the week and begins by `until`, each with its first and last day.

    What goes on today begins today.
    """
    starts = sorted({today, *(each for each in _bounds(hours) if each > today)})
    ends = [*(each - DAY for each in starts[1:]), date.max]
    found: list[Stretch] = []
    for first, last in zip(starts, ends, strict=True):
        before = found[-1] if found else None
        goes_on = before is not None and before.last == first - DAY
        if first > until and not goes_on:
            break
        # Between two bounds every special day is like the first one.
        each = day(hours, first)
        if before is not None and goes_on and alike(before.day, each):
            found[-1] = Stretch(before.first, last, before.day)
        elif first > until:
            break
        elif each.special:
            found.append(Stretch(first, last, each))
    return tuple(
        replace(each, last=None) if each.last and (each.last - today).days > ENDLESS else each
        for each in found
    )


def in_stretches(several: Iterable[Day]) -> tuple[Stretch, ...]:
    """Take days in order of date together, those in a row that are alike."""
    found: list[Stretch] = []
    for each in several:
        before = found[-1] if found else None
        if before and before.last == each.date - DAY and alike(before.day, each):
            found[-1] = Stretch(before.first, each.date, before.day)
        else:
            found.append(Stretch(each.date, each.date, each))
    return tuple(found)


def alike(one: Day, other: Day) -> bool:
    """Whether two days differ in their date only."""
    return replace(one, date=other.date) == other


def _bounds(hours: Hours) -> Iterable[date]:
    """Return the days on which a day that differs may be otherwise than the one before it."""
    for each in hours.exceptions:
        if each.first <= each.last:
            yield each.first
            if each.last < date.max:
                yield each.last + DAY
    for holiday in hours.holidays:
        yield holiday.on
        if holiday.on < date.max:
            yield holiday.on + DAY

"""Events that repeat: on which dates, by the rules that opening hours have too (`hours_engine.facts`).

Pure Python. The first date says which weekday it is, and which one of its month. A time is that of a
clock in the Netherlands: 10:00 stays 10:00 when summer time begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hours_engine.facts import Weeks

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: How many weeks lie between two dates, for the codes that say so.
EVERY = {"week": 1, "two-weeks": 2, "three-weeks": 3, "four-weeks": 4}
#: The same one of its weekday in each month, such as the second Tuesday; or the last one.
IN_MONTH, LAST_IN_MONTH = "month", "month-end"
WEEK = timedelta(days=7)
#: The longest that something repeats: nobody knows today what will be in three years.
LONGEST = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event is held, in Dutch time; `skipped` when it is not, perhaps with why."""

    starts_at: datetime
    ends_at: datetime | None
    skipped: bool = False
    reason: str = ""


def weeks_of(repeats: str, first: date) -> Weeks:
    """Return the rule of a code for something that begins on `first`. Raises KeyError for no code."""
    if repeats == IN_MONTH:
        return Weeks(nth=(_number(first),))
    if repeats == LAST_IN_MONTH:
        return Weeks(nth=(-1,))
    return Weeks(every=EVERY[repeats], since=first)


def dates(first: date, repeats: str, until: date) -> tuple[date, ...]:
    """Return the dates of a series, the last one on `until` at the latest."""
    return tuple(_dates(first, weeks_of(repeats, first), min(until, first + LONGEST)))


def names_its_first_date(first: date, repeats: str) -> bool:
    """Return whether a series holds the date that it begins on, and comes every month when it should."""
    if repeats == IN_MONTH:
        return _number(first) < 5
    return repeats != LAST_IN_MONTH or (first + WEEK).month != first.month


def occurrences(
    starts_at: datetime,
    ends_at: datetime | None,
    repeats: str,
    until: date,
    skipped: dict[date, str],
) -> tuple[Occurrence, ...]:
    """Return every time of a series that begins at `starts_at`, with those that are left out."""
    start = starts_at.astimezone(AMSTERDAM).replace(tzinfo=None)
    end = ends_at.astimezone(AMSTERDAM).replace(tzinfo=None) if ends_at else None
    found = []
    for on in dates(start.date(), repeats, until):
        shift = on - start.date()
        found.append(
            Occurrence(
                _on_the_clock(start + shift),
                _on_the_clock(end + shift) if end else None,
                on in skipped,
                skipped.get(on, ""),
            )
        )
    return tuple(found)


def _dates(first: date, weeks: Weeks, until: date) -> Iterator[date]:
    on = first
    while on <= until:
        if weeks.name(on):
            yield on
        on += WEEK


def _number(on: date) -> int:
    return (on.day - 1) // 7 + 1


def _on_the_clock(value: datetime) -> datetime:
    # There and back: a time that the clock leaves out becomes the one that it shows instead.
    return value.replace(tzinfo=AMSTERDAM).astimezone(UTC).astimezone(AMSTERDAM)

"""From the days of the demonstration content to dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Day

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEK = timedelta(days=7)
FROM = re.compile(r"(\w{3})>(-?\d+)")
NTH = re.compile(r"([1-4])(?:st|nd|rd|th) (\w{3})")


def day(value: Day, anchor: date) -> date:
    """Return the date of a day, seen from the anchor date.

    Raises ValueError for a text in none of the forms of ``Day``.
    """
    if isinstance(value, int):
        return anchor + timedelta(days=value)
    if found := FROM.fullmatch(value):
        return not_in_the_holidays(weekday_from(anchor + timedelta(days=int(found[2])), found[1]))
    if found := NTH.fullmatch(value):
        return nth_weekday(anchor, int(found[1]), found[2])
    if len(value) == len("MM-DD"):
        this_year = date.fromisoformat(f"{anchor.year}-{value}")
        if this_year >= anchor:
            return this_year
        return date.fromisoformat(f"{anchor.year + 1}-{value}")
    return date.fromisoformat(value)


def optional_day(value: Day | None, anchor: date) -> date | None:
    """Return the date of a day, or nothing for no day."""
    return None if value is None else day(value, anchor)


def weekday_from(first: date, name: str) -> date:
    """Return the first such weekday on or after a date. Raises ValueError for another name."""
    return first + timedelta(days=(WEEKDAYS.index(name) - first.weekday()) % 7)


def nth_weekday(anchor: date, number: int, name: str) -> date:
    """Return the next date on or after the anchor that is the nth such weekday of its month."""
    found = weekday_from(anchor, name)
    while (found.day - 1) // 7 + 1 != number:
        found += WEEK
    return found


def not_in_the_holidays(found: date) -> date:
    """Return the date, or the same weekday in January when nobody holds meetings on it."""
    while (found.month, found.day) >= (12, 24) or (found.month, found.day) <= (1, 2):
        found += WEEK
    return found

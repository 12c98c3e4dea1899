"""Days, moments and years as the content writes them, seen from the day of loading (the anchor).

`today`, `today+14`, `today-3`; `first saturday from today+6` (on or after that day, never in the
Christmas holidays); `next 2nd thursday` (of a month); `next 12-25`; or a date: `2020-12-01`.
Behind each may stand `plus 28` or `minus 7`, in days. A moment ends in a time (`today 19:30`), nine
o'clock when it has none. A year is a number, `this year` or `this year-1`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEK = timedelta(days=7)
MORNING = time(9)
SHIFTED = re.compile(r"(.+) (plus|minus) (\d+)")
TODAY = re.compile(r"today([+-]\d+)?")
FROM = re.compile(r"first (\w+) from (today(?:[+-]\d+)?)")
NTH = re.compile(r"next ([1-4])(?:st|nd|rd|th) (\w+)")
YEARLY = re.compile(r"next (\d\d-\d\d)")
MOMENT = re.compile(r"(.+) (\d\d:\d\d)")
YEAR = re.compile(r"this year([+-]\d+)?")


def day(text: str, anchor: date) -> date:
    """Return the date that a text means. Raises ValueError for one in none of the forms."""
    if found := SHIFTED.fullmatch(text):
        shift = timedelta(days=int(found[3]))
        return day(found[1], anchor) + (shift if found[2] == "plus" else -shift)
    if found := TODAY.fullmatch(text):
        return anchor + timedelta(days=int(found[1] or 0))
    if found := FROM.fullmatch(text):
        return not_in_the_holidays(weekday_from(day(found[2], anchor), found[1]))
    if found := NTH.fullmatch(text):
        return nth_weekday(anchor, int(found[1]), found[2])
    if found := YEARLY.fullmatch(text):
        this_year = date.fromisoformat(f"{anchor.year}-{found[1]}")
        if this_year >= anchor:
            return this_year
        return date.fromisoformat(f"{anchor.year + 1}-{found[1]}")
    return date.fromisoformat(text)


def moment(text: str, anchor: date) -> datetime:
    """Return the moment that a text means, on a clock in the Netherlands. Raises ValueError."""
    if found := MOMENT.fullmatch(text):
        return at(day(found[1], anchor), time.fromisoformat(found[2]))
    return at(day(text, anchor))


def at(on: date, clock: time = MORNING) -> datetime:
    """Return a moment in Dutch time."""
    return datetime.combine(on, clock, tzinfo=AMSTERDAM)


def year(text: str, anchor: date) -> int:
    """Return the year that a text means. Raises ValueError for one in none of the forms."""
    if found := YEAR.fullmatch(text):
        return anchor.year + int(found[1] or 0)
    return int(text)


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

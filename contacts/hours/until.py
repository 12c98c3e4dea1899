"""Until which day sentences about hours hold: what pages and sheets say ends on a day.

Holidays and different days of years ahead are known too; nobody wants to read them all. So a
sentence holds until a day, all that is different until then stands beside it, and the day is said.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from publishing.content.reader import Reader

DAY = timedelta(days=1)
#: Days that a page looks ahead at least: a year and some weeks, so that all holidays are in it.
PAGE = 400
#: Days before the end of a year that a sheet begins to speak of the next one.
SHEET = 92


def last_day_of_page(today: date) -> date:
    """Return the last day that a page made on a day speaks of: the last of a month."""
    return _last_of_month(today + PAGE * DAY)


def last_day_of_sheet(today: date) -> date:
    """Return the last day that a sheet made on a day speaks of: the last of a year.

    A sheet hangs for months. Its last day moves once a year, on 1 October.
    """
    return date((today + SHEET * DAY).year, 12, 31)


def page_until(read: Reader) -> date:
    """Return the last day that a page speaks of, and note when that is another day."""
    last = last_day_of_page(read.today)
    read.until_day(last + DAY - PAGE * DAY)
    return last


def sheet_until(read: Reader) -> date:
    """Return the last day that a sheet speaks of, and note when that is another day."""
    last = last_day_of_sheet(read.today)
    read.until_day(last + DAY - SHEET * DAY)
    return last


def year_until(read: Reader) -> date:
    """Return the last day of next year, and note when that is another day.

    For what is short and stands on many pages: it moves once a year.
    """
    read.until_day(date(read.today.year + 1, 1, 1))
    return date(read.today.year + 1, 12, 31)


def month_of_page(today: date) -> tuple[date, int]:
    """Return the first day of a month and how many days all pages made in it speak of.

    What is counted from it is the same all month.
    """
    first = today.replace(day=1)
    last = last_day_of_page(_last_of_month(today))
    return first, (last - first).days + 1


def _last_of_month(on: date) -> date:
    return on.replace(day=calendar.monthrange(on.year, on.month)[1])

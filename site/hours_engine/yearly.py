"""What returns each year: a period of some dates, once for every year that is asked for."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date

from hours_engine.facts import Period


def lasts_within_a_year(first: date | None, last: date | None) -> bool:
    """Return whether two dates can return each year without meeting themselves."""
    return first is not None and last is not None and first <= last < shifted(first, 1)


def in_years(period: Period, first: int, last: int) -> tuple[Period, ...]:
    """Return a period as it begins in each of these years, never before the year of its own dates.

    One without two dates, or that lasts a year or longer, is returned as it is. On 29 February of a
    year that has none it begins and ends on the 28th.
    """
    start, end = period.valid_from, period.valid_until
    if start is None or end is None or not lasts_within_a_year(start, end):
        return (period,)
    return tuple(
        replace(
            period,
            valid_from=shifted(start, year - start.year),
            valid_until=shifted(end, year - start.year),
        )
        for year in range(max(first, start.year), min(last, date.max.year - 1) + 1)
    )


def shifted(on: date, years: int) -> date:
    """Return the same day in another year."""
    year = min(on.year + years, date.max.year)
    if (on.month, on.day) == (2, 29) and not calendar.isleap(year):
        return date(year, 2, 28)
    return on.replace(year=year)

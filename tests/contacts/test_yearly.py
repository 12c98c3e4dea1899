"""Seasons that return each year: in the engine, in the fields, in the form's answers."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from contacts.hours.exchange.parsing import hours_of_fields, periods_of
from contacts.models import OpeningPeriod
from hours_engine.engine import Period, State, day
from hours_engine.yearly import in_years

SUMMER: dict[str, Any] = {
    "weekday": 1, "opens": time(9), "closes": time(12), "season": True, "yearly": True,
    "valid_from": date(2026, 7, 1), "valid_until": date(2026, 8, 31),
}  # fmt: skip
USUAL = {"weekday": 1, "opens": time(9), "closes": time(17)}


def test_a_season_returns_each_year_and_not_before_its_first() -> None:
    for year, state in ((2025, None), (2026, time(12)), (2027, time(12)), (2028, time(12))):
        hours = hours_of_fields("regular", [USUAL, SUMMER], [], [], "", year)
        monday = next(date(year, 7, n) for n in range(1, 8) if date(year, 7, n).isoweekday() == 1)
        assert day(hours, monday).spans[0].end == (state or time(17))
        assert day(hours, monday.replace(month=7, day=monday.day)).state is State.OPEN
    winter = SUMMER | {"valid_from": date(2026, 11, 1), "valid_until": date(2027, 3, 31)}
    hours = hours_of_fields("regular", [USUAL, winter], [], [], "", 2028)
    assert day(hours, date(2028, 1, 3)).spans[0].end == time(12)
    assert day(hours, date(2028, 4, 3)).spans[0].end == time(17)


def test_a_leap_day_is_the_28th_in_other_years() -> None:
    leap = Period(1, time(9), time(12), valid_from=date(2028, 2, 29), valid_until=date(2028, 3, 31))
    assert [each.valid_from for each in in_years(leap, 2027, 2030)] == [
        date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28),
    ]  # fmt: skip


def test_what_cannot_return_stays_as_it_is() -> None:
    for last in (None, date(2027, 7, 1), date(2026, 6, 1)):
        period = Period(1, time(9), time(12), valid_from=date(2026, 7, 1), valid_until=last)
        assert in_years(period, 2026, 2028) == (period,)
    assert len(periods_of(SUMMER | {"yearly": False}, 2026)) == 1
    assert [each.valid_from for each in periods_of(SUMMER, 2028)][-1] == date(2030, 7, 1)


@pytest.mark.parametrize("last", [None, date(2027, 7, 1)])
def test_a_season_without_an_end_within_the_year_cannot_return(last: date | None) -> None:
    period = OpeningPeriod(**{**SUMMER, "valid_until": last})
    with pytest.raises(ValidationError, match="korter dan een jaar"):
        period.clean()

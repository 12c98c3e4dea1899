"""The dates of holidays, and what a place decided about each."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.holiday_names import HolidayName
from hours_engine.engine import Decision, Holiday
from hours_engine.holidays import (
    KEYS,
    LUSTRUM,
    USUAL,
    DatedHoliday,
    HolidayDecision,
    dated,
    decided,
    of_year,
)

EVENING = time(17)


def test_the_year_2026_of_the_netherlands_and_its_towns() -> None:
    assert [(each.on.month, each.on.day, each.key) for each in of_year(2026)] == [
        (1, 1, "new-year"),
        (4, 3, "good-friday"),
        (4, 5, "easter"),
        (4, 6, "easter-monday"),
        (4, 26, "kings-night"),
        (4, 27, "kings-day"),
        (5, 4, "remembrance"),
        (5, 5, "liberation-day"),
        (5, 14, "ascension"),
        (5, 24, "pentecost"),
        (5, 25, "pentecost-monday"),
        (7, 1, "keti-koti"),
        (8, 28, "groningen-relief"),
        (10, 3, "leiden-relief"),
        (10, 8, "alkmaar-relief"),
        (11, 11, "saint-martin"),
        (12, 5, "saint-nicholas"),
        (12, 24, "christmas-eve"),
        (12, 25, "christmas"),
        (12, 26, "second-christmas"),
        (12, 31, "new-years-eve"),
    ]


def test_liberation_day_is_a_day_off_once_in_five_years() -> None:
    assert [year for year in range(2020, 2032) if dated([LUSTRUM], *year_of(year))] == [
        2020,
        2025,
        2030,
    ]


def test_kings_day_is_never_on_a_sunday() -> None:
    nights = {each.on for each in dated(["kings-night"], date(2025, 1, 1), date(2026, 12, 31))}
    assert nights == {date(2025, 4, 25), date(2026, 4, 26)}


def year_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


@pytest.mark.parametrize("year", range(2024, 2060))
def test_every_year_has_every_day_that_the_code_knows(year: int) -> None:
    lustrum = {LUSTRUM} if year % 5 == 0 else set()
    assert {each.key for each in of_year(year)} == (set(KEYS) - {LUSTRUM}) | lustrum


def test_every_day_has_a_name() -> None:
    assert set(KEYS) == set(HolidayName.values)
    assert set(USUAL) <= set(KEYS)


def test_only_the_days_that_were_asked_for() -> None:
    found = dated(["christmas", "new-year", "nobody"], date(2026, 12, 25), date(2027, 1, 1))
    assert found == (
        DatedHoliday(date(2026, 12, 25), "christmas"),
        DatedHoliday(date(2027, 1, 1), "new-year"),
    )
    assert dated(["saint-nicholas"], *year_of(2026)) == (
        DatedHoliday(date(2026, 12, 5), "saint-nicholas", EVENING),
    )


def test_a_decision_for_the_year_goes_before_one_for_every_year() -> None:
    calendar = dated(["christmas", "new-year"], date(2026, 12, 1), date(2028, 1, 31))
    found = decided(
        calendar,
        [
            HolidayDecision("christmas", Decision.CLOSED),
            HolidayDecision("christmas", Decision.OTHER, 2027, time(10), time(12)),
            HolidayDecision("christmas", Decision.OTHER, 2027, time(14), time(16)),
            HolidayDecision("new-year", Decision.AS_USUAL, 2027),
        ],
    )
    assert found == (
        Holiday(date(2026, 12, 25), "christmas", Decision.CLOSED),
        Holiday(date(2027, 1, 1), "new-year", Decision.AS_USUAL),
        Holiday(date(2027, 12, 25), "christmas", Decision.OTHER, None, time(10), time(12)),
        Holiday(date(2027, 12, 25), "christmas", Decision.OTHER, None, time(14), time(16)),
        Holiday(date(2028, 1, 1), "new-year"),
    )

"""Days, moments and years as the content writes them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from demo.loader.days import AMSTERDAM, day, moment, year

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", SUNDAY),
        ("today-2", date(2026, 11, 20)),
        ("today+30", date(2026, 12, 22)),
        ("first sunday from today", SUNDAY),
        ("first saturday from today+6", date(2026, 11, 28)),
        ("first monday from today-6 minus 20", date(2026, 10, 27)),
        ("first monday from today-6 plus 170", date(2027, 5, 5)),
        ("next 2nd thursday", date(2026, 12, 10)),
        ("next 4th sunday", SUNDAY),
        ("next 12-25", date(2026, 12, 25)),
        ("next 01-01", date(2027, 1, 1)),
        ("next 05-08 minus 7", date(2027, 5, 1)),
        ("2020-12-01", date(2020, 12, 1)),
        ("first friday from today+33", date(2027, 1, 8)),
        ("first thursday from today+32", date(2027, 1, 7)),
    ],
)
def test_a_day_is_seen_from_the_day_of_loading(text: str, expected: date) -> None:
    assert day(text, SUNDAY) == expected


@pytest.mark.parametrize("anchor", [date(2027, 5, 1), date(2027, 5, 4), date(2027, 5, 8)])
def test_a_stretch_of_each_year_stays_one_while_it_lasts(anchor: date) -> None:
    stretch = [day(text, anchor) for text in ("next 05-08 minus 7", "next 05-08")]
    assert stretch == [date(2027, 5, 1), date(2027, 5, 8)]


@pytest.mark.parametrize("text", ["tomorrow", "today+", "first day from today", "next 5th monday"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|not in tuple"):
        day(text, SUNDAY)


def test_a_moment_is_on_a_dutch_clock() -> None:
    assert moment("today-2 06:30", SUNDAY) == datetime.combine(
        date(2026, 11, 20), time(6, 30), AMSTERDAM
    )
    assert moment("next 07-01", SUNDAY).isoformat() == "2027-07-01T09:00:00+02:00"


def test_a_year_is_a_number_or_seen_from_this_one() -> None:
    assert [year(text, SUNDAY) for text in ("2020", "this year", "this year-1")] == [
        2020,
        2026,
        2025,
    ]
    with pytest.raises(ValueError, match="last year"):
        year("last year", SUNDAY)

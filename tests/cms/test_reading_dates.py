"""What people type for a date, a time and a moment, and what is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from core.forms.dutch_dates import TooFarError, read_date, read_moment, read_time


def understood(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "31-12-2026",
        "31/12/2026",
        "31.12.2026",
        "31 12 2026",
        "31-12-26",
        "31-12-'26",
        "31 december 2026",
        "31 DEC. 2026",
        "31-dec-26",
        "donderdag 31 december 2026",
        "do. 31-12-2026",
        "  31 –  12 – 2026 ",
        "31 December 2026",
        "2026-12-31",
        "2026/12/31",
    ],
)
def test_a_date(text: str) -> None:
    assert read_date(text) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 jan 2027", 1),
        ("1 mrt. 2027", 3),
        ("1 maart 2027", 3),
        ("1 mei 2027", 5),
        ("1 may 2027", 5),
        ("1-8-27", 8),
        ("1 sept 2027", 9),
        ("1 okt 2027", 10),
    ],
)
def test_a_month_by_its_name(text: str, month: int) -> None:
    assert read_date(text) == date(2027, month, 1)


@pytest.mark.parametrize(("text", "year"), [("1-1-68", 2068), ("1-1-69", 1969), ("1-1-99", 1999)])
def test_two_digits_of_a_year(text: str, year: int) -> None:
    assert read_date(text).year == year


@pytest.mark.parametrize(
    "text",
    [
        "31-2-2026",
        "12-31-2026",
        "31-12",
        "31 december",
        "vr 31-12-2026",
        "1-1-202",
        "1-1-20266",
        "²-1-2026",
        "٣-1-2026",
        "morgen",
        "31-12-2026 9:00",
        "31122026",
        "1 foo 2026",
        "0-1-2026",
        "",
        "-",
        "9" * 5000,
        "1-" * 5000,
    ],
)
def test_no_date(text: str) -> None:
    assert not understood(read_date, text)


@pytest.mark.parametrize("text", ["1-1-1899", "0001-01-01", "1-1-2200", "9999-12-31"])
def test_a_year_that_is_a_slip_of_the_keyboard(text: str) -> None:
    with pytest.raises(TooFarError):
        read_date(text)


@pytest.mark.parametrize("text", ["1-1-1900", "31-12-2199"])
def test_the_first_and_the_last_day_that_are_understood(text: str) -> None:
    assert read_date(text).year in (1900, 2199)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9:00", time(9)),
        ("9.00", time(9)),
        ("9.00 uur", time(9)),
        ("0900", time(9)),
        ("900", time(9)),
        ("9", time(9)),
        ("9 uur", time(9)),
        ("9u", time(9)),
        ("9u30", time(9, 30)),
        ("17:30", time(17, 30)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("09:00:30", time(9, 0, 30)),
        ("09:00:00.5", time(9, 0, 0, 500_000)),
    ],
)
def test_a_time(text: str, value: time) -> None:
    assert read_time(text) == value


@pytest.mark.parametrize("text", ["24:00", "9:60", "9:5", "90", "12345", "half 10", "", "9" * 5000])
def test_no_time(text: str) -> None:
    assert not understood(read_time, text)


@pytest.mark.parametrize(
    "text",
    [
        "30-11-2026 09:00",
        "30-11-26 9.00 uur",
        "30 nov 2026 0900",
        "30 november 2026, 9:00",
        "ma 30 november 2026 om 9 uur",
        "2026-11-30 09:00",
        "2026-11-30T09:00",
        "2026-11-30 09:00:00",
    ],
)
def test_a_moment(text: str) -> None:
    assert read_moment(text) == datetime(2026, 11, 30, 9)


@pytest.mark.parametrize("text", ["2026-11-30T08:00Z", "2026-11-30 09:00+01:00"])
def test_a_moment_with_its_zone(text: str) -> None:
    assert read_moment(text).astimezone(UTC) == datetime(2026, 11, 30, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["30-11-2026", "9:00", "30-11-2026 24:00", "31-11-2026 9:00", ""])
def test_no_moment(text: str) -> None:
    assert not understood(read_moment, text)

"""What pages say about random hours, in five languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.hours.exchange.schema_org import hours_schema
from contacts.hours.view import hours_view
from contacts.hours.words import dates_text, holiday_name, today_text, week_text
from core.holiday_names import HolidayName
from hours_engine.engine import Admission, Base, Hours, Period, State, day
from publishing.content.reader import Reader
from tests.contacts.strategies import DATES, HOURS
from tests.districts.town import Town

TOWN = Town("en", "nl", "ar", "tr", "pl").content()


@settings(max_examples=150, deadline=None)
@given(HOURS, DATES, st.sampled_from(["en", "nl", "ar", "tr", "pl"]))
def test_the_page_says_what_the_engine_says(hours: Hours, today: date, code: str) -> None:
    read = Reader(TOWN, code, datetime.combine(today, time(12), tzinfo=UTC))
    view = hours_view(read, hours)
    assert view.status == day(hours, today).state.value
    assert view.rows or view.always or view.notes
    for number, row in enumerate(view.rows):
        expected = day(hours, today + timedelta(days=number))
        assert (row.date, row.state) == (expected.date, expected.state.value)
        assert bool(row.periods) == bool(expected.spans)
    assert "–" not in "".join((view.today_text, *view.notes, *(row.note for row in view.rows)))
    assert read.valid_until is not None
    assert read.valid_until.date() == today + timedelta(days=1)


@settings(max_examples=100, deadline=None)
@given(HOURS, DATES)
def test_search_engines_are_told_of_no_hour_that_is_not_certain(hours: Hours, today: date) -> None:
    for special in hours_schema(hours, today).get("specialOpeningHoursSpecification", ()):
        first = date.fromisoformat(special["validFrom"])
        is_open = (special["opens"], special["closes"]) != ("00:00", "00:00")
        assert is_open == (day(hours, first).state is State.OPEN)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 11, 22), date(2026, 11, 22), "On Sunday 22 November"),
        (date(2026, 12, 25), date(2026, 12, 26), "On 25 and 26 December"),
        (date(2026, 12, 31), date(2027, 1, 1), "On 31 December and 1 January 2027"),
        (
            date(2026, 12, 21),
            date(2026, 12, 27),
            "From 21 December up to and including 27 December",
        ),
        (date(2026, 11, 22), date(2026, 11, 23), "Up to and including 23 November"),
        (date(2026, 11, 22), None, "Until further notice"),
        (date(2027, 2, 1), None, "From 1 February 2027"),
    ],
)
def test_days_in_words(first: date, last: date | None, expected: str) -> None:
    assert dates_text(Town().read(), first, last) == expected


MONDAY = date(2026, 11, 23)
WEEK = Hours(
    Base.REGULAR,
    (
        Period(1, time(9), time(12)),
        Period(1, time(13), time(17)),
        Period(2, time(9), time(12), Admission.CALL_FIRST),
        Period(3, time(9), time(12), Admission.APPOINTMENT),
    ),
)


@pytest.mark.parametrize(
    ("code", "week", "today", "dates"),
    [
        (
            "tr",
            "Pazartesi 09:00 ile 12:00 arasında ve 13:00 ile 17:00 arasında açık; "
            "Salı 09:00 ile 12:00 arasında (önce telefon edin) açık; "
            "Çarşamba 09:00 ile 12:00 arasında, randevuyla",
            "Bugün, 22 Kasım Pazar: kapalı",
            "21 Aralık ile 27 Aralık arasında (bu günler dahil)",
        ),
        (
            "pl",
            "poniedziałek otwarte od 09:00 do 12:00 i od 13:00 do 17:00; "
            "wtorek otwarte od 09:00 do 12:00 (proszę najpierw zadzwonić); "
            "środa po umówieniu wizyty od 09:00 do 12:00",
            "Dzisiaj, niedziela, 22 listopada: zamknięte",
            "Od 21 grudnia do 27 grudnia włącznie",
        ),
    ],
)
def test_hours_in_turkish_and_polish(code: str, week: str, today: str, dates: str) -> None:
    read = Town("en", code).read(code)
    days = [day(WEEK, MONDAY + timedelta(days=number)) for number in range(7)]
    assert week_text(read, days) == week
    assert today_text(read, day(WEEK, date(2026, 11, 22))) == today
    assert dates_text(read, date(2026, 12, 21), date(2026, 12, 27)) == dates


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("nl", ("Koningsdag", "eerste kerstdag", "Bevrijdingsdag")),
        ("en", ("King's Day", "Christmas Day", "Liberation Day")),
        (
            "tr",
            (
                "Kral Günü (Koningsdag)",
                "Noel’in birinci günü",
                "Kurtuluş Günü (Bevrijdingsdag)",
            ),
        ),
        (
            "pl",
            (
                "Dzień Króla (Koningsdag)",
                "pierwszy dzień Bożego Narodzenia",
                "Dzień Wyzwolenia (Bevrijdingsdag)",
            ),
        ),
    ],
)
def test_holidays_have_a_name_in_the_language(code: str, names: tuple[str, ...]) -> None:
    read = Town("en", code).read(code)
    keys = (HolidayName.KINGS_DAY, HolidayName.CHRISTMAS, HolidayName.LIBERATION_LUSTRUM)
    assert tuple(holiday_name(read, key) for key in keys) == names

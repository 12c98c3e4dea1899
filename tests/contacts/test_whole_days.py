"""A whole day: from 0:00 to 24:00 is said as such, everywhere, and nowhere as “until 23.59”."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from contacts.hours import words as say
from contacts.hours.exchange.file_format import COLUMNS, from_csv
from contacts.hours.exchange.schema_org import hours_schema
from contacts.hours.rule_words import rule_sentences
from contacts.hours.view import hours_view
from contacts.models.hours import lasts_nothing
from hours_engine.engine import Base, Hours, Period, Span, State, Weeks, day
from hours_engine.moments import moments_of, next_change, state_at
from hours_engine.osm import osm
from hours_engine.validation import overlap
from publishing.content.reader import Reader
from tests.districts.town import Town

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MIDNIGHT = time()
MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=AMSTERDAM)
ALWAYS = Hours(Base.REGULAR, tuple(Period(each, MIDNIGHT, MIDNIGHT) for each in range(1, 8)))
MONDAYS = Hours(Base.REGULAR, (Period(1, MIDNIGHT, MIDNIGHT), Period(2, time(9), time(17))))
CODES = ("nl", "en", "tr", "pl", "ar")
TOWN = Town(*CODES).content()
#: What is said of a whole day, and of its times in a table.
SAID = {
    "nl": ("24 uur open", "24 uur"),
    "en": ("open 24 hours", "24 hours"),
    "tr": ("24 saat açık", "24 saat"),
    "pl": ("otwarte całą dobę", "całą dobę"),
    "ar": ("مفتوح على مدار 24 ساعة", "24 ساعة"),
}


@pytest.mark.parametrize("code", CODES)
def test_a_whole_day_is_said_as_one_in_every_language(code: str) -> None:
    read = Reader(TOWN, code, NOON)
    sentence, times = SAID[code]
    assert say.day_text(read, day(MONDAYS, MONDAY)) == sentence
    assert say.span_texts(read, day(MONDAYS, MONDAY)) == (times,)
    view = hours_view(read, MONDAYS)
    assert sentence in view.today_text
    assert view.rows[0].periods == (times,)
    whole = repr([view, hours_view(read, ALWAYS)])
    assert "23:59" not in whole
    assert "23.59" not in whole


@pytest.mark.parametrize(("code", "end"), [("nl", "24.00"), ("en", "24:00"), ("pl", "24:00")])
def test_in_a_sentence_about_weeks_the_day_ends_at_24(code: str, end: str) -> None:
    read = Reader(TOWN, code, NOON)
    odd = Hours(Base.REGULAR, (Period(1, MIDNIGHT, MIDNIGHT, weeks=Weeks(parity=1)),))
    (text,) = rule_sentences(read, odd, date(2027, 12, 31))
    assert end in text


def test_calendars_and_data_say_a_whole_day() -> None:
    assert osm(ALWAYS, MONDAY, 30) == "Mo,Tu,We,Th,Fr,Sa,Su 00:00-24:00"
    assert osm(MONDAYS, MONDAY, 30) == "Mo 00:00-24:00, Tu 09:00-17:00"
    (week, *_rest) = hours_schema(MONDAYS, MONDAY)["openingHoursSpecification"]
    assert (week["opens"], week["closes"]) == ("00:00", "23:59")
    ((start, end),) = moments_of(MONDAY, Span(MIDNIGHT, MIDNIGHT))
    assert end - start == timedelta(days=1)
    # The nights of the clock change: days of 25 and 23 hours.
    for on, hours in ((date(2026, 10, 25), 25), (date(2027, 3, 28), 23)):
        ((start, end),) = moments_of(on, Span(MIDNIGHT, MIDNIGHT))
        assert end - start == timedelta(hours=hours)


def test_it_is_open_at_each_moment_of_it() -> None:
    midnight = datetime(2026, 11, 23, tzinfo=AMSTERDAM)
    for minute in (0, 1, 719, 1438, 1439):
        assert state_at(MONDAYS, midnight + timedelta(minutes=minute)).state is State.OPEN
    assert state_at(MONDAYS, midnight - timedelta(minutes=1)).state is State.CLOSED
    assert state_at(MONDAYS, midnight + timedelta(minutes=1440)).state is State.CLOSED
    assert next_change(MONDAYS, NOON) == midnight + timedelta(days=1)
    assert next_change(ALWAYS, NOON) is None


def test_two_other_times_that_are_equal_stay_none() -> None:
    nothing = Hours(Base.REGULAR, (Period(1, time(9), time(9)),))
    assert day(nothing, MONDAY).spans == ()
    assert lasts_nothing(time(9), time(9))
    assert not lasts_nothing(MIDNIGHT, MIDNIGHT)
    assert not lasts_nothing(None, None)
    whole, part = MONDAYS.periods[0], Period(1, time(9), time(12))
    assert overlap(whole, part)
    assert overlap(part, whole)
    assert not overlap(whole, MONDAYS.periods[1])


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        ("9:00", "24:00", (time(9), MIDNIGHT)),
        ("0:00", "24:00", (MIDNIGHT, MIDNIGHT)),
        ("00:00", "00:00", (MIDNIGHT, MIDNIGHT)),
        ("24:00", "9:00", None),
        ("9:00", "24:01", None),
        ("9:00", "25:00", None),
    ],
)
def test_a_file_may_say_24_as_the_end(opens: str, closes: str, expected: object) -> None:
    row = {"hub": "a/b", "kind": "period", "weekday": "1", "opens": opens, "closes": closes}
    text = ";".join(COLUMNS) + "\n" + ";".join(row.get(name, "") for name in COLUMNS) + "\n"
    reading = from_csv(text)
    if expected is None:
        assert [number for number, _words in reading.faults] == [2]
        return
    (item,) = reading.hubs["a/b"].items
    assert (item.fields["opens"], item.fields["closes"]) == expected

"""An agenda item that repeats: its next time everywhere, all its dates on its page, by the clock."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from home.agenda import calendar as agenda_calendar
from home.agenda.cards import district_events
from home.agenda.occurrences import AHEAD, DateView
from home.agenda.pages import agenda_view, event_thing, event_view
from home.models import EventPage, EventSkip
from home.open_data import EventTime, event_item
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from tests.home.trees import City

#: A Tuesday; the second of its month.
START = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
END = START + timedelta(hours=2)
UNTIL = date(2027, 2, 9)


def dutch(month: int, day: int, hour: int = 10, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=AMSTERDAM)


@pytest.fixture
def coffee(city: City) -> EventPage:
    page = city.add_event(
        "Koffie", START, city.north, ends_at=END, repeats="two-weeks", repeats_until=UNTIL
    )
    EventSkip.objects.create(page=page, date=date(2026, 12, 22), reason="Vakantie")
    return page


def view(city: City, page: EventPage, moment: datetime) -> tuple[Reader, Any]:
    read = city.read(moment=moment)
    return read, event_view(read, read.row(PageRow, page.pk))


def test_its_page_says_the_rule_the_next_time_and_what_is_skipped(
    city: City, coffee: EventPage
) -> None:
    read, found = view(city, coffee, dutch(12, 8, 12))
    assert found.repeats == (
        "Up to and including 9 februari 2027: once in two weeks on dinsdag from 10.00 to 12.00"
    )
    assert found.when == "dinsdag 5 januari 2027, 10.00 to 12.00"
    assert found.dates == (
        DateView(dutch(12, 22), skipped=True, reason="Vakantie"),
        DateView(dutch(1, 5, year=2027), skipped=False, reason=""),
        DateView(dutch(1, 19, year=2027), skipped=False, reason=""),
        DateView(dutch(2, 2, year=2027), skipped=False, reason=""),
    )
    assert not found.over
    assert read.valid_until == dutch(12, 22, 12)


def test_the_next_time_comes_by_the_clock_and_the_last_one_ends_it(
    city: City, coffee: EventPage
) -> None:
    read, found = view(city, coffee, dutch(11, 24, 11))
    assert (found.starts_at, read.valid_until) == (dutch(11, 24), dutch(11, 24, 12))
    _read, found = view(city, coffee, dutch(11, 24, 12))
    assert found.starts_at == dutch(12, 8)
    _read, found = view(city, coffee, dutch(2, 2, 12, 2027))
    assert (found.over, found.dates, found.starts_at) == (True, (), dutch(2, 2, year=2027))


def test_a_district_shows_the_next_time(city: City, coffee: EventPage) -> None:
    read = city.read(moment=dutch(12, 8, 12))
    cards = district_events(read, city.north.pk, 3)
    assert [(each.title, each.starts_at) for each in cards] == [("Koffie", dutch(1, 5, year=2027))]


def test_the_agenda_lists_each_time_in_sight_and_says_which_is_skipped(
    city: City, coffee: EventPage
) -> None:
    city.add_event("Raad", datetime(2026, 12, 1, 19, tzinfo=UTC))
    read = city.read(moment=dutch(11, 24, 9))
    months = agenda_view(read, read.row(PageRow, city.agenda.pk)).months
    found = [
        [(each.title, each.starts_at.day, each.status) for each in month.events] for month in months
    ]
    assert found == [
        [("Koffie", 24, None)],
        [("Raad", 1, None), ("Koffie", 8, None), ("Koffie", 22, "Cancelled")],
    ]
    later = city.read(moment=dutch(1, 5, 10, 2027) - AHEAD)
    months = agenda_view(later, later.row(PageRow, city.agenda.pk)).months
    assert [each.starts_at.day for each in months[-1].events] == [5]


def test_the_agenda_knows_when_one_more_comes_in_sight(city: City, coffee: EventPage) -> None:
    read = city.read(moment=dutch(12, 8, 12))
    agenda_view(read, read.row(PageRow, city.agenda.pk))
    assert read.valid_until == dutch(1, 19, year=2027) - AHEAD


def test_calendars_hold_every_time_and_strike_the_skipped_one(
    city: City, coffee: EventPage
) -> None:
    read = city.read(moment=dutch(12, 8, 9))
    target = next(each for each in agenda_calendar.plan(read) if "noord" in each.path)
    calendar = icalendar.Calendar.from_ical(agenda_calendar.make(read, target).body)
    found = [
        (each.decoded("DTSTART"), str(each.get("STATUS", "")), str(each["SUMMARY"]))
        for each in calendar.walk("VEVENT")
    ]
    assert found == [
        (dutch(12, 8), "", "Koffie"),
        (dutch(12, 22), "CANCELLED", "Cancelled: Koffie"),
        (dutch(1, 5, year=2027), "", "Koffie"),
        (dutch(1, 19, year=2027), "", "Koffie"),
        (dutch(2, 2, year=2027), "", "Koffie"),
    ]
    names = [str(each["UID"]) for each in calendar.walk("VEVENT")]
    assert len({*names}) == 5
    assert names[0].endswith(":20261208")


def test_programs_get_the_next_time_and_all_of_them(city: City, coffee: EventPage) -> None:
    read = city.read(moment=dutch(12, 8, 12))
    item = event_item(read, read.row(PageRow, coffee.pk))
    assert (item.starts_at, item.repeats, item.repeats_until) == (
        dutch(1, 5, year=2027),
        "two-weeks",
        UNTIL,
    )
    assert len(item.times) == 7
    assert item.times[3] == EventTime(dutch(12, 22), dutch(12, 22, 12), True, "Vakantie")
    once = city.add_event("Raad", START, ends_at=END)
    read = city.read()
    assert event_item(read, read.row(PageRow, once.pk)).times == ()


def test_search_engines_get_the_next_time_and_the_schedule(city: City, coffee: EventPage) -> None:
    read, found = view(city, coffee, dutch(12, 8, 12))
    thing = json.loads(json.dumps(event_thing(read, read.row(PageRow, coffee.pk), found)))
    assert thing["startDate"] == "2027-01-05T10:00:00+01:00"
    assert thing["eventSchedule"] == {
        "@type": "Schedule",
        "byDay": "https://schema.org/Tuesday",
        "startDate": "2026-11-10",
        "endDate": "2027-02-09",
        "startTime": "10:00",
        "endTime": "12:00",
        "scheduleTimezone": "Europe/Amsterdam",
        "repeatFrequency": "P2W",
        "exceptDate": ["2026-12-22"],
    }


def test_a_translation_has_the_dates_of_its_source(city: City, coffee: EventPage) -> None:
    version = city.translate(coffee, "en", "Coffee")
    EventPage.objects.filter(pk=version.pk).update(repeats="", repeats_until=None)
    EventSkip.objects.filter(page_id=version.pk).delete()
    read = city.read("en", moment=dutch(12, 8, 12))
    found = event_view(read, read.row(PageRow, version.pk))
    assert [(each.starts_at.day, each.skipped) for each in found.dates[:2]] == [
        (22, True),
        (5, False),
    ]


@pytest.mark.parametrize(
    ("repeats", "words"),
    [
        ("week", "on dinsdag from 10.00 to 12.00"),
        ("month", "every second dinsdag of the month from 10.00 to 12.00"),
    ],
)
def test_the_rule_in_words(city: City, repeats: str, words: str) -> None:
    page = city.add_event("Koffie", START, ends_at=END, repeats=repeats, repeats_until=UNTIL)
    _read, found = view(city, page, dutch(11, 9))
    assert found.repeats == f"From 10 november up to and including 9 februari 2027: {words}"

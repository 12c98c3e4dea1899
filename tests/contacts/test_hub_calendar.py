"""The calendar of a hub: read by another library, and right in both nights of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest

from contacts.hours.exchange import ical
from contacts.hours.rows import hours_of
from core.site_files.icalendar import Event, calendar, escaped
from hours_engine.engine import DAY, Span
from hours_engine.moments import moments_of, state_at
from publishing.registry import Target
from tests.contacts.hub_town import FRI, MON, SAT, HubTown
from tests.districts.town import MOMENT

SPRING, AUTUMN = date(2027, 3, 27), date(2026, 10, 24)
STAMP = datetime(2026, 11, 16, tzinfo=UTC)


@pytest.fixture
def place() -> HubTown:
    place = HubTown()
    place.open(MON, time(9), time(12), "call-first")
    place.open(
        FRI, time(20), time(1), "appointment", valid_until=date(2026, 11, 30), place="Harbour"
    )
    place.differ(date(2026, 11, 30), date(2026, 12, 27), "closed", "rebuilding")
    return place


def made(place: HubTown, moment: datetime = MOMENT) -> tuple[icalendar.Calendar, Any, Target]:
    read = place.town.read(moment=moment)
    (target,) = ical.plan(read)
    document = ical.make(read, target)
    return icalendar.Calendar.from_ical(document.body), read, target


def test_another_library_reads_what_the_hub_says(place: HubTown) -> None:
    found, read, target = made(place)
    assert (target.path, target.media_type) == ("/wijken/noord/hub-noord/hub.ics", "text/calendar")
    assert found["X-WR-CALNAME"] == "Opening hours of Hub Noord"
    events = [
        (each["SUMMARY"], each.decoded("DTSTART"), each.decoded("DTEND"), each.get("LOCATION"))
        for each in found.walk("VEVENT")
    ]
    address = "Marktplein 1, 3012 AB Stad"
    assert events[:4] == [
        (
            "Hub Noord: open, call first",
            datetime(2026, 11, 16, 8, tzinfo=UTC),
            datetime(2026, 11, 16, 11, tzinfo=UTC),
            address,
        ),
        (
            "Hub Noord: by appointment",
            datetime(2026, 11, 20, 19, tzinfo=UTC),
            datetime(2026, 11, 21, 0, tzinfo=UTC),
            "Harbour",
        ),
        (
            "Hub Noord: open, call first",
            datetime(2026, 11, 23, 8, tzinfo=UTC),
            datetime(2026, 11, 23, 11, tzinfo=UTC),
            address,
        ),
        (
            "Hub Noord: by appointment",
            datetime(2026, 11, 27, 19, tzinfo=UTC),
            datetime(2026, 11, 28, 0, tzinfo=UTC),
            "Harbour",
        ),
    ]
    assert events[4] == (
        "Hub Noord: closed (rebuilding)",
        date(2026, 11, 30),
        date(2026, 12, 1),
        address,
    )
    assert len({each["UID"] for each in found.walk("VEVENT")}) == len(events)
    assert read.valid_until == datetime(2026, 11, 22, 23, tzinfo=UTC)


def test_all_week_it_is_the_same_file(place: HubTown) -> None:
    later = datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert made(place)[0] == made(place, later)[0]
    assert made(place)[0] != made(place, datetime(2026, 11, 23, 9, tzinfo=UTC))[0]


def test_an_event_under_the_same_name_never_says_anything_else(place: HubTown) -> None:
    before = {str(each["UID"]): each.to_ical() for each in made(place)[0].walk("VEVENT")}
    place.differ(date(2026, 11, 23), date(2026, 11, 23), "closed", "moving")
    after = {str(each["UID"]): each.to_ical() for each in made(place)[0].walk("VEVENT")}
    stay = before.keys() & after.keys()
    assert len(before.keys() - stay) == len(after.keys() - stay) == 1
    assert all(before[uid] == after[uid] for uid in stay)


@pytest.mark.parametrize(
    ("on", "opens", "closes", "expected"),
    [
        # The clock goes from 2:00 to 3:00, and in October from 3:00 back to 2:00.
        (SPRING, time(22), time(2), [("27 21:00", "28 01:00")]),
        (SPRING, time(22), time(2, 30), [("27 21:00", "28 01:00")]),
        (SPRING, time(22), time(4), [("27 21:00", "28 02:00")]),
        (SPRING + DAY, time(2), time(3), []),
        (SPRING + DAY, time(0), time(0), [("27 23:00", "28 22:00")]),
        (AUTUMN, time(22), time(2), [("24 20:00", "25 00:00")]),
        (AUTUMN, time(22), time(2, 30), [("24 20:00", "25 00:30"), ("25 01:00", "25 01:30")]),
        (AUTUMN, time(22), time(3), [("24 20:00", "25 02:00")]),
        (AUTUMN + DAY, time(2, 15), time(4), [("25 00:15", "25 01:00"), ("25 01:15", "25 03:00")]),
        (AUTUMN + DAY, time(0), time(0), [("24 22:00", "25 23:00")]),
    ],
)
def test_nights_of_the_clock(
    on: date, opens: time, closes: time, expected: list[tuple[str, str]]
) -> None:
    found = moments_of(on, Span(opens, closes))
    assert [(f"{start:%d %H:%M}", f"{end:%d %H:%M}") for start, end in found] == expected


@pytest.mark.parametrize("saturday", [SPRING, AUTUMN])
@pytest.mark.parametrize("closes", [time(2), time(2, 30), time(3), time(4)])
def test_in_both_nights_the_calendar_is_open_when_the_engine_says(
    saturday: date, closes: time
) -> None:
    place = HubTown()
    place.open(SAT, time(22), closes)
    noon = datetime(saturday.year, saturday.month, saturday.day, 12, tzinfo=UTC)
    found, read, _target = made(place, noon)
    spans = [
        (each.decoded("DTSTART"), each.decoded("DTEND"))
        for each in found.walk("VEVENT")
        if isinstance(each.decoded("DTSTART"), datetime)
    ]
    hours = hours_of(read, place.hub)
    for number in range(0, 24 * 60, 15):
        moment = noon + timedelta(minutes=number)
        shown = any(start <= moment < end for start, end in spans)
        assert shown == (state_at(hours, moment).admission is not None), moment


def test_long_lines_are_folded_between_characters() -> None:
    name = "مركز الحي، " * 20 + "back\\slash; comma,\nnext\x07 line"
    event = Event("a@hub", STAMP, date(2026, 11, 17), name)
    body = calendar(name, "ar", "https://stad.example.nl/hub.ics", STAMP, [event])
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    found = icalendar.Calendar.from_ical(body)
    (read,) = found.walk("VEVENT")
    assert read["SUMMARY"] == name.replace("\x07", "")


def test_texts_are_escaped() -> None:
    assert escaped("a\\b;c,d\r\ne\rf\x00") == "a\\\\b\\;c\\,d\\ne\\nf"


@pytest.mark.parametrize("state", ["closed", "unknown", "uncertain", "appointment", "regular"])
def test_no_calendar_of_a_hub_is_without_an_event(state: str) -> None:
    found, _read, _target = made(HubTown(state))
    assert found.walk("VEVENT"), state
    assert all(each["SUMMARY"] for each in found.walk("VEVENT"))

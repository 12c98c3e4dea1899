"""The calendar of a hub: read by another library, and right in both nights of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import icalendar
import pytest

from contacts.hours.exchange import ical
from contacts.hours.exchange.ical import moments
from core.site_files.icalendar import Event, calendar, escaped
from hours_engine.engine import Span
from publishing.registry import Target
from tests.contacts.hub_town import FRI, MON, HubTown
from tests.districts.town import MOMENT

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
    ("on", "span", "start", "end"),
    [
        # The clock goes from 2:00 to 3:00, and in October from 3:00 back to 2:00.
        (date(2027, 3, 27), Span(time(22), time(4)), (27, 21), (28, 2)),
        (date(2027, 3, 28), Span(time(2), time(3)), (28, 1), (28, 1)),
        (date(2026, 10, 24), Span(time(22), time(4)), (24, 20), (25, 3)),
        (date(2026, 10, 24), Span(time(22), time(2, 0)), (24, 20), (25, 1)),
    ],
)
def test_nights_of_the_clock(
    on: date, span: Span, start: tuple[int, int], end: tuple[int, int]
) -> None:
    expected = tuple(datetime(on.year, on.month, *each, tzinfo=UTC) for each in (start, end))
    assert moments(on, span) == expected


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

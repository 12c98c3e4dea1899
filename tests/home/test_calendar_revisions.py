"""Calendars as those who subscribe have them: what changed has a new revision, the rest stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
import time_machine

from core.site_files.icalendar import Event, calendar, revision
from home.agenda import calendar as agenda_calendar
from tests.home.trees import City

EVENING = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
STAMP = datetime(2026, 11, 16, tzinfo=UTC)
Block = tuple[int, datetime, bytes]


def blocks(city: City) -> dict[str, Block]:
    """Return (SEQUENCE, DTSTAMP, bytes) of each event of the agenda, by its UID."""
    read = city.read()
    target = next(each for each in agenda_calendar.plan(read) if each.path == "/agenda/agenda.ics")
    found = icalendar.Calendar.from_ical(agenda_calendar.make(read, target).body)
    assert "METHOD" not in found
    result: dict[str, Block] = {}
    for each in found.walk("VEVENT"):
        stamp = each.decoded("DTSTAMP")
        assert each.decoded("LAST-MODIFIED") == stamp
        result[str(each["UID"])] = each.decoded("SEQUENCE"), stamp, each.to_ical()
    return result


def at(moment: datetime, page: Any, **changes: Any) -> None:
    """Publish a page with changes at a moment."""
    for name, value in changes.items():
        setattr(page, name, value)
    with time_machine.travel(moment, tick=False):
        page.save_revision().publish()


EDITS: dict[str, dict[str, Any]] = {
    "time": {"starts_at": EVENING + timedelta(hours=1)},
    "end": {"ends_at": EVENING + timedelta(hours=2)},
    "place": {"location": "Op het plein"},
    "title": {"title": "Andere naam"},
    "introduction": {"introduction": "Kom ook."},
    "kind": {"kind": "council"},
    "cancelled": {"cancelled": True},
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_raises_the_revision_of_that_event_and_of_no_other(city: City, edit: str) -> None:
    one, two = city.add_event("Een", EVENING), city.add_event("Twee", EVENING)
    for number, page in enumerate((one, two)):
        at(STAMP - timedelta(days=9 - number), page)
    before = blocks(city)
    at(STAMP - timedelta(days=2), one, **EDITS[edit])
    after = blocks(city)
    assert after.keys() == before.keys()
    changed = [uid for uid in before if before[uid] != after[uid]]
    assert len(changed) == 1
    (uid,) = changed
    assert after[uid][0] > before[uid][0]
    assert after[uid][1] > before[uid][1]


def test_what_is_taken_away_changes_no_other_event(city: City) -> None:
    pages = [city.add_event(name, EVENING) for name in ("Een", "Twee", "Drie")]
    for number, page in enumerate(pages):
        at(STAMP - timedelta(days=9 - number), page)
    before = blocks(city)
    # The one that was published last gave every event its stamp before.
    pages[2].unpublish()
    after = blocks(city)
    assert len(after) == len(before) - 1
    assert all(before[uid] == each for uid, each in after.items())


def one(**more: Any) -> icalendar.Calendar:
    fields: dict[str, Any] = {"uid": "a@hub", "start": EVENING, "end": None, "summary": "x"} | more
    body = calendar("Naam", "nl", "https://stad.example.nl/a.ics", STAMP, [Event(**fields)])
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    return icalendar.Calendar.from_ical(body)


def test_a_calendar_without_events_holds_the_clock_and_no_method() -> None:
    body = calendar("Naam", "nl", "https://stad.example.nl/a.ics", STAMP, [])
    found = icalendar.Calendar.from_ical(body)
    (zone,) = found.subcomponents
    assert (zone.name, str(zone["TZID"])) == ("VTIMEZONE", "Europe/Amsterdam")
    assert "METHOD" not in found
    assert found["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


@pytest.mark.parametrize("year", [2026, 2027, 2030])
def test_the_rules_of_the_clock_are_those_of_the_clock(year: int) -> None:
    found = icalendar.Calendar.from_ical(calendar("n", "nl", "https://a.nl/", STAMP, []))
    rules: Any = found.walk("VTIMEZONE")[0]
    zone = rules.to_tz()
    moment = datetime(year, 1, 1, tzinfo=UTC)
    from zoneinfo import ZoneInfo

    for hours in range(0, 24 * 365, 7):
        each = moment + timedelta(hours=hours)
        expected = each.astimezone(ZoneInfo("Europe/Amsterdam")).utcoffset()
        assert each.astimezone(zone).utcoffset() == expected, each


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 10, 24, 20, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20261024T220000"),
        # 2:00 comes twice: the first is that of the wall, the second has to be said otherwise.
        (datetime(2026, 10, 25, 0, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20261025T020000"),
        (datetime(2026, 10, 25, 1, tzinfo=UTC), "DTSTART:20261025T010000Z"),
        (datetime(2026, 10, 25, 2, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20261025T030000"),
        (datetime(2027, 3, 28, 1, tzinfo=UTC), "DTSTART;TZID=Europe/Amsterdam:20270328T030000"),
    ],
)
def test_each_moment_of_both_nights_is_read_back(moment: datetime, written: str) -> None:
    body = calendar("n", "nl", "https://a.nl/", STAMP, [Event("a", moment, None, "x")])
    assert f"\r\n{written}\r\n".encode() in body
    (event,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert event.decoded("DTSTART").astimezone(UTC) == moment


def test_what_an_event_says_is_read_back() -> None:
    event: Any
    (event,) = one(
        changed=EVENING,
        description="Regel één\n\nhttps://stad.example.nl/a/",
        category="Bijeenkomst, raad",
        place=(51.9, 4.4),
        url="https://stad.example.nl/a/",
        cancelled=True,
    ).walk("VEVENT")
    assert str(event["DESCRIPTION"]) == "Regel één\n\nhttps://stad.example.nl/a/"
    assert event["CATEGORIES"].cats == ["Bijeenkomst, raad"]
    assert event["GEO"].to_ical() == "51.9;4.4"
    assert (str(event["STATUS"]), event["DTSTAMP"].dt) == ("CANCELLED", EVENING)


def test_a_later_revision_has_a_higher_number_that_fits() -> None:
    moments = [STAMP + timedelta(seconds=each) for each in (0, 1, 3600, 10**9)]
    numbers = list(map(revision, moments))
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < 2**31
    assert revision(datetime(1970, 1, 1, tzinfo=UTC)) == 0

"""The agenda as a calendar: read by another library, of the site and of each district."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import icalendar

from home.agenda import calendar as agenda_calendar
from publishing.content.reader import Reader
from tests.home.trees import City

EVENING = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
END = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)


def calendars(read: Reader) -> dict[str, list[str]]:
    """Return the titles in each calendar by its address."""
    found = {}
    for target in agenda_calendar.plan(read):
        document = agenda_calendar.make(read, target)
        assert (target.media_type, document.media_type) == ("text/calendar", "text/calendar")
        events = icalendar.Calendar.from_ical(document.body).walk("VEVENT")
        found[target.path] = [str(each["SUMMARY"]) for each in events]
    return found


def test_a_district_has_its_own_events_and_those_of_the_city(city: City) -> None:
    city.add_event("Stad", EVENING)
    city.add_event("Noord", EVENING + timedelta(days=1), city.north)
    city.add_event("Zuid", EVENING, city.south)
    city.add_event("Voorbij", datetime(2026, 11, 1, 9, tzinfo=UTC))
    found = calendars(city.read())
    assert found["/agenda/agenda.ics"] == ["Stad", "Zuid", "Noord"]
    assert found["/wijken/noord/agenda.ics"] == ["Stad", "Noord"]
    assert found["/wijken/zuid/agenda.ics"] == ["Stad", "Zuid"]


def test_an_event_says_when_where_and_that_it_does_not_go_on(city: City) -> None:
    city.add_event("Raad", EVENING, city.north, ends_at=END, hub=city.hub, cancelled=True)
    city.add_event("Open einde", EVENING + timedelta(hours=1), city.north)
    read = city.read()
    target = next(each for each in agenda_calendar.plan(read) if "noord" in each.path)
    body = agenda_calendar.make(read, target).body
    calendar = icalendar.Calendar.from_ical(body)
    assert str(calendar["X-WR-CALNAME"]) == "Noord – Agenda"
    first, second = calendar.walk("VEVENT")
    assert (str(first["SUMMARY"]), str(first["STATUS"])) == ("Cancelled: Raad", "CANCELLED")
    assert (first.decoded("DTSTART"), first.decoded("DTEND")) == (EVENING, END)
    assert str(first["LOCATION"]) == "Huis van Noord"
    assert str(first["URL"]).endswith("/agenda/raad/")
    # Nobody knows when it ends, so the calendar does not say so.
    assert "DTEND" not in second
    assert "STATUS" not in second
    # The same agenda is the same bytes at another moment.
    later = city.read(moment=read.now + timedelta(hours=3))
    assert agenda_calendar.make(later, target).body == body

"""All hubs on the coming holidays, and the holidays of one hub."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from html import unescape

from contacts.hubs.holidays import (
    HolidayView,
    HubOnHoliday,
    coming_links,
    holidays_link,
    holidays_view,
    plan,
)
from contacts.hubs.page import hub_view
from core.layout.views import Link
from home.alerts import alerts
from tests.contacts.hub_town import FRI, THU, HubTown
from tests.contacts.rendering import html, main_of

NOORD = Link("Noord", "/wijken/noord/")


def town() -> HubTown:
    """Return a town with a hub that is open on Fridays, and one of which nothing is known."""
    place = HubTown()
    place.open(FRI, time(9), time(12))
    place.add_hub("Another hub", "unknown")
    place.keep("christmas", "second-christmas", "new-year")
    return place


def test_each_holiday_says_where_one_can_go_where_not_and_where_nobody_knows() -> None:
    place = town()
    place.decide("new-year", "other", opens=time(13), closes=time(15))
    place.differ(
        date(2026, 12, 31), date(2026, 12, 31), "open", "holiday", opens=time(10), closes=time(13)
    )
    hub, another = (
        Link("Hub Noord", "/wijken/noord/hub-noord/"),
        Link("Another hub", "/wijken/noord/another-hub/"),
    )
    unknown = HubOnHoliday(another, NOORD, "not known yet, call first")
    found = {each.anchor: each for each in holidays_view(place.town.read()).holidays}
    # A Friday that nobody decided about is not open; a Saturday is closed, and that is said.
    assert found["day-2026-12-25"] == HolidayView(
        "day-2026-12-25",
        "Christmas Day, Friday 25 December",
        "Friday 25 December",
        (),
        (unknown, HubOnHoliday(hub, NOORD, "not known yet, call first")),
        (),
    )
    assert found["day-2026-12-26"].closed == (HubOnHoliday(hub, NOORD, "closed"),)
    # The municipality keeps no New Year's Eve, one of its hubs does.
    assert found["day-2026-12-31"].heading == "New Year's Eve, Thursday 31 December"
    assert [each.text for each in found["day-2026-12-31"].open] == [
        "open from 10:00 to 13:00 (public holiday)"
    ]
    assert [each.text for each in found["day-2027-01-01"].open] == ["open from 13:00 to 15:00"]


def test_a_holiday_leaves_the_day_after_it_and_those_of_next_year_are_there() -> None:
    place = town()
    anchors = [each.anchor for each in holidays_view(place.town.read()).holidays]
    assert anchors[0] == "day-2026-12-25"
    assert "day-2027-12-26" in anchors
    later = place.town.read(moment=datetime(2026, 12, 26, 12, tzinfo=UTC))
    assert holidays_view(later).holidays[0].anchor == "day-2026-12-26"
    assert [each.url for each in coming_links(later, 2)] == [
        "/feestdagen/#day-2026-12-26",
        "/feestdagen/#day-2027-01-01",
    ]


def test_there_is_no_page_without_hubs_or_without_holidays() -> None:
    assert list(plan(HubTown().town.read())) == []
    place = HubTown()
    place.keep("christmas")
    assert [each.path for each in plan(place.town.read())] == ["/feestdagen/"]
    place.town.pages.remove(place.hub)
    assert holidays_link(place.town.read()) is None


def test_a_hub_answers_for_every_holiday_however_far_ahead_it_is() -> None:
    place = town()
    view = hub_view(place.town.read(), place.hub)
    said = [(each.name, each.date_text, each.text) for each in view.hours.holidays]
    assert said[:3] == [
        ("Christmas Day", "Friday 25 December", "not known yet, call first"),
        ("Boxing Day", "Saturday 26 December", "closed"),
        ("New Year's Day", "Friday 1 January 2027", "not known yet, call first"),
    ]
    assert view.all_holidays == Link("Hubs on holidays", "/feestdagen/")
    text = unescape(main_of(html(place.town, place.hub)))
    assert all(name in text for name, _date, _text in said)


def test_a_day_is_said_once() -> None:
    """Of a holiday in a longer closure the closure speaks; of one in the table the table."""
    place = town()
    place.open(THU, time(9), time(12))
    place.differ(date(2026, 12, 24), date(2027, 1, 3), "closed", "vacation")
    hours = place.hours()
    assert hours.later == (
        "From 24 December up to and including 3 January 2027: closed (school holidays)",
    )
    assert [each.date.year for each in hours.holidays] == [2027, 2027]
    read = place.town.read(moment=datetime(2026, 12, 23, 12, tzinfo=UTC))
    assert min(each.date for each in hub_view(read, place.hub).hours.holidays) > date(2027, 1, 3)


def test_a_closed_hub_says_so_once() -> None:
    place = HubTown()
    place.open(FRI, time(9), time(12))
    place.differ(date(2026, 11, 16), date(2026, 12, 11), "closed", "incident", note="A leak")
    text = main_of(html(place.town, place.hub))
    assert text.lower().count(">closed") == 0
    assert text.count(": closed (incident in the district: A leak)") == 1
    assert "Open again on Friday 18 December: open from 9:00 to 12:00" in text


def test_an_alert_about_the_holidays_leads_to_their_page() -> None:
    place = town()
    end = datetime(2027, 1, 4, tzinfo=UTC)
    fields = {"introduction": "Look first.", "level": "info", "ends_at": end}
    place.town.page("home.alertpage", "Holidays", place.town.home, about_holidays=True, **fields)
    (alert,) = alerts(place.town.read(), place.town.home)
    assert alert.link == Link("Hubs on holidays", "/feestdagen/")

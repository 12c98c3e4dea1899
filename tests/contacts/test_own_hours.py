"""Hours of services and of people: their own, as long as the hub is as usual. Sunday 22 November 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from contacts.hours.own_hours import OwnHoursView, office_hours
from contacts.hours.rows import hours_of
from contacts.hubs.page import hub_view
from contacts.models.hours import OfficePeriodRow
from contacts.models.hubs import HubServiceRow
from contacts.people.facts import person_facts
from core.layout.views import Link
from publishing.content.declarations import PageRow
from tests.contacts.hub_town import SAT, THU, TUE, HubTown
from tests.contacts.rendering import html, main_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
RULE = "every second Tuesday of the month from 10:00 to 12:00, call first"


@pytest.fixture
def place() -> HubTown:
    place = HubTown()
    place.open(THU, time(9), time(17))
    place.open(TUE, time(10), time(12), "call-first", weeks="second", service="forms")
    for kind in ("forms", "questions"):
        place.town.add(HubServiceRow, page_id=place.hub.id, kind=kind, label="")
    return place


def forms(place: HubTown) -> OwnHoursView | None:
    services = hub_view(place.town.read(), place.hub).services
    assert [each.hours for each in services if each.label.startswith("Questions")] == [None]
    return services[0].hours


def test_a_service_has_the_hours_of_the_hub_or_its_own(place: HubTown) -> None:
    expected = "The next time: Tuesday 8 December, open from 10:00 to 12:00 (call first)"
    assert forms(place) == OwnHoursView((RULE,), expected)
    body = main_of(html(place.town, place.hub))
    assert RULE in body
    assert expected in body


def test_when_the_hub_is_closed_its_services_are(place: HubTown) -> None:
    place.differ(date(2026, 12, 1), date(2026, 12, 31), "closed", "rebuilding")
    assert forms(place) == OwnHoursView(
        (RULE,),
        "Not in the coming four weeks.",
        different=("From 1 December up to and including 31 December: closed (rebuilding)",),
    )


def test_other_hours_of_the_hub_say_nothing_about_its_services(place: HubTown) -> None:
    times = {"opens": time(9), "closes": time(20)}
    place.differ(date(2026, 12, 8), date(2026, 12, 8), "open", "event", **times)
    assert forms(place) == OwnHoursView(
        (RULE,),
        "Not in the coming four weeks.",
        different=("On Tuesday 8 December: not sure, call first (event in the building)",),
    )


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("closed", "Not in the coming four weeks."),
        ("other", "Not in the coming four weeks."),
        ("as-usual", "The next time: Saturday 26 December, open from 9:00 to 10:00 (Boxing Day)"),
    ],
)
def test_holidays_of_the_hub_are_those_of_its_services(
    place: HubTown, decision: str, expected: str
) -> None:
    place.keep("saint-martin", "second-christmas")
    times = {"opens": time(9), "closes": time(10)} if decision == "other" else {}
    place.decide("second-christmas", decision, **times)
    place.open(SAT, time(9), time(10), weeks="last", service="legal")
    place.town.add(HubServiceRow, page_id=place.hub.id, kind="legal", label="")
    christmas = datetime(2026, 12, 1, 12, tzinfo=UTC)
    services = hub_view(place.town.read(moment=christmas), place.hub).services
    assert services[-1].hours is not None
    assert services[-1].hours.next_text == expected


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("closed", "Closed until further notice."),
        ("unknown", "The opening hours are not known yet. Call first."),
    ],
)
def test_services_of_a_hub_that_is_not_open_at_all(state: str, text: str) -> None:
    place = HubTown(state)
    place.open(TUE, time(10), time(12), service="forms")
    place.town.add(HubServiceRow, page_id=place.hub.id, kind="forms", label="")
    (service,) = hub_view(place.town.read(), place.hub).services
    assert service.hours == OwnHoursView((), text)


def person(hub_town: HubTown, **fields: object) -> PageRow:
    found = hub_town.town.person("Ada", hub_town.district)
    hub_town.town.add(
        OfficePeriodRow,
        page_id=found.id,
        weekday=TUE,
        opens=time(14),
        closes=time(15),
        admission="walk-in",
        **fields,
    )
    return found


def test_office_hours_are_at_a_hub_and_close_with_it(place: HubTown) -> None:
    ada = person(place, hub_id=place.hub.id)
    expected = OwnHoursView(
        ("on Tuesday from 14:00 to 15:00",),
        "The next time: Tuesday 24 November, open from 14:00 to 15:00",
        Link("Hub Noord", "/wijken/noord/hub-noord/"),
    )
    assert office_hours(place.town.read(), ada) == (expected,)
    facts = person_facts(place.town.read(), ada.id)
    assert facts is not None
    assert facts.office_hours == (expected,)
    place.differ(date(2026, 11, 24), date(2026, 11, 24), "closed", "staff")
    (later,) = office_hours(place.town.read(), ada)
    assert later.next_text == "The next time: Tuesday 1 December, open from 14:00 to 15:00"


def test_office_hours_somewhere_else_stand_on_their_own(place: HubTown) -> None:
    ada = person(place, place="Library")
    place.differ(date(2026, 11, 24), date(2026, 11, 24), "closed", "staff")
    assert office_hours(place.town.read(), ada) == (
        OwnHoursView(
            ("on Tuesday from 14:00 to 15:00, at Library",),
            "The next time: Tuesday 24 November, open from 14:00 to 15:00, at Library",
        ),
    )


@pytest.mark.parametrize(
    ("fields", "until"),
    [
        ({}, date(2026, 11, 25)),
        ({"weeks": "first"}, date(2026, 12, 2)),
        ({"weeks": "first", "valid_from": date(2026, 11, 28)}, date(2026, 11, 28)),
        ({"weeks": "every-4", "counted_from": date(2026, 11, 17)}, date(2026, 12, 16)),
        ({"valid_from": date(2027, 3, 1)}, date(2026, 11, 23)),
    ],
)
def test_what_is_said_of_a_person_holds_until_a_day(
    place: HubTown, fields: dict[str, object], until: date
) -> None:
    person(place, **fields)
    read = place.town.read()
    office_hours(read, place.town.pages[-1])
    assert read.valid_until == datetime.combine(until, time(), tzinfo=AMSTERDAM)


def test_the_hours_of_a_service_are_none_of_the_hub(place: HubTown) -> None:
    periods = hours_of(place.town.read(), place.hub).periods
    assert [each.weekday for each in periods] == [THU]


def test_what_is_different_now_can_have_a_message_until_it_is_over(place: HubTown) -> None:
    first, last = date(2026, 11, 20), date(2026, 11, 25)
    place.differ(first, last, "closed", "incident", note="A leak", urgent=True, banner=True)
    place.differ(date(2026, 12, 1), date(2026, 12, 1), "closed", "staff", banner=True)
    place.differ(first, last, "closed", "staff")
    assert hub_view(place.town.read(), place.hub).urgent == (
        "Up to and including 25 November: closed (incident in the district: A leak)"
    )
    dutch = hub_view(place.town.read("nl"), place.hub).urgent
    assert "A leak" not in dutch

"""The agenda: what is still to come, when it goes stale, and what an item says."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from wagtail.models import Page

from core.layout.frame import frame_view
from core.layout.views import Link
from home.agenda.cards import EventCard, district_events
from home.agenda.pages import AgendaView, EventView, PastEvent, agenda_view, event_view
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from tests.home.trees import MOMENT, City

EVENING = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
END = datetime(2026, 11, 26, 20, 0, tzinfo=UTC)


def row(read: Reader, page: Page) -> PageRow:
    return read.row(PageRow, page.pk)


def test_a_card_says_in_dutch_time_when_it_is(city: City) -> None:
    city.add_event(
        "Raad", EVENING, city.north, ends_at=END, kind="council", hub=city.hub, cancelled=True
    )
    assert district_events(city.read(), city.north.pk, 3) == (
        EventCard(
            title="Raad",
            url="/agenda/raad/",
            starts_at=datetime(2026, 11, 26, 19, 30, tzinfo=AMSTERDAM),
            time_text="19.30 to 21.00",
            place="Huis van Noord",
            kind="District council meeting",
            status="Cancelled",
            lang=None,
        ),
    )


def test_an_event_stays_until_it_ends_and_the_list_says_so(city: City) -> None:
    city.add_event("Raad", EVENING, city.north, ends_at=END)
    during, after = city.read(moment=END - timedelta(seconds=1)), city.read(moment=END)
    assert [each.title for each in district_events(during, city.north.pk, 3)] == ["Raad"]
    assert during.valid_until == END
    assert district_events(after, city.north.pk, 3) == ()
    assert after.valid_until is None


def test_an_event_without_an_end_stays_until_its_day_is_over(city: City) -> None:
    city.add_event("Raad", EVENING, city.north)
    midnight = datetime(2026, 11, 27, tzinfo=AMSTERDAM)
    last = city.read(moment=midnight - timedelta(seconds=1))
    (card,) = district_events(last, city.north.pk, 3)
    assert (card.time_text, last.valid_until) == ("at 19.30", midnight)
    assert district_events(city.read(moment=midnight), city.north.pk, 3) == ()


def test_a_district_shows_its_own_events_before_those_of_the_city(city: City) -> None:
    day = timedelta(days=1)
    city.add_event("Stad", EVENING)
    city.add_event("Noord laat", EVENING + 2 * day, city.north)
    city.add_event("Noord vroeg", EVENING + day, parent=city.north)
    city.add_event("Zuid", EVENING, city.south)
    titles = [each.title for each in district_events(city.read(), city.north.pk, 2)]
    assert titles == ["Noord vroeg", "Noord laat"]
    titles = [each.title for each in district_events(city.read(), city.north.pk, 3)]
    assert titles == ["Stad", "Noord vroeg", "Noord laat"]


def test_the_agenda_groups_by_month_and_keeps_what_is_over_apart(city: City) -> None:
    city.add_event("Later", datetime(2026, 12, 3, 9, 0, tzinfo=UTC))
    city.add_event("Raad", EVENING)
    city.add_event("Geweest", datetime(2026, 11, 1, 9, 0, tzinfo=UTC), cancelled=True)
    city.add_event("Lang geleden", datetime(2025, 11, 1, 9, 0, tzinfo=UTC))
    read = city.read()
    view = agenda_view(read, row(read, city.agenda))
    assert [(month.name, [card.title for card in month.events]) for month in view.months] == [
        ("November 2026", ["Raad"]),
        ("December 2026", ["Later"]),
    ]
    assert view == AgendaView(
        feeds=(Link("Agenda of Wijken in Stad", "/agenda/feed.xml"),),
        calendar_url="/agenda/agenda.ics",
        months=view.months,
        past=(
            PastEvent("Geweest", "/agenda/geweest/", date(2026, 11, 1), "Cancelled", None),
            PastEvent("Lang geleden", "/agenda/lang-geleden/", date(2025, 11, 1), None, None),
        ),
    )
    assert read.valid_until == datetime(2026, 11, 27, tzinfo=AMSTERDAM)


def test_the_agenda_is_filtered_by_district(city: City) -> None:
    day = timedelta(days=1)
    city.add_event("Stad", EVENING)
    city.add_event("Zuid", EVENING + day, city.south)
    read = city.read()
    # Nothing to choose from: one district.
    view = agenda_view(read, row(read, city.agenda))
    assert (view.districts, view.everywhere) == ((), ())
    city.add_event("Beide", EVENING + 2 * day, city.north, city.south)
    city.add_event("Noord", EVENING + 3 * day, parent=city.north)
    city.add_event("Geweest", datetime(2026, 11, 1, 9, 0, tzinfo=UTC), city.north)
    read = city.read()
    view = agenda_view(read, row(read, city.agenda))
    north, south = read.page(city.north.pk), read.page(city.south.pk)
    assert north is not None
    assert south is not None
    assert [(each.key, each.district.text, each.events) for each in view.districts] == [
        (str(north.id), north.title, ("/agenda/beide/", f"{read.url(north)}noord/")),
        (str(south.id), south.title, ("/agenda/zuid/", "/agenda/beide/")),
    ]
    assert view.everywhere == ("/agenda/stad/",)


def test_an_item_says_when_where_and_what_it_costs(city: City) -> None:
    page = city.add_event(
        "Cursus",
        EVENING,
        city.north,
        ends_at=END,
        hub=city.hub,
        price=5,
        organiser="Buurtvereniging",
        registration_url="https://www.example.nl/cursus",
    )
    read = city.read()
    assert event_view(read, row(read, page)) == EventView(
        kind="Activity",
        status=None,
        over=False,
        when="donderdag 26 november 2026, 19.30 to 21.00",
        repeats="",
        dates=(),
        starts_at=datetime(2026, 11, 26, 19, 30, tzinfo=AMSTERDAM),
        ends_at=datetime(2026, 11, 26, 21, 0, tzinfo=AMSTERDAM),
        place="",
        address_lines=("Plein 1", "3012 AB Stad"),
        hub=Link("Huis van Noord", "/wijken/noord/huis-van-noord/"),
        accessibility=("entrance without steps", "lift"),
        price=5,
        price_text="€\xa05",
        organiser="Buurtvereniging",
        registration=Link("Sign up", "https://www.example.nl/cursus"),
        districts=(Link("Noord", "/wijken/noord/"),),
        city_wide=False,
        body=(),
        agenda=Link("The whole agenda", "/agenda/"),
        calendar_url="/agenda/cursus/event.ics",
        fact_lang=None,
    )
    assert read.valid_until == END


def test_nobody_can_sign_up_for_what_is_cancelled_or_over(city: City) -> None:
    url = "https://www.example.nl/cursus"
    cancelled = city.add_event("Af", EVENING, cancelled=True, registration_url=url)
    over = city.add_event("Over", MOMENT - timedelta(days=2), registration_url=url)
    read = city.read()
    views = [event_view(read, row(read, page)) for page in (cancelled, over)]
    assert [(view.registration, view.status, view.over) for view in views] == [
        (None, "Cancelled", False),
        (None, None, True),
    ]
    assert [view.price_text for view in views] == ["Free", "Free"]


def test_an_event_of_several_days_says_when_it_ends(city: City) -> None:
    page = city.add_event("Week", EVENING, ends_at=datetime(2026, 11, 29, 11, 0, tzinfo=UTC))
    read = city.read()
    assert event_view(read, row(read, page)).when == (
        "donderdag 26 november 2026, 19.30 until zondag 29 november 2026 at 12.00"
    )


def test_a_place_is_not_translated_and_says_so(city: City) -> None:
    page = city.add_event("Markt", EVENING, city.north, location="Bij de fontein", organiser="Wij")
    at_hub = city.add_event("Raad", EVENING, city.north, hub=city.hub)
    nowhere = city.add_event("Online", EVENING, city.north)
    city.translate(city.north, "en", "North")
    for each, title in ((page, "Market"), (at_hub, "Council"), (nowhere, "On line")):
        city.translate(each, "en", title)
    cards = district_events(city.read("en"), city.north.pk, 3)
    assert [(card.title, card.place, card.place_lang) for card in cards] == [
        ("Market", "Bij de fontein", "nl"),
        ("Council", "Huis van Noord", "nl"),
        ("On line", "", None),
    ]
    city.translate(city.hub, "en", "House of North")
    read = city.read("en")
    cards = district_events(read, city.north.pk, 3)
    assert [card.place_lang for card in cards] == ["nl", None, None]
    version = read.localised(row(read, page))
    assert version is not None
    assert event_view(read, version).fact_lang == "nl"


def test_an_item_is_described_for_search_engines(city: City) -> None:
    page = city.add_event("Raad", EVENING, ends_at=END, hub=city.hub, introduction="Kom langs.")
    read = city.read()
    frame = frame_view(read, row(read, page), event_view(read, row(read, page)))
    base = "https://stad.localhost"
    assert json.loads(frame.structured_data)["@graph"][-1] == {
        "@type": "Event",
        "@id": f"{base}/agenda/raad/#event",
        "name": "Raad",
        "url": f"{base}/agenda/raad/",
        "description": "Kom langs.",
        "startDate": "2026-11-26T19:30:00+01:00",
        "endDate": "2026-11-26T21:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": "nl",
        "isAccessibleForFree": True,
        "organizer": {"@id": f"{base}/#municipality"},
        "location": {
            "@type": "Place",
            "name": "Huis van Noord",
            "address": "Plein 1, 3012 AB Stad",
        },
        "image": frame.card,
    }

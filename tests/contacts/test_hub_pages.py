"""The page of a hub and the list of hubs."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from contacts.hours.coming_days import coming_days
from contacts.hours.rows import hours_of
from contacts.hubs.index import HubIndexView, hub_index_view
from contacts.hubs.page import HubView, PartnerView, ServiceView, hub_thing, hub_view
from contacts.models.hubs import HubPartnerRow, HubServiceRow
from contacts.people.cards import HubCardView, hub_card, hub_cards
from contacts.printouts.version_code import version_of, version_text
from core.layout.json_document import to_json
from core.layout.views import AlertView, Link
from core.models.municipality import MunicipalityRow
from tests.contacts.hub_town import MON, THU, HubTown
from tests.contacts.rendering import html, main_of
from tests.districts.town import make

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def place() -> HubTown:
    place = HubTown(
        latitude=51.9,
        longitude=4.45,
        phone="14010",
        email="hub@example.nl",
        appointment_url="https://afspraak.example.nl/",
        languages="nl,ar",
        accessibility="step-free,lift",
        entrance="At the back.",
        hours_explanation="Ring the bell.",
    )
    place.open(THU, time(14), time(16))
    hub_id = place.hub.id
    place.town.add(HubServiceRow, page_id=hub_id, kind="questions", label="")
    place.town.add(HubServiceRow, page_id=hub_id, kind="forms", label="On Thursdays")
    place.town.add(HubServiceRow, page_id=hub_id, kind="other", label="Bicycle repair")
    place.town.add(HubPartnerRow, page_id=hub_id, name="Library", url="https://library.example.nl/")
    place.town.add(HubPartnerRow, page_id=hub_id, name="Neighbours", url="")
    return place


def test_a_hub_shows_all_that_is_known_of_it(place: HubTown) -> None:
    read = place.town.read()
    view = hub_view(read, place.hub)
    hours = place.hours(explanation="Ring the bell.")
    assert view == HubView(
        alerts=(),
        hours=hours,
        urgent="",
        coming=coming_days(read, hours_of(read, place.hub)),
        osm_hours="Th 14:00-16:00",
        calendar_url="/wijken/noord/hub-noord/hub.ics",
        poster_url="/wijken/noord/hub-noord/poster.html",
        stamp=version_text(read, version_of(read, place.district)),
        address_lines=("Marktplein 1", "3012 AB Stad"),
        latitude=51.9,
        longitude=4.45,
        map_url="https://www.openstreetmap.org/?mlat=51.9&mlon=4.45#map=18/51.9/4.45",
        entrance="At the back.",
        entrance_lang=None,
        phone="14010",
        email="hub@example.nl",
        appointment=Link("Make an appointment", "https://afspraak.example.nl/"),
        services=(
            ServiceView("Questions to the municipality", "", None),
            ServiceView("Help with forms", "On Thursdays", None),
            ServiceView("", "Bicycle repair", None),
        ),
        partners=(
            PartnerView("Library", "https://library.example.nl/"),
            PartnerView("Neighbours", None),
        ),
        languages=("Dutch", "Arabic"),
        accessibility=("entrance without steps", "lift"),
        district=Link("Noord", "/wijken/noord/"),
        all_hubs=None,
        all_holidays=None,
        picture=None,
        body=(),
    )


def test_a_hub_without_coordinates_is_found_by_its_address() -> None:
    place = HubTown()
    assert hub_view(place.town.read(), place.hub).map_url == (
        "https://www.openstreetmap.org/search?query=Marktplein+1%2C+3012+AB+Stad"
    )


def test_a_hub_without_a_phone_gives_that_of_the_municipality() -> None:
    place = HubTown()
    place.town.rows = [row for row in place.town.rows if not isinstance(row, MunicipalityRow)]
    place.town.rows.append(make(MunicipalityRow, id=1, site_id=1, name="Stad", phone="14035"))
    assert hub_view(place.town.read(), place.hub).phone == "14035"


def test_a_translation_takes_its_facts_from_the_source(place: HubTown) -> None:
    town = place.town
    town.translate(town.home, "Stad")
    town.translate(town.index, "Wijken")
    town.translate(place.district, "Noord")
    dutch = town.translate(place.hub, "Hub Noord", street="Elders 9", entrance="Achter.")
    view = hub_view(town.read("nl"), dutch)
    assert (view.address_lines[0], view.phone) == ("Marktplein 1", "14010")
    assert (view.entrance, view.entrance_lang) == ("Achter.", None)
    assert [(each.text, each.lang) for each in view.hours.explanations] == [
        ("Ring the bell.", "en")
    ]
    assert [each.explanation_lang for each in view.services] == [None, "en", "en"]
    assert view.languages == ("Nederlands", "Arabisch")
    dutch = town.translate(place.hub, "Hub Noord 2")
    bare = hub_view(town.read("nl"), dutch)
    assert (bare.entrance, bare.entrance_lang) == ("At the back.", "en")


def test_an_alert_of_a_hub_is_on_its_page_until_its_end(place: HubTown) -> None:
    end = datetime(2026, 11, 22, 18, 0, tzinfo=AMSTERDAM)
    place.town.page(
        "home.alertpage",
        "Lift out of order",
        place.hub,
        introduction="Use the ramp.",
        level="warning",
        ends_at=end,
    )
    read = place.town.read()
    assert hub_view(read, place.hub).alerts == (
        AlertView("warning", "Lift out of order", "Use the ramp.", None, None),
    )
    assert read.valid_until == end
    assert "Lift out of order" in html(place.town, place.hub)
    assert hub_view(place.town.read(moment=end), place.hub).alerts == ()


def test_what_a_hub_shows_holds_until_midnight(place: HubTown) -> None:
    midnight = datetime(2026, 11, 23, 0, 0, tzinfo=AMSTERDAM)
    for show in (hub_view, hub_card):
        read = place.town.read()
        show(read, place.hub)
        assert read.valid_until == midnight


def test_a_card_says_how_a_hub_is_today(place: HubTown) -> None:
    expected = HubCardView(
        name="Hub Noord",
        url="/wijken/noord/hub-noord/",
        lang=None,
        status="closed",
        status_text="Closed today",
        today_text="Today, Sunday 22 November: closed",
        address_lines=("Marktplein 1", "3012 AB Stad"),
        district=Link("Noord", "/wijken/noord/"),
        latitude=51.9,
        longitude=4.45,
        next_text="Open again on Thursday 26 November: open from 14:00 to 16:00",
    )
    read = place.town.read()
    assert hub_card(read, place.hub) == expected
    (in_its_district,) = hub_cards(read, place.district)
    assert (in_its_district.name, in_its_district.district) == ("Hub Noord", None)


def test_the_list_has_every_hub_by_district_and_by_name(place: HubTown) -> None:
    town = place.town
    second = place.add_hub("Another hub", "unknown")
    place.district = town.district("Centrum")
    first = place.add_hub("Hub Centrum", "closed")
    index = town.page("contacts.hubindexpage", "Hubs", town.home)
    read = town.read()
    view = hub_index_view(read, index)
    cards = (hub_card(read, first), hub_card(read, second), hub_card(read, place.hub))
    assert tuple(each.card for each in view.hubs) == cards
    assert view == HubIndexView(
        hubs=view.hubs,
        by_name=(
            Link("Another hub", "/wijken/noord/another-hub/"),
            Link("Hub Centrum", "/wijken/centrum/hub-centrum/"),
            Link("Hub Noord", "/wijken/noord/hub-noord/"),
        ),
        by=view.by,
        holidays=(),
        all_holidays=None,
        phone=None,
    )
    assert hub_view(read, place.hub).all_hubs == Link("All hubs", "/hubs/")
    text = main_of(html(town, index))
    assert text.index("Not known yet") < text.index("Another hub")


def test_the_list_is_asked_for_what_hubs_have(place: HubTown) -> None:
    """By hub for the script, by what there is without it; each hub stands under all that it has."""
    town = place.town
    second = place.add_hub("Another hub", "regular", languages="ar", accessibility="lift")
    index = town.page("contacts.hubindexpage", "Hubs", town.home)
    view = hub_index_view(town.read(), index)
    another, noord = view.hubs
    assert noord.has == (
        "today:closed",
        "service:questions",
        "service:forms",
        "language:nl",
        "language:ar",
        "accessibility:step-free",
        "accessibility:lift",
        f"district:{place.district.id}",
    )
    # Thursday of the week that is shown; a day by appointment is no day to walk in.
    assert noord.open == ("2026-11-26T14:00/2026-11-26T16:00",)
    assert (another.card.name, another.open) == (second.title, ())
    said = {
        (each.label, choice.label, tuple(hub.text for hub in choice.hubs))
        for each in view.by
        for choice in each.choices
    }
    assert said >= {
        ("Today", "Closed today", ("Hub Noord",)),
        ("Today", "Not known yet", ("Another hub",)),
        ("What you can come for", "Help with forms", ("Hub Noord",)),
        ("Language spoken", "Arabic", ("Another hub", "Hub Noord")),
        ("Accessibility", "lift", ("Another hub", "Hub Noord")),
        ("District", "Noord", ("Another hub", "Hub Noord")),
    }
    text = main_of(html(town, index))
    assert all(f">{label}<" in text for _kind, label, _hubs in said)


def test_an_opening_past_midnight_ends_on_the_next_day_for_the_script(place: HubTown) -> None:
    place.open(MON, time(20), time(1))
    index = place.town.page("contacts.hubindexpage", "Hubs", place.town.home)
    (hub,) = hub_index_view(place.town.read(), index).hubs
    assert "2026-11-23T20:00/2026-11-24T01:00" in hub.open


def test_search_engines_read_place_hours_and_address(place: HubTown) -> None:
    place.differ(date(2026, 12, 18), date(2026, 12, 19), "closed", "holiday")
    read = place.town.read()
    assert hub_thing(read, place.hub, hub_view(read, place.hub)) == {
        "@type": "GovernmentOffice",
        "@id": "https://stad.example.nl/wijken/noord/hub-noord/#place",
        "parentOrganization": {"@id": "https://stad.example.nl/#municipality"},
        "name": "Hub Noord",
        "url": "https://stad.example.nl/wijken/noord/hub-noord/",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Marktplein 1",
            "postalCode": "3012 AB",
            "addressLocality": "Stad",
            "addressCountry": "NL",
        },
        "hasMap": "https://www.openstreetmap.org/?mlat=51.9&mlon=4.45#map=18/51.9/4.45",
        "geo": {"@type": "GeoCoordinates", "latitude": 51.9, "longitude": 4.45},
        "telephone": "14010",
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": name, "value": True}
            for name in ("entrance without steps", "lift")
        ],
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": ["https://schema.org/Thursday"],
                "opens": "14:00",
                "closes": "16:00",
                "validThrough": "2027-12-31",
            }
        ],
        "specialOpeningHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "opens": "00:00",
                "closes": "00:00",
                "validFrom": "2026-12-18",
                "validThrough": "2026-12-19",
            }
        ],
    }


def test_the_page_says_in_words_what_the_view_says(place: HubTown) -> None:
    text = html(place.town, place.hub)
    assert 'href="/wijken/noord/hub-noord/hub.ics"' in text
    body = main_of(text)
    for words in (
        "Today, Sunday 22 November: closed",
        "14:00 to 16:00",
        "Ring the bell.",
        "Bicycle repair",
        "entrance without steps",
        'href="tel:14010;phone-context=+31"',
        'rel="noreferrer"',
        "At the back.",
    ):
        assert words in body
    assert '"@type":"GovernmentOffice"' in text


def test_a_hub_without_hours_has_a_sentence_and_no_table() -> None:
    place = HubTown("unknown", phone="14010")
    body = main_of(html(place.town, place.hub))
    assert "The opening hours are not known yet. Call first." in body
    assert "<table" not in body
    # There is nothing to put into a calendar.
    assert "hub.ics" not in body


def test_the_document_has_the_times_as_data(place: HubTown) -> None:
    place.open(MON, time(9), time(12), "call-first")
    document = json.loads(to_json(hub_view(place.town.read(), place.hub)))
    assert document["hours"]["rows"][1] == {
        "date": "2026-11-23",
        "weekday": "Monday",
        "dateText": "23 November",
        "isToday": False,
        "state": "open",
        "periods": ["9:00 to 12:00 (call first)"],
        "note": "",
        "spans": [{"opens": "09:00:00", "closes": "12:00:00", "admission": "call-first"}],
    }

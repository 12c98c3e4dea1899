"""Who is who: today, later, and never who is not public."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from contacts.models.appointments import AppointmentDistrictRow, CityAppointmentRow
from contacts.people.directory import district_appointments
from core.layout.views import Link
from districts.pages.appointments import contacts_now
from districts.pages.people import Handover, PeopleView, council_thing, people_view
from tests.districts.place import HIDDEN, Place
from tests.districts.town import titles

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = date(2026, 11, 22)


def test_a_page_without_anybody() -> None:
    place = Place()

    assert people_view(place.town.read(), place.people) == PeopleView(
        district=Link("Noord", "/wijken/noord/"),
        contacts=(),
        handovers=(),
        council=None,
        meeting_text="",
        hubs_title="Hubs",
        hubs=(),
        body=(),
    )


def test_the_day_decides_who_is_called_and_the_last_day_counts() -> None:
    place = Place()
    place.appoint(place.person("Anna Bos").id, ends_on=TODAY)
    place.appoint(place.person("Bram Dam").id, starts_on=date(2026, 11, 23))
    place.appoint(place.person("Cato Eik").id, ends_on=date(2026, 11, 21))

    read = place.town.read()
    view = people_view(read, place.people)

    assert titles(view.contacts) == ["Anna Bos"]
    assert view.handovers == (Handover("From 23 November 2026", "Bram Dam", "Manager", None),)
    assert read.valid_until == datetime(2026, 11, 23, tzinfo=AMSTERDAM)

    later = people_view(place.town.read(moment=read.valid_until), place.people)

    assert (titles(later.contacts), later.handovers) == (["Bram Dam"], ())


def test_nobody_in_a_role_is_a_vacancy_but_somebody_who_is_not_public_is_not() -> None:
    place = Place()
    place.appoint(None)
    place.appoint(HIDDEN)

    [card] = contacts_now(place.town.read(), place.district)

    assert (card.vacant, card.role, card.name) == (True, "Manager", "")


def test_a_deputy_stands_in() -> None:
    place = Place()
    place.appoint(place.person("Anna Bos").id, deputy_id=place.person("Bram Dam").id)

    cards = contacts_now(place.town.read(), place.district)

    assert [(card.name, card.deputy_for) for card in cards] == [
        ("Anna Bos", None),
        ("Bram Dam", "Anna Bos"),
    ]


def test_appointments_of_the_city_count_when_they_cover_the_district() -> None:
    place = Place()
    other = place.town.district("Zuid")
    for name, covered in (("Hier", [place.district]), ("Daar", [other]), ("Overal", [])):
        row = place.town.add(
            CityAppointmentRow,
            page_id=place.contacts.id,
            role_id=place.alderman.id,
            person_id=place.person(name).id,
        )
        for district in covered:
            place.town.add(
                AppointmentDistrictRow, cityappointment_id=row.id, districtpage_id=district.id
            )
    place.appoint(place.person("Anna Bos").id)

    assert titles(contacts_now(place.town.read(), place.district)) == [
        "Anna Bos",
        "Hier",
        "Overal",
    ]


def test_the_directory_of_the_city_knows_the_appointments_of_districts() -> None:
    place = Place()
    person = place.person("Anna Bos")
    place.appoint(person.id)

    rows = district_appointments(place.town.read(), place.district)

    assert [row.person_id for row in rows] == [person.id]


def test_a_seat_that_will_be_taken_is_announced_after_the_roles() -> None:
    place = Place(has_council=True, council_seats=1)
    place.seat(place.person("Dina Fels").id, starts_on=date(2027, 1, 1))
    place.appoint(place.person("Bram Dam").id, starts_on=date(2027, 3, 1))

    view = people_view(place.town.read(), place.people)

    assert view.handovers == (
        Handover("From 1 March 2027", "Bram Dam", "Manager", None),
        Handover("From 1 January 2027", "Dina Fels", "District council (Member)", None),
    )


def test_a_council_is_a_government_organisation_for_search_engines() -> None:
    place = Place(has_council=True, council_seats=3, council_email="raad@example.nl")
    place.seat(place.person("Anna Bos").id, "chair", starts_on=date(2026, 3, 30))
    place.seat(None)
    read = place.town.read()

    assert council_thing(read, place.people, people_view(read, place.people)) == {
        "@type": "GovernmentOrganization",
        "@id": "https://stad.example.nl/wijken/noord/wie-is-wie/#council",
        "name": "District council Noord",
        "url": "https://stad.example.nl/wijken/noord/wie-is-wie/",
        "parentOrganization": {"@id": "https://stad.example.nl/#municipality"},
        "member": [
            {
                "@type": "OrganizationRole",
                "roleName": "Chair",
                "member": {"@type": "Person", "name": "Anna Bos"},
                "startDate": "2026-03-30",
            }
        ],
        "areaServed": {
            "@type": "AdministrativeArea",
            "name": "Noord",
            "url": "https://stad.example.nl/wijken/noord/",
        },
        "email": "raad@example.nl",
    }


def test_a_district_without_a_council_has_nothing_to_describe() -> None:
    place = Place()
    read = place.town.read()

    assert council_thing(read, place.people, people_view(read, place.people)) is None

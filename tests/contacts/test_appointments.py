"""Who has a role today: the clock decides, vacancies are said, what is private stays away."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from contacts.models.appointments import AppointmentDistrictRow, CityAppointmentRow
from contacts.models.people import PersonRow
from contacts.people.appointments import (
    appointment_contacts,
    city_appointments,
    covered_districts,
    planned_contacts,
)
from contacts.people.cards import ContactView, contact_view, initials
from contacts.people.facts import person_facts
from core.models.municipality import MunicipalityRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from tests.districts.town import MOMENT, Town, make

NOBODY: dict[str, Any] = {
    "name": "",
    "initials": "",
    "role": "Manager",
    "role_url": "/contact/manager/",
    "role_lang": None,
    "vacant": False,
    "district": None,
    "office": None,
    "deputy_for": None,
    "since": None,
    "note": "",
    "note_lang": None,
    "motivation": "",
    "motivation_lang": None,
    "phone": None,
    "mobile": None,
    "email": None,
    "languages": (),
    "picture": None,
}


class Staff:
    """A town with one role and two people."""

    def __init__(self) -> None:
        self.town = Town()
        self.contacts = self.town.page("contacts.contactspage", "Contact", self.town.home)
        self.manager = self.town.page("contacts.rolepage", "Manager", self.contacts)
        self.ann = self.town.person("Ann de Wit", self.contacts, phone="14010")
        self.bo = self.town.person(
            "Bo", self.contacts, mobile="+31600000000", email="bo@example.nl"
        )

    def row(self, person: PageRow | int | None, **fields: Any) -> CityAppointmentRow:
        person_id = person.id if isinstance(person, PageRow) else person
        return make(
            CityAppointmentRow, **{"role_id": self.manager.id, "person_id": person_id, **fields}
        )

    def card(self, **fields: Any) -> ContactView:
        return ContactView(**{**NOBODY, **fields})


@pytest.fixture
def staff() -> Staff:
    return Staff()


def names(cards: tuple[ContactView, ...]) -> list[str]:
    return [card.name for card in cards]


def test_a_card_has_all_that_is_public(staff: Staff) -> None:
    row = staff.row(staff.ann, note="Mon–Thu", starts_on=date(2025, 1, 1))
    assert appointment_contacts(staff.town.read(), [row]) == (
        staff.card(
            name="Ann de Wit",
            initials="AW",
            phone="14010",
            note="Mon–Thu",
            since=date(2025, 1, 1),
        ),
    )


def test_a_vacancy_sends_people_to_the_municipality() -> None:
    staff = Staff()
    (card,) = appointment_contacts(staff.town.read(), [staff.row(None)])
    assert card == staff.card(
        vacant=True, note="Until then, contact the municipality.", phone=None, email=None
    )


def test_a_vacancy_sends_people_to_the_deputy(staff: Staff) -> None:
    row = staff.row(None, deputy_id=staff.bo.id, note="Kept open")
    assert appointment_contacts(staff.town.read(), [row]) == (
        staff.card(
            vacant=True,
            note="Until then, contact Bo.",
            mobile="+31600000000",
            email="bo@example.nl",
        ),
    )


def test_a_vacancy_keeps_its_own_note(staff: Staff) -> None:
    (card,) = appointment_contacts(staff.town.read("nl"), [staff.row(None, note="From May")])
    assert (card.note, card.note_lang) == ("From May", "en")


def test_a_deputy_stands_beside_who_they_stand_in_for(staff: Staff) -> None:
    row = staff.row(staff.ann, deputy_id=staff.bo.id)
    cards = appointment_contacts(staff.town.read(), [row])
    assert [(card.name, card.deputy_for) for card in cards] == [
        ("Ann de Wit", None),
        ("Bo", "Ann de Wit"),
    ]


def test_who_is_not_public_is_left_out_and_their_name_too(staff: Staff) -> None:
    hidden = 9_999
    cards = appointment_contacts(
        staff.town.read(), [staff.row(hidden), staff.row(hidden, deputy_id=staff.bo.id)]
    )
    assert [(card.name, card.deputy_for) for card in cards] == [("Bo", "Manager")]


def test_a_role_that_is_not_public_shows_nobody(staff: Staff) -> None:
    row = staff.row(staff.ann)._replace(role_id=9_999)
    assert appointment_contacts(staff.town.read(), [row]) == ()
    assert planned_contacts(staff.town.read(), [row._replace(starts_on=date(2027, 1, 1))]) == ()


def local_midnight(reader: Reader) -> str:
    assert reader.valid_until is not None
    return reader.valid_until.isoformat()


def test_a_hand_over_happens_by_the_clock(staff: Staff) -> None:
    rows = [
        staff.row(staff.ann, ends_on=date(2026, 11, 30)),
        staff.row(staff.bo, starts_on=date(2026, 12, 1)),
    ]
    before = staff.town.read()
    assert names(appointment_contacts(before, rows)) == ["Ann de Wit"]
    assert local_midnight(before) == "2026-12-01T00:00:00+01:00"
    just_before = staff.town.read(moment=datetime(2026, 11, 30, 22, 59, tzinfo=UTC))
    assert names(appointment_contacts(just_before, rows)) == ["Ann de Wit"]
    after = staff.town.read(moment=datetime(2026, 11, 30, 23, 0, tzinfo=UTC))
    assert names(appointment_contacts(after, rows)) == ["Bo"]
    assert after.valid_until is None


def test_the_last_day_of_the_calendar_is_no_boundary(staff: Staff) -> None:
    read = staff.town.read()
    assert names(appointment_contacts(read, [staff.row(staff.ann, ends_on=date.max)])) == [
        "Ann de Wit"
    ]
    assert read.valid_until is None


def test_who_will_come_is_announced_the_first_to_come_first(staff: Staff) -> None:
    rows = [
        staff.row(staff.ann, starts_on=date(2027, 2, 1), note="Mon–Thu"),
        staff.row(staff.bo, starts_on=date(2027, 1, 1)),
        staff.row(staff.ann),
    ]
    read = staff.town.read()
    cards = planned_contacts(read, rows)
    assert [(card.name, card.note, card.since) for card in cards] == [
        ("Bo", "From 1 January 2027", None),
        ("Ann de Wit", "From 1 February 2027", None),
    ]
    assert local_midnight(read) == "2027-01-01T00:00:00+01:00"


def test_facts_come_from_the_source_and_words_from_the_translation(staff: Staff) -> None:
    town = staff.town
    town.translate(town.home, "Stad")
    town.translate(staff.contacts, "Contact")
    role = town.translate(staff.manager, "Wijkmanager")
    ann = town.translate(staff.ann, "Ann de Wit", motivation="Ik luister.", phone="112")
    facts = person_facts(town.read("nl"), staff.ann.id, role=staff.manager)
    assert facts is not None
    card = contact_view(facts)
    assert (card.role, card.role_url, card.role_lang) == (
        "Wijkmanager",
        "/nl/contact/wijkmanager/",
        None,
    )
    assert (card.phone, card.motivation, card.motivation_lang) == ("14010", "Ik luister.", None)
    assert (role.language, ann.language) == ("nl", "nl")


def test_what_is_not_translated_says_its_language(staff: Staff) -> None:
    town = staff.town
    clara = town.person("Clara", staff.contacts, motivation="I listen.", languages="nl,tr")
    facts = person_facts(town.read("nl"), clara.id, role=staff.manager, note="Mon–Thu")
    assert facts is not None
    card = contact_view(facts)
    assert (card.role_lang, card.motivation_lang, card.note_lang) == ("en", "en", "en")
    assert card.languages == ("Nederlands", "Turks")
    assert town.read().row(PersonRow, clara.id).languages == "nl,tr"


def test_city_appointments_cover_the_districts_that_they_name_or_all(staff: Staff) -> None:
    town = staff.town
    north, south = town.district("Noord"), town.district("Zuid")
    page_id = staff.contacts.id
    mayor = town.add(CityAppointmentRow, page_id=page_id, role_id=staff.manager.id)
    alderman = town.add(CityAppointmentRow, page_id=page_id, role_id=staff.manager.id)
    town.add(AppointmentDistrictRow, cityappointment_id=alderman.id, districtpage_id=north.id)
    town.add(CityAppointmentRow, page_id=town.home.id, role_id=staff.manager.id)
    read = town.read(moment=MOMENT)
    assert city_appointments(read) == (mayor, alderman)
    assert city_appointments(read, north.id) == (mayor, alderman)
    assert city_appointments(read, south.id) == (mayor,)
    assert covered_districts(read, alderman) == (north.id,)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jan van der Berg", "JB"),
        ("Bo", "B"),
        ("  Ömer   Şahin ", "ÖŞ"),
        ("محمد علي", "مع"),
        ("(Ann) - 's-Gravesande", "AS"),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_last_word(
    name: str, expected: str
) -> None:
    assert initials(name) == expected


def test_the_mailbox_of_a_role_comes_before_that_of_a_person() -> None:
    staff = Staff()
    role = staff.town.page("contacts.rolepage", "Coach", staff.contacts, email="coach@example.nl")
    own = staff.row(staff.bo, role_id=role.id, email="oost@example.nl", phone="14010")
    cards = appointment_contacts(
        staff.town.read(),
        [own, staff.row(staff.bo, role_id=role.id), staff.row(None, role_id=role.id)],
    )
    assert [(card.phone, card.mobile, card.email) for card in cards] == [
        ("14010", "+31600000000", "oost@example.nl"),
        (None, "+31600000000", "coach@example.nl"),
        (None, None, "coach@example.nl"),
    ]


def test_the_municipality_answers_for_whom_nothing_may_be_shown() -> None:
    staff = Staff()
    staff.town.rows = [row for row in staff.town.rows if not isinstance(row, MunicipalityRow)]
    staff.town.rows.append(make(MunicipalityRow, id=1, site_id=1, phone="14035", email="a@b.nl"))
    clara = staff.town.person("Clara", staff.contacts)
    (card,) = appointment_contacts(staff.town.read(), [staff.row(clara)])
    assert (card.name, card.phone, card.email) == ("Clara", "14035", "a@b.nl")

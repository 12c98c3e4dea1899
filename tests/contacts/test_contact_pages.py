"""The overview of everybody, the page of a role, and the blocks that show a person or a hub."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from contacts.models.appointments import AppointmentDistrictRow, CityAppointmentRow
from contacts.people import directory
from contacts.people.cards import hub_card
from contacts.people.directory import provide_appointments
from contacts.people.overview import MunicipalityContact, RoleLink, contacts_view
from contacts.people.roles import role_view
from contacts.text_blocks.contact_card import ContactCardBlockView, contact_card_block
from contacts.text_blocks.hub_card import HubCardBlockView, hub_card_block
from core.layout.views import Link
from core.models.municipality import MunicipalityRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import registry
from tests.contacts.hub_town import HubTown
from tests.contacts.rendering import html, main_of
from tests.districts.town import Town, make


class City:
    """Two districts, an alderman for one of them, a mayor for all, a manager and a vacancy."""

    def __init__(self) -> None:
        town = self.town = Town()
        town.rows = [row for row in town.rows if not isinstance(row, MunicipalityRow)]
        town.rows.append(
            make(
                MunicipalityRow,
                colour_primary="#00811f",
                colour_accent="#c93675",
                font="figtree",
                corners="soft",
                mark="neutral",
                id=1,
                site_id=1,
                name="Stad",
                phone="14010",
                email="info@example.nl",
                address="Raadhuis 1",
            )
        )
        self.south, self.north = town.district("Zuid"), town.district("Noord")
        self.page = town.page("contacts.contactspage", "Contact", town.home)
        self.manager = self.role(
            "Manager",
            introduction="Knows the district.",
            plural="Managers",
            what_for="A plan\n\nAn idea",
            what_not_for="Emergencies",
            synonyms="coordinator, , coordinator,host",
        )
        self.alderman, self.mayor = self.role("Alderman"), self.role("Mayor")
        self.ann = town.person("Ann de Wit", self.page, phone="+31600000000")
        self.bo = town.person("Bo", self.page, email="bo@example.nl")
        self.chris = town.person("Chris", self.page)
        self.district_rows: dict[int, list[CityAppointmentRow]] = {
            self.south.id: [self.row(self.manager, self.ann)],
            self.north.id: [self.row(self.manager, None)],
        }
        appointed = self.add(self.alderman, self.bo)
        town.add(
            AppointmentDistrictRow,
            cityappointment_id=appointed.id,
            districtpage_id=self.north.id,
        )
        self.add(self.mayor, self.chris)

    def role(self, title: str, **fields: Any) -> PageRow:
        return self.town.page("contacts.rolepage", title, self.page, **fields)

    def row(self, role: PageRow, person: PageRow | None, **fields: Any) -> CityAppointmentRow:
        person_id = person.id if person else None
        return make(CityAppointmentRow, role_id=role.id, person_id=person_id, **fields)

    def add(self, role: PageRow, person: PageRow) -> CityAppointmentRow:
        return self.town.add(
            CityAppointmentRow, page_id=self.page.id, role_id=role.id, person_id=person.id
        )

    def appointments(self, _read: Reader, district: PageRow) -> list[CityAppointmentRow]:
        return self.district_rows.get(district.id, [])


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch) -> City:
    city = City()
    monkeypatch.setattr(directory, "PROVIDERS", [])
    provide_appointments(city.appointments)
    provide_appointments(city.appointments)
    return city


def who(groups: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            group.heading if hasattr(group, "heading") else group.district.text,
            [(card.role, card.name) for card in group.contacts],
        )
        for group in groups
    ]


def test_the_overview_has_everybody_once_where_they_are_looked_for(city: City) -> None:
    view = contacts_view(city.town.read(), city.page)
    assert view.municipality == MunicipalityContact(
        "Stad", "14010", "info@example.nl", None, "Raadhuis 1"
    )
    assert view.roles == (
        RoleLink("Manager", "/contact/manager/", "Knows the district.", None),
        RoleLink("Alderman", "/contact/alderman/", "", None),
        RoleLink("Mayor", "/contact/mayor/", "", None),
    )
    assert who(view.city) == [
        ("The whole municipality", [("Mayor", "Chris")]),
        ("Noord", [("Alderman", "Bo")]),
    ]
    assert who(view.districts) == [
        ("Noord", [("Manager", "")]),
        ("Zuid", [("Manager", "Ann de Wit")]),
    ]
    assert [group.anchor for group in view.districts] == ["wijk-noord", "wijk-zuid"]


def test_the_overview_on_paper_has_every_name_and_number(city: City) -> None:
    text = main_of(html(city.town, city.page)).replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Chris", "Bo", "Ann de Wit", "06 0000 0000", "bo@example.nl", "14 010"):
        assert words in text
    assert 'href="#wijk-noord"' in text
    assert 'id="wijk-noord"' in text


def test_a_district_whose_page_is_not_public_names_nobody(city: City) -> None:
    city.town.pages = [page for page in city.town.pages if page.id != city.north.id]
    view = contacts_view(city.town.read(), city.page)
    assert who(view.city) == [("The whole municipality", [("Mayor", "Chris")])]
    assert who(view.districts) == [("Zuid", [("Manager", "Ann de Wit")])]


def test_a_role_says_what_for_and_who_has_it_where(city: City) -> None:
    view = role_view(city.town.read(), city.manager)
    assert (view.plural, view.what_for, view.what_not_for, view.synonyms) == (
        "Managers",
        ("A plan", "An idea"),
        ("Emergencies",),
        ("coordinator", "host"),
    )
    assert view.everywhere == ()
    assert who(view.districts) == [
        ("Noord", [("Manager", "")]),
        ("Zuid", [("Manager", "Ann de Wit")]),
    ]
    text = main_of(html(city.town, city.manager))
    assert "Vacancy" in text
    assert "Until then, contact the municipality." in text
    assert "Also called: <span><bdi>coordinator</bdi>, <bdi>host</bdi></span>" in text


def test_a_role_for_the_whole_municipality_or_for_named_districts(city: City) -> None:
    read = city.town.read()
    mayor, alderman = role_view(read, city.mayor), role_view(read, city.alderman)
    assert [card.name for card in mayor.everywhere] == ["Chris"]
    assert mayor.districts == ()
    assert alderman.everywhere == ()
    assert who(alderman.districts) == [("Noord", [("Alderman", "Bo")])]


def test_a_role_without_appointments_lists_nobody(city: City) -> None:
    # It may be that of a council, whose seats are no appointments: it is not said to be vacant.
    text = main_of(html(city.town, city.role("Member")))
    assert "<table" not in text
    assert "Vacancy" not in text


def test_a_role_without_translated_text_says_in_which_language_it_is(city: City) -> None:
    town = city.town
    town.translate(town.home, "Stad")
    town.translate(city.page, "Contact")
    dutch = town.translate(city.manager, "Wijkmanager", what_for="Een plan")
    view = role_view(town.read("nl"), dutch)
    assert (view.plural, view.what_for, view.what_for_lang) == ("Wijkmanager", ("Een plan",), None)
    assert (view.what_not_for, view.what_not_for_lang) == (("Emergencies",), "en")
    assert view.synonyms == ("coordinator", "host")
    assert (view.also, view.also_lang) == (("coordinator", "host"), "en")


def test_districts_are_sorted_by_their_name_in_the_language_of_the_page(city: City) -> None:
    town = city.town
    town.translate(town.home, "Stad")
    town.translate(town.index, "Wijken")
    town.translate(city.north, "Zzz")
    dutch = town.translate(city.page, "Contact")
    assert who(contacts_view(town.read("nl"), dutch).districts) == [
        ("Zuid", [("Manager", "Ann de Wit")]),
        ("Zzz", [("Manager", "")]),
    ]


def test_a_person_is_previewed_on_the_page_above(city: City) -> None:
    find = registry.shown_on["contacts.personpage"]
    assert find(city.town.read(), city.ann) == city.page


@pytest.mark.parametrize(("person", "role"), [("ann", "Manager"), ("bo", "Alderman")])
def test_a_contact_block_finds_the_role_that_somebody_has(
    city: City, person: str, role: str
) -> None:
    found = contact_card_block(city.town.read(), {"person": getattr(city, person).id})
    assert isinstance(found, ContactCardBlockView)
    assert (found.contact.role, found.kind) == (role, "contact_card")


def test_a_contact_block_shows_somebody_without_a_role_and_nobody_who_is_not_public(
    city: City,
) -> None:
    city.district_rows[city.south.id] = [
        city.row(city.manager, city.ann, ends_on=date(2026, 11, 21))
    ]
    found = contact_card_block(city.town.read(), {"person": city.ann.id})
    assert found is not None
    assert (found.contact.name, found.contact.role) == ("Ann de Wit", "")
    assert contact_card_block(city.town.read(), {"person": 9_999}) is None


def test_a_hub_block_shows_the_hub_as_it_is_today() -> None:
    place = HubTown()
    read = place.town.read()
    assert hub_card_block(read, {"hub": place.hub.id}) == HubCardBlockView(
        hub_card(read, place.hub)
    )
    assert hub_card_block(read, {"hub": 9_999}) is None
    assert hub_card(read, place.hub).district == Link("Noord", "/wijken/noord/")

"""What an editor can choose: pages of the own municipality, and source pages for facts."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import NewsPage
from tests.cms.admin import add_item, add_url, edit_url, errors, form_data, send
from tests.cms.world import Municipality, translate

pytestmark = pytest.mark.django_db


def test_districts_are_the_dutch_ones_of_the_own_municipality(
    chief: Client, city: Municipality, other: Municipality
) -> None:
    translate(city.pages["one"], "en")
    expected = {str(city.pages[name].pk) for name in ("one", "two", "three")}
    for name, field in (
        ("article", "districts"),
        ("contacts", "appointments-__prefix__-districts"),
    ):
        html = chief.get(edit_url(city.pages[name])).content.decode()
        boxes = BeautifulSoup(html, "html.parser").select(f'[name="{field}"]')
        assert {str(box["value"]) for box in boxes} == expected, name
    foreign = other.pages["one"].pk
    response = send(chief, edit_url(city.pages["article"]), districts=[str(foreign)])
    assert response.status_code == 200
    assert response.context["form"].errors["districts"]


def test_news_below_a_district_starts_with_that_district(chief: Client, city: Municipality) -> None:
    data = form_data(chief.get(add_url(NewsPage, city.pages["one"])))
    assert data["districts"] == [str(city.pages["one"].pk)]
    assert "districts" not in form_data(chief.get(add_url(NewsPage, city.pages["news"])))


def appoint(client: Client, page: Page, **fields: Any) -> Any:
    data = form_data(client.get(edit_url(page)))
    empty = {"person": "", "deputy": "", "starts_on": "", "ends_on": "", "note": ""}
    data = add_item(data, "appointments", **empty | fields)
    return client.post(edit_url(page), data | {"action-publish": "1"})


def test_people_and_roles_are_of_the_own_municipality(
    admin: Client, city: Municipality, other: Municipality
) -> None:
    people = city.pages["people_one"]
    role, person = city.pages["role"].pk, city.pages["person_one"].pk
    assert appoint(admin, people, role=role, person=person).status_code == 302
    response = appoint(admin, people, role=role, person=other.pages["person_one"].pk)
    assert response.status_code == 200
    forms = response.context["form"].formsets["appointments"].forms
    assert "person" in forms[-1].errors
    assert people.appointments.count() == 1


def test_a_chosen_translation_stands_for_its_source(admin: Client, city: Municipality) -> None:
    people = city.pages["people_one"]
    english = translate(city.pages["person_one"], "en")
    response = appoint(admin, people, role=city.pages["role"].pk, person=english.pk)
    assert response.status_code == 302, errors(response)
    assert people.appointments.get().person_id == city.pages["person_one"].pk


def test_an_appointment_for_several_districts_is_saved(
    chief: Client, city: Municipality, other: Municipality
) -> None:
    contacts, role = city.pages["contacts"], city.pages["role"].pk
    one, two = city.pages["one"].pk, city.pages["two"].pk
    response = appoint(chief, contacts, role=role, person="", districts=[one, two])
    assert response.status_code == 302, errors(response)
    contacts.refresh_from_db()
    kept = contacts.appointments.get()
    assert {district.pk for district in kept.districts.all()} == {one, two}
    response = appoint(chief, contacts, role=role, districts=[other.pages["one"].pk])
    assert response.status_code == 200


def test_a_page_of_another_municipality_in_the_text_is_named(
    admin: Client, city: Municipality, other: Municipality
) -> None:
    information = city.pages["information"]
    data = form_data(admin.get(edit_url(information)))
    data |= {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "hub_card",
        "body-0-id": "",
        "body-0-value-hub": str(other.pages["hub_one"].pk),
    }
    response = admin.post(edit_url(information), data | {"action-publish": "1"})
    assert response.status_code == 200
    (error,) = response.context["form"].errors["body"].as_data()
    assert other.pages["hub_one"].title in str(error.non_block_errors)
    data["body-0-value-hub"] = str(city.pages["hub_one"].pk)
    response = admin.post(edit_url(information), data | {"action-publish": "1"})
    assert response.status_code == 302, errors(response)


def test_the_page_chooser_shows_the_own_municipality(
    chief: Client, city: Municipality, other: Municipality
) -> None:
    url = reverse("wagtailadmin_choose_page")
    text = chief.get(url).content.decode()
    assert city.pages["home"].title in text
    assert other.pages["home"].title not in text
    search = reverse("wagtailadmin_choose_page_search")
    found = chief.get(f"{search}?q=Wijkmanager").content.decode()
    assert found.count("Wijkmanager</") == 1

"""A new person, role or hub in place of a choice: for who may make one there, and not for others."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, get_page_models

from contacts.models import ContactsPage, HubPage, PersonPage, RolePage
from core.forms.choosers import PageSelect
from tests.cms.admin import edit_url
from tests.cms.world import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def address(kind: Any, near: Page) -> str:
    label = kind if isinstance(kind, str) else kind._meta.label_lower
    return f"{reverse('new_here')}?{urlencode({'kind': label, 'near': near.pk})}"


def make(client: Client, kind: Any, near: Page, **values: str) -> Any:
    form = client.get(address(kind, near)).context["form"]
    data = {"new-title": "Zoë de Groot", "new-place": form.fields["place"].initial}
    return client.post(address(kind, near), data | {f"new-{k}": v for k, v in values.items()})


def offered(client: Client, page: Page, name: str) -> set[bool]:
    soup = BeautifulSoup(client.get(edit_url(page)).content, "html.parser")
    text = soup.select_one("template[id$=-EMPTY_FORM_TEMPLATE]")
    empty = BeautifulSoup(text.decode_contents(), "html.parser") if text else soup
    lists = empty.select(f"select[name$=-{name}]")
    return {each.parent.select_one("[data-new-url]") is not None for each in lists if each.parent}


def test_a_person_is_made_in_the_district_of_the_form_and_online(
    city: Municipality, district_editor: Client
) -> None:
    page = city.pages["people_one"]
    answer = make(district_editor, PersonPage, page)
    person = PersonPage.objects.get(title="Zoë de Groot")
    assert answer.json() == {"value": str(person.pk), "label": "Zoë de Groot"}
    assert (person.live, person.get_parent().pk, person.locale) == (True, page.pk, page.locale)
    # A second one of that name is refused, and said so.
    again = make(district_editor, PersonPage, page, title=" Zoë  de Groot ")
    assert "“Zoë de Groot” is er al." in again.content.decode()
    assert PersonPage.objects.filter(title="Zoë de Groot").count() == 1


def test_a_hub_asks_for_its_address(city: Municipality, district_editor: Client) -> None:
    page = city.pages["one"]
    wrong = make(district_editor, HubPage, page, street="Kade 1", postcode="3012", city="Stad")
    assert "3012 AB" in wrong.content.decode()
    answer = make(district_editor, HubPage, page, street="Kade 1", postcode="3012 AB", city="Stad")
    hub = HubPage.objects.get(pk=answer.json()["value"])
    assert (hub.street, hub.postcode, hub.live, hub.hours_state) == (
        "Kade 1", "3012 AB", True, "unknown",
    )  # fmt: skip


def test_what_somebody_may_not_make_is_not_offered(
    city: Municipality, other: Municipality, chief: Client, district_editor: Client
) -> None:
    page = city.pages["people_one"]
    assert offered(chief, page, "role") == offered(chief, page, "person") == {True}
    assert offered(district_editor, page, "person") == {True}
    assert offered(district_editor, page, "role") == {False}
    before = Page.objects.count()
    for client, kind, near in (
        (district_editor, RolePage, page),
        (chief, PersonPage, other.pages["people_one"]),
        (chief, "home.newspage", page),
        (chief, "auth.user", page),
        (chief, "", page),
    ):
        data = {"new-title": "Niemand", "new-place": str(near.pk)}
        assert client.post(address(kind, near), data).status_code in (302, 403, 404)
    # A place of others is not taken from the form either.
    foreign = str(other.pages["people_one"].pk)
    answer = make(chief, PersonPage, page, place=foreign)
    assert "new-place" in answer.content.decode()
    assert Page.objects.count() == before


def test_the_nearest_place_comes_first(city: Municipality, chief: Client) -> None:
    for name in ("people_one", "people_two"):
        form = chief.get(address(PersonPage, city.pages[name])).context["form"]
        assert form.fields["place"].initial == str(city.pages[name].pk)
    contacts = ContactsPage.objects.child_of(city.pages["home"]).get()
    form = chief.get(address(RolePage, city.pages["people_one"])).context["form"]
    assert list(form.places) == [str(contacts.pk)]


def test_each_kind_asks_what_it_needs() -> None:
    """Hold that a page of each such kind is whole with what the dialogue asks."""
    for model in get_page_models():
        asked = getattr(model, "new_here", None)
        if asked is None:
            continue
        needed = {
            field.name
            for field in model._meta.local_fields
            if field.editable and not (field.blank or field.has_default() or field.primary_key)
        }
        assert needed - {"page_ptr"} == set(asked), model
    assert PageSelect().new_url == ""

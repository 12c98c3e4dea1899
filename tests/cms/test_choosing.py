"""What somebody chooses from: kinds of pages with a drawing, roles and people as lists, pages near by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from contacts.models import ContactsPage, PersonPage, RolePage
from districts.models import PeoplePage
from tests.cms.admin import add_url, edit_url
from tests.cms.world import Municipality, page_types

TYPES = page_types()
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_each_kind_of_page_has_a_sentence_and_a_drawing_of_its_own(model: Any) -> None:
    words = str(model.page_description)
    assert words.endswith(".")
    assert [each for each in TYPES if str(each.page_description) == words] == [model]
    drawings = {
        each: (REPOSITORY / f"static/page-types/{each._meta.model_name}.svg").read_text()
        for each in TYPES
    }
    assert drawings[model].startswith("<svg")
    assert [each for each, text in drawings.items() if text == drawings[model]] == [model]


@pytest.mark.django_db
@pytest.mark.sqlite
def test_the_kinds_are_shown_with_both(city: Municipality, chief: Client) -> None:
    url = reverse("wagtailadmin_pages:add_subpage", args=[city.pages["one"].pk])
    soup = BeautifulSoup(chief.get(url).content, "html.parser")
    rows = soup.select(".wijk-types li")
    assert len(rows) >= 8
    for row in rows:
        assert row.select_one("img")["src"].endswith(".svg")  # type: ignore[index, union-attr]
        assert row.select_one("span").get_text().endswith(".")  # type: ignore[union-attr]


@pytest.mark.django_db
@pytest.mark.sqlite
def test_roles_and_people_are_lists_of_the_own_municipality(
    city: Municipality, other: Municipality, chief: Client
) -> None:
    page = next(each for each in city.pages.values() if isinstance(each, PeoplePage))
    far = ContactsPage.objects.child_of(city.pages["home"]).get()
    near_one = page.add_child(instance=PersonPage(title="Zoë", slug="zoe", locale=page.locale))
    far_one = far.add_child(instance=PersonPage(title="Aad", slug="aad", locale=page.locale))
    soup = BeautifulSoup(chief.get(edit_url(page)).content, "html.parser")
    empty = BeautifulSoup(
        soup.select_one("template#id_appointments-EMPTY_FORM_TEMPLATE").decode_contents(),  # type: ignore[union-attr]
        "html.parser",
    )
    person = empty.select_one("select[name$=-person]")
    assert person is not None
    labels = [str(group["label"]) for group in person.select("optgroup")]
    assert labels == ["Mensen van deze wijk", "Anderen in de gemeente"]
    values = [str(option["value"]) for option in person.select("option")]
    assert values.index(str(near_one.pk)) < values.index(str(far_one.pk))
    trees = city.pages["home"].path
    theirs = PersonPage.objects.filter(path__startswith=trees, locale=page.locale)
    assert {*values} == {"", *(str(pk) for pk in theirs.values_list("pk", flat=True))}
    role = empty.select_one("select[name$=-role]")
    roles = RolePage.objects.filter(path__startswith=trees, locale=page.locale)
    assert role is not None
    assert {str(option["value"]) for option in role.select("option")} == {
        "", *(str(pk) for pk in roles.values_list("pk", flat=True)),
    }  # fmt: skip


def chooser(client: Client, kind: str, referer: str = "") -> BeautifulSoup:
    headers = {"Referer": f"http://testserver{referer}"} if referer else {}
    answer = client.get(reverse("wagtailadmin_choose_page"), {"page_type": kind}, headers=headers)
    return BeautifulSoup(answer.json()["html"], "html.parser")


@pytest.mark.django_db
@pytest.mark.sqlite
@pytest.mark.parametrize("kind", ["wagtailcore.page", "contacts.personpage", "contacts.hubpage"])
def test_no_chooser_begins_at_the_root(
    city: Municipality, other: Municipality, admin: Client, chief: Client, kind: str
) -> None:
    for client in (chief, admin):
        for place, home in ((city, "Stad"), (other, "Dorp")):
            if client is chief and place is other:
                continue
            for url in (edit_url(place.pages["news"]), add_url(PersonPage, place.pages["one"])):
                soup = chooser(client, kind, url)
                assert "Root" not in above(soup)
                assert home in above(soup)
        assert "Root" not in above(chooser(client, kind))


def above(soup: BeautifulSoup) -> str:
    [row] = soup.select("tr.parent-page")
    return row.get_text(" ")


@pytest.mark.django_db
@pytest.mark.sqlite
def test_a_page_of_others_does_not_say_where_to_begin(
    city: Municipality, other: Municipality, chief: Client
) -> None:
    for referer in (edit_url(other.pages["news"]), "/admin/pages/99999999999999999999/edit/"):
        text = chooser(chief, "wagtailcore.page", referer).get_text()
        assert ("Stad" in text, "Dorp" in text) == (True, False)


@pytest.mark.django_db
@pytest.mark.sqlite
def test_a_search_says_the_municipality_of_each(city: Municipality, admin: Client) -> None:
    url = reverse("wagtailadmin_choose_page_search")
    soup = BeautifulSoup(admin.get(url, {"q": "Hub_one"}).content, "html.parser")
    assert "Gemeente" in [each.get_text(strip=True).capitalize() for each in soup.select("th")]
    assert Page.objects.filter(title="Hub_one").exists()

"""The manual inside the CMS: whole, and opened at the chapter of the screen that one comes from."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from home.cms.manual import CHAPTERS, CHAPTERS_OF_TYPES, manual
from tests.cms.admin import edit_url
from tests.cms.world import Municipality, page_types

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_every_chapter_that_a_screen_leads_to_is_there() -> None:
    known = {name for _level, name, _heading in manual().chapters}
    assert {*CHAPTERS.values(), *CHAPTERS_OF_TYPES.values()} - known == set()
    labels = {model._meta.label_lower for model in page_types()}
    assert CHAPTERS_OF_TYPES.keys() - labels == set()


def test_every_link_inside_the_manual_leads_to_a_heading(chief: Client) -> None:
    text = chief.get(reverse("manual")).content
    found = BeautifulSoup(text, "html.parser").select_one(".wijk-manual")
    assert found is not None
    links = {str(each["href"]) for each in found.select("a[href]")}
    places = {f"#{each['id']}" for each in found.select("[id]")}
    assert links - places == set()
    assert len(found.select("article h2")) > 15


@pytest.mark.parametrize(
    ("screen", "chapter"),
    [
        ("/admin/", "het-startscherm"),
        ("/admin/te-doen/", "te-doen"),
        ("/admin/nergens/", "het-idee"),
        ("http://[", "het-idee"),
        ("/admin/pages/999999/edit/", "een-pagina-bewerken"),
    ],
)
def test_help_opens_at_the_chapter_of_the_screen(chief: Client, screen: str, chapter: str) -> None:
    answer: Any = chief.get(reverse("manual"), {"scherm": screen})
    assert answer.url == f"{reverse('manual')}#{chapter}"


def test_help_of_a_page_is_about_its_type(
    city: Municipality, other: Municipality, chief: Client
) -> None:
    def chapter(url: str) -> Any:
        answer: Any = chief.get(reverse("manual"), {"scherm": url})
        return answer.url.partition("#")[2]

    add = reverse("wagtailadmin_pages:add", args=["home", "alertpage", city.pages["home"].pk])
    assert chapter(edit_url(city.pages["hub_one"])) == "hubs-en-openingstijden"
    assert chapter(add) == "meldingen"
    # Of pages of others nobody is told even the type.
    assert chapter(edit_url(other.pages["hub_one"])) == "een-pagina-bewerken"


def test_the_menu_of_help_has_the_manual_of_this_screen(chief: Client) -> None:
    text = chief.get(reverse("to_do")).content.decode()
    assert "/admin/handleiding/?scherm=%2Fadmin%2Fte-doen%2F" in text
    assert "gebruikershandleiding" not in text

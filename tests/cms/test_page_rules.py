"""Addresses and places in the tree: what cannot become a file is refused, at the field."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import InformationPage
from tests.cms.admin import add_url, edit_url, errors, send
from tests.cms.world import Municipality, locale

pytestmark = pytest.mark.django_db

#: Slug -> a part of the message.
REFUSED_AT_TOP = {
    "字" * 255: "765",
    "a" * 201: "201",
    "static": "static",
    "API": "API",
    "media": "media",
    "documents": "documents",
    "404": "404",
    "index": "index",
    "en": "en",
    "ar": "ar",
    "Information": "information",
    "ｉｎｆｏｒｍａｔｉｏｎ": "information",
    "../x": "",
    "a/b": "",
    ".well-known": "",
    "feed.xml": "",
    "a b": "",
    "a\nb": "",
}


def save_in_code(parent: Page, slug: str, *, live: bool) -> Page:
    parent.refresh_from_db()
    page: Page = parent.add_child(instance=InformationPage(title="Nieuw", slug=slug, live=live))
    return page


@pytest.mark.repeats("slug")
@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("slug", REFUSED_AT_TOP)
def test_code_cannot_save_such_an_address(city: Municipality, slug: str, live: bool) -> None:
    with pytest.raises(ValidationError) as caught:
        save_in_code(city.pages["home"], slug, live=live)
    assert REFUSED_AT_TOP[slug] in str(caught.value.message_dict["slug"])


@pytest.mark.repeats("slug")
@pytest.mark.parametrize("slug", REFUSED_AT_TOP)
def test_the_editor_refuses_it_at_the_field(chief: Client, city: Municipality, slug: str) -> None:
    count = Page.objects.count()
    response = send(chief, add_url(InformationPage, city.pages["home"]), title="Nieuw", slug=slug)
    assert response.status_code == 200
    assert response.context["form"].errors["slug"]
    assert REFUSED_AT_TOP[slug] in str(response.context["form"].errors["slug"])
    assert Page.objects.count() == count


def test_an_address_of_the_site_is_fine_deeper_down(city: Municipality) -> None:
    assert save_in_code(city.pages["information"], "static", live=True).pk


def test_letters_with_accents_are_the_same_however_they_are_written(city: Municipality) -> None:
    save_in_code(city.pages["home"], "stra\u00dfe", live=True)
    with pytest.raises(ValidationError, match="strasse"):
        save_in_code(city.pages["home"], "strasse", live=True)


def test_a_title_without_a_slug_that_would_be_reserved_is_a_message(
    chief: Client, city: Municipality
) -> None:
    url = add_url(InformationPage, city.pages["home"])
    response = send(chief, url, title="Static", slug="")
    assert response.status_code == 200
    assert "static" in str(response.context["form"].errors["slug"])


def test_the_slug_of_a_page_that_exists_is_checked(chief: Client, city: Municipality) -> None:
    response = send(chief, edit_url(city.pages["information"]), slug="media")
    assert response.status_code == 200
    assert "media" in errors(response)


def chain(top: Page, levels: int, slug: str = "a") -> Page:
    page = top
    for number in range(levels):
        page.refresh_from_db()
        page = page.add_child(
            instance=InformationPage(title=f"Laag {number}", slug=slug, locale=locale("nl"))
        )
    return page


def test_pages_stand_at_most_twelve_deep(chief: Client, city: Municipality) -> None:
    deepest = chain(city.pages["information"], 9)
    assert deepest.depth == 12
    with pytest.raises(ValidationError, match="13"):
        save_in_code(deepest, "b", live=True)
    response = send(chief, add_url(InformationPage, deepest), title="Te diep", slug="te-diep")
    assert "12" in errors(response)
    url = reverse("wagtailadmin_pages:move_confirm", args=[city.pages["article"].pk, deepest.pk])
    assert chief.post(url).status_code in (302, 403)


def test_a_whole_address_has_at_most_a_thousand_bytes(city: Municipality) -> None:
    page = chain(city.pages["information"], 5, "b" * 190)
    with pytest.raises(ValidationError, match="1000"):
        save_in_code(page, "c" * 60, live=True)


def test_a_longer_address_above_counts_for_the_pages_below(city: Municipality) -> None:
    chain(city.pages["information"], 5, "b" * 190)
    information = city.pages["information"]
    information.refresh_from_db()
    information.slug = "c" * 100
    with pytest.raises(ValidationError, match="1000"):
        information.save()


def test_moving_checks_the_new_place(chief: Client, city: Municipality) -> None:
    page = save_in_code(city.pages["information"], "static", live=True)
    home = city.pages["home"]
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk])
    response = chief.post(url, follow=True)
    assert "static" in errors(response)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    response = chief.post(f"{bulk}?id={page.pk}&next=/admin/", {"chooser": home.pk}, follow=True)
    assert response.status_code == 200
    assert "static" in errors(response)
    with pytest.raises(ValidationError, match="static"):
        page.move(home, pos="last-child")
    assert Page.objects.get(pk=page.pk).get_parent().pk == city.pages["information"].pk


def test_a_page_stays_in_its_language(city: Municipality) -> None:
    with pytest.raises(ValidationError, match="andere taal"):
        city.pages["information"].move(city.pages["home_en"], pos="last-child")


def test_copying_checks_the_new_place(chief: Client, city: Municipality) -> None:
    count = Page.objects.count()
    data: dict[str, Any] = {"new_title": "Kopie", "new_parent_page": city.pages["home"].pk}
    for slug in ("static", "d" * 250, "INFORMATION"):
        url = reverse("wagtailadmin_pages:copy", args=[city.pages["information"].pk])
        response = chief.post(url, data | {"new_slug": slug})
        assert response.status_code == 200
        assert response.context["form"].errors["new_slug"], slug
    assert Page.objects.count() == count


@pytest.mark.parametrize("title", ["\u200b", "   ", "\u202e"])
def test_a_title_that_nobody_sees_is_refused(chief: Client, city: Municipality, title: str) -> None:
    response = send(chief, add_url(InformationPage, city.pages["home"]), title=title, slug="leeg")
    assert response.status_code == 200
    assert response.context["form"].errors["title"]


def test_a_title_is_kept_composed_and_without_hidden_characters(city: Municipality) -> None:
    page = city.pages["information"]
    page.title = "Cafe\u0301 \u202eom de hoek\u200b"
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.title == "Caf\u00e9 om de hoek"
    page.title = "\u200b"
    with pytest.raises(ValidationError):
        page.save()

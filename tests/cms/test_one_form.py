"""A form for a new page makes one page: with an autosave under way, and at a double click."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from contacts.models import HubPage
from core.forms.page_forms import FORM_NUMBER
from home.models import InformationPage
from publishing.models import DeletedSource
from tests.cms.admin import add_item, add_url, errors, form_data
from tests.cms.world import REQUIRED, Municipality

JSON = {"Accept": "application/json"}
SLUG = "geen-water"


def new_page(client: Client, model: type[Page], parent: Page, **values: Any) -> dict[str, Any]:
    """Open the form for a new page and fill it in."""
    data = form_data(client.get(add_url(model, parent)))
    return data | {"title": "Geen water", "slug": SLUG} | values


def pages() -> list[Any]:
    """Return the pages with that address."""
    return list(Page.objects.filter(slug__startswith=SLUG))


@pytest.mark.django_db
def test_a_click_on_publish_after_an_autosave_publishes_the_page_that_it_made(
    chief: Client, city: Municipality
) -> None:
    parent = city.pages["home"]
    data = new_page(chief, InformationPage, parent)
    saved = json.loads(chief.post(add_url(InformationPage, parent), data, headers=JSON).content)
    # The browser has not seen that answer: it sends the form to where the form came from.
    data |= {"introduction": "Sinds vanmorgen.", "action-publish": "1"}
    answer = chief.post(add_url(InformationPage, parent), data)
    assert answer.status_code == 302, errors(answer)
    [page] = pages()
    assert (page.pk, page.live, page.has_unpublished_changes) == (saved["pk"], True, False)
    assert page.specific.introduction == "Sinds vanmorgen."


@pytest.mark.django_db
def test_an_autosave_that_comes_after_the_click_changes_nothing(
    chief: Client, city: Municipality
) -> None:
    parent = city.pages["home"]
    data = new_page(chief, InformationPage, parent)
    chief.post(add_url(InformationPage, parent), {**data, "action-publish": "1"})
    late = chief.post(add_url(InformationPage, parent), {**data, "title": "Geen"}, headers=JSON)
    assert json.loads(late.content)["error_code"] == "invalid_revision"
    [page] = pages()
    state = (page.title, page.live, page.has_unpublished_changes, page.revisions.count())
    assert state == ("Geen water", True, False, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 0])
def test_the_rows_of_the_form_take_the_place_of_those_that_were_saved(
    admin: Client, city: Municipality, rows: int
) -> None:
    parent = city.pages["one"]
    bare = new_page(admin, HubPage, parent, **REQUIRED["contacts.HubPage"])
    period = {"weekday": "1", "opens": "9:00", "closes": "12:00", "admission": "walk-in"}
    data = add_item(bare, "opening_periods", **period)
    admin.post(add_url(HubPage, parent), data, headers=JSON)
    sent = {**(data if rows else bare), "action-publish": "1"}
    answer = admin.post(add_url(HubPage, parent), sent)
    assert answer.status_code == 302, errors(answer)
    [page] = pages()
    assert page.specific.opening_periods.count() == rows


@pytest.mark.django_db
def test_the_number_of_a_form_is_of_who_opened_it(
    chief: Client, admin: Client, city: Municipality
) -> None:
    parent = city.pages["home"]
    data = new_page(chief, InformationPage, parent)
    chief.post(add_url(InformationPage, parent), {**data, "action-publish": "1"})
    foreign = {**data, "title": "Andere", "slug": f"{SLUG}-2", "action-publish": "1"}
    admin.post(add_url(InformationPage, parent), foreign)
    assert sorted(page.title for page in pages()) == ["Andere", "Geen water"]


@pytest.mark.django_db
def test_a_form_whose_page_was_deleted_makes_a_page_of_its_own(
    chief: Client, city: Municipality
) -> None:
    parent = city.pages["home"]
    data = new_page(chief, InformationPage, parent)
    send = {**data, "action-publish": "1"}
    chief.post(add_url(InformationPage, parent), send)
    [page] = pages()
    key = page.translation_key
    page.delete()
    DeletedSource.objects.get_or_create(translation_key=key, defaults={"title": "Geen water"})
    chief.post(add_url(InformationPage, parent), send)
    [again] = pages()
    assert again.translation_key != key


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "x", "0" * 5000])
def test_a_form_without_a_number_is_taken_as_before(
    chief: Client, city: Municipality, number: str
) -> None:
    parent = city.pages["home"]
    data = new_page(chief, InformationPage, parent, **{FORM_NUMBER: number})
    answer = chief.post(add_url(InformationPage, parent), {**data, "action-publish": "1"})
    assert answer.status_code == 302, errors(answer)
    assert len(pages()) == 1

"""The editor of every page type, through the views that an editor uses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from home.models import EventPage
from tests.cms.admin import add_url, edit_url, errors, form_data, send
from tests.cms.world import Municipality, filled_in, page_types, translate

pytestmark = pytest.mark.django_db
TYPES = page_types()


def a_page(city: Municipality, model: type[Page]) -> Page:
    """Return the city's page of a type."""
    return next(page for page in city.pages.values() if type(page) is model)


def parents(city: Municipality, model: type[Any]) -> list[Page]:
    """Return pages that a page of this type may stand below."""
    above = model.allowed_parent_page_models()
    found = [page for page in city.pages.values() if type(page) in above]
    return [page for page in found if model.can_create_at(page)][:2]


def test_every_page_type_is_in_the_test_world(city: Municipality) -> None:
    assert {type(page) for page in city.pages.values()} >= set(TYPES)


@pytest.mark.repeats("model")
@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_explorer_history_and_editor_open(
    chief: Client, city: Municipality, model: type[Page]
) -> None:
    page = a_page(city, model)
    views = ("wagtailadmin_explore", "wagtailadmin_pages:history", "wagtailadmin_pages:edit")
    for view in views:
        answer = chief.get(reverse(view, args=[page.pk]))
        assert answer.status_code == 200, view
    # Wagtail's script asks the browser for what a field fills in; nothing to ask is an error there.
    assert 'data-w-sync-target-value=""' not in answer.content.decode()


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_a_page_is_saved_and_published_as_it_was(
    chief: Client, city: Municipality, model: type[Page]
) -> None:
    page = a_page(city, model)
    before = _values(page)
    response = send(chief, edit_url(page))
    assert response.status_code == 302, errors(response)
    assert _values(model.objects.get(pk=page.pk)) == before


def _values(page: Any) -> dict[str, Any]:
    skipped = {"latest_revision", "live_revision", "last_published_at", "first_published_at"}
    skipped |= {"latest_revision_created_at", "has_unpublished_changes", "draft_title", "owner"}
    return {
        field.name: field.value_to_string(page)
        for field in page._meta.concrete_fields
        if field.name not in skipped
    }


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_a_page_is_made(chief: Client, city: Municipality, model: type[Page]) -> None:
    if model._meta.label == "home.HomePage":
        root = Page.get_first_root_node()
        assert chief.get(add_url(model, root)).status_code in (302, 403)
        return
    for number, parent in enumerate(parents(city, model)):
        fields = filled_in(model, number) | {"title": f"Nieuw {number}", "slug": f"nieuw-{number}"}
        response = send(chief, add_url(model, parent), **fields)
        assert response.status_code == 302, errors(response)
        made = model.objects.get(slug=f"nieuw-{number}")
        assert made.live
        assert made.get_parent().pk == parent.pk


@pytest.mark.parametrize("model", TYPES, ids=lambda model: model._meta.label)
def test_a_translation_keeps_its_hands_off_the_facts(
    chief: Client, city: Municipality, model: type[Any]
) -> None:
    source = a_page(city, model)
    english = translate(source, "en") if source.slug != "stad" else city.pages["home_en"]
    response = chief.get(edit_url(english))
    assert response.status_code == 200
    data = form_data(response)
    from core.forms.panels import field_names

    facts = set(field_names(model.fact_panels))
    sent = {name.split("-")[0] for name in data}
    assert not facts & sent
    before = {name: value for name, value in _values(english).items() if name in facts}
    items = {name: getattr(english, name).count() for name in facts if _is_relation(model, name)}
    data |= {"title": ["English title"], "introduction": ["In English."], "action-publish": "1"}
    response = chief.post(edit_url(english), data)
    assert response.status_code == 302, errors(response)
    english = model.objects.get(pk=english.pk)
    assert (english.title, english.introduction) == ("English title", "In English.")
    assert {name: value for name, value in _values(english).items() if name in facts} == before
    for name, count in items.items():
        assert getattr(english, name).count() == count


def _is_relation(model: type[Any], name: str) -> bool:
    return bool(model._meta.get_field(name).one_to_many)


def test_a_translation_says_where_the_facts_are(
    chief: Client, translator: Client, city: Municipality
) -> None:
    hub = city.pages["hub_one"]
    english = translate(hub, "en")
    link = f'href="{edit_url(hub)}"'
    assert link in chief.get(edit_url(english)).content.decode()
    assert link not in translator.get(edit_url(english)).content.decode()


def test_a_page_that_exists_in_english_only_has_facts_of_its_own(
    chief: Client, city: Municipality
) -> None:
    agenda = translate(city.pages["agenda"], "en")
    url = add_url(EventPage, agenda)
    response = send(chief, url, title="Tour", slug="tour", starts_at="2190-01-07 18:00")
    assert response.status_code == 302, errors(response)
    assert EventPage.objects.get(slug="tour").starts_at is not None


def test_two_versions_of_a_translation_can_be_compared(chief: Client, city: Municipality) -> None:
    english = translate(city.pages["hub_one"], "en")
    for title in ("One", "Two"):
        english.title = title
        english.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[english.pk, "earliest", "latest"])
    assert chief.get(url).status_code == 200

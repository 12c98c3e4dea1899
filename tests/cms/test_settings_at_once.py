"""Two first saves of the settings of one site at the same moment: one row, and no error of the server."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.contrib.settings import views
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page

from core.models import MunicipalitySettings, MunicipalityText
from tests.cms.admin import add_item, errors, form_data
from tests.cms.world import Municipality, administrator, locale, municipality
from tests.meeting import at_once

pytestmark = pytest.mark.usefixtures("emptied_database")
SETTINGS = [model for model in registry if issubclass(model, BaseSiteSetting)]


def a_town() -> Municipality:
    """Make a town whose settings nobody saved, in a database that the test before may have emptied."""
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale("nl")))
    town = municipality("stad.localhost", "Stad")
    for model in SETTINGS:
        model._default_manager.filter(site=town.site).delete()
    return town


def client_of(user: Any) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model().objects.get(pk=user.pk))
    return client


def saved_at_once(monkeypatch: pytest.MonkeyPatch, user: Any, url: str, *sent: Any) -> list[Any]:
    """Send forms in threads that meet where each has looked whether there is a row."""
    posts = [lambda data=each: client_of(user).post(url, data) for each in sent]
    return at_once(monkeypatch, views.EditView, "is_valid", *posts)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", SETTINGS, ids=lambda model: model._meta.label)
def test_two_first_saves_make_one_row(monkeypatch: pytest.MonkeyPatch, model: type[Any]) -> None:
    town, user = a_town(), administrator()
    label = model._meta.app_label, model._meta.model_name
    url = reverse("wagtailsettings:edit", args=[*label, town.site.pk])
    data = form_data(client_of(user).get(url)) | {"name": "Stad", "phone": "14 010"}
    answers = saved_at_once(monkeypatch, user, url, data, data)
    assert [answer.status_code for answer in answers] == [302, 302], errors(answers[0])
    assert model._default_manager.filter(site=town.site).count() == 1


@pytest.mark.django_db(transaction=True)
def test_who_comes_second_with_the_same_language_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    town, user = a_town(), administrator()
    url = reverse("wagtailsettings:edit", args=["core", "municipalitysettings", town.site.pk])
    empty = form_data(client_of(user).get(url)) | {"name": "Stad", "phone": "14 010"}
    sent = [
        add_item(empty, "texts", language="nl", site_title=title, tagline="", footer_text="")
        for title in ("Een", "Twee")
    ]
    answers = saved_at_once(monkeypatch, user, url, *sent)
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    (told,) = [answer for answer in answers if answer.status_code == 200]
    assert "Iemand anders heeft deze instellingen net voor u opgeslagen" in errors(told)
    (kept,) = MunicipalityText.objects.values_list("site_title", flat=True)
    # What was typed is still in the form.
    assert {kept, *form_data(told)["texts-0-site_title"]} == {"Een", "Twee"}
    assert MunicipalitySettings.objects.filter(site=town.site).count() == 1

"""Two requests with one form at the same moment: one page, one version, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from home.models import InformationPage
from tests.cms.admin import add_url, errors, form_data
from tests.cms.test_one_form import JSON, new_page, pages
from tests.cms.world import Municipality, administrator, locale, municipality
from tests.meeting import at_once

pytestmark = pytest.mark.usefixtures("emptied_database")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["autosave", "publish"])
def test_two_requests_of_one_form_at_once_make_one_page(
    monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    town = a_town()
    user = administrator()
    data = new_page(_client(user), InformationPage, town.pages["home"])
    url = add_url(InformationPage, town.pages["home"])
    click = {**data, "action-publish": "1"}

    def publish() -> Any:
        return _client(user).post(url, click)

    def autosave() -> Any:
        return _client(user).post(url, data, headers=JSON)

    answers = at_once(
        monkeypatch,
        WagtailAdminPageForm,
        "is_valid",
        publish,
        autosave if first == "autosave" else publish,
    )
    assert answers[0].status_code == 302, errors(answers[0])
    [page] = pages()
    assert (page.live, page.has_unpublished_changes) == (True, False)


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_publish_publishes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    town = a_town()
    user = administrator()
    page = town.pages["information"]
    page.save_revision().publish()
    url = f"/admin/pages/{page.pk}/edit/"
    data = form_data(_client(user).get(url)) | {"title": "Nieuw", "action-publish": "1"}

    def publish() -> Any:
        return _client(user).post(url, data)

    answers = at_once(monkeypatch, WagtailAdminPageForm, "is_valid", publish, publish)
    assert [answer.status_code for answer in answers] == [302, 302]
    page.refresh_from_db()
    assert (page.title, page.has_unpublished_changes) == ("Nieuw", False)
    assert page.revisions.count() == 2


def a_town() -> Municipality:
    """Make a town in a database that the test before may have emptied."""
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale("nl")))
    return municipality("stad.localhost", "Stad")


def _client(user: Any) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=user.pk))
    return client

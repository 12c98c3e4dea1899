"""The dashboard: never blank, what is done most in large buttons, and nothing of others."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from core.models import User
from core.permissions import chief_editors, translators, user_managers
from publishing.cms.asked_once import AskedOnceMiddleware, once_a_request
from tests.cms.world import Municipality, administrator, member

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
HOME = "wagtailadmin_home"


def panels(client: Client) -> dict[str, Any]:
    """Return the panels of a dashboard by name."""
    found = client.get(reverse(HOME)).context["panels"]
    return {each.name: each for each in found if getattr(each, "name", "")}


def buttons(client: Client) -> dict[str, str]:
    return {str(each["label"]): each["url"] for each in panels(client)["shortcuts"].rows}


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_editor_of_one_district_goes_straight_to_the_form(
    city: Municipality, district_editor: Client
) -> None:
    found = buttons(district_editor)
    hub = city.pages["hub_one"]
    assert found["Hub dicht of anders"] == reverse("hours:closing", args=[hub.pk])
    add = reverse("wagtailadmin_pages:add", args=["home", "newspage", city.pages["one"].pk])
    assert found["Nieuws"] == add


def test_who_works_for_two_municipalities_is_asked_where(
    city: Municipality, other: Municipality
) -> None:
    client = client_of(member("beide", chief_editors(city.site), chief_editors(other.site)))
    found = buttons(client)
    assert found["Hub dicht of anders"] == reverse("hours:overview")
    assert found["Nieuws"] == reverse("new_news")
    text = client.get(found["Nieuws"]).content.decode()
    for town in (city, other):
        assert town.pages["home"].title in text
        add = reverse("wagtailadmin_pages:add", args=["home", "newspage", town.pages["news"].pk])
        assert f'href="{add}"' in text


def test_what_somebody_changed_last_and_their_drafts(
    city: Municipality, district_editor: Client, chief: Client
) -> None:
    page = city.pages["deal"]
    writer = Page.objects.get(pk=page.pk).specific
    writer.title = "Nieuwe naam"
    user = User.objects.get(username="wijk")
    writer.save_revision(user=user, log_action=True)
    found = panels(district_editor)
    assert [each["title"] for each in found["own_drafts"].rows] == ["Nieuwe naam"]
    assert [each["title"] for each in found["own_changes"].rows] == ["Deal"]
    # Somebody else did nothing.
    assert panels(chief)["own_drafts"].rows == []
    assert panels(chief)["own_changes"].rows == []
    # Whoever lost the right on a page reads not even its title.
    user.groups.set([translators(city.site, "en")])
    found = panels(client_of(user))
    assert (found["own_drafts"].rows, found["own_changes"].rows) == ([], [])


def test_no_role_has_a_blank_dashboard(city: Municipality, chief: Client) -> None:
    translator = client_of(member("vertaler", translators(city.site, "en")))
    [row] = panels(translator)["worklist"].rows
    assert row["url"] == reverse("translations:desk", args=[city.site.pk, "en"])
    assert row["missing"] > 0
    assert panels(chief)["worklist"].rows == []
    health = panels(client_of(administrator()))["health"]
    assert len(health.rows) == 2
    assert panels(chief)["health"].rows == []
    for client in (chief, translator, client_of(member("gebruikers", user_managers(city.site)))):
        text = client.get(reverse(HOME)).content.decode()
        assert "Wat u het laatst wijzigde" in text


def test_the_menu_asks_each_question_once(
    city: Municipality, other: Municipality, chief: Client, django_assert_max_num_queries: Any
) -> None:
    url = reverse("checks:overview")
    chief.get(url)
    with django_assert_max_num_queries(32):
        chief.get(url)


def test_nothing_is_remembered_longer_than_a_request(city: Municipality, chief: Client) -> None:
    user = member("nieuw", user_managers(city.site))
    client = client_of(user)
    assert "own_changes" in panels(client)
    user.groups.set([chief_editors(city.site)])
    assert buttons(client)["Hub dicht of anders"] == reverse("hours:overview")


def test_a_request_that_writes_asks_each_time(rf: Any) -> None:
    asked: list[int] = []
    answers: list[Any] = []

    @once_a_request
    def question(number: int) -> list[int]:
        asked.append(number)
        return [number]

    def answer(request: Any) -> Any:
        answers.extend([question(1), question(1), question(2)])

    AskedOnceMiddleware(answer)(rf.get("/"))
    assert (answers, asked) == ([[1], [1], [2]], [1, 2])
    AskedOnceMiddleware(answer)(rf.post("/"))
    assert asked == [1, 2, 1, 1, 2]

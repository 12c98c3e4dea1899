"""“Plan” plans and “publish now” publishes, whatever was planned before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.cms.pages.planning import shortcuts
from home.models import NewsPage
from tests.cms.admin import add_url, edit_url, send
from tests.cms.world import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
EVENING, MONDAY = "26-11-2026 18:00", "30-11-2026 9:00"


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-26T09:00:00+01:00", tick=False):
        yield


def pressed(client: Client, url: str, button: str, **fields: str) -> Any:
    return send(client, url, "", **{"action-publish": button}, **fields)


def planned(page: Page) -> list[str]:
    found = page.revisions.filter(approved_go_live_at__isnull=False)
    return [f"{timezone.localtime(each.approved_go_live_at):%d-%m %H:%M}" for each in found]


def made(chief: Client, city: Municipality, button: str, moment: str) -> Any:
    url = add_url(NewsPage, city.pages["news"])
    answer = pressed(chief, url, button, title="Feest", slug="feest", go_live_at=moment)
    assert answer.status_code == 302
    return NewsPage.objects.get(slug="feest")


def test_a_plan_a_later_plan_and_now(city: Municipality, chief: Client) -> None:
    page = made(chief, city, "plan", EVENING)
    assert (page.live, planned(page)) == (False, ["26-11 18:00"])
    text = chief.get(edit_url(page)).content.decode()
    assert "Deze pagina gaat online op 26-11-2026 18:00." in text
    answer = pressed(chief, edit_url(page), "plan", go_live_at=MONDAY)
    assert (answer.status_code, planned(page)) == (302, ["30-11 09:00"])
    answer = pressed(chief, edit_url(page), "now", go_live_at=MONDAY)
    page.refresh_from_db()
    assert (answer.status_code, page.live, planned(page)) == (302, True, [])
    assert page.go_live_at is None


def test_now_does_not_mind_a_moment_that_is_none(city: Municipality, chief: Client) -> None:
    page = made(chief, city, "now", "straks")
    assert page.live


def test_a_plan_needs_a_moment(city: Municipality, chief: Client) -> None:
    url = add_url(NewsPage, city.pages["news"])
    answer = pressed(chief, url, "plan", title="Feest", slug="feest")
    assert answer.context["form"].errors["go_live_at"] == ["Vul in wanneer de pagina online gaat."]


def test_the_moments_that_are_offered() -> None:
    assert [value for _words, value in shortcuts()] == [
        EVENING,
        "27-11-2026 09:00",
        "30-11-2026 09:00",
    ]
    with time_machine.travel("2026-11-29T18:30:00+01:00", tick=False):
        assert [value for _words, value in shortcuts()] == ["30-11-2026 09:00"]


def test_who_may_not_publish_waits_for_the_plan(
    city: Municipality, chief: Client, district_editor: Client
) -> None:
    page = made(chief, city, "plan", EVENING)
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        assert district_editor.get(edit_url(page)).status_code in (200, 302)
    assert planned(page) == ["26-11 18:00"]


def test_one_tab_has_all_fields_of_news(city: Municipality, chief: Client) -> None:
    from core.forms.panels import field_names

    for model in (NewsPage,):
        both = {*field_names(model.content_panels), *field_names(model.fact_panels)}
        assert {*field_names(model.form_panels)} == both
    text = chief.get(add_url(NewsPage, city.pages["news"])).content.decode()
    assert (
        text.index('name="title"') < text.index('name="picture"') < text.index('name="picture_alt"')
    )
    assert text.index('name="picture_alt"') < text.index('data-all-of="districts"')

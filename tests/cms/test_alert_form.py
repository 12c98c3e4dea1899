"""An alert in one form: where, what, how long, how serious; a standard text needs no translator."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from contacts.models import HubPage
from core.permissions import chief_editors
from home.cms.alert import KINDS, AlertForm
from home.models import AlertPage
from tests.cms.admin import add_url, form_data
from tests.cms.world import Municipality, member

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-26T09:00:00+01:00", tick=False):
        yield


def sent(place: Page, **more: str) -> dict[str, str]:
    blank = {"standard": "", "title": "", "message": "", "ends_at": ""}
    return blank | {"place": str(place.pk), "how_long": "tonight", "level": "warning"} | more


def made() -> AlertPage:
    alert: AlertPage = AlertPage.objects.order_by("-pk")[0]
    return alert


def test_a_standard_text_until_tonight(city: Municipality, district_editor: Client) -> None:
    url = reverse("new_alert")
    hub = city.pages["hub_one"]
    form = district_editor.get(url).context["form"]
    assert set(form.places) == {str(city.pages["one"].pk), str(hub.pk)}
    assert district_editor.post(url, sent(hub, standard="flooded")).status_code == 302
    alert = made()
    assert (alert.get_parent().pk, alert.live, alert.title) == (
        hub.pk, True, "Dicht door wateroverlast",
    )  # fmt: skip
    assert timezone.localtime(alert.ends_at) == timezone.make_aware(datetime(2026, 11, 26, 22))
    again = district_editor.post(url, sent(hub, standard="flooded", how_long="week"))
    assert again.status_code == 302
    assert made().slug != alert.slug
    now = district_editor.get(url).context["now"]
    assert [title for title, _moment, _url in now] == ["Dicht door wateroverlast"] * 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, "title"),
        ({"standard": "flooded", "title": "Ook dit"}, "title"),
        ({"title": "Iets", "how_long": "other"}, "ends_at"),
        ({"title": "Iets", "how_long": "other", "ends_at": "25-11-2026 9:00"}, "ends_at"),
        ({"title": "Iets", "how_long": "eeuwig"}, "how_long"),
        ({"title": "Iets", "level": "erg"}, "level"),
        ({"standard": "brand"}, "standard"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    city: Municipality, chief: Client, more: dict[str, str], field: str
) -> None:
    count = AlertPage.objects.count()
    answer = chief.post(reverse("new_alert"), sent(city.pages["home"], **more))
    assert field in answer.context["form"].errors
    assert AlertPage.objects.count() == count


def test_late_in_the_evening_tonight_is_over(city: Municipality, chief: Client) -> None:
    with time_machine.travel("2026-11-26T22:30:00+01:00", tick=False):
        # Who signed in before is signed out by now.
        chief.force_login(get_user_model().objects.get(username="hoofd"))
        form = chief.get(reverse("new_alert")).context["form"]
        assert form["how_long"].value() == "tomorrow"
        answer = chief.post(reverse("new_alert"), sent(city.pages["home"], title="Iets"))
        assert "how_long" in answer.context["form"].errors
        data = sent(city.pages["home"], title="Iets", how_long="tomorrow")
        assert chief.post(reverse("new_alert"), data).status_code == 302
        assert made().ends_at - timezone.now() == timedelta(hours=23, minutes=30)


def test_no_alert_is_put_where_somebody_may_not(
    city: Municipality, other: Municipality, district_editor: Client, client: Client
) -> None:
    for place in (city.pages["home"], city.pages["two"], other.pages["home"], other.pages["one"]):
        answer = district_editor.post(reverse("new_alert"), sent(place, title="Iets"))
        assert "place" in answer.context["form"].errors
    assert not AlertPage.objects.filter(title="Iets").exists()


def test_every_place_of_an_alert_has_a_name() -> None:
    parents = {model._meta.label_lower for model in AlertPage.allowed_parent_page_models()}
    assert parents == set(KINDS)
    assert AlertForm.base_fields.keys() >= {"place", "standard", "how_long", "level"}


def test_the_editor_of_an_alert_asks_for_no_address(city: Municipality, chief: Client) -> None:
    data = form_data(
        chief.get(add_url(AlertPage, HubPage.objects.get(pk=city.pages["hub_one"].pk)))
    )
    assert {"slug", "seo_title", "search_description", "show_in_menus"} & set(data) == set()
    assert "standard" in data


def test_each_place_names_its_municipality_for_who_has_two(
    city: Municipality, other: Municipality, client: Client, chief: Client
) -> None:
    def labels(who: Client) -> dict[str, str]:
        groups = who.get(reverse("new_alert")).context["form"].fields["place"].choices
        return {key: label for _words, rows in groups for key, label in rows}

    alone = labels(chief)
    assert alone[str(city.pages["one"].pk)] == city.pages["one"].title
    client.force_login(member("beide", chief_editors(city.site), chief_editors(other.site)))
    both = labels(client)
    for town in (city, other):
        home = town.pages["home"]
        assert both[str(home.pk)] == home.title
        for name in ("one", "hub_one"):
            page = town.pages[name]
            assert both[str(page.pk)] == f"{page.title} ({home.title})"

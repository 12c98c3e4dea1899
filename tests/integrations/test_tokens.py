"""Keys of the API: who makes and revokes them, what is kept of one, and until when it opens anything."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from core.audit.lines import of_towns
from core.permissions import chief_editors
from integrations.models import LONGEST, Token
from integrations.tokens import audit, keys
from tests.cms.world import Municipality, member

pytestmark = pytest.mark.django_db


def today() -> date:
    return timezone.localdate()


def form(**other: str) -> dict[str, str]:
    return {"name": "App", "ends_on": today().strftime("%d-%m-%Y")} | other


def new_url(city: Municipality) -> str:
    return f"/admin/koppelingen/{city.site.pk}/sleutel/"


def made(city: Municipality, **other: Any) -> tuple[Token, str]:
    fields: dict[str, Any] = {"name": "App", "drafts": False, "ends_on": today()} | other
    return keys.make(city.site, None, **fields)


def test_a_key_is_shown_once_and_only_its_hash_is_kept(chief: Client, city: Municipality) -> None:
    answer = chief.post(new_url(city), form(drafts="on"))
    page = BeautifulSoup(answer.content, "html.parser")
    said = str(page.select_one("#wijk-key")["value"])  # type: ignore[index]
    token = Token.objects.get()
    assert "no-store" in answer["Cache-Control"]
    assert (token.site, token.name, token.drafts) == (city.site, "App", True)
    assert (token.ends_on, str(token.made_by)) == (today(), "hoofd")
    assert token.opens
    assert keys.find(said) == token
    columns = [str(getattr(token, field.attname)) for field in Token._meta.concrete_fields]
    assert not [each for each in columns if said in each or said[len(token.prefix) :] in each]
    for url in (new_url(city), f"/admin/koppelingen/{city.site.pk}/", "/admin/logboek/"):
        shown = chief.get(url).content.decode()
        assert said not in shown
        assert (token.prefix in shown) is (url != new_url(city))


@pytest.mark.parametrize(
    ("day", "taken"),
    [
        (timedelta(days=-1), False),
        (timedelta(), True),
        (LONGEST, True),
        (LONGEST + timedelta(days=1), False),
    ],
)
def test_a_key_ends_within_a_year(
    chief: Client, city: Municipality, day: timedelta, taken: bool
) -> None:
    asked = today() + day
    answer = chief.post(new_url(city), form(ends_on=asked.strftime("%d-%m-%Y")))
    assert Token.objects.exists() is taken
    if not taken:
        assert f"{asked.day}-{asked.month}-{asked.year} kan niet de laatste dag zijn" in (
            answer.content.decode()
        )


@pytest.mark.parametrize("wrong", [{"ends_on": ""}, {"ends_on": "morgen?"}, {"name": " "}])
def test_a_key_needs_a_name_and_an_end(
    chief: Client, city: Municipality, wrong: dict[str, str]
) -> None:
    answer = chief.post(new_url(city), form(**wrong))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == list(wrong)
    assert not Token.objects.exists()


def test_others_make_and_see_no_key(
    city: Municipality, other: Municipality, translator: Client, district_editor: Client
) -> None:
    token, _said = made(city)
    foreign = Client()
    foreign.force_login(member("buur", chief_editors(other.site)))
    here = f"/admin/koppelingen/{city.site.pk}/"
    urls = [here, f"{here}sleutel/", f"{here}sleutel/{token.pk}/intrekken/"]
    # The number of the own town with that of the other's key.
    swapped = f"/admin/koppelingen/{other.site.pk}/sleutel/{token.pk}/intrekken/"
    for client in (translator, district_editor, foreign):
        for url in [*urls, *([swapped] if client is foreign else [])]:
            assert client.get(url).status_code == 404
            assert client.post(url, form()).status_code == 404
    for client in (translator, district_editor):
        assert client.get("/admin/koppelingen/").status_code in (302, 403)
        assert "koppelingen" not in client.get("/admin/").content.decode()
    assert foreign.get("/admin/koppelingen/")["Location"].endswith(f"/{other.site.pk}/")
    token.refresh_from_db()
    assert (Token.objects.get(), token.revoked_at) == (token, None)


def test_making_one_asks_again_who_it_is(
    chief: Client, city: Municipality, settings: Settings
) -> None:
    settings.PROVED_LATELY = 0.0
    for answer in (chief.get(new_url(city)), chief.post(new_url(city), form())):
        assert answer.status_code == 302
        assert "/login/" in answer["Location"]
    assert not Token.objects.exists()


def test_a_revoked_key_opens_nothing_and_the_audit_has_both(
    chief: Client, city: Municipality, other: Municipality
) -> None:
    token, said = made(city)
    url = f"/admin/koppelingen/{city.site.pk}/sleutel/{token.pk}/intrekken/"
    assert "werkt vanaf nu niet meer" in chief.get(url).content.decode()
    token.refresh_from_db()
    assert token.opens
    for _twice in range(2):
        assert chief.post(url)["Location"] == f"/admin/koppelingen/{city.site.pk}/"
    found = keys.find(said)
    assert found is not None
    assert not found.opens
    lines = ModelLogEntry.objects.filter(content_type__model="token").order_by("pk")
    assert [(each.action, each.data["audit"]["result"]) for each in lines] == [
        (audit.MADE, "ok"),
        (audit.REVOKED, "ok"),
    ]
    assert [each.object_id for each in lines] == [str(token.pk)] * 2
    town = city.pages["home"].translation_key
    assert lines.filter(of_towns([town])).count() == 2
    assert not lines.filter(of_towns([other.pages["home"].translation_key])).exists()
    assert "ingetrokken" in chief.get("/admin/logboek/").content.decode()


def test_a_key_is_of_no_use_after_its_last_day(city: Municipality) -> None:
    token, _said = made(city)
    assert token.opens
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert not token.opens


@pytest.mark.parametrize("said", ["", "x", "wagtail_" + "a" * 49, "é" * 50, "wagtail_" * 1000])
def test_what_is_no_key_asks_the_database_nothing(
    city: Municipality, said: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert keys.find(said) is None


def test_that_it_is_used_is_written_once_a_minute(city: Municipality) -> None:
    token, _said = made(city)
    began = timezone.now()
    for seconds, written in ((0, 0), (59, 0), (61, 61)):
        with time_machine.travel(began + timedelta(seconds=seconds), tick=False):
            keys.used(token)
        token.refresh_from_db()
        assert token.last_used_at is not None
        assert abs((token.last_used_at - began).total_seconds() - written) < 1


def test_who_made_it_may_go(city: Municipality) -> None:
    user = member("weg")
    token, _said = keys.make(city.site, user, name="App", drafts=False, ends_on=today())
    get_user_model().objects.filter(pk=user.pk).delete()
    token.refresh_from_db()
    assert token.made_by is None
    connection.check_constraints()

"""The API on the CMS host: drafts, and what it answers when things are not as they should be."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from integrations.tokens import keys
from publishing.registry import registry
from tests.cms.world import Municipality
from tests.integrations.asking import Program, of, problem

pytestmark = pytest.mark.django_db


# --- drafts ----------------------------------------------------------------------------------
def test_drafts_are_for_a_key_that_may(
    program: Program, city: Municipality, other: Municipality
) -> None:
    page = city.pages["information"]
    for town in (city, other):
        changed = town.pages["information"]
        changed.introduction = f"Nog niet online in {town.site.hostname}"
        changed.save_revision()
    private = city.pages["statement"]
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    private.save_revision()
    for path in ("drafts", f"drafts/{of(page)}"):
        assert "no drafts" in problem(program.get(path), 403)
    may = Program(city, drafts=True)
    (found,) = may.json("drafts", kind="home.informationpage")["items"]
    assert (found["id"], found["online"], found["kind"]) == (of(page), True, "home.informationpage")
    assert may.json(f"drafts/{of(page)}")["introduction"] == "Nog niet online in stad.localhost"
    for reader in (program, may):
        assert reader.json(f"pages/{of(page)}")["introduction"] != "Nog niet online"
        assert "Nog niet online" not in reader.get(f"pages/{of(page)}").content.decode()
    for wrong in (of(other.pages["information"]), of(private), of(city.pages["one"]), "x"):
        problem(may.get(f"drafts/{wrong}"), 404)
    problem(may.get(f"drafts/{of(page)}", {"language": "en"}), 404)


def test_a_page_that_was_never_online_is_a_draft(city: Municipality) -> None:
    may = Program(city, drafts=True)
    for name in [
        name for name, page in city.pages.items() if page._meta.label_lower in registry.pages
    ]:
        page = city.pages[name]
        if page.depth < 3 or name.endswith("_en"):
            continue
        page.save_revision()
        Page.objects.filter(pk=page.pk).update(live=False)
        assert may.json(f"drafts/{of(page)}")["kind"] == page._meta.label_lower
        Page.objects.filter(pk=page.pk).update(live=True)


# --- when things are not as they should be ------------------------------------------------------
def test_an_unfinished_site_has_nothing(city: Municipality) -> None:
    root = Page.get_first_root_node()
    site = Site.objects.create(hostname="leeg.localhost", root_page=root)
    _token, said = keys.make(site, None, name="App", drafts=True, ends_on=timezone.localdate())
    client = Client(headers={"authorization": f"Bearer {said}"})
    for path in ("pages", "hubs", "drafts", "contacts"):
        assert "not finished" in problem(client.get(f"/api/v1/{path}"), 404)


def test_a_database_that_is_away_is_said(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_args: Any, **_more: Any) -> Any:
        raise OperationalError("away")

    monkeypatch.setattr("integrations.api.contents.load_site", away)
    answer = program.get("hubs")
    problem(answer, 503)
    assert answer["Retry-After"] == "10"
    assert "away" not in answer.content.decode()
    assert "/api/v1/hubs failed" in caplog.text


def test_a_fault_of_ours_is_logged_and_tells_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: Any, **_more: Any) -> Any:
        raise ValueError("geheim")

    monkeypatch.setattr("integrations.api.contents.load_site", broken)
    assert "geheim" not in problem(program.get("hubs"), 500)
    assert "geheim" in caplog.text

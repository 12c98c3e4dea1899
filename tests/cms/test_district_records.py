"""Rules, consultations, advice and budgets: what contradicts itself is refused, at the field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from districts.models import (
    AdvicePage,
    BudgetPage,
    ConsultationPage,
    InitiativePage,
    ProjectPage,
)
from tests.cms.admin import add_item, add_url, edit_url, form_data
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db


def refused(chief: Client, page: Any, **changed: Any) -> dict[str, list[str]]:
    """Change fields of a page and publish; give the errors, which are none when it worked."""
    data = form_data(chief.get(edit_url(page))) | changed | {"action-publish": "1"}
    response = chief.post(edit_url(page), data)
    if response.status_code == 302:
        return {}
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_a_consultation_is_finished_with_its_outcome(chief: Client, city: Municipality) -> None:
    page = city.pages["consultation"]
    assert refused(chief, page, result_on="2026-12-10") == {
        "result": ["Voordat u afrondt: vertel wat er met de reacties is gedaan."]
    }
    assert refused(chief, page, result_on="2026-12-01", result="Alles.") == {
        "result_on": ["Mensen kunnen dan nog reageren: de laatste dag is 2-12-2026."]
    }
    assert refused(chief, page, result_due="2026-12-01") == {
        "result_due": ["Mensen kunnen dan nog reageren: de laatste dag is 2-12-2026."]
    }
    assert refused(chief, page, closes_on="2026-11-01") == {
        "closes_on": ["De laatste dag (1-11-2026) ligt vóór de eerste (2-11-2026)."]
    }
    assert refused(chief, page, result_on="2026-12-10", result="De glijbaan blijft.") == {}
    assert ConsultationPage.objects.get(pk=page.pk).result == "De glijbaan blijft."


def test_an_answer_says_whether_the_advice_is_adopted(chief: Client, city: Municipality) -> None:
    page = city.pages["advice"]
    assert refused(chief, page, answered_on="2026-12-10") == {
        "outcome": ["Er is een antwoord: vertel of het advies is overgenomen."]
    }
    assert refused(chief, page, outcome="adopted") == {
        "answered_on": ["Vul de dag van het antwoord in."]
    }
    assert refused(chief, page, due_on="2026-11-01") == {
        "due_on": ["Dat is voordat het advies er was (2-11-2026)."]
    }
    assert refused(chief, page, answered_on="2026-12-10", outcome="adopted") == {}
    assert AdvicePage.objects.get(pk=page.pk).answered_on == date(2026, 12, 10)


def test_rules_replace_those_of_an_earlier_year(chief: Client, city: Municipality) -> None:
    page = city.pages["initiative"]
    before = city.add("before", InitiativePage, "taking_part", "Regels 2026", year=2026)
    words = "‘Regels 2026’ heeft regels van 2026. Kies die van voor {year}."
    for year, shown in (("2026", "2026"), ("", "een onbekend jaar")):
        assert refused(chief, page, year=year, replaces=str(before.pk)) == {
            "replaces": [words.format(year=shown)]
        }
    assert refused(chief, page, opens_on="2026-12-02", closes_on="2026-12-01") == {
        "closes_on": ["De laatste dag (1-12-2026) ligt vóór de eerste (2-12-2026)."]
    }
    assert refused(chief, page, year="2027", replaces=str(before.pk)) == {}
    assert InitiativePage.objects.get(pk=page.pk).replaces_id == before.pk


def test_a_district_has_one_budget_a_year(chief: Client, city: Municipality) -> None:
    data = form_data(chief.get(add_url(BudgetPage, city.pages["one"])))
    changed = {"title": "Nog een", "slug": "nog-een", "year": "2026", "amount": "5"}
    response = chief.post(add_url(BudgetPage, city.pages["one"]), data | changed)
    title = city.pages["budget"].title
    assert response.context["form"].errors == {"year": [f"‘{title}’ is de begroting van 2026 al."]}
    assert refused(chief, city.pages["budget"], year="2026") == {}


def test_items_are_no_more_than_the_budget(chief: Client, city: Municipality) -> None:
    page = city.pages["budget"]
    data = form_data(chief.get(edit_url(page))) | {"amount": "100"}
    for amount in ("60", "50"):
        data = add_item(
            data, "items", key="green", label="", amount=amount, spent="0", promised="0"
        )
    response = chief.post(edit_url(page), data | {"action-publish": "1"})
    assert response.context["form"].errors == {
        "amount": ["De posten zijn samen 110 euro, dat is 10 meer dan dit."]
    }
    assert (
        chief.post(edit_url(page), data | {"amount": "110", "action-publish": "1"}).status_code
        == 302
    )


def test_a_project_does_not_end_before_it_begins(chief: Client, city: Municipality) -> None:
    page = city.pages["project"]
    assert refused(chief, page, starts_on="2026-12-02", ends_on="2026-12-01") == {
        "ends_on": ["De laatste dag (1-12-2026) ligt vóór de eerste (2-12-2026)."]
    }
    assert refused(chief, page, starts_on="2026-12-01", ends_on="2026-12-01") == {}
    assert ProjectPage.objects.get(pk=page.pk).ends_on == date(2026, 12, 1)

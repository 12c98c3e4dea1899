"""Facts that editors fill in: what contradicts itself is refused, at the field."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from contacts.models import HubPage
from home.models import AlertPage
from tests.cms.admin import add_item, add_url, edit_url, errors, form_data, send
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db


def period(data: dict[str, Any], weekday: int, opens: str, closes: str) -> dict[str, Any]:
    fields = {"valid_from": "", "valid_until": "", "admission": "walk-in"}
    return add_item(data, "opening_periods", weekday=weekday, opens=opens, closes=closes, **fields)


def test_hours_that_overlap_are_refused_at_the_field(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    data = period(form_data(chief.get(edit_url(hub))), 4, "15:00", "17:00")
    response = chief.post(edit_url(hub), data | {"action-publish": "1"})
    assert response.status_code == 200
    forms = response.context["form"].formsets["opening_periods"].forms
    assert "14:00" in str(forms[-1].errors["opens"])
    assert hub.opening_periods.count() == 1
    data = period(form_data(chief.get(edit_url(hub))), 4, "16:00", "17:00")
    assert chief.post(edit_url(hub), data | {"action-publish": "1"}).status_code == 302
    hub = HubPage.objects.get(pk=hub.pk)
    assert {each.opens for each in hub.opening_periods.all()} == {time(14), time(16)}


def test_different_days_do_not_contradict_each_other(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_two"]
    data = form_data(chief.get(edit_url(hub)))
    fields = {"opens": "", "closes": "", "admission": "walk-in", "reason": "holiday", "note": ""}
    for state, first, last in (
        ("closed", "24-12-2080", "31-12-2080"),
        ("uncertain", "31-12-2080", "7-1-2081"),
    ):
        data = add_item(
            data, "opening_exceptions", first_day=first, last_day=last, state=state, **fields
        )
        data = {k: [str(v)] if isinstance(v, int) else v for k, v in data.items()}
    response = chief.post(edit_url(hub), data | {"action-publish": "1"})
    assert response.status_code == 200
    forms = response.context["form"].formsets["opening_exceptions"].forms
    assert "first_day" in forms[1].errors


def test_a_holiday_is_decided_once(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_two"]
    data = form_data(chief.get(edit_url(hub)))
    for decision in ("closed", "as-usual"):
        fields = {"year": "", "opens": "", "closes": "", "admission": "walk-in"}
        data = add_item(data, "holiday_decisions", holiday="christmas", decision=decision, **fields)
    response = chief.post(edit_url(hub), data | {"action-publish": "1"})
    forms = response.context["form"].formsets["holiday_decisions"].forms
    assert [dict(form.errors) for form in forms[:1]] == [{}]
    assert "holiday" in forms[1].errors


def test_midnight_is_no_24_hours(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_two"]
    data = period(form_data(chief.get(edit_url(hub))), 4, "15:00", "24:00")
    response = chief.post(edit_url(hub), data | {"action-publish": "1"})
    forms = response.context["form"].formsets["opening_periods"].forms
    assert "0:00" in str(forms[-1].errors["closes"])


def test_what_never_comes_is_refused_at_the_field(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_two"]
    for changed, name in (
        ({"valid_from": "2026-12-01", "valid_until": "2026-12-02"}, "valid_until"),
        ({"weeks": "every-2"}, "counted_from"),
        ({"season": "on"}, "valid_from"),
        ({"closes": "09:00"}, "closes"),
    ):
        data = form_data(chief.get(edit_url(hub)))
        fields = {"opens": "09:00", "closes": "12:00", "admission": "walk-in", "valid_from": ""}
        data = add_item(
            data, "opening_periods", **{"weekday": 5, "valid_until": ""} | fields | changed
        )
        response = chief.post(edit_url(hub), data | {"action-publish": "1"})
        assert response.status_code == 200
        forms = response.context["form"].formsets["opening_periods"].forms
        assert list(forms[-1].errors) == [name]


def test_fixed_hours_need_a_period(chief: Client, city: Municipality) -> None:
    hub = city.pages["hub_two"]
    data = form_data(chief.get(edit_url(hub))) | {"hours_state": ["regular"]}
    response = chief.post(edit_url(hub), data | {"action-publish": "1"})
    assert response.status_code == 200
    assert "hours_state" in response.context["form"].errors
    data = period(data, 4, "15:00", "17:00")
    assert chief.post(edit_url(hub), data | {"action-publish": "1"}).status_code == 302


def test_phone_numbers_are_stored_in_one_form(chief: Client, city: Municipality) -> None:
    person = city.pages["person_one"]
    response = send(chief, edit_url(person), phone="010 - 000 00 00", mobile="06-0000 0000")
    assert response.status_code == 302, errors(response)
    person.refresh_from_db()
    assert (person.phone, person.mobile) == ("+31100000000", "+31600000000")
    response = send(chief, edit_url(person), phone="bel maar")
    assert response.status_code == 200
    assert "bel maar" in errors(response)


def test_a_council_has_no_more_members_than_seats(chief: Client, city: Municipality) -> None:
    people = city.pages["people_one"]
    data = form_data(chief.get(edit_url(people))) | {"has_council": "on", "council_seats": "1"}
    today = date.today().isoformat()
    for starts, ends in (("", ""), ("2020-01-01", "2020-12-31"), (today, "")):
        data = add_item(data, "seats", person="", office="member", starts_on=starts, ends_on=ends)
        data = {
            k: [v] if k.endswith("TOTAL_FORMS") and isinstance(v, str) else v
            for k, v in data.items()
        }
    response = chief.post(edit_url(people), data | {"action-publish": "1"})
    assert response.status_code == 200
    assert "2" in str(response.context["form"].errors["council_seats"])
    response = chief.post(edit_url(people), data | {"council_seats": "2", "action-publish": "1"})
    assert response.status_code == 302, errors(response)


def test_an_alert_without_an_end_is_refused(chief: Client, city: Municipality) -> None:
    url = add_url(AlertPage, city.pages["home"])
    response = send(chief, url, title="Storing", slug="storing", ends_at="")
    assert response.status_code == 200
    assert response.context["form"].errors["ends_at"]
    response = send(
        chief,
        url,
        title="Storing",
        slug="storing",
        starts_at="2190-01-02 10:00",
        ends_at="2190-01-01 10:00",
    )
    assert response.context["form"].errors["ends_at"]

"""“Now different”: other hours, several hubs, and what was different before makes room."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from contacts.hours.now_different import put
from contacts.models import HubPage, OpeningException
from tests.cms.world import Municipality

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NOV = [date(2026, 11, day) for day in range(1, 31)]
THURSDAY = NOV[25]


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-26T09:00:00+01:00", tick=False):
        yield


def hub_of(city: Municipality, name: str = "hub_one") -> Any:
    return HubPage.objects.get(pk=city.pages[name].pk)


def sent(*hubs: Any, **more: str) -> dict[str, Any]:
    data = {"state": "closed", "reason": "incident", "until": "26-11-2026", "note": ""}
    return data | {"hubs": [str(hub.pk) for hub in hubs]} | more


def stored(hub: Any) -> list[tuple[Any, ...]]:
    found = HubPage.objects.get(pk=hub.pk).opening_exceptions.all()
    rows = ((each.first_day, each.last_day, each.state, each.opens, each.closes) for each in found)
    return sorted(rows, key=str)


def test_a_storm_closes_all_hubs_in_one_form(city: Municipality, chief: Client) -> None:
    hubs = [hub_of(city, "hub_one"), hub_of(city, "hub_two")]
    url = reverse("hours:closing_several")
    assert set(chief.get(url).context["form"].offered) >= {str(hub.pk) for hub in hubs}
    assert chief.post(url, sent(*hubs)).status_code == 302
    expected = [(THURSDAY, THURSDAY, "closed", None, None)]
    assert [stored(hub) for hub in hubs] == [expected, expected]


def test_other_hours_with_a_break_until_a_day(city: Municipality, chief: Client) -> None:
    hub = hub_of(city)
    times = {"opens": "9 uur", "closes": "12.00", "opens_again": "13.30", "closes_again": "17.00"}
    url = reverse("hours:closing", args=[hub.pk])
    data = sent(hub, state="open", until="27 november 2026", **times)
    assert chief.post(url, data).status_code == 302
    assert stored(hub) == [
        (THURSDAY, NOV[26], "open", time(13, 30), time(17)),
        (THURSDAY, NOV[26], "open", time(9), time(12)),
    ]


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"state": "open"}, "opens", "vul ‘van’ en ‘tot’ in"),
        ({"state": "open", "opens": "9:00"}, "closes", "vul ‘van’ en ‘tot’ in"),
        ({"state": "open", "opens": "9:00", "closes": "9:00"}, "closes", "allebei 09:00"),
        ({"state": "open", "opens": "vroeg", "closes": "9:00"}, "opens", "“vroeg” is geen tijd"),
        (
            {
                "state": "open",
                "opens": "9",
                "closes": "12",
                "opens_again": "11",
                "closes_again": "17",
            },
            "opens_again",
            "09:00 tot 12:00",
        ),
        ({"until": "25-11-2026"}, "until", "is voorbij"),
        ({"until": "ooit"}, "until", "“ooit” is geen datum"),
        ({"hubs": []}, "hubs", "Vink ten minste één hub aan."),
        ({"hubs": ["0"]}, "hubs", ""),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    city: Municipality, chief: Client, more: dict[str, Any], field: str, words: str
) -> None:
    hub = hub_of(city)
    answer = chief.post(reverse("hours:closing_several"), sent(hub) | more)
    assert words in " ".join(answer.context["form"].errors[field])
    assert stored(hub) == []


def test_hubs_of_others_cannot_be_ticked(
    city: Municipality, other: Municipality, district_editor: Client
) -> None:
    for hub in (hub_of(city, "hub_two"), hub_of(other)):
        answer = district_editor.post(reverse("hours:closing_several"), sent(hub))
        assert "hubs" in answer.context["form"].errors
        assert stored(hub) == []


def test_what_was_different_before_makes_room(city: Municipality) -> None:
    hub = hub_of(city)
    fields = {"state": "closed", "urgent": True, "reason": "rebuilding"}
    days = ((0, 4), (1, 2), (3, 9), (4, 4))
    hub.opening_exceptions.add(
        *(OpeningException(first_day=NOV[a], last_day=NOV[b], **fields) for a, b in days),
        OpeningException(first_day=NOV[2], last_day=NOV[2], state="closed"),
    )
    put(hub, NOV[2], NOV[5], [{"state": "uncertain", "reason": "staff"}])
    found = sorted(
        (each.first_day.day, each.last_day.day, each.state, each.urgent)
        for each in hub.opening_exceptions.all()
    )
    assert found == [
        (1, 2, "closed", True),
        (2, 2, "closed", True),
        (3, 3, "closed", False),
        (3, 6, "uncertain", True),
        (7, 10, "closed", True),
    ]

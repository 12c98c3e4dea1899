"""A whole vacation for many hubs: one form, for these days only, and the holidays in it are decided."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from contacts.models import HubPage, OpeningException
from core.permissions import chief_editors
from tests.cms.test_dashboard import panels
from tests.cms.world import Municipality, member
from tests.effort import effort

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
URL = reverse("hours:vacation")
FIRST, LAST = date(2026, 12, 21), date(2027, 1, 3)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel("2026-11-26T09:00:00+01:00", tick=False):
        yield


def hub_of(city: Municipality, name: str = "hub_one") -> Any:
    return HubPage.objects.get(pk=city.pages[name].pk)


def sent(*hubs: Any, **more: Any) -> dict[str, Any]:
    data = {"first_day": "21-12-2026", "last_day": "3 januari 2027", "state": "closed"}
    return data | {"reason": "vacation", "hubs": [str(hub.pk) for hub in hubs]} | more


def stored(hub: Any) -> list[tuple[Any, ...]]:
    rows = hub_of_pk(hub).opening_exceptions.all()
    found = (
        (each.first_day, each.last_day, each.state, each.opens, each.reason, each.urgent)
        for each in rows
    )
    return sorted(found, key=str)


def hub_of_pk(hub: Any) -> Any:
    return HubPage.objects.get(pk=hub.pk)


def test_all_hubs_are_closed_in_a_vacation(city: Municipality, chief: Client) -> None:
    hubs = [hub_of(city, "hub_one"), hub_of(city, "hub_two")]
    offered = [key for key, _label in chief.get(URL).context["form"]["hubs"].field.widget.choices]
    assert offered == ["all", *(str(hub.pk) for hub in hubs)]
    text = chief.post(URL, sent(hubs=["all"]), follow=True).content.decode()
    assert "2 hubs zijn gewijzigd. 21-12-2026 – 3-1-2027: gesloten." in text
    expected = [(FIRST, LAST, "closed", None, "vacation", False)]
    assert [stored(hub) for hub in hubs] == [expected, expected]
    text = chief.get(URL).content.decode()
    assert "21-12-2026 – 3-1-2027: gesloten (schoolvakantie), 2 hubs" in text
    # For one hub it is something else; the number agrees.
    more = {"state": "open", "opens": "9", "closes": "12", "last_day": "21-12-2026"}
    text = chief.post(URL, sent(hubs[0], **more), follow=True).content.decode()
    assert "1 hub is gewijzigd. 21-12-2026: open op andere tijden." in text
    assert stored(hubs[0]) == [
        (FIRST, FIRST, "open", time(9), "vacation", False),
        (date(2026, 12, 22), LAST, "closed", None, "vacation", False),
    ]
    assert stored(hubs[1]) == expected


def test_as_usual_takes_away_what_was_filled_in_and_leaves_what_is_urgent(
    city: Municipality, chief: Client
) -> None:
    hub = hub_of(city)
    fields = {"first_day": date(2026, 12, 1), "last_day": date(2026, 12, 24), "state": "closed"}
    hub.opening_exceptions.add(
        OpeningException(**fields), OpeningException(**fields, urgent=True, reason="incident")
    )
    hub.save_revision().publish()
    text = chief.post(URL, sent(hub, state="as-usual"), follow=True).content.decode()
    assert "zoals altijd. ‘Nu anders dan anders’ gaat hiervoor bij: Hub_one." in text
    assert stored(hub) == [
        (date(2026, 12, 1), date(2026, 12, 20), "closed", None, "holiday", False),
        (date(2026, 12, 1), date(2026, 12, 24), "closed", None, "incident", True),
    ]


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"first_day": "25-11-2026"}, "first_day", "25-11-2026 is voorbij"),
        ({"first_day": ""}, "first_day", "verplicht"),
        ({"last_day": "20-12-2026"}, "last_day", "(20-12-2026) ligt vóór"),
        ({"last_day": "3-1-2028"}, "last_day", "21-12-2026 tot en met 3-1-2028"),
        ({"last_day": "ooit"}, "last_day", "“ooit” is geen datum"),
        ({"state": "open"}, "opens", "vul ‘van’ en ‘tot’ in"),
        ({"hubs": []}, "hubs", "Vink ten minste één hub aan."),
        ({"hubs": ["0"]}, "hubs", "“0”"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    city: Municipality, chief: Client, more: dict[str, Any], field: str, words: str
) -> None:
    hub = hub_of(city)
    answer = chief.post(URL, sent(hub) | more)
    assert words in " ".join(answer.context["form"].errors[field])
    assert stored(hub) == []


def test_one_municipality_at_a_time(
    city: Municipality, other: Municipality, client: Client
) -> None:
    client.force_login(member("beide", chief_editors(city.site), chief_editors(other.site)))
    for town in (city, other):
        answer = client.get(f"{URL}?gemeente={town.site.hostname}")
        offered = {str(town.pages[name].pk) for name in ("hub_one", "hub_two")}
        assert set(answer.context["form"].offered) == offered
    assert len(answer.context["tabs"]) == 2
    # A hub of the other municipality cannot be sent from the screen of this one.
    foreign = hub_of(city)
    answer = client.post(f"{URL}?gemeente={other.site.hostname}", sent(foreign))
    assert "hubs" in answer.context["form"].errors
    assert stored(foreign) == []


def test_holidays_in_a_vacation_are_not_asked(city: Municipality, chief: Client) -> None:
    hub = hub_of(city)
    hub.hours_state, hub.opening_periods = "appointment", []
    hub.save_revision().publish()
    address = reverse("hours:holidays", args=[2026])
    assert "Nog niet besloten: 2 vakken" in chief.get(address).content.decode()
    chief.post(URL, sent(hub))
    text = chief.get(address).content.decode()
    assert "Nog niet besloten" not in text
    chief.post(URL, sent(hub, state="as-usual"))
    # Open at other times says nothing about a holiday: that is asked as before.
    chief.post(URL, sent(hub, state="open", opens="9", closes="12"))
    assert "Nog niet besloten: 2 vakken" in chief.get(address).content.decode()


def test_it_is_reached_from_the_dashboard_the_hours_and_the_holidays(
    city: Municipality, chief: Client
) -> None:
    assert [each["url"] for each in panels(chief)["shortcuts"].small] == [URL]
    for address in (reverse("hours:overview"), reverse("hours:holidays", args=[2026])):
        assert f'href="{URL}"' in chief.get(address).content.decode()


def test_many_hubs_are_saved_at_once(city: Municipality, chief: Client) -> None:
    for number in range(15):
        city.add(f"more_{number}", HubPage, "two")
    with effort(2, "a vacation of 17 hubs"):
        assert chief.post(URL, sent(hubs=["all"])).status_code == 302
    assert OpeningException.objects.count() == 17

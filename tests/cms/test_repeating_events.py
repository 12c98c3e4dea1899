"""Filling in how an agenda item repeats: what is no series is said at the field, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from home.models import EventPage
from tests.cms.admin import edit_url, form_data
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db
#: A Tuesday in January 2193, the second and not the last.
START, END = "2193-01-08 10:00", "2193-01-08 12:00"
GOOD = {"starts_at": START, "ends_at": END, "repeats": "week", "repeats_until": "2193-02-05"}


def send(client: Client, city: Municipality, skips: tuple[str, ...] = (), **values: str) -> Any:
    url = edit_url(city.pages["event"])
    data = form_data(client.get(url)) | values | {"action-publish": "1"}
    data |= {"skips-TOTAL_FORMS": str(len(skips)), "skips-INITIAL_FORMS": "0"}
    for number, on in enumerate(skips):
        data |= {f"skips-{number}-date": on, f"skips-{number}-reason": "Feestdag"}
        data |= {f"skips-{number}-id": "", f"skips-{number}-DELETE": ""}
    return client.post(url, data)


def event(city: Municipality) -> EventPage:
    found: EventPage = EventPage.objects.get(pk=city.pages["event"].pk)
    return found


def test_a_series_with_a_skipped_date_is_saved(chief: Client, city: Municipality) -> None:
    assert send(chief, city, ("2193-01-15",), **GOOD).status_code == 302
    page = event(city)
    assert (page.repeats, str(page.repeats_until)) == ("week", "2193-02-05")
    assert [(str(each.date), each.reason) for each in page.skips.all()] == [
        ("2193-01-15", "Feestdag")
    ]


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"repeats": ""}, "repeats", "Zeg hoe het zich herhaalt, of laat de laatste dag leeg."),
        (
            {"ends_at": ""},
            "ends_at",
            "Wat zich herhaalt, heeft een einde nodig: tot hoe laat is het?",
        ),
        (
            {"ends_at": "2193-01-09 12:00"},
            "ends_at",
            "Wat zich herhaalt, duurt korter dan een dag. Dit is het einde van de eerste keer.",
        ),
        (
            {"repeats_until": ""},
            "repeats_until",
            "Tot wanneer herhaalt het zich? Vul de laatste dag in.",
        ),
        (
            {"repeats_until": "2193-01-14"},
            "repeats_until",
            "Tot en met 14 januari 2193 is het maar één keer, op 8 januari 2193. "
            "Kies een latere dag.",
        ),
        (
            {"repeats_until": "2196-01-01"},
            "repeats_until",
            "1 januari 2196 is te ver weg: kies hoogstens twee jaar na het begin, tot en met "
            "10 januari 2195.",
        ),
        (
            {"repeats": "month-end"},
            "repeats",
            "8 januari 2193 is niet de laatste dinsdag van die maand.",
        ),
        (
            {"repeats": "month", "starts_at": "2193-01-29 10:00", "ends_at": "2193-01-29 12:00"},
            "repeats",
            "29 januari 2193 is een vijfde dinsdag, en die heeft niet elke maand. "
            "Kies ‘elke maand op de laatste van deze weekdag’.",
        ),
    ],
)
def test_what_is_no_series(
    chief: Client, city: Municipality, values: dict[str, str], field: str, words: str
) -> None:
    response = send(chief, city, (), **GOOD | values)
    assert response.status_code == 200
    assert response.context["form"].errors == {field: [words]}
    assert event(city).repeats == ""


@pytest.mark.parametrize(
    ("values", "skips", "words"),
    [
        (
            GOOD,
            ("2193-01-16",),
            "Op 16 januari 2193 is het niet. Daar in de buurt wel op: 8 januari 2193, "
            "15 januari 2193, 22 januari 2193, 29 januari 2193.",
        ),
        (GOOD, ("2193-01-15", "2193-01-15"), "15 januari 2193 staat al in de lijst."),
        (
            {"starts_at": START, "ends_at": END},
            ("2193-01-15",),
            "Het herhaalt zich niet: er valt niets over te slaan.",
        ),
    ],
)
def test_what_cannot_be_skipped(
    chief: Client, city: Municipality, values: dict[str, str], skips: tuple[str, ...], words: str
) -> None:
    response = send(chief, city, skips, **values)
    assert response.status_code == 200
    formset = response.context["form"].formsets["skips"]
    assert [each.errors for each in formset.forms if each.errors] == [{"date": [words]}]


def test_not_every_date_is_skipped(chief: Client, city: Municipality) -> None:
    values = GOOD | {"repeats_until": "2193-01-15"}
    response = send(chief, city, ("2193-01-08", "2193-01-15"), **values)
    formset = response.context["form"].formsets["skips"]
    assert [each.errors for each in formset.forms] == [
        {},
        {"date": ["Alle datums zijn overgeslagen: zo is het nooit."]},
    ]

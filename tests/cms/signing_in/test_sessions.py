"""How long somebody stays signed in, and what asks again who it is."""

from __future__ import annotations

import time

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from contacts.models import PersonPage
from core.signing_in.proofs import BEGAN, SEEN
from tests.cms.world import PASSWORD, Municipality, administrator


@pytest.fixture
def client(city: Municipality) -> Client:
    """An administrator, signed in."""
    client = Client()
    client.force_login(administrator())
    return client


def older(client: Client, **hours: float) -> None:
    """Let a session have begun, and last been used, so many hours before."""
    session = client.session
    session[BEGAN] = time.time() - hours["began"] * 3600
    session[SEEN] = time.time() - hours["seen"] * 3600
    session.save()


@pytest.mark.parametrize(
    ("began", "seen", "ends"),
    [(7.9, 0.9, False), (8.1, 0.0, True), (1.5, 1.1, True), (0.0, 0.0, False)],
)
def test_a_session_ends_after_a_working_day_and_after_an_idle_hour(
    client: Client, began: float, seen: float, ends: bool
) -> None:
    older(client, began=began, seen=seen)
    answer = client.get("/admin/reports/locked/?q=1")
    if not ends:
        assert answer.status_code == 200
        return
    assert answer.headers["Location"] == "/admin/login/?next=/admin/reports/locked/%3Fq%3D1"
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "U bent uitgelogd. Log in om verder te gaan." in shown
    assert client.get("/admin/").status_code == 302


def test_a_session_of_before_this_was_counted_has_ended(client: Client) -> None:
    session = client.session
    del session[BEGAN]
    session.save()
    assert client.get("/admin/").status_code == 302


def test_who_does_something_stays_and_a_screen_that_asks_by_itself_keeps_nobody(
    client: Client,
) -> None:
    older(client, began=3, seen=0.5)
    client.get("/admin/publicaties/stand/")
    assert time.time() - client.session[SEEN] > 1000
    client.get("/admin/")
    assert time.time() - client.session[SEEN] < 1000


def test_a_script_is_told_and_not_sent_to_a_form(client: Client) -> None:
    older(client, began=9, seen=0)
    answer = client.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 403


def addresses(city: Municipality) -> list[str]:
    """Return what asks again who it is."""
    person = PersonPage.objects.get(pk=city.pages["person_one"].pk)
    user = get_user_model().objects.order_by("pk")[0]
    return [
        "/admin/account/",
        "/admin/users/new/",
        "/admin/groups/new/",
        f"/admin/bulk/core/user/assign_role/?id={user.pk}",
        f"/admin/bulk/core/user/set_active_state/?id={user.pk}",
        f"/admin/mensen/{person.pk}/weghalen/",
    ]


def test_what_changes_an_account_or_takes_somebody_out_asks_again_who_it_is(
    client: Client, city: Municipality
) -> None:
    for address in addresses(city):
        older(client, began=0, seen=0)
        assert client.get(address).status_code == 200, address
        older(client, began=0.09, seen=0)
        asked = client.get(address)
        assert asked.headers["Location"].startswith("/admin/login/nog-eens/?next="), address
        # A form that was open when the time went by is still taken.
        assert client.post(address, {}).headers.get("Location") != asked.headers["Location"]
        older(client, began=0.3, seen=0)
        sent = client.post(address, {"username": "x"})
        assert sent.headers["Location"].startswith("/admin/login/nog-eens/?next="), address
    # What is only looked at does not.
    assert client.get("/admin/").status_code == 200


def test_the_password_opens_it_again_and_a_wrong_one_does_not(
    client: Client, city: Municipality
) -> None:
    older(client, began=0.2, seen=0)
    asked = client.get("/admin/account/").headers["Location"]
    wrong = client.post(asked, {"password": "fout", "next": "/admin/account/"})
    assert wrong.status_code == 200
    assert client.get("/admin/account/").status_code == 302
    right = client.post(asked, {"password": PASSWORD, "next": "/admin/account/"})
    assert right.headers["Location"] == "/admin/account/"
    assert client.get("/admin/account/").status_code == 200


def test_guessing_there_is_counted_too(client: Client) -> None:
    older(client, began=0.2, seen=0)
    for _ in range(5):
        client.post("/admin/login/nog-eens/", {"password": "fout"})
    answer = client.post("/admin/login/nog-eens/", {"password": PASSWORD})
    assert "Location" not in answer.headers

"""Signing in with a password: who comes in, who is kept out, and what the answers tell."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import Attempts
from core.permissions import chief_editors
from tests.cms.world import PASSWORD, Municipality, administrator, member

LOGIN = "/admin/login/"


def sign_in(client: Client, name: str, password: str, address: str = "192.0.2.1") -> Any:
    """Send the form to sign in with."""
    return client.post(
        LOGIN, {"username": name, "password": password, "next": "/admin/"}, REMOTE_ADDR=address
    )


def said(response: Any) -> str:
    """Return what a page says, without what differs each time."""
    return re.sub(r"\b\w{64}\b", "", response.content.decode())


@pytest.fixture
def editor(db: Any) -> Any:
    """An account."""
    return administrator()


def test_who_has_the_password_comes_in(editor: Any) -> None:
    client = Client()
    assert sign_in(client, "beheerder", PASSWORD).headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_nobody_is_sent_elsewhere_after_signing_in(editor: Any) -> None:
    form = {"username": "beheerder", "password": PASSWORD, "next": "https://kwaad.example/"}
    assert Client().post(LOGIN, form).headers["Location"] == "/admin/"


def test_after_five_wrong_passwords_the_right_one_is_refused_too(editor: Any) -> None:
    # Each from another place, as of somebody with many machines.
    for number in range(5):
        answer = sign_in(Client(), "beheerder", "fout", f"192.0.2.{number}")
        assert "De naam of het wachtwoord klopt niet." in answer.content.decode()
    client = Client()
    answer = sign_in(client, " BEHEERDER", PASSWORD, "192.0.2.99")
    assert "Te vaak geprobeerd. Probeer het later opnieuw." in answer.content.decode()
    assert client.get("/admin/").status_code == 302
    assert Attempts.objects.count() > 0


def test_one_place_tries_twenty_accounts_and_no_more(editor: Any) -> None:
    for number in range(20):
        sign_in(Client(), f"naam{number}", "fout")
    client = Client()
    assert "Te vaak geprobeerd" in sign_in(client, "beheerder", PASSWORD).content.decode()
    # Others come in.
    assert sign_in(Client(), "beheerder", PASSWORD, "192.0.2.2").status_code == 302


def test_the_address_before_a_proxy_counts_and_one_that_is_made_up_does_not(
    editor: Any, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    form = {"username": "naam", "password": "fout"}
    for number in range(20):
        client = Client(headers={"x-forwarded-for": f"198.51.100.{number}, 203.0.113.7"})
        client.post(LOGIN, form | {"username": f"naam{number}"})
    client = Client(headers={"x-forwarded-for": "198.51.100.250, 203.0.113.7"})
    assert "Te vaak geprobeerd" in sign_in(client, "beheerder", PASSWORD).content.decode()
    client = Client(headers={"x-forwarded-for": "203.0.113.8"})
    assert sign_in(client, "beheerder", PASSWORD).status_code == 302


@pytest.fixture
def put_off(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What is done when nobody waits for it any more: not by itself in this test."""
    later: list[Callable[[], object]] = []

    def put_off(work: Callable[[], object]) -> None:
        # The request that asked for it is known then too, as in the thread that does it.
        later.append(partial(copy_context().run, work))

    for module in ("core.audit.signs", "core.signing_in.forms"):
        monkeypatch.setattr(f"{module}.aside", put_off)
    return later


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were hashed."""
    found: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: Any, password: str, salt: str) -> str:
        found.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return found


def asked_the_database(work: Callable[[], Any]) -> tuple[Any, list[str]]:
    """Return what some work gives, and what it asks: statement by statement, without the values."""
    with CaptureQueriesContext(connection) as queries:
        found = work()
    return found, [re.sub(r"'[^']*'|\b[0-9a-f_x]{6,}\b|\d+", "…", each["sql"]) for each in queries]


def test_an_account_that_is_not_there_or_disabled_gets_the_same_answer_for_the_same_work(
    city: Municipality, hashed: list[str], put_off: list[Callable[[], object]]
) -> None:
    administrator()
    member("lid", chief_editors(city.site))
    disabled = member("weg")
    disabled.is_active = False
    disabled.save()
    provided = member("elders")
    provided.set_unusable_password()
    provided.save()
    sign_in(Client(), "eerst", "fout", "192.0.2.99")
    found = {}
    for number, (name, password) in enumerate(
        [
            ("beheerder", "fout"),
            ("niemand", "fout"),
            ("lid", "fout"),
            ("elders", "fout"),
            ("weg", PASSWORD),
        ]
    ):
        hashed.clear()
        put_off.clear()
        answer, queries = asked_the_database(
            partial(sign_in, Client(), name, password, f"192.0.2.{number}")
        )
        found[name] = (said(answer).replace(f'"{name}"', ""), len(hashed), queries, len(put_off))
    for name, each in found.items():
        assert each == found["niemand"], name
    assert found["niemand"][1] == 1


def test_who_asks_for_a_new_password_gets_the_same_answer_for_the_same_work(
    city: Municipality,
    settings: Any,
    hashed: list[str],
    put_off: list[Callable[[], object]],
) -> None:
    settings.PASSWORD_RESET_ENABLED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for name in ("een", "twee", "weg"):
        user = member(name)
        user.email = f"{name}@example.nl"
        user.is_active = name != "weg"
        user.save()
    found = []
    for number, name in enumerate(("eerst", "een", "niemand", "weg", "twee")):
        form = {"email": f"{name}@example.nl"}
        address = f"192.0.2.{number}"
        answer, queries = asked_the_database(
            partial(Client().post, "/admin/password_reset/", form, REMOTE_ADDR=address)
        )
        found.append((answer.status_code, answer.headers["Location"], queries, len(hashed)))
    assert found[1:] == [found[1]] * 4
    assert mail.outbox == []
    for work in put_off:
        work()
    assert [each.to for each in mail.outbox] == [
        [f"{name}@example.nl"] for name in ("eerst", "een", "niemand", "weg", "twee")
    ]


def test_two_accounts_with_one_address_each_get_their_own_way(editor: Any, settings: Any) -> None:
    """From before it was refused: each link opens the account that it names, and neither signs in by mail."""
    settings.PASSWORD_RESET_ENABLED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    member("ander")
    get_user_model().objects.update(email="samen@example.nl")
    Client().post("/admin/password_reset/", {"email": "SAMEN@example.nl"})
    assert sorted(re.findall(r"beheerder|ander", "".join(str(m.body) for m in mail.outbox))) == [
        "ander",
        "beheerder",
    ]
    assert sign_in(Client(), "samen@example.nl", PASSWORD).status_code == 200


@pytest.mark.parametrize("email", ["samen@example.nl", "Samen@Example.nl"])
def test_an_address_that_somebody_else_has_is_refused(editor: Any, email: str) -> None:
    get_user_model().objects.update(email="samen@example.nl")
    client = Client()
    client.force_login(editor)
    form = {
        "username": "nieuw",
        "email": email,
        "first_name": "N",
        "last_name": "Nieuw",
        "password1": "een-heel-lang-wachtwoord",
        "password2": "een-heel-lang-wachtwoord",
        "is_superuser": "on",
    }
    refused = client.post("/admin/users/new/", form)
    assert refused.context["form"].errors == {
        "email": ["Iemand anders heeft dit e-mailadres. Iedereen heeft een eigen adres nodig."]
    }
    assert client.post("/admin/users/new/", form | {"email": "n@example.nl"}).status_code == 302
    # In one's own account too; and what was there before keeps nobody from saving.
    new = get_user_model().objects.get(username="nieuw")
    new.email = email
    with pytest.raises(ValidationError, match="Iemand anders"):
        new.full_clean()
    get_user_model().objects.update(email="samen@example.nl")
    new.refresh_from_db()
    new.full_clean()


def test_an_account_without_a_role_is_told_so(db: Any) -> None:
    member("nieuw")
    client = Client()
    sign_in(client, "nieuw", PASSWORD)
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "U hebt geen rol in het CMS" in answer.content.decode()
    assert client.post("/admin/logout/").headers["Location"] == LOGIN
    assert client.get("/admin/login/").status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/pages", "/admin/api/main/pages/"])
def test_a_name_and_password_in_a_header_open_nothing(editor: Any, address: str) -> None:
    header = "Basic " + b64encode(f"beheerder:{PASSWORD}".encode()).decode()
    assert Client().get(address, headers={"authorization": header}).status_code in (302, 401, 403)


def test_a_new_password_is_asked_for_by_mail(editor: Any, settings: Any) -> None:
    settings.PASSWORD_RESET_ENABLED = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    get_user_model().objects.update(email="beheerder@example.nl")
    answers = [
        Client().post("/admin/password_reset/", {"email": email})
        for email in ("beheerder@example.nl", "niemand@example.nl")
    ]
    assert [(each.status_code, each.headers["Location"]) for each in answers] == [
        (302, "/admin/password_reset/done/")
    ] * 2
    # Who is not known gets a mail as well: both answers take the same work.
    assert [each.to for each in mail.outbox] == [["beheerder@example.nl"], ["niemand@example.nl"]]
    link = re.search(
        r"https?://testserver(/admin/password_reset/key/\S+)", str(mail.outbox[0].body)
    )
    assert link
    client = Client()
    form = client.get(link[1], follow=True)
    new = "een-ander-lang-wachtwoord"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(Client(), "beheerder", PASSWORD).status_code == 200
    assert sign_in(Client(), "beheerder", new).status_code == 302


def test_a_mail_is_asked_for_three_times_an_hour(editor: Any, settings: Any) -> None:
    settings.PASSWORD_RESET_ENABLED = True
    form = {"email": "beheerder@example.nl"}
    answers = [
        Client().post("/admin/password_reset/", form, REMOTE_ADDR=f"192.0.2.{number}").status_code
        for number in range(4)
    ]
    assert answers == [302, 302, 302, 429]


def test_without_a_mail_server_nobody_is_promised_a_mail(db: Any) -> None:
    assert Client().get("/admin/password_reset/").status_code == 404
    assert "password_reset" not in Client().get(LOGIN).content.decode()


def test_wagtails_own_way_to_a_new_password_is_shut(editor: Any) -> None:
    assert Client().get("/admin/password_reset/confirm/MQ/token/").status_code == 404

"""More than a password: nothing of the CMS is open to who gave no second factor."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import resolve

from core.signing_in import rules
from core.signing_in.secrets import MARK, decrypted, encrypted
from tests.cms.signing_in.test_passwords import sign_in
from tests.cms.test_every_address import values_of
from tests.cms.urls import addresses, walk
from tests.cms.world import PASSWORD, Municipality, administrator

SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    """Require a second factor, as production does."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def user(city: Municipality) -> Any:
    """An administrator, whom every address is open to."""
    return administrator()


def code(secret: str = SECRET) -> str:
    """Return what an app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


@pytest.fixture(autouse=True)
def still() -> Iterator[None]:
    """Let no half minute end while a code is typed."""
    with time_machine.travel(time.time(), tick=False):
        yield


def with_app(user: Any) -> Any:
    """Add an app to an account."""
    return TOTP.activate(user, SECRET).instance


@pytest.mark.parametrize("has_app", [False, True])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_of_the_cms_opens_without_a_second_factor(
    city: Municipality, user: Any, has_app: bool, method: str
) -> None:
    if has_app:
        with_app(user)
    client = Client()
    # A session with a password and no more: what signing in gives to an account without a second factor.
    client.force_login(user)
    to = "/admin/login/tweede/reauthenticate/" if has_app else "/admin/login/tweede/"
    let_in = rules.OPEN | (rules.GIVING_ONE if has_app else rules.GETTING_ONE)
    known = {url for _name, url in addresses(values_of(city, user))}
    # By the view that answers: ours stand before Wagtail's at the same address.
    every = {url for url in known if resolve(url).view_name not in let_in}
    # For programs: a session is no key there, whatever was proved in it.
    of_programs = {url for url in every if resolve(url).namespace == "api"}
    for url in of_programs:
        assert (
            getattr(client, method)(url).status_code == getattr(Client(), method)(url).status_code
        )
    every -= of_programs
    assert len(every) > 250
    answers = {url: getattr(client, method)(url) for url in every}
    opened = {
        url: each.status_code
        for url, each in answers.items()
        if (each.status_code, each.headers.get("Location")) != (302, to)
    }
    assert opened == {}


def test_who_has_no_app_or_key_is_led_to_getting_one(user: Any) -> None:
    client = Client()
    sign_in(client, "beheerder", PASSWORD)
    assert client.get("/admin/").headers["Location"] == "/admin/login/tweede/"
    assert "App met codes" in client.get("/admin/login/tweede/").content.decode()
    page = client.get("/admin/login/tweede/totp/activate/")
    secret = page.context["form"].secret
    client.post("/admin/login/tweede/totp/activate/", {"code": "000000"})
    assert client.get("/admin/").status_code == 302
    client.post("/admin/login/tweede/totp/activate/", {"code": code(secret)})
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_the_app_is_asked_for_at_each_sign_in(user: Any) -> None:
    with_app(user)
    shown = code()
    client = Client()
    step = sign_in(client, "beheerder", PASSWORD)
    assert step.headers["Location"].startswith("/admin/login/tweede/authenticate/")
    # The password alone is no session.
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")
    done = client.post("/admin/login/tweede/authenticate/", {"code": shown})
    assert done.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200
    # A code is good for once.
    again = Client()
    sign_in(again, "beheerder", PASSWORD)
    assert again.post("/admin/login/tweede/authenticate/", {"code": shown}).status_code == 200


def test_codes_are_not_guessed(user: Any) -> None:
    with_app(user)
    client = Client()
    sign_in(client, "beheerder", PASSWORD)
    for number in range(5):
        client.post("/admin/login/tweede/authenticate/", {"code": f"00000{number}"})
    client.post("/admin/login/tweede/authenticate/", {"code": code()})
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_a_code_to_fall_back_on_opens_once(user: Any) -> None:
    with_app(user)
    fallback = RecoveryCodes.activate(user).get_unused_codes()[0]
    for expected in (302, 200):
        client = Client()
        sign_in(client, "beheerder", PASSWORD)
        answer = client.post("/admin/login/tweede/authenticate/", {"code": fallback})
        assert answer.status_code == expected


def test_the_last_app_or_key_stays(user: Any) -> None:
    with_app(user)
    client = Client()
    sign_in(client, "beheerder", PASSWORD)
    client.post("/admin/login/tweede/authenticate/", {"code": code()})
    client.post("/admin/login/tweede/totp/deactivate/")
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_who_gave_a_second_factor_opens_what_the_role_opens(user: Any) -> None:
    with_app(user)
    client = Client()
    sign_in(client, "beheerder", PASSWORD)
    client.post("/admin/login/tweede/authenticate/", {"code": code()})
    for address in ("/admin/", "/admin/users/", "/admin/reports/locked/"):
        assert client.get(address).status_code == 200, address


def test_who_lost_the_telephone_gets_another_one(
    user: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with_app(user)
    RecoveryCodes.activate(user)
    for expected in ("signs in with the password once more", "had no app, key or codes"):
        call_command("forget_second_factor", "beheerder")
        assert capsys.readouterr().out == f"beheerder {expected}.\n"
    client = Client()
    sign_in(client, "beheerder", PASSWORD)
    assert client.get("/admin/").headers["Location"] == "/admin/login/tweede/"
    with pytest.raises(CommandError, match="There is no account 'niemand'"):
        call_command("forget_second_factor", "niemand")


def stored(user: Any) -> str:
    """Return all that the database holds of somebody's app and codes."""
    return json.dumps(list(Authenticator.objects.filter(user=user).values_list("data", flat=True)))


def signs_in_with_app(user: Any) -> bool:
    """Return whether the code of the app is taken."""
    client = Client()
    sign_in(client, user.get_username(), PASSWORD)
    answer = client.post("/admin/login/tweede/authenticate/", {"code": code()})
    return bool(answer.status_code == 302)


def test_the_secrets_of_an_app_and_of_codes_are_not_in_the_database(user: Any) -> None:
    with_app(user)
    seed = RecoveryCodes.activate(user).instance.data["seed"]
    assert SECRET not in stored(user)
    assert seed.startswith(MARK)
    # The same twice is not the same text.
    assert encrypted("a") != encrypted("a")
    assert signs_in_with_app(user)


def test_keys_follow_one_another(
    user: Any, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SECOND_FACTOR_KEYS = ["een"]
    with_app(user)
    RecoveryCodes.activate(user)
    # A new key goes first; the old one still opens, until all are encrypted anew.
    settings.SECOND_FACTOR_KEYS = ["twee", "een"]
    assert signs_in_with_app(user)
    call_command("renew_second_factor_keys")
    assert capsys.readouterr().out == "Encrypted with the first key: 2.\n"
    settings.SECOND_FACTOR_KEYS = ["twee"]
    with time_machine.travel(time.time() + 120, tick=False):
        assert signs_in_with_app(user)


def test_a_key_that_is_lost_opens_nothing_and_is_named(
    user: Any, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SECOND_FACTOR_KEYS = ["een"]
    with_app(user)
    settings.SECOND_FACTOR_KEYS = ["twee"]
    assert not signs_in_with_app(user)
    assert "encrypted with a key that is not here" in caplog.text
    # Nobody knows what it is then: it is another text each time.
    [data] = Authenticator.objects.filter(user=user).values_list("data", flat=True)
    assert decrypted(data["secret"]) != decrypted(data["secret"])
    with pytest.raises(CommandError, match="The key is not here of: beheerder"):
        call_command("renew_second_factor_keys")


def test_what_was_stored_before_is_read_and_encrypted(
    user: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    assert signs_in_with_app(user)
    call_command("renew_second_factor_keys")
    assert capsys.readouterr().out == "Encrypted with the first key: 1.\n"
    assert SECRET not in stored(user)


def test_what_is_open_is_there() -> None:
    """A name of no address would open whatever is called so one day."""
    named = rules.OPEN | rules.GETTING_ONE | rules.GIVING_ONE | rules.AGAIN | rules.BY_ITSELF
    assert named - {each.name for each in walk()} == set()

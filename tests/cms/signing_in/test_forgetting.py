"""Taking the second factor of somebody away, in the CMS: who may, of whom, and who hears of it."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry

from core.permissions import chief_editors, translators, user_managers
from core.signing_in.proofs import BEGAN
from tests.cms.world import Municipality, administrator, member


def somebody(name: str, *groups: Any) -> Any:
    """Make an account with an app and codes, and an address."""
    user = member(name, *groups)
    user.email = f"{name}@example.nl"
    user.save()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    return user


def signed_in(user: Any) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def address(user: Any) -> str:
    """Return the screen for somebody."""
    return f"/admin/users/{user.pk}/tweede-stap/"


def has_one(user: Any) -> bool:
    """Return whether an account still has anything."""
    return bool(Authenticator.objects.filter(user=user).exists())


def test_a_manager_of_users_takes_it_away_and_the_person_hears_of_it(
    city: Municipality, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    manager = member("beheert", user_managers(city.site))
    editor = somebody("anna", chief_editors(city.site))
    theirs, client = signed_in(editor), signed_in(manager)
    edit = client.get(f"/admin/users/edit/{editor.pk}/").content.decode()
    assert f'href="{address(editor)}"' in edit
    assert "Telefoon kwijt? Tweede stap weghalen" in edit
    shown = client.get(address(editor)).content.decode()
    assert "Deze persoon krijgt een mail dat u dit hebt gedaan." in shown
    assert has_one(editor)
    done = client.post(address(editor), follow=True)
    assert "De tweede stap van anna is weg." in done.content.decode()
    assert not has_one(editor)
    # Whoever is signed in with it is so no longer; others stay.
    assert theirs.get("/admin/").status_code == 302
    assert client.get("/admin/").status_code == 200
    [message] = mail.outbox
    assert (message.to, message.subject) == (
        ["anna@example.nl"],
        "[Wijkwijzer] Uw tweede stap is weggehaald",
    )
    assert "beheert heeft op " in str(message.body)
    assert "127.0.0.1" in str(message.body)
    [line] = ModelLogEntry.objects.filter(action="core.account_changed", object_id=str(editor.pk))
    assert (line.user_id, line.data["what"]) == (manager.pk, "second factor reset")
    assert line.data["audit"] | {"towns": ""} == {
        "origin": "127.0.0.1",
        "result": "ok",
        "towns": "",
    }
    # A second time there is nothing to take away, and nobody hears anything.
    again = client.post(address(editor), follow=True).content.decode()
    assert "anna had geen app, sleutel of codes." in again
    assert len(mail.outbox) == 1


def test_it_asks_again_who_it_is(city: Municipality) -> None:
    client = signed_in(administrator())
    editor = somebody("anna", chief_editors(city.site))
    session = client.session
    session[BEGAN] = time.time() - 3000
    session.save()
    for ask in (client.get, client.post):
        assert ask(address(editor)).headers["Location"].startswith("/admin/login/nog-eens/?next=")
    assert has_one(editor)


def test_nobody_else_may(city: Municipality, other: Municipality, settings: Any) -> None:
    settings.BREAK_GLASS_ACCOUNT = "nood"
    manager = member("beheert", user_managers(city.site))
    chief, translator = (
        somebody("chef", chief_editors(city.site)),
        somebody("tolk", translators(city.site, "en")),
    )
    elsewhere = somebody("elders", chief_editors(other.site))
    both = somebody("beide", chief_editors(city.site), chief_editors(other.site))
    boss = administrator()
    TOTP.activate(boss, "JBSWY3DPEHPK3PXP")
    # The account for emergencies, also where somebody gave it a role in a municipality.
    emergency = somebody("nood", chief_editors(city.site))
    TOTP.activate(manager, "JBSWY3DPEHPK3PXP")
    refused = [
        *((manager, user) for user in (elsewhere, both, boss, emergency, manager)),
        *((who, user) for who in (chief, translator) for user in (translator, chief, elsewhere)),
        # One's own: another session of one's own would be enough.
        (boss, boss),
    ]
    for who, user in refused:
        client = signed_in(who)
        for ask in (client.get, client.post):
            answer = ask(address(user))
            assert answer.status_code in (302, 404), (who, user)
            assert answer.headers.get("Location", "/admin/") == "/admin/"
        assert has_one(user), (who, user)
    assert Client().post(address(chief)).headers["Location"].startswith("/admin/login/")
    # An administrator of the install may, also of the account for emergencies.
    for user in (emergency, both, elsewhere):
        signed_in(boss).post(address(user))
        assert not has_one(user)
    assert signed_in(boss).get("/admin/users/999999/tweede-stap/").status_code == 404


def test_where_it_may_not_be_done_the_screen_of_a_user_has_no_button(city: Municipality) -> None:
    boss = administrator()
    for user in get_user_model().objects.all():
        assert (
            "tweede-stap"
            not in signed_in(boss).get(f"/admin/users/edit/{user.pk}/").content.decode()
        )

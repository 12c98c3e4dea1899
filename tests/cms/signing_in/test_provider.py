"""Signing in at a provider of accounts: the roles that it gives, and no others."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from core.permissions import chief_editors, translators
from core.signing_in.proofs import BEGAN
from core.signing_in.provider import claimed, from_environment, settings_of
from tests.cms.signing_in.provider import RunningProvider, running_provider
from tests.cms.signing_in.test_passwords import sign_in
from tests.cms.world import PASSWORD, Municipality, administrator, member

START = "/admin/oidc/oidc/login/"
NEEDED = {
    "OIDC_ISSUER": "https://login.example.nl/stad",
    "OIDC_CLIENT_ID": "cms",
    "OIDC_CLIENT_SECRET": "geheim",
    "OIDC_ROLES": '{"redactie": "Stad: hoofdredacteuren"}',
}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningProvider]:
    """A provider of accounts."""
    with running_provider(tmp_path_factory.mktemp("provider") / "log") as running:
        yield running


@pytest.fixture(autouse=True)
def used(provider: RunningProvider, city: Municipality, other: Municipality, settings: Any) -> None:
    """Let the CMS use the provider, and require a second factor of everybody else."""
    roles = {
        "redactie": [chief_editors(city.site).name],
        "dorp": chief_editors(other.site).name,
        "engels": [translators(city.site, "en").name, "Een groep die er niet is"],
        "ict": "*administrator",
    }
    variables = NEEDED | {"OIDC_ISSUER": provider.issuer, "OIDC_ROLES": json.dumps(roles)}
    settings.OIDC = from_environment(variables)
    settings.SOCIALACCOUNT_PROVIDERS = settings_of(settings.OIDC)
    settings.SECOND_FACTOR_REQUIRED = True
    settings.BREAK_GLASS_ACCOUNT = "nood"


def came_back(provider: RunningProvider, client: Client, sub: str, start: str = START) -> Any:
    """Sign in at the provider and return the answer of the CMS."""
    there = client.get(start).headers["Location"]
    assert there.startswith(provider.issuer)
    back = provider.signed_in(there, sub)
    return client.get(back.removeprefix("http://testserver"))


def names(username: str) -> tuple[bool, list[str]]:
    """Return whether somebody is administrator, and the groups."""
    user = get_user_model().objects.get(username=username)
    return user.is_superuser, sorted(user.groups.values_list("name", flat=True))


def test_roles_come_and_go_with_the_groups_at_the_provider(
    provider: RunningProvider, city: Municipality
) -> None:
    about = {"preferred_username": "anna", "email": "anna@example.nl", "name": "Anna Bos"}
    steps: list[tuple[list[str], tuple[bool, list[str]]]] = [
        (["redactie", "iets anders"], (False, ["Stad: hoofdredactie"])),
        (["redactie", "dorp"], (False, ["Dorp: hoofdredactie", "Stad: hoofdredactie"])),
        (["engels"], (False, ["Stad: vertalers, English"])),
        (["ict"], (True, [])),
        (["dorp"], (False, ["Dorp: hoofdredactie"])),
    ]
    for groups, expected in steps:
        provider.knows("a-1", **about, groups=groups)
        client = Client()
        answer = came_back(provider, client, "a-1", f"{START}?next=/admin/reports/locked/")
        assert answer.headers["Location"] == "/admin/reports/locked/"
        # The provider asked for the second factor.
        assert client.get("/admin/").status_code == 200
        assert names("anna") == expected
    user = get_user_model().objects.get(username="anna")
    assert (user.email, user.get_full_name()) == ("anna@example.nl", "Anna Bos")
    assert not user.has_usable_password()


@pytest.mark.parametrize("groups", [[], ["iets anders"], "iets", None, [["redactie"]]])
def test_without_a_role_there_is_no_account_and_no_session(
    provider: RunningProvider, groups: Any
) -> None:
    provider.knows("b-1", preferred_username="bob", groups=groups)
    client = Client()
    answer = came_back(provider, client, "b-1")
    assert answer.status_code == 403
    assert "U hebt geen rol in het CMS" in answer.content.decode()
    assert not get_user_model().objects.filter(username="bob").exists()
    assert client.get("/admin/").status_code == 302


def test_who_lost_every_role_keeps_none(provider: RunningProvider) -> None:
    provider.knows("c-1", preferred_username="carla", groups=["ict"])
    came_back(provider, Client(), "c-1")
    provider.knows("c-1", preferred_username="carla", groups=[])
    client = Client()
    assert came_back(provider, client, "c-1").status_code == 403
    assert names("carla") == (False, [])
    assert client.get("/admin/").status_code == 302


def test_a_disabled_account_stays_out(provider: RunningProvider) -> None:
    provider.knows("d-1", preferred_username="dirk", groups=["ict"])
    came_back(provider, Client(), "d-1")
    get_user_model().objects.filter(username="dirk").update(is_active=False)
    client = Client()
    came_back(provider, client, "d-1")
    assert client.get("/admin/").status_code == 302


def test_the_name_or_mail_of_another_account_opens_nothing_of_it(
    provider: RunningProvider,
) -> None:
    boss = administrator()
    boss.email = "baas@example.nl"
    boss.save()
    provider.knows(
        "e-1", preferred_username="beheerder", email="baas@example.nl", groups=["redactie"]
    )
    client = Client()
    came_back(provider, client, "e-1")
    me = get_user_model().objects.get(pk=client.session["_auth_user_id"])
    assert me.pk != boss.pk
    assert me.username != "beheerder"
    assert (me.is_superuser, names("beheerder")) == (False, (True, []))


def test_a_password_is_for_the_break_glass_account_alone_with_a_second_factor(
    provider: RunningProvider,
) -> None:
    administrator()
    member("nood")
    get_user_model().objects.filter(username="nood").update(is_superuser=True)
    assert sign_in(Client(), "beheerder", PASSWORD).status_code == 200
    client = Client()
    assert sign_in(client, "nood", PASSWORD).status_code == 302
    assert client.get("/admin/").headers["Location"] == "/admin/login/tweede/"


def test_the_page_to_sign_in_leads_there_and_promises_no_password(settings: Any) -> None:
    settings.BREAK_GLASS_ACCOUNT = ""
    settings.PASSWORD_RESET_ENABLED = True
    shown = Client().get("/admin/login/?next=/admin/reports/locked/").content.decode()
    assert f'href="{START}?next=/admin/reports/locked/"' in shown
    assert "Inloggen met uw organisatie" in shown
    assert 'type="password"' not in shown
    assert Client().get("/admin/password_reset/").status_code == 404


def test_proving_again_is_done_at_the_provider(provider: RunningProvider) -> None:
    provider.knows("f-1", preferred_username="fien", groups=["ict"])
    client = Client()
    came_back(provider, client, "f-1")
    assert client.get("/admin/users/new/").status_code == 200
    session = client.session
    session[BEGAN] -= 1000
    for record in session["account_authentication_methods"]:
        record["at"] -= 1000
    session.save()
    asked = client.get("/admin/users/new/").headers["Location"]
    assert asked == f"{START}?auth_params=prompt%3Dlogin&next=%2Fadmin%2Fusers%2Fnew%2F"
    there = client.get(asked).headers["Location"]
    assert "prompt=login" in there
    back = provider.signed_in(there, "f-1").removeprefix("http://testserver")
    assert client.get(back).headers["Location"] == "/admin/users/new/"
    assert time.time() - client.session[BEGAN] < 100
    assert client.get("/admin/users/new/").status_code == 200


def test_nobody_joins_an_account_of_the_provider_to_another(provider: RunningProvider) -> None:
    provider.knows("g-1", preferred_username="gijs", groups=["ict"])
    client = Client()
    came_back(provider, client, "g-1")
    provider.knows("g-2", preferred_username="ander", groups=["ict"])
    assert came_back(provider, client, "g-2", f"{START}?process=connect").status_code == 403


def test_an_answer_that_nobody_asked_for_is_refused(provider: RunningProvider) -> None:
    answer = Client().get("/admin/oidc/oidc/login/callback/?code=verzonnen&state=verzonnen")
    assert "Inloggen lukte niet" in answer.content.decode()


def test_without_a_provider_there_is_no_address_of_one(settings: Any) -> None:
    settings.OIDC, settings.SOCIALACCOUNT_PROVIDERS = None, {}
    assert Client().get(START).status_code == 404


def test_claims_are_found_by_name_and_by_way() -> None:
    claims = {"groups": ["a", 1, "b"], "realm_access": {"roles": ["c"]}, "x.y": "d"}
    assert claimed(claims, "groups") == {"a", "b"}
    assert claimed(claims, "realm_access.roles") == {"c"}
    assert claimed(claims, "x.y") == {"d"}
    assert claimed(claims, "groups.a") == claimed(claims, "niets") == claimed(None, "a") == set()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("OIDC_ISSUER", "http://login.example.nl", "OIDC_ISSUER is 'http://login.example.nl'"),
        ("OIDC_ISSUER", "login.example.nl", "OIDC_ISSUER is 'login.example.nl'"),
        ("OIDC_CLIENT_ID", " ", "OIDC_CLIENT_ID is missing"),
        ("OIDC_CLIENT_SECRET", "", "OIDC_CLIENT_SECRET is missing"),
        ("OIDC_ROLES", "", "OIDC_ROLES is missing"),
        ("OIDC_ROLES", "a=b", "OIDC_ROLES is no JSON"),
        ("OIDC_ROLES", "[]", "OIDC_ROLES must be an object"),
        ("OIDC_ROLES", '{"a": 1}', "OIDC_ROLES gives 1 to 'a'"),
        ("OIDC_ROLES", '{"a": [""]}', r"OIDC_ROLES gives \[''\] to 'a'"),
    ],
)
def test_a_variable_that_is_wrong_is_named(name: str, value: str, told: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=told):
        from_environment(NEEDED | {name: value})


def test_without_an_issuer_there_is_no_provider() -> None:
    assert from_environment({}) is None
    found = from_environment(NEEDED)
    assert found
    assert found.roles == {"redactie": ("Stad: hoofdredacteuren",)}

"""Signing in at a provider of accounts (OpenID Connect) that runs beside the CMS, as somebody does it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from tests.browser.own_cms import browsing, looked_at, own_cms, sign_in
from tests.cms.signing_in.provider import RunningProvider, running_provider

ROLES = {"redactie": "Veendam: hoofdredactie", "gebruikers": "Veendam: gebruikersbeheerders"}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningProvider]:
    """A provider of accounts."""
    with running_provider(tmp_path_factory.mktemp("provider") / "log") as running:
        yield running


@pytest.fixture(scope="module")
def cms(provider: RunningProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A CMS that takes its accounts from there."""
    with own_cms(
        tmp_path_factory.mktemp("cms"),
        OIDC_ISSUER=provider.issuer,
        OIDC_CLIENT_ID="cms",
        OIDC_CLIENT_SECRET="geheim",
        OIDC_NAME="Gemeente Veendam",
        OIDC_ROLES=json.dumps(ROLES),
        BREAK_GLASS_ACCOUNT="nood",
    ) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[BrowserPage]:
    """A browser of somebody."""
    with browsing(chromium) as opened:
        yield opened


def at_provider(page: BrowserPage, cms: str, sub: str) -> None:
    """Go from the CMS to the provider, say who one is, and come back."""
    page.goto(f"{cms}/admin/login/?next=/admin/users/")
    with page.expect_navigation():
        page.click("text=Inloggen met Gemeente Veendam")
    page.fill("input[name=sub]", sub)
    with page.expect_navigation(url=lambda url: url.startswith(cms)):
        page.click("button:has-text('Authorize')")


def sign_out(page: BrowserPage, cms: str) -> None:
    page.goto(f"{cms}/admin/logout/")
    with page.expect_navigation():
        page.click("button[type=submit]")


def test_roles_come_with_the_groups_and_go_with_them(
    cms: str, provider: RunningProvider, page: BrowserPage
) -> None:
    about = {"preferred_username": "bea", "name": "Bea Bos", "email": "bea@example.nl"}
    page.goto(f"{cms}/admin/login/")
    looked_at(page, "Inloggen met Gemeente Veendam", "Met het noodaccount")

    # Who manages users: the provider asked for a second factor, the CMS asks for none.
    provider.knows("bea-1", **about, groups=["gebruikers"])
    at_provider(page, cms, "bea-1")
    assert page.url == f"{cms}/admin/users/"
    assert page.locator("h1, h2").filter(has_text="Gebruikers").first.is_visible()

    # The group is taken away: so is what it opens, and what the other one opens is there.
    sign_out(page, cms)
    provider.knows("bea-1", **about, groups=["redactie"])
    at_provider(page, cms, "bea-1")
    assert page.url == f"{cms}/admin/"
    answer = page.goto(f"{cms}/admin/publicaties/")
    assert answer is not None
    assert answer.status == 200

    # None: no access, and no session.
    sign_out(page, cms)
    provider.knows("bea-1", **about, groups=["sport"])
    at_provider(page, cms, "bea-1")
    looked_at(page, "U hebt geen rol in het CMS")
    page.goto(f"{cms}/admin/")
    assert "/admin/login/" in page.url


def test_who_says_no_at_the_provider_is_told_so(cms: str, page: BrowserPage) -> None:
    page.goto(f"{cms}/admin/login/")
    with page.expect_navigation():
        page.click("text=Inloggen met Gemeente Veendam")
    with page.expect_navigation(url=lambda url: url.startswith(cms)):
        page.click("button:has-text('Deny')")
    looked_at(page)
    page.goto(f"{cms}/admin/")
    assert "/admin/login/" in page.url


def test_the_account_for_emergencies_gives_a_password_and_sets_a_second_factor(
    cms: str, page: BrowserPage
) -> None:
    sign_in(page, cms, "anna")
    assert page.inner_text("[role=alert]") == "De naam of het wachtwoord klopt niet."
    sign_in(page, cms, "nood")
    page.goto(f"{cms}/admin/users/")
    assert page.url == f"{cms}/admin/login/tweede/"

"""The screens around signing in: asking again, a new password, too many tries, no access, a lost telephone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser
from playwright.sync_api import Page as BrowserPage

from tests.browser.own_cms import PASSWORD, browsing, looked_at, own_cms, sign_in

NEW = "nog-een-heel-lang-wachtwoord"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the CMS."""
    return tmp_path_factory.mktemp("cms")


@pytest.fixture(scope="module")
def cms(data: Path) -> Iterator[str]:
    """A CMS with passwords, which requires a second factor."""
    with own_cms(data) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[BrowserPage]:
    """A browser of somebody."""
    with browsing(chromium) as opened:
        yield opened


def code(secret: str) -> str:
    """Return what an app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def with_app(page: BrowserPage, cms: str, name: str) -> str:
    """Sign in for the first time: an app is asked for before anything else. Return its secret."""
    sign_in(page, cms, name)
    page.goto(f"{cms}/admin/")
    assert page.url == f"{cms}/admin/login/tweede/"
    page.goto(f"{cms}/admin/login/tweede/totp/activate/")
    secret = page.input_value("#authenticator_secret")
    page.fill("input[name=code]", code(secret))
    with page.expect_navigation():
        page.click("button[type=submit]")
    return secret


def test_somebody_who_lost_the_telephone_is_helped_by_an_administrator(
    cms: str, data: Path, chromium: Browser
) -> None:
    with browsing(chromium) as hers, browsing(chromium) as his:
        with_app(hers, cms, "anna")
        answer = hers.goto(f"{cms}/admin/")
        assert answer is not None
        assert answer.status == 200
        with_app(his, cms, "beheer")
        his.goto(f"{cms}/admin/users/")
        with his.expect_navigation():
            his.click("a:has-text('anna') >> nth=0")
        with his.expect_navigation():
            his.click("text=Telefoon kwijt? Tweede stap weghalen")
        looked_at(his, "Tweede stap weghalen", "anna", "Deze persoon krijgt een mail")
        with his.expect_navigation():
            his.click("text=Ja, weghalen")
        assert "De tweede stap van anna is weg." in his.inner_text("body")
        # She is signed out, and begins anew.
        hers.goto(f"{cms}/admin/")
        assert "/admin/login/" in hers.url
        with_app(hers, cms, "anna")
        # To change her account she says again who she is.
        hers.goto(f"{cms}/admin/login/nog-eens/?next=/admin/account/")
        looked_at(hers)
        hers.fill("input[name=password]", PASSWORD)
        with hers.expect_navigation():
            hers.click("button[type=submit] >> nth=0")
        assert hers.url == f"{cms}/admin/account/"
        hers.goto(f"{cms}/admin/login/tweede/reauthenticate/?next=/admin/")
        looked_at(hers)


def test_a_new_password(cms: str, data: Path, page: BrowserPage) -> None:
    page.goto(f"{cms}/admin/login/")
    with page.expect_navigation():
        page.click("text=Wachtwoord vergeten?")
    looked_at(page)
    page.fill("input[name=email]", "leeg@example.nl")
    with page.expect_navigation():
        page.click("button[type=submit]")
    looked_at(page)
    end = time.monotonic() + 60
    while not (mails := list((data / "mail").glob("*"))) and time.monotonic() < end:
        page.wait_for_timeout(100)
    sent = "".join(each.read_text() for each in mails).replace("=\n", "")
    link = re.search(r"http://\S+/admin/password_reset/key/\S+", sent)
    assert link, sent
    page.goto(link[0])
    looked_at(page)
    page.fill("input[name=password1]", NEW)
    page.fill("input[name=password2]", NEW)
    with page.expect_navigation():
        page.click("button[type=submit]")
    looked_at(page)
    # A link that was used is said to be none.
    page.goto(link[0])
    looked_at(page, "Deze link werkt niet meer")
    # Somebody without a role is told so.
    sign_in(page, cms, "leeg", NEW)
    page.goto(f"{cms}/admin/login/geen-toegang/")
    looked_at(page, "U hebt geen rol in het CMS")


def test_too_many_tries(cms: str, page: BrowserPage) -> None:
    for _number in range(4):
        page.goto(f"{cms}/admin/password_reset/")
        page.fill("input[name=email]", "iemand@example.nl")
        with page.expect_navigation():
            page.click("button[type=submit]")
    looked_at(page, "Te vaak geprobeerd")
    for _number in range(6):
        sign_in(page, cms, "niemand", "fout")
    assert page.inner_text("[role=alert]") == "Te vaak geprobeerd. Probeer het later opnieuw."
    looked_at(page)

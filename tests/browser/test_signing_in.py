"""Signing in as somebody does it: an app, a passkey, codes to fall back on."""

from __future__ import annotations

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import OpenPage
from tests.browser.engines import axe_faults, load_engines
from tests.browser.running import Running

WHO = "gebruikersbeheerder"


def code(secret: str) -> str:
    """Return what an app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def looked_at(page: BrowserPage) -> None:
    """Hold a screen against axe; of the frame of Wagtail the other engine finds faults of its own."""
    load_engines(page)
    assert axe_faults(page) == [], page.url


def sign_out(running: Running, page: BrowserPage) -> None:
    page.goto(f"{running.cms}/admin/logout/")
    with page.expect_navigation():
        page.click("button[type=submit]")


def with_key(page: BrowserPage) -> None:
    """Put a passkey into the browser that is always there and always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_an_app_a_passkey_and_a_code_to_fall_back_on(running: Running, open_page: OpenPage) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    with_key(page)
    looked_at(page)
    running.login(page, WHO)
    page.goto(f"{running.cms}/admin/login/tweede/")
    looked_at(page)

    # The app.
    page.goto(f"{running.cms}/admin/login/tweede/totp/activate/")
    looked_at(page)
    secret = page.input_value("#authenticator_secret")
    page.fill("input[name=code]", code(secret))
    with page.expect_navigation():
        page.click("button[type=submit]")
    looked_at(page)
    codes = page.input_value("#recovery_codes").split()
    assert len(codes) == 10

    # The passkey.
    page.goto(f"{running.cms}/admin/login/tweede/webauthn/add/")
    looked_at(page)
    page.fill("input[name=name]", "Laptop")
    page.check("input[name=passwordless]")
    with page.expect_navigation():
        page.click("#mfa_webauthn_add")
    page.goto(f"{running.cms}/admin/login/tweede/webauthn/")
    assert "Laptop" in page.inner_text("main")
    looked_at(page)

    # The passkey alone is enough: it has two factors in it.
    sign_out(running, page)
    page.goto(f"{running.cms}/admin/login/")
    with page.expect_navigation(url=f"{running.cms}/admin/"):
        page.click("#passkey_login")

    # The password is not, and a code to fall back on helps once.
    sign_out(running, page)
    running.login(page, WHO)
    assert "/login/tweede/authenticate/" in page.url
    looked_at(page)
    page.fill("input[name=code]", codes[0])
    with page.expect_navigation():
        page.click("button[type=submit] >> nth=0")
    assert page.url == f"{running.cms}/admin/"
    # For the tests after this one the account is as it was.
    running.change("DELETE FROM mfa_authenticator")


def test_a_wrong_password_is_said_in_the_form(running: Running, open_page: OpenPage) -> None:
    page = open_page(f"{running.cms}/admin/login/?next=/admin/reports/", width=360).page
    page.fill("input[name=username]", "iemand")
    page.fill("input[name=password]", "fout")
    with page.expect_navigation():
        page.click("button[type=submit]")
    assert page.inner_text("[role=alert]") == "De naam of het wachtwoord klopt niet."
    looked_at(page)

"""A CMS of a test's own, with one municipality and no content."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as BrowserPage

from tests.browser.demo import REPOSITORY, environment, free_port, wait_for
from tests.browser.engines import axe_faults, load_engines
from tests.migrated import CACHE, migrated_copy

PASSWORD = "een-heel-lang-wachtwoord"
#: An administrator, somebody of a municipality, and somebody without a role.
USERS = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
users = get_user_model().objects
users.create_superuser("beheer", "beheer@example.nl", {PASSWORD!r})
users.create_superuser("nood", "nood@example.nl", {PASSWORD!r})
users.create_user("anna", "anna@example.nl", {PASSWORD!r}).groups.add(Group.objects.get(name="Veendam: hoofdredactie"))
users.create_user("leeg", "leeg@example.nl", {PASSWORD!r})
"""


def manage(data: Path, *arguments: str, **more: str) -> None:
    """Run a command of the install. Raises AssertionError with its words."""
    answer = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=REPOSITORY,
        env=_environment(data, more),
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def _environment(data: Path, more: dict[str, str]) -> dict[str, str]:
    own = {"DJANGO_SETTINGS_MODULE": "tests.browser.strict", "PYTHONPATH": str(REPOSITORY)}
    return environment(data) | own | more


@contextlib.contextmanager
def own_cms(data: Path, **more: str) -> Iterator[str]:
    """Serve a CMS until the block ends, with more variables; give its address."""
    migrated_copy(CACHE, data / "wijkwijzer.sqlite3")
    manage(
        data, "start_municipality", "veendam.localhost", "--name", "Veendam", "--languages", "nl"
    )
    manage(data, "shell", "--no-imports", "-c", USERS)
    port, log = free_port(), data / "log.txt"
    address = f"http://localhost:{port}"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve_cms", "--port", str(port)],
            cwd=REPOSITORY,
            env=_environment(data, {"CMS_BASE_URL": address} | more),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(port, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(30)


@contextlib.contextmanager
def browsing(chromium: Browser) -> Iterator[BrowserPage]:
    """Open a browser in which refusals are part of the test, and nothing comes from elsewhere."""
    context: BrowserContext = chromium.new_context(locale="nl-NL")
    context.route(
        lambda url: "localhost" not in url and "127.0.0.1" not in url, lambda r: r.abort()
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def looked_at(page: BrowserPage, *words: str) -> None:
    """Hold a screen, which says these words, against axe on a telephone and on a desk."""
    assert page.locator("html").get_attribute("lang") == "nl"
    text = page.inner_text("body")
    for each in words:
        assert each in text, f"{page.url}: {each!r} is not in {text[:800]!r}"
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        load_engines(page)
        assert axe_faults(page) == [], (page.url, width)
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, (page.url, width, wider)


def sign_in(page: BrowserPage, cms: str, name: str, password: str = PASSWORD) -> None:
    """Fill in the form to sign in with."""
    page.goto(f"{cms}/admin/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", password)
    with page.expect_navigation():
        page.click("button[type=submit]:has-text('Inloggen')")

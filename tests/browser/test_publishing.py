"""From the editor's click to the resident's page, with all processes of `make demo` running."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import OpenPage
from tests.browser.demo import REPOSITORY, Demo, Server, environment, free_port, wait_for

#: Seconds that a change may take on a machine that does other things as well.
PATIENCE = 20


@dataclass(frozen=True)
class Running:
    """The demo with its CMS, its public server and its resident publisher."""

    data: Path
    public: Server
    cms: str

    def login(self, page: BrowserPage, user: str) -> None:
        """Log in with the password that the demo printed."""
        lines = (self.data / "demo-logins.txt").read_text(encoding="utf-8").splitlines()
        password = next(line.split()[1] for line in lines if line.startswith(f"{user} "))
        page.goto(f"{self.cms}/admin/login/")
        page.fill("input[name=username]", user)
        page.fill("input[name=password]", password)
        page.click("button[type=submit]")
        page.wait_for_load_state("load")

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Ask the database of the demo."""
        with contextlib.closing(sqlite3.connect(self.data / "wijkwijzer.sqlite3")) as database:
            return database.execute(sql).fetchall()

    def change(self, sql: str) -> None:
        """Write to the database behind the back of the CMS."""
        with contextlib.closing(sqlite3.connect(self.data / "wijkwijzer.sqlite3")) as database:
            database.execute(sql)
            database.commit()


@pytest.fixture(scope="module")
def running(
    demo_site: Demo, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """All processes of the demo, over a copy that these tests may change."""
    data = tmp_path_factory.mktemp("running") / "demo"
    shutil.copytree(demo_folder, data)
    log = data / "serve.log"
    public, cms = free_port(), free_port()
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve_demo", f"--port={public}", f"--cms-port={cms}"],
            cwd=REPOSITORY,
            env=environment(data),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(public, process, log)
            wait_for(cms, process, log)
            yield Running(data, Server(public), f"http://localhost:{cms}")
        finally:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
            process.kill()


def wait_until_served(running: Running, demo_site: Demo, path: str, text: str) -> float:
    """Wait until a page of Rotterdam has a text; give the seconds."""
    site = demo_site.site("rotterdam")
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        if text.encode() in running.public.get(site, path).body:
            return time.monotonic() - started
        time.sleep(0.05)
    log = (running.data / "serve.log").read_text(encoding="utf-8")
    raise AssertionError(f"{path} never had {text!r}:\n{log[-3000:]}")


def test_what_an_editor_publishes_is_online(
    running: Running, demo_site: Demo, open_page: OpenPage
) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    [(key, slug)] = running.rows(
        "SELECT p.id, p.slug FROM wagtailcore_page p JOIN home_newspage n ON n.page_ptr_id = p.id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' AND p.live "
        "AND p.url_path LIKE '%rotterdam%' ORDER BY p.id LIMIT 1"
    )
    page.goto(f"{running.cms}/admin/pages/{key}/edit/")
    page.fill("[name=title]", "Titel van vandaag")
    page.locator("button[name=action-publish]").evaluate("button => button.click()")
    page.wait_for_load_state("load")
    wait_until_served(running, demo_site, f"/nieuws/{slug}/", "Titel van vandaag")


def test_a_fact_that_was_changed_behind_the_back_of_the_cms_is_online_too(
    running: Running, demo_site: Demo
) -> None:
    running.change("UPDATE home_municipalitysettings SET phone = '14 099'")
    for path in ("/", "/en/", "/ar/"):
        wait_until_served(running, demo_site, path, "14 099")

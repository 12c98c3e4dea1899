"""The demo with all its processes: CMS, public server and resident publisher."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import Response

from tests.browser.demo import REPOSITORY, Server, environment, free_port, wait_for


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
        page.context.clear_cookies()
        page.goto(f"{self.cms}/admin/login/")
        page.fill("input[name=username]", user)
        page.fill("input[name=password]", password)
        with page.expect_navigation():
            page.click("button[type=submit]")

    def publish(self, page: BrowserPage) -> None:
        """Click on the button that publishes, and wait until the CMS has done so."""

        def is_sent(answer: Response) -> bool:
            return answer.request.method == "POST" and answer.request.is_navigation_request()

        # A change of the address alone is a navigation too: what counts is the answer to the form.
        with page.expect_response(is_sent) as sent, page.expect_navigation():
            page.locator("button[name=action-publish]").evaluate("button => button.click()")
        assert sent.value.status == 302, page.locator("body").inner_text()

    def rows(self, sql: str, *values: str) -> list[tuple[object, ...]]:
        """Ask the database of the demo."""
        with contextlib.closing(sqlite3.connect(self.data / "wijkwijzer.sqlite3")) as database:
            return database.execute(sql, values).fetchall()

    def change(self, sql: str, *values: object) -> None:
        """Write to the database behind the back of the CMS."""
        with contextlib.closing(sqlite3.connect(self.data / "wijkwijzer.sqlite3")) as database:
            database.execute(sql, values)
            database.commit()


@contextlib.contextmanager
def running_demo(demo_folder: Path, data: Path) -> Iterator[Running]:
    """Run all processes of the demo until the block ends, over a copy in `data`."""
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
            process.wait()

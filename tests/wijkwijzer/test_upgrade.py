"""From 0.2.0 to this program, while residents read: what an operator does by docs/hosting.md."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.installs import Install, until
from tests.wijkwijzer import older

# One of a database that is older than any that tests make, and a publish of it: six processes of Django.
pytestmark = pytest.mark.sqlite


class Residents(threading.Thread):
    """Ask for pages all the while, each on a connection of its own as through a proxy."""

    def __init__(self, port: int, paths: list[str]) -> None:
        # A test that fails leaves it behind: that must not keep the process.
        super().__init__(daemon=True)
        self._port, self._paths = port, paths
        self._over = threading.Event()
        self.seen: Counter[str] = Counter()

    def run(self) -> None:
        """Count the answers by what they were."""
        turn = 0
        while not self._over.wait(0.01):
            turn += 1
            self.seen[self._ask(self._paths[turn % len(self._paths)])] += 1

    def _ask(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request("GET", path, headers={"Host": older.HOST})
            answer = connection.getresponse()
            whole = answer.read().rstrip().endswith(b"</html>")
        except (OSError, http.client.HTTPException) as error:
            return f"{path} {error!r}"
        finally:
            connection.close()
        return "whole" if (answer.status, whole) == (200, True) else f"{path} {answer.status}"

    def stop(self) -> None:
        """Go home."""
        self._over.set()
        self.join()


@contextlib.contextmanager
def reading(install: Install, listener: socket.socket) -> Iterator[Residents]:
    """Let residents read every page; afterwards none was refused, or saw half a page."""
    current = install.store().current()
    assert current is not None
    paths = [entry.path for entry in current.entries if entry.media_type == "text/html"]
    paths = [path for path in paths if path.endswith("/")]
    assert len(paths) > 10
    residents = Residents(listener.getsockname()[1], paths)
    residents.start()
    try:
        yield residents
    finally:
        residents.stop()
    assert set(residents.seen) == {"whole"}, residents.seen
    assert residents.seen.total() > 100


@contextlib.contextmanager
def public(install: Install, listener: socket.socket) -> Iterator[subprocess.Popen[bytes]]:
    """Run the public server with a socket that somebody else holds, as systemd starts it."""
    number = listener.fileno()
    lines = [
        "import os",
        f"os.dup2({number}, 3)",
        "os.environ['LISTEN_PID'], os.environ['LISTEN_FDS'] = str(os.getpid()), '1'",
        "from wijkwijzer.public_server import main",
        "main(['--workers', '1'])",
    ]
    environment = install.own_environment() | {
        "WIJKWIJZER_RELEASES_DIR": str(install.folder / "releases")
    }
    process = subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)],
        env=environment,
        pass_fds=[number],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def rows(install: Install, sql: str) -> list[tuple[object, ...]]:
    """Return rows of the database."""
    with contextlib.closing(sqlite3.connect(install.folder / "wijkwijzer.sqlite3")) as connection:
        return connection.execute(sql).fetchall()


def test_an_install_of_before_is_upgraded_and_nobody_notices(tmp_path: Path) -> None:
    older.unpack(tmp_path)
    install = Install(tmp_path)
    store = install.store()
    pages = rows(install, "SELECT id, title, url_path FROM wagtailcore_page ORDER BY id")
    with (
        socket.create_server(("127.0.0.1", 0), backlog=2048) as listener,
        contextlib.ExitStack() as servers,
    ):
        listener.set_inheritable(True)
        server = servers.enter_context(public(install, listener))
        with reading(install, listener):
            with install.started(*install.command("publish", "--watch")) as publisher:
                # The publisher of the new program is there before its tables are.
                until(lambda: "are to be made" in install.output())
                assert store.current_id() == "00000001"
                install.run("migrate", "--no-input", "--verbosity", "0")
                until(lambda: store.current_id() != "00000001")
                # The public server is replaced too.
                server.terminate()
                assert server.wait(60) == 0
                servers.enter_context(public(install, listener))
                assert "Traceback" not in install.output()
                assert "not published" not in install.output()
                publisher.terminate()
                assert publisher.wait(60) == 0
            assert (
                rows(install, "SELECT id, title, url_path FROM wagtailcore_page ORDER BY id")
                == pages
            )
            install.run("verify")
            # Back to the pages of before, at once.
            install.run("rollback")
            assert store.current_id() == "00000001"
    figures = json.loads((tmp_path / "releases/figures.json").read_text(encoding="utf-8"))
    assert [each["failed"] for each in figures.values()] == [0]

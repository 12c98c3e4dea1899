"""PostgreSQL that is stopped before, during and after a build: the public notices nothing."""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from publishing.serve.wsgi import PublicSites
from tests.needed import needed
from tests.publishing.client import Answer
from tests.publishing.clusters import Cluster, cluster, programs
from tests.publishing.installs import Install, until
from tests.publishing.processes import complete

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    found = programs()
    needed(found, "no PostgreSQL here: apt-get install postgresql")
    assert found is not None
    with cluster(found) as made:
        yield made


@pytest.fixture(scope="module")
def install(server: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Install:
    made = Install(tmp_path_factory.mktemp("install"), {"DATABASE_URL": server.url})
    made.migrate()
    made.fill(3)
    made.rename("Nul")
    made.run("publish")
    return made


class Visitors:
    """Ask for the start page all the time, and keep what they saw that they should not."""

    def __init__(self, install: Install) -> None:
        self.app = PublicSites(install.folder / "releases")
        self.allowed: set[str] = set()
        self.wrong: list[tuple[int, bytes]] = []
        self.count = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._visit)

    def sees(self, title: str) -> bool:
        answer = Answer(self.app, "/")
        return answer.status == 200 and f"<title>{title}".encode() in answer.body

    def _visit(self) -> None:
        while not self._stop.wait(0.01):
            self.count += 1
            allowed = set(self.allowed)
            if not any(self.sees(title) for title in allowed):
                answer = Answer(self.app, "/")
                self.wrong.append((answer.status, answer.body[:300]))

    @contextlib.contextmanager
    def seeing(self, *titles: str) -> Iterator[None]:
        """All the while, each answer is the page with one of these titles."""
        self.allowed, self.wrong, self.count = set(titles), [], 0
        self._stop.clear()
        self._thread = threading.Thread(target=self._visit)
        self._thread.start()
        try:
            yield
        finally:
            self._stop.set()
            self._thread.join()
        assert self.wrong == []
        assert self.count > 20


@pytest.fixture
def visitors(install: Install) -> Visitors:
    return Visitors(install)


@contextlib.contextmanager
def away(server: Cluster) -> Iterator[None]:
    server.stop()
    try:
        yield
    finally:
        server.start()


def title_of(install: Install) -> str:
    """Return the title that is served, of a release that is whole."""
    store = install.store()
    body = store.read_blob(complete(store).by_path()["/"].blob).decode()
    return body.partition("<title>")[2].partition("<")[0].partition(" ")[0]


LINE = "CommandError: The database does not answer; what is served stays: "


def failed_clearly(said: str) -> bool:
    """Return whether the last line names the database, and no traceback is the answer."""
    return said.strip().splitlines()[-1].startswith(LINE)


@pytest.mark.parametrize("command", ["publish", "build"])
def test_before(server: Cluster, install: Install, visitors: Visitors, command: str) -> None:
    old = title_of(install)
    install.rename(f"Voor-{command}")
    with visitors.seeing(old), away(server):
        done = install.run(command, status=1)
        assert failed_clearly(done.stderr), done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    install.run(command)
    assert title_of(install) == f"Voor-{command}"


@contextlib.contextmanager
def paused(install: Install, step: str, *command: str) -> Iterator[subprocess.Popen[str]]:
    """Start a command, and be here when it stands before a step."""
    flag = install.folder / "flag"
    flag.unlink(missing_ok=True)
    line = [sys.executable, "-m", "tests.publishing.paused", step, str(flag), *command]
    with install.started(*line) as process:
        until(flag.exists)
        yield process


def test_during_the_load(server: Cluster, install: Install, visitors: Visitors) -> None:
    old = title_of(install)
    install.rename("Tijdens")
    with visitors.seeing(old), paused(install, "in the load", "publish") as process:
        server.stop()
        (install.folder / "flag").unlink()
        assert process.wait(30) == 1
        assert failed_clearly(install.output()), install.output()
    server.start()
    install.run("publish")
    assert title_of(install) == "Tijdens"


@pytest.mark.parametrize("step", ["make", "switch"])
def test_after_the_load(server: Cluster, install: Install, visitors: Visitors, step: str) -> None:
    """The release needs no database any more: it is made, and comes online whole."""
    old = title_of(install)
    install.rename(f"Daarna-{step}")
    with visitors.seeing(old, f"Daarna-{step}"):
        with paused(install, step, "publish") as process:
            server.stop()
            (install.folder / "flag").unlink()
            # What comes after it, the log, could not be written.
            assert process.wait(30) == 1
            assert failed_clearly(install.output()), install.output()
        assert title_of(install) == f"Daarna-{step}"
    server.start()
    install.run("publish")
    assert title_of(install) == f"Daarna-{step}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def cms(install: Install) -> Iterator[int]:
    """Run the CMS, and give its port."""
    port = free_port()
    own = Install(install.folder / "cms", install.environment)
    own.folder.mkdir()
    own.environment = install.environment | {"WIJKWIJZER_DATA_DIR": str(install.folder)}
    with own.started(*own.command("serve_cms", "--port", str(port))) as process:
        until(lambda: health(port) is not None)
        yield port
        process.terminate()
        process.wait(20)


def health(port: int) -> tuple[int, dict[str, Any]] | None:
    """Ask the CMS how it is; None when it does not run."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/healthz", headers={"Host": "localhost"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)
    except OSError:
        return None


def test_the_resident_publisher_and_the_health_check_go_on_by_themselves(
    server: Cluster, install: Install, visitors: Visitors
) -> None:
    with cms(install) as port, install.started(*install.command("publish", "--watch")) as process:
        until(lambda: (health(port) or (0, {}))[0] == 200)
        old = title_of(install)
        with visitors.seeing(old):
            with away(server):
                until(lambda: "the database does not answer" in install.output())
                red = health(port)
                assert red is not None
                assert (red[0], red[1]["checks"]["database"]) == (503, {"status": "red"})
                assert red[1]["checks"]["watcher"]["running"] is True
            until(lambda: (health(port) or (0, {}))[0] == 200)
        with visitors.seeing(old, "Terug"):
            install.rename("Terug")
            started = time.monotonic()
            until(lambda: visitors.sees("Terug"), 30)
            assert time.monotonic() - started < 15
        assert process.poll() is None
    assert title_of(install) == "Terug"


def test_nothing_is_left_over(install: Install) -> None:
    """What was broken off left no file that somebody began to write."""
    assert [p for p in Path(install.store().folder).rglob(".*") if p.is_file()] == []

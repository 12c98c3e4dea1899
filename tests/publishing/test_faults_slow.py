"""Both servers as operators start them, under slow visitors and the death of processes, in figures.

Each figure is printed. They hold without a proxy, and on a machine that has other work to do.
"""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.publishing import slow
from tests.publishing.installs import Install, until
from tests.publishing.serving_processes import (
    DOCUMENT,
    LENGTH,
    Running,
    fill,
    free_port,
    open_connections,
    running,
)
from tests.publishing.stores import HOST
from tests.publishing.test_serving import HALF_A_HEAD

pytestmark = pytest.mark.faults

#: Times that all processes are killed.
KILLS = 4
#: Makes a document, and a session of somebody who may read it.
MAKE = f"""
import time
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from wagtail.models import Collection
from core.models import PublicDocument
document = PublicDocument(title="Jaarverslag", collection=Collection.get_first_root_node())
document.file.save("jaarverslag.pdf", ContentFile(b"x" * {LENGTH}))
document.save()
user = get_user_model().objects.create_superuser("redacteur", "redacteur@example.nl", "x")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session["signed_in_at"] = session["seen_at"] = time.time()
session["account_authentication_methods"] = [{{"method": "mfa", "at": time.time()}}]
session["account_authentication_methods_user"] = str(user.pk)
session.save()
print("made", document.url, settings.SESSION_COOKIE_NAME + "=" + session.session_key)
"""


@dataclass(frozen=True)
class Served:
    """How to start a server, what an ordinary visitor asks of it, and what a slow one."""

    start: Callable[..., contextlib.AbstractContextManager[Running]]
    host: str
    page: str
    document: str
    #: Of who may read the document.
    headers: dict[str, str]

    def visit(self, server: Running, count: int, timeout: float = 10) -> slow.Seen:
        """Ask for an ordinary page."""
        return slow.visit(server.port, self.host, self.page, count, timeout=timeout)

    def readers(
        self, server: Running, count: int, **headers: str
    ) -> contextlib.AbstractContextManager[object]:
        """Ask for the document and take one byte."""
        asked = slow.request(self.host, self.document, **self.headers, **headers)
        return slow.connections(server.port, count, asked, taken=1)


@pytest.fixture(scope="module")
def install(tmp_path_factory: pytest.TempPathFactory) -> Install:
    made = Install(tmp_path_factory.mktemp("install"))
    made.migrate()
    fill(made.folder / "releases")
    return made


@pytest.fixture(scope="module", params=["serve_public", "serve_cms"])
def served(request: pytest.FixtureRequest, install: Install) -> Served:
    name: str = request.param

    @contextlib.contextmanager
    def start(workers: int = 1) -> Iterator[Running]:
        port = free_port()
        line = install.command(name, "--port", str(port), "--workers", str(workers))
        with running(line, port, install.own_environment()) as server:
            host = HOST if name == "serve_public" else "localhost"
            until(lambda: not slow.visit(port, host, page, 1).errors)
            yield server

    if name == "serve_public":
        page, document, headers = "/", DOCUMENT, {}
    else:
        done = install.run("shell", "--no-imports", "-c", MAKE)
        [made] = [line for line in done.stdout.splitlines() if line.startswith("made ")]
        _made, document, cookie = made.split()
        page, headers = "/admin/login/", {"Cookie": cookie}
        return Served(start, "localhost", page, document, headers)
    return Served(start, HOST, page, document, headers)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    def write(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n{text}\n")

    return write


def test_slow_visitors_of_every_kind(served: Served, say: Callable[[str], None]) -> None:
    form = f"POST {served.page} HTTP/1.1\r\nHost: {served.host}\r\nContent-Length: 99\r\n\r\na"
    idle = slow.request(served.host, served.page)
    with served.start() as server:
        alone = served.visit(server, 200)
        with (
            served.readers(server, 25),
            served.readers(server, 25, Range="bytes=100-"),
            slow.connections(server.port, 1100, HALF_A_HEAD),
            slow.connections(server.port, 50, form.encode()),
        ):
            attacked = served.visit(server, 400)
            with slow.connections(server.port, 1500, idle, taken=1):
                crowded = served.visit(server, 400)
            whole = slow.visit(server.port, served.host, served.document, 3, headers=served.headers)
            # What is half open or idle does not stay; readers do, for a minute.
            until(lambda: open_connections(server.port) <= 100, 60)
    for name, seen in (("alone", alone), ("attacked", attacked), ("idle too", crowded)):
        say(f"{served.document}: {name}, p99 {seen.p99 * 1000:.0f} ms, {len(seen.errors)} errors")
        assert seen.errors == []
    assert whole.errors == []
    # What an ordinary page takes on this machine, at this moment, is no fault of slow visitors.
    assert attacked.p99 <= max(0.3, 2 * alone.p99)
    assert crowded.p99 <= max(0.3, 2 * alone.p99)


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_processes(served: Served, workers: int, say: Callable[[str], None]) -> None:
    """While people visit, one process after another is killed, and all at once."""
    with served.start(workers) as server:
        stop = threading.Event()
        found: list[tuple[float, slow.Seen]] = []

        def visit() -> None:
            while not stop.is_set():
                found.append((time.monotonic(), served.visit(server, 1)))

        visitors = [threading.Thread(target=visit) for _ in range(4)]
        for each in visitors:
            each.start()
        kills = []
        for _ in range(KILLS):
            kills.append(time.monotonic())
            server.kill_workers()
            time.sleep(2.5)
            assert server.process.poll() is None
            assert len(server.workers()) == workers
        stop.set()
        for each in visitors:
            each.join()
        assert server.stop()[0] == 0
    late = [
        seen.errors
        for began, seen in found
        # Who was being answered at that moment gets no answer: only that process had the question.
        if seen.errors and not any(began - 1 <= kill <= began + seen.seconds[0] for kill in kills)
    ]
    failed = sum(bool(seen.errors) for _began, seen in found)
    slowest = max(seen.p99 for _began, seen in found)
    say(
        f"{served.page}, {workers} processes: {KILLS} kills, {len(found)} visits, {failed} failed in the "
        f"second after one, {len(late)} later; slowest {slowest:.2f} s"
    )
    assert late == []


def test_stopping(served: Served, say: Callable[[str], None]) -> None:
    with (
        served.start(2) as server,
        served.readers(server, 50),
        slow.connections(server.port, 300, HALF_A_HEAD),
    ):
        status, seconds = server.stop()
    say(f"{served.document}: stopped in {seconds:.1f} s")
    assert status == 0
    assert seconds < 10

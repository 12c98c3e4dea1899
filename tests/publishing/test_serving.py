"""Both servers go on for everybody, whatever some visitors and the system do to them."""

from __future__ import annotations

import contextlib
import http.client
import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.serve import server as serving
from publishing.serve import supervising
from tests.publishing import slow
from tests.publishing.installs import REPOSITORY, until
from tests.publishing.serving_processes import (
    DOCUMENT,
    LENGTH,
    THREADED,
    Running,
    command,
    environment,
    fill,
    free_port,
    open_connections,
    public,
    running,
)
from tests.publishing.stores import HOST

HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: stad.localhost\r\nAccept-Lan"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases")
    fill(folder)
    return folder


@contextlib.contextmanager
def threaded(folder: Path, seconds: float = 60, *, head_seconds: int = 10) -> Iterator[Running]:
    """Serve the application with two threads; a body, or a head, must be there within so many seconds."""
    file = folder / "file"
    file.write_bytes(b"x" * LENGTH)
    port = free_port()
    before = f"""
from tests.publishing import threaded_app as app
app.path, app.application = {str(file)!r}, app.Threaded(app.answer, app.THREADS, {seconds})
serving.HEAD_SECONDS = {head_seconds}
"""
    line = command(THREADED, port, before=before, inline=False)
    with running(line, port, environment(folder)) as server:
        yield server


def test_readers_that_take_nothing_and_half_open_heads_stop_nobody(releases: Path) -> None:
    whole = slow.request(HOST, DOCUMENT)
    part = slow.request(HOST, DOCUMENT, Range="bytes=1000-")
    with (
        public(releases) as server,
        slow.connections(server.port, 25, whole, taken=1),
        slow.connections(server.port, 25, part, taken=1),
        slow.connections(server.port, 1100, HALF_A_HEAD),
        slow.connections(server.port, 100, slow.request(HOST, "/"), taken=1),
    ):
        assert slow.visit(server.port, HOST, "/", 50).errors == []
        assert slow.visit(server.port, HOST, DOCUMENT, 2).errors == []


def test_who_is_slow_takes_no_thread_of_the_cms(tmp_path: Path) -> None:
    """Neither a reader of a document, nor who sends a form and never ends it."""
    form = b"POST / HTTP/1.1\r\nHost: cms\r\nContent-Length: 9\r\n\r\na"
    with (
        threaded(tmp_path) as server,
        slow.connections(server.port, 50, slow.request("cms", "/file"), taken=1),
        slow.connections(server.port, 50, form),
        slow.connections(server.port, 1100, HALF_A_HEAD),
    ):
        assert slow.visit(server.port, "cms", "/", 20).errors == []
        assert slow.visit(server.port, "cms", "/file", 2).errors == []


@pytest.mark.parametrize("kind", ["public", "cms"])
def test_more_visitors_than_may_wait_are_taken(releases: Path, tmp_path: Path, kind: str) -> None:
    """granian takes as many connections as may wait, unless told otherwise; these do not go away."""
    with contextlib.ExitStack() as stack:
        if kind == "public":
            server = stack.enter_context(public(releases, before="serving.HEAD_SECONDS = 120"))
        else:
            server = stack.enter_context(threaded(tmp_path, head_seconds=120))
        count = serving.BACKLOG + 200
        stack.enter_context(slow.connections(server.port, count, HALF_A_HEAD))
        assert slow.visit(server.port, HOST, "/", 5).errors == []


def test_work_in_one_thread_leaves_the_other(tmp_path: Path) -> None:
    with threaded(tmp_path) as server:
        work = threading.Thread(target=slow.visit, args=(server.port, "cms", "/work", 1))
        work.start()
        seen = slow.visit(server.port, "cms", "/", 1)
        assert work.is_alive()
        work.join()
    assert seen.errors == []


def test_a_body_that_does_not_come_is_refused(tmp_path: Path) -> None:
    with threaded(tmp_path, seconds=0.3) as server, socket.socket() as visitor:
        visitor.connect(("127.0.0.1", server.port))
        visitor.sendall(b"POST / HTTP/1.1\r\nHost: cms\r\nContent-Length: 9\r\n\r\na")
        visitor.settimeout(20)
        assert visitor.recv(100).startswith(b"HTTP/1.1 408 Request Timeout\r\n")


def test_a_body_that_comes_is_there(tmp_path: Path) -> None:
    with threaded(tmp_path) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("POST", "/", b"x" * 3_000_000)
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, b"3000000")
        connection.request("HEAD", "/file")
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, b"")
        assert answer.headers["Content-Length"] == str(LENGTH)
        connection.close()


def test_a_process_that_is_killed_is_started_anew(releases: Path) -> None:
    """More often than granian itself does: it ends at the second time within 5.5 seconds."""
    with public(releases) as server:
        for _time in range(supervising.AT_ONCE):
            before = server.workers()
            server.kill_workers()
            assert slow.visit(server.port, HOST, "/", 3, timeout=30).errors == []
            assert len(server.workers()) == 1
            assert server.workers() != before
        assert server.stop()[0] == 0


def test_one_of_two_that_is_killed_is_not_missed(releases: Path) -> None:
    with public(releases, workers=2) as server:
        until(lambda: len(server.workers()) == 2)
        os.kill(server.workers()[0], 9)
        assert slow.visit(server.port, HOST, "/", 20).errors == []
        until(lambda: len(server.workers()) == 2)


def test_who_dies_young_is_started_later_each_time() -> None:
    delays = [supervising.delay(deaths) for deaths in range(11)]
    assert delays == [0.0, 0.0, 0.0, 0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 5.0, 5.0]


def test_an_application_that_cannot_be_loaded_ends_the_server(releases: Path) -> None:
    line = command("tests.publishing.no_such_module:application", free_port())
    done = subprocess.run(
        line, cwd=REPOSITORY, env=environment(releases), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "no_such_module" in done.stderr


def test_the_processes_end_with_the_main_one(releases: Path) -> None:
    """Else they keep the port, and nobody can start the server again."""
    with public(releases, workers=2) as server:
        until(lambda: len(server.workers()) == 2)
        # The one that comes with the whole program and data: then the threads are there.
        assert slow.visit(server.port, HOST, "/", 5).errors == []
        server.process.kill()
        server.process.wait()

        def closed() -> bool:
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", server.port)) != 0

        until(closed)


def test_stopping_finishes_what_moves_and_cuts_what_stands_still(releases: Path) -> None:
    with (
        public(releases) as server,
        slow.connections(server.port, 20, slow.request(HOST, DOCUMENT), taken=1),
        slow.connections(server.port, 20, HALF_A_HEAD),
    ):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("GET", DOCUMENT, headers={"Host": HOST})
        answer = connection.getresponse()
        taken = len(answer.read(100_000))
        ended: list[tuple[int, float]] = []
        stop = threading.Thread(target=lambda: ended.append(server.stop()))
        stop.start()
        while chunk := answer.read(500_000):
            taken += len(chunk)
            time.sleep(0.05)
        stop.join()
        connection.close()
    assert taken == LENGTH
    [(status, seconds)] = ended
    assert status == 0
    assert serving.STOP_SECONDS <= seconds < 10


def test_a_server_with_nobody_slow_stops_at_once(releases: Path) -> None:
    with (
        public(releases) as server,
        slow.connections(server.port, 20, slow.request(HOST, "/"), taken=1),
    ):
        status, seconds = server.stop()
    assert status == 0
    assert seconds < serving.STOP_SECONDS


def test_heads_that_do_not_come_and_readers_that_take_nothing_are_let_go(releases: Path) -> None:
    before = "serving.HEAD_SECONDS = 1\nsupervising.STALLED = 1.0"
    with (
        public(releases, before=before) as server,
        slow.connections(server.port, 10, HALF_A_HEAD),
        slow.connections(server.port, 10, b""),
        slow.connections(server.port, 10, slow.request(HOST, DOCUMENT), taken=1),
    ):
        # Before the 30 seconds that granian gives a head.
        until(lambda: open_connections(server.port) == 0, 20)


def test_the_time_for_a_head_is_short() -> None:
    assert serving.HEAD_SECONDS == 10
    assert supervising.STALLED == 60.0


def test_a_service_may_open_more_files_than_its_first_limit(releases: Path) -> None:
    """A service of systemd gets 1,024, of which each visitor takes one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    port = free_port()
    limits = "import resource; " + f"resource.setrlimit(resource.RLIMIT_NOFILE, (300, {hard}))"
    line = command("wijkwijzer.rsgi_public:application", port, before=limits)
    with (
        running(line, port, environment(releases)) as server,
        slow.connections(server.port, 400, HALF_A_HEAD),
    ):
        assert slow.visit(server.port, HOST, "/", 5).errors == []


def test_a_head_of_any_length_takes_little_memory(releases: Path) -> None:
    head = b"GET / HTTP/1.1\r\nHost: stad.localhost\r\nX: " + b"x" * serving.LARGEST_HEAD
    with public(releases) as server, socket.socket() as visitor:
        visitor.connect(("127.0.0.1", server.port))
        visitor.settimeout(20)
        visitor.sendall(head)
        assert visitor.recv(100).startswith(b"HTTP/1.1 431 ")
        assert slow.visit(server.port, HOST, "/", 2).errors == []


def test_the_public_server_runs_without_django(releases: Path) -> None:
    """The application, that is: the command `serve_public` is one of Django's."""
    code = "import sys, wijkwijzer.rsgi_public; sys.exit('django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, env=environment(releases), check=False
    )
    assert done.returncode == 0

"""A server whose socket somebody else holds: while it is replaced nobody is refused."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from publishing.serve.sockets import handed_over
from tests.publishing import slow
from tests.publishing.installs import REPOSITORY
from tests.publishing.serving_processes import PUBLIC, environment, fill
from tests.publishing.stores import HOST


@contextlib.contextmanager
def held() -> Iterator[socket.socket]:
    """Hold a socket, as systemd does."""
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        listener.set_inheritable(True)
        yield listener


@contextlib.contextmanager
def started(releases: Path, listener: socket.socket) -> Iterator[subprocess.Popen[bytes]]:
    """Start a server with the socket; a port of its own would be 1. It is gone afterwards."""
    number = listener.fileno()
    lines = [
        "import os",
        f"os.dup2({number}, 3)",
        "os.environ['LISTEN_PID'], os.environ['LISTEN_FDS'] = str(os.getpid()), '1'",
        "from publishing.serve import server, supervising",
        f"server.serve({PUBLIC!r}, host='127.0.0.1', port=1, server=supervising.InlineServer)",
    ]
    command = [sys.executable, "-c", "\n".join(lines)]
    process = subprocess.Popen(
        command, cwd=REPOSITORY, env=environment(releases), pass_fds=[number]
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_while_a_server_is_replaced_nobody_is_refused(tmp_path: Path) -> None:
    fill(tmp_path)
    with held() as listener, contextlib.ExitStack() as servers:
        port = listener.getsockname()[1]
        visitors = servers.enter_context(ThreadPoolExecutor(1))
        server = servers.enter_context(started(tmp_path, listener))
        # Asked before it is there: who asks waits.
        assert slow.visit(port, HOST, "/", 5, timeout=60).errors == []
        for _round in range(2):
            asking = visitors.submit(slow.visit, port, HOST, "/", 200, timeout=60)
            server.terminate()
            assert server.wait(60) == 0
            server = servers.enter_context(started(tmp_path, listener))
            assert asking.result().errors == []


def test_a_socket_for_another_process_or_none_is_not_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for meant_for, number in (("", ""), ("1", "1"), (str(os.getpid()), "0")):
        monkeypatch.setenv("LISTEN_PID", meant_for)
        monkeypatch.setenv("LISTEN_FDS", number)
        assert handed_over() is None
        assert "LISTEN_FDS" not in os.environ

"""The server as it runs, in processes of its own, with an application without Django."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore
from tests.publishing.installs import REPOSITORY, until
from tests.publishing.stores import page, publish

PUBLIC = "wijkwijzer.rsgi_public:application"
THREADED = "tests.publishing.threaded_app:application"
#: A document of the public site, and its bytes.
DOCUMENT, LENGTH = "/documents/jaarverslag-0123456789ab.pdf", 15_000_000


@dataclass(frozen=True)
class Running:
    """A server on `port`, and its main process."""

    port: int
    process: subprocess.Popen[bytes]

    def workers(self) -> list[int]:
        """Return the ids of the processes that serve."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(each) for each in path.read_text().split()]

    def kill_workers(self) -> None:
        """Kill all of them as the system does when memory is out."""
        for each in self.workers():
            os.kill(each, signal.SIGKILL)

    def stop(self) -> tuple[int, float]:
        """Ask it to end. Return its status and the seconds that it took."""
        began = time.monotonic()
        self.process.terminate()
        return self.process.wait(60), time.monotonic() - began


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def open_connections(port: int) -> int:
    """Count the connections to `port` that the server has, and has not closed."""
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    ends = ((line.split()[1], line.split()[3]) for line in lines)
    return sum(local.endswith(f":{port:04X}") and state == "01" for local, state in ends)


@contextlib.contextmanager
def running(
    command: list[str], port: int, environment: dict[str, str], **options: int
) -> Iterator[Running]:
    """Run a server until the end of the block; options are those of Popen."""
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, **options)  # type: ignore[call-overload]
    server = Running(port, process)
    try:

        def answers() -> bool:
            assert process.poll() is None, "the server ended"
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0

        until(answers, 60)
        yield server
    finally:
        children = server.workers() if process.poll() is None else []
        process.kill()
        process.wait()
        for each in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)


def command(
    target: str, port: int, *, workers: int = 1, before: str = "", inline: bool = True
) -> list[str]:
    """Return the command that serves `target`, after the lines of Python in `before`."""
    kind = "InlineServer" if inline else "Server"
    lines = [
        "from publishing.serve import server as serving; from publishing.serve import supervising",
        before,
        f"serving.serve({target!r}, host='127.0.0.1', port={port}, workers={workers},"
        f" server=supervising.{kind})",
    ]
    return [sys.executable, "-c", "\n".join(lines)]


def environment(releases: Path) -> dict[str, str]:
    """Return the environment of a server of these releases."""
    return os.environ | {
        "PYTHONPATH": f"{REPOSITORY}:{REPOSITORY / 'site'}",
        "WIJKWIJZER_RELEASES_DIR": str(releases),
    }


@contextlib.contextmanager
def public(
    releases: Path, *, workers: int = 1, before: str = "", target: str = PUBLIC
) -> Iterator[Running]:
    """Serve releases."""
    port = free_port()
    line = command(target, port, workers=workers, before=before)
    with running(line, port, environment(releases)) as server:
        yield server


def fill(releases: Path) -> None:
    """Publish a page of 20 kB and a document of `LENGTH` bytes."""
    store = ReleaseStore(releases, 1)
    bytes_ = os.urandom(1_000_000) * (LENGTH // 1_000_000)
    blob = store.add_blob(bytes_, "application/pdf")
    document = Entry(DOCUMENT, blob, LENGTH, "application/pdf", "document", "nl")
    publish(store, page(store, "/", b"Welkom in de wijk. " * 1000, "page:1"), document)

"""An upgrade from 0.2.0 on PostgreSQL, with its own program beside this one; what runs is killed at each step.

Needs the history of the repository, for the sources of then.
"""

from __future__ import annotations

import contextlib
import fcntl
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from publishing.machines import advisory
from tests.effort import USUAL, fixed_task
from tests.needed import needed
from tests.publishing.clusters import Cluster, cluster, programs
from tests.publishing.installs import REPOSITORY, until
from tests.publishing.serving_processes import free_port
from tests.wijkwijzer import older
from tests.wijkwijzer.test_upgrade import Residents

pytestmark = pytest.mark.faults
#: Seconds after which what was killed is back, on a machine that has nothing else to do.
BACK = 10.0


@dataclass
class Machine:
    """A server with both programs: its processes by name, each of one of the two."""

    data: Path
    database: Cluster
    url: str
    listener: socket.socket
    old: Path
    cms_port: int = field(default_factory=free_port)
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    programs: dict[str, Path] = field(default_factory=dict)
    #: The bytes that its log had when a process was started.
    said_before: dict[str, int] = field(default_factory=dict)

    def environment(self, program: Path) -> dict[str, str]:
        """Return the environment of a process."""
        return older.environment(program, self.data) | {
            "DATABASE_URL": self.url,
            "WIJKWIJZER_RELEASES_DIR": str(self.data / "releases"),
        }

    def command(self, name: str) -> list[str]:
        """Return the command line of a process."""
        if name == "public":
            lines = [
                "import os",
                f"os.dup2({self.listener.fileno()}, 3)",
                "os.environ['LISTEN_PID'], os.environ['LISTEN_FDS'] = str(os.getpid()), '1'",
                "from wijkwijzer.public_server import main",
                "main(['--workers', '1'])",
            ]
            return [sys.executable, "-c", "\n".join(lines)]
        arguments = {
            "cms": ["serve_cms", "--port", str(self.cms_port)],
            "publisher": ["publish", "--watch"],
            "migrate": ["migrate", "--no-input"],
        }
        return [sys.executable, "manage.py", *arguments[name]]

    def start(self, name: str, program: Path) -> None:
        """Start a process of a program."""
        self.programs[name] = program
        with (self.data / f"{name}.log").open("ab") as log:
            self.said_before[name] = log.tell()
            self.running[name] = subprocess.Popen(
                self.command(name),
                cwd=program,
                env=self.environment(program),
                pass_fds=[self.listener.fileno()],
                stdout=log,
                stderr=log,
                # So that what it started is killed with it, as systemd does.
                start_new_session=True,
            )

    def _kill(self, name: str) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.running[name].pid, signal.SIGKILL)
        self.running[name].wait()

    def stop(self, name: str) -> None:
        """Stop a process as systemd does."""
        process = self.running.pop(name)
        process.terminate()
        process.wait(60)

    def kill(self, name: str) -> float:
        """Kill a process and start it anew, as systemd does. Return the seconds until it is back."""
        began = time.monotonic()
        if name == "database":
            self.database.stop()
            self.database.start()
        else:
            self._kill(name)
            self.start(name, self.programs[name])
        until(self.answers[name], 300)
        return time.monotonic() - began

    def is_database_there(self) -> bool:
        """Return whether it lets us in. Raises psycopg.OperationalError while it does not."""
        with psycopg.connect(self.url):
            return True

    @property
    def answers(self) -> dict[str, Callable[[], object]]:
        """Whether each does what it is for."""
        return {
            "database": self.is_database_there,
            "cms": lambda: self.asked(self.cms_port, "localhost", "/healthz") is not None,
            "public": lambda: self.asked(self.listener.getsockname()[1], older.HOST, "/") == 200,
            "publisher": self.publishes,
        }

    def publishes(self) -> bool:
        """Return whether a resident publisher is at work, or waits for the tables of its program."""
        if self.programs["publisher"] == self.old:
            # The one of then has a lock on a file.
            with (self.data / "releases/resident.lock").open("a") as lock:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return True
            return False
        if self.running["publisher"].poll() is not None:
            return False
        with psycopg.connect(self.url) as connection:
            return bool(connection.execute(advisory.PUBLISHERS, [advisory.LIVES]).fetchall()) or (
                self.waits()
            )

    def waits(self) -> bool:
        """Return whether the publisher has said since its start that tables are to be made."""
        said = (self.data / "publisher.log").read_bytes()[self.said_before["publisher"] :]
        return b"are to be made" in said

    @staticmethod
    def asked(port: int, host: str, path: str) -> int | None:
        """Return the status of an answer, or None when there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        with contextlib.closing(connection):
            try:
                connection.request("GET", path, headers={"Host": host})
                return connection.getresponse().status
            except OSError:
                return None

    def end(self) -> None:
        """End all of them."""
        for name in self.running:
            self._kill(name)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cluster, Path, Path]]:
    """A PostgreSQL with an install of 0.2.0, its data, and its program."""
    found = programs()
    needed(found, "no PostgreSQL here: apt-get install postgresql")
    assert found is not None
    folder = tmp_path_factory.mktemp("before")
    program = older.sources(folder / "program")
    with cluster(found) as server:
        older.fill(program, folder / "data", DATABASE_URL=server.url)
        yield server, folder / "data", program


@pytest.fixture
def machine(before: tuple[Cluster, Path, Path], tmp_path: Path) -> Iterator[Machine]:
    """A copy of that install, with nothing running but its public server."""
    server, data, program = before
    name = f"of_{os.urandom(4).hex()}"
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE postgres")
    shutil.copytree(data, tmp_path / "data")
    url = server.url.removesuffix("postgres") + name
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
        listener.set_inheritable(True)
        made = Machine(tmp_path / "data", server, url, listener, program)
        try:
            made.start("public", REPOSITORY)
            yield made
        finally:
            made.end()


def migrated(machine: Machine, meanwhile: Callable[[], None]) -> None:
    """Migrate, with something in between; again when that broke it off."""
    machine.start("migrate", REPOSITORY)
    log = machine.data / "migrate.log"
    until(lambda: b"Applying" in log.read_bytes(), 300)
    meanwhile()
    while machine.running["migrate"].wait(300):
        machine.start("migrate", REPOSITORY)


@pytest.mark.parametrize("victim", ["publisher", "cms", "public", "database", "migrate"])
def test_whatever_is_killed_at_whatever_step_the_upgrade_goes_on(
    machine: Machine, victim: str
) -> None:
    took: dict[str, float] = {}

    def kill(step: str) -> None:
        if victim != "migrate":
            took[step] = machine.kill(victim)

    def during() -> None:
        if victim == "migrate":
            machine.running["migrate"].kill()
        else:
            kill("migrating")

    residents = Residents(machine.listener.getsockname()[1], ["/", "/wijken/"])
    until(machine.answers["public"], 300)
    residents.start()
    slowness = max(fixed_task(), USUAL) / USUAL
    for name in ("cms", "publisher"):
        machine.start(name, machine.old)
        until(machine.answers[name], 300)
    kill("before")
    machine.stop("publisher")
    # The publisher of the new program is started too early, and waits.
    machine.start("publisher", REPOSITORY)
    until(machine.waits, 300)
    kill("waiting")
    assert machine.running["publisher"].poll() is None, "it waits no more"
    migrated(machine, during)
    machine.stop("cms")
    machine.start("cms", REPOSITORY)
    until(machine.answers["cms"], 300)
    kill("after")
    current = machine.data / "releases/site-2/current"
    until(lambda: current.read_text().strip() != "00000001", 300)
    machine.stop("public")
    machine.start("public", REPOSITORY)
    kill("switched")
    until(lambda: machine.asked(machine.cms_port, "localhost", "/healthz") == 200, 300)
    residents.stop()
    failed = residents.seen.total() - residents.seen["whole"]
    # A server that is killed takes the one request along that it is answering; the socket keeps the others.
    assert failed <= (len(took) if victim == "public" else 0), residents.seen
    slowness = max(slowness, fixed_task() / USUAL)
    seconds = {step: round(value, 1) for step, value in took.items()}
    requests = f"{failed} of {residents.seen.total()} requests failed"
    sys.stdout.write(
        f"{victim}: back after {seconds} s, {requests}, the machine {slowness:.1f} times slow\n"
    )
    assert max(took.values(), default=0) < BACK * slowness
    machine.stop("publisher")
    done = subprocess.run(
        [sys.executable, "manage.py", "verify"],
        cwd=REPOSITORY,
        env=machine.environment(REPOSITORY),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

"""SIGTERM, SIGINT and SIGKILL of the commands: nothing half, nobody left, the next publish is right."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.migrated import migrated_copy
from tests.publishing.installs import Install, in_session, until
from tests.publishing.processes import complete

pytestmark = pytest.mark.faults
COMMANDS = {"publish": ("publish", "--processes", "2"), "build": ("build",)}
#: Seconds within which a command that is stopped has ended. Most is the machine's own slowness.
SOON = 10


@pytest.fixture(scope="module")
def install(tmp_path_factory: pytest.TempPathFactory, migrated_cache: Path) -> Install:
    """An install with twelve pages and their release."""
    folder = tmp_path_factory.mktemp("install")
    migrated_copy(migrated_cache, folder / "wijkwijzer.sqlite3")
    made = Install(folder)
    made.fill(12)
    made.run("publish")
    return made


def paused(install: Install, step: str, *command: str) -> tuple[Path, list[str]]:
    flag = install.folder / "flag"
    flag.unlink(missing_ok=True)
    return flag, [sys.executable, "-m", "tests.publishing.paused", step, str(flag), *command]


def half_files(install: Install) -> list[Path]:
    """Files that somebody began to write under a name of their own."""
    return [path for path in install.store().folder.rglob(".*") if path.is_file()]


def check_next_publish(install: Install, title: str) -> None:
    """The lock is free, and what is served is what the database says."""
    started = time.monotonic()
    install.run("publish", "--processes", "1")
    assert time.monotonic() - started < 45
    store = install.store()
    start = complete(store).by_path()["/"]
    assert f"<title>{title}" in store.read_blob(start.blob).decode()


@pytest.mark.parametrize(
    ("command", "step", "number"),
    [
        ("publish", "in the load", signal.SIGTERM),
        ("publish", "one output", signal.SIGTERM),
        ("publish", "switch", signal.SIGINT),
        ("build", "one output", signal.SIGINT),
        ("build", "switch", signal.SIGTERM),
    ],
)
def test_stopped(install: Install, command: str, step: str, number: signal.Signals) -> None:
    title = f"{command} {step} {number.name}"
    install.rename(title)
    before = complete(install.store()).id
    flag, line = paused(install, step, *COMMANDS[command])
    with install.started(*line) as process:
        until(flag.exists)
        process.send_signal(number)
        flag.unlink()
        assert process.wait(SOON) == 128 + number, install.output()
        until(lambda: in_session(process.pid) == [], SOON)
    assert "Traceback" not in install.output()
    assert complete(install.store()).id == before
    assert half_files(install) == []
    check_next_publish(install, title)


def test_killed_while_several_processes_work(install: Install) -> None:
    """Nobody can do anything any more; the workers must see it, for they hold the lock."""
    install.rename("Gedood")
    flag, line = paused(install, "one output", *COMMANDS["publish"])
    with install.started(*line) as process:
        until(flag.exists)
        assert len(in_session(process.pid)) == 3
        process.kill()
        process.wait()
        flag.unlink()
        until(lambda: in_session(process.pid) == [], SOON)
    check_next_publish(install, "Gedood")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda each: each.name)
def test_the_resident_publisher_ends_after_what_it_does(
    install: Install, number: signal.Signals
) -> None:
    """What it began is whole and online when it ends, and its notes are written."""
    title = f"Blijft {number.name}"
    install.rename(title)
    flag, line = paused(install, "switch", "publish", "--watch", "--processes", "2")
    with install.started(*line) as process:
        until(flag.exists)
        process.send_signal(number)
        time.sleep(0.5)
        assert process.poll() is None
        flag.unlink()
        assert process.wait(SOON) == 0, install.output()
        until(lambda: in_session(process.pid) == [], SOON)
    served = complete(install.store()).id
    assert not (install.folder / "releases" / "resident.sock").exists()
    assert half_files(install) == []
    check_next_publish(install, title)
    # There was nothing left to do.
    assert complete(install.store()).id == served


def test_a_resident_publisher_that_rests_ends_at_once(install: Install) -> None:
    with install.started(*install.command("publish", "--watch")) as process:
        until((install.folder / "releases" / "resident.sock").exists)
        time.sleep(1)
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(SOON) == 0, install.output()

"""Waking the resident publisher: a socket in the folder of the releases, on any system."""

from __future__ import annotations

import re
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from publishing.runtime import queue

#: Folders of what is shipped.
SHIPPED = ("site", "home", "contacts", "districts", "tools")


@pytest.fixture(autouse=True)
def _one_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have it knocked at: on PostgreSQL nobody does."""
    monkeypatch.setattr("publishing.machines.advisory.is_shared", lambda: False)


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path is short, wherever the others of this run stand."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.parametrize("depth", [0, 12])
def test_a_knock_arrives_also_in_a_folder_with_a_long_name(
    settings: Settings, short_folder: Path, depth: int
) -> None:
    folder = short_folder.joinpath(*["een-map-met-een-lange-naam"] * depth) / "releases"
    settings.RELEASES_DIR = folder
    assert (len(str(folder)) > queue.LONGEST_ADDRESS) is (depth > 0)
    assert not queue.wake_resident()
    with queue.resident() as listener:
        assert queue.wake_resident()
        assert listener.recv(16) == b"!"
        with pytest.raises(queue.AlreadyRunningError), queue.resident():
            pass
    assert not queue.wake_resident()
    assert not (folder / "resident.sock").exists()


def test_the_longest_address_can_be_had(settings: Settings, short_folder: Path) -> None:
    room = queue.LONGEST_ADDRESS - len(str(short_folder)) - len("/x/resident.sock") + 1
    settings.RELEASES_DIR = short_folder / ("x" * room)
    assert len(str(settings.RELEASES_DIR / "resident.sock")) == queue.LONGEST_ADDRESS
    with queue.resident() as listener:
        assert listener.getsockname() == str(settings.RELEASES_DIR / "resident.sock")
        assert queue.wake_resident()
        assert listener.recv(16) == b"!"


def test_nothing_that_is_shipped_needs_proc(repository: Path) -> None:
    """On macOS and BSD there is none. The figures of memory ask it, and do without: see test_alerts.py."""
    found = [
        f"{path.relative_to(repository)}:{number}"
        for folder in SHIPPED
        for path in (repository / folder).rglob("*")
        if path.suffix in (".py", ".sh") or path.name == "Makefile"
        if path != repository / "site" / "wijkwijzer" / "monitoring" / "figures.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"[\"'` ]/proc\b|sched_(get|set)affinity|SOCK_SEQPACKET", line)
    ]
    assert found == []
    assert socket.AF_UNIX

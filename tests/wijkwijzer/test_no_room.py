"""A disk that is full: every command says so in one line, and what writes a file leaves no half one."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command, get_commands
from django.db import OperationalError
from pytest_django import Settings

from contacts.management.commands import export_hours
from core.media.storage import WholeFileStorage
from demo.loader import users
from demo.loader.users import Login
from publishing.removal import erasures, tombstones
from publishing.search import index
from publishing.search.documents import SearchDocument
from publishing.store import atomic
from tools import css_build
from wijkwijzer.__main__ import WITHOUT_APPS, main

REPOSITORY = Path(__file__).resolve().parents[2]
FULL = OSError(errno.ENOSPC, "No space left on device")
#: What a full disk is to who writes a file, and to who writes to a database.
SAID = {
    "disk": (FULL, "[Errno 28] No space left on device"),
    "database": (
        OperationalError("database or disk is full"),
        "database or disk is full",
    ),
}


def commands() -> dict[str, str]:
    """Return the module of each management command of ours."""
    ours = {
        each.name
        for each in apps.get_app_configs()
        if Path(each.path).is_relative_to(REPOSITORY) and ".venv" not in each.path
    }
    return {
        name: f"{app}.management.commands.{name}"
        for name, app in get_commands().items()
        if app in ours
    }


def test_our_commands_are_found() -> None:
    assert len(commands()) >= len(list(REPOSITORY.glob("*/management/commands/[a-z]*.py"))) + 8


@pytest.mark.parametrize("what", SAID)
@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_says_so_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, what: str
) -> None:
    error, line = SAID[what]

    def fail(*_args: Any, **_options: Any) -> None:
        raise error

    module: Any = import_module(commands()[name])
    monkeypatch.setattr(module.Command, "handle", fail)
    monkeypatch.setattr(module.Command, "requires_system_checks", [])
    monkeypatch.setattr(module.Command, "create_parser", _any_arguments(module.Command))
    monkeypatch.setattr(sys, "argv", ["manage.py", name])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == f"{name}: {line}\n"


def _any_arguments(command: Any) -> Callable[..., Any]:
    """Let a command be run without the arguments that it needs."""
    whole = command.create_parser

    def create_parser(self: Any, *args: Any, **options: Any) -> Any:
        parser = whole(self, *args, **options)
        for action in parser._actions:
            action.required = False
            if not action.option_strings:
                action.nargs = "?"
        return parser

    return create_parser


def test_another_fault_of_a_command_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_options: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    assert "rollback" in WITHOUT_APPS
    monkeypatch.setattr("publishing.management.commands.rollback.Command.handle", fail)
    monkeypatch.setattr(sys, "argv", ["manage.py", "rollback"])
    with pytest.raises(PermissionError):
        main()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB with a file of 50 kB on it."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "small", place], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("only root can make a disk, and not everywhere")
    (place / "other").write_bytes(bytes(50_000))
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


LARGE = "ä" * 40_000


def keep_logins(place: Path, settings: Settings) -> None:
    settings.DATA_DIR = place
    users.keep([Login("naam", "wachtwoord", LARGE)])


def write_hours(place: Path, _settings: Settings) -> None:
    call_command("export_hours", "stad.localhost", str(place / "hours.json"))


def write_css(place: Path, _settings: Settings) -> None:
    (place / "static/css").mkdir(parents=True)
    css_build.main([])


def write_index(place: Path, _settings: Settings) -> None:
    store: Any = _Store(place)
    page = SearchDocument("/a/", "nl", "A", LARGE, "", "news", "", 1, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "made_of", lambda *_args: {"a": "b"})
        patch.setattr(index, "documents", lambda *_args: iter((page,)))
        index.make(store)


class _Store:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.id = "00000001"
        self.entries: tuple[Any, ...] = ()

    def current(self) -> Any:
        return self

    def current_id(self) -> str:
        return self.id

    def read_blob(self, digest: str) -> bytes:
        raise FileNotFoundError(digest)


def write_note(place: Path, settings: Settings) -> None:
    settings.WITHDRAWN_DIR = place
    with erasures.erasing([("page", 1, LARGE)], [], None, "2026-11-02"):
        pytest.fail("nothing is erased without a note")


def write_tombstones(place: Path, settings: Settings) -> None:
    settings.WITHDRAWN_DIR = place
    tombstones.remember("page", [(number, "a") for number in range(1000)], "2026-11-02")


def write_upload(place: Path, _settings: Settings) -> None:
    WholeFileStorage(place).save("map/stuk.pdf", ContentFile(LARGE.encode()))


def write_release(place: Path, _settings: Settings) -> None:
    atomic.write_whole(place / "current", LARGE.encode())


def write_blob(place: Path, _settings: Settings) -> None:
    atomic.write_new(str(place / "blob"), LARGE.encode())


WRITERS = [
    *(keep_logins, write_hours, write_css, write_index, write_note, write_tombstones),
    *(write_upload, write_release, write_blob),
]


@pytest.mark.repeats
@pytest.mark.django_db
@pytest.mark.parametrize("write", WRITERS)
def test_what_writes_a_file_leaves_no_half_one(
    small: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    write: Callable[[Path, Settings], None],
) -> None:
    monkeypatch.setattr(export_hours, "site_named", lambda name: name)
    monkeypatch.setattr(export_hours, "hubs_of", lambda _site: [])
    monkeypatch.setattr(export_hours, "to_json", lambda _hubs: LARGE)
    monkeypatch.setattr(css_build, "REPOSITORY", small)
    monkeypatch.setattr(css_build, "build", lambda *_folders: LARGE)
    before = files(small)
    with pytest.raises((OSError, CommandError), match="No space left"):
        write(small, settings)
    # Locks are empty, and a key that is whole is of use to the next who tries.
    left = {name: body for name, body in files(small).items() if body and name != "key"}
    assert left == before
    assert os.statvfs(small).f_bavail > 0

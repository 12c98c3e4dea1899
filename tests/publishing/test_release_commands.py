"""The commands for operators: they need no database."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from publishing.store.releases import ReleaseStore
from tests.effort import effort, of_children
from tests.publishing.stores import HOST, page, publish


@pytest.fixture
def root(settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path / "releases"
    for number, host in ((1, HOST), (2, "dorp.localhost")):
        store = ReleaseStore(tmp_path / "releases", number)
        for body in (b"een", b"twee" * 100):
            publish(store, page(store, "/", body, "page:1"), host=host)
    return tmp_path / "releases"


def run(*args: str) -> str:
    out = io.StringIO()
    call_command(*args, stdout=out, stderr=out)
    return out.getvalue()


def test_the_releases_of_a_site(root: Path) -> None:
    store = ReleaseStore(root, 1)
    gone = page(store, "/weg/", b"weg", "page:2")
    publish(store, gone)
    store.rollback()
    store.withdraw({gone.blob})
    lines = run("releases", "--site", "1").splitlines()
    assert lines[0] == f"{HOST} (site-1)"
    assert lines[1] == ("  00000002  2026-11-22T23:00:00+00:00       1 file        0.0 MB  current")
    assert lines[2] == "  00000001  2026-11-22T23:00:00+00:00       1 file        0.0 MB"
    assert lines[3].startswith("  00000003  withdrawn at 20")
    assert len(lines) == 4


def test_the_releases_for_machines(root: Path) -> None:
    ReleaseStore(root, 2).manifest_path("00000001").write_bytes(b"{")
    found: list[dict[str, Any]] = json.loads(run("releases", "--json"))
    assert [site["hostname"] for site in found] == [HOST, "dorp.localhost"]
    assert found[0]["releases"][0] == {
        "id": "00000002",
        "published_at": "2026-11-22T23:00:00+00:00",
        "files": 1,
        "bytes": 400,
        "current": True,
        "problem": "",
    }
    assert "cannot be read" in found[1]["releases"][1]["problem"]


def test_health_is_green_or_red(root: Path) -> None:
    assert run("releases", "--health").splitlines() == [
        f"{HOST}: serves 00000002: good",
        "dorp.localhost: serves 00000002: good",
    ]
    ReleaseStore(root, 1).manifest_path("00000002").write_bytes(b"{")
    out = io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("releases", "--health", "--json", stdout=out)
    assert stopped.value.code == 1
    first, second = json.loads(out.getvalue())
    assert (first["current"], first["served"]) == ("00000002", "00000001")
    assert "release 00000002 cannot be read" in first["problem"]
    assert second["problem"] == ""


def test_health_without_any_release_is_red(settings: Settings, tmp_path: Path) -> None:
    settings.RELEASES_DIR = tmp_path
    with pytest.raises(SystemExit):
        run("releases", "--health")


@pytest.mark.django_db
def test_going_back(root: Path) -> None:
    assert run("rollback", "--site", HOST).startswith(
        f"{HOST}: release 00000001 of 2026-11-22T23:00:00+00:00 is served, "
    )
    assert ReleaseStore(root, 1).current_id() == "00000001"
    assert ReleaseStore(root, 2).current_id() == "00000002"
    run("rollback", "00000002", "--site", "1")
    assert ReleaseStore(root, 1).current_id() == "00000002"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), f"Say which site with --site: {HOST}, dorp.localhost."),
        (("--site", "elders.localhost"), "Nothing was changed: there is no release of elders"),
        (("--site", HOST, "00000009"), "Nothing was changed: release 00000009 cannot be read"),
        (("--site", HOST, "../x"), "Nothing was changed: '../x' is no id of a release"),
    ],
)
def test_going_back_is_refused(root: Path, args: tuple[str, ...], message: str) -> None:
    with pytest.raises(CommandError) as refused:
        run("rollback", *args)
    assert str(refused.value).startswith(message)
    assert ReleaseStore(root, 1).current_id() == "00000002"


def test_verification(root: Path) -> None:
    assert run("verify", "--files").splitlines() == [
        f"{HOST}: release 00000002: 1 file is as published",
        "dorp.localhost: release 00000002: 1 file is as published",
    ]
    store = ReleaseStore(root, 2)
    current = store.current()
    assert current is not None
    copy, _gzip = store.blobs.copies(current.entries[0].blob)
    copy.write_bytes(b"rot")
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 problems"):
        call_command("verify", "--files", stdout=out, stderr=out)
    assert f"dorp.localhost: /: {copy.name} cannot be expanded" in out.getvalue()
    store.pointer.write_text("00000007")
    with pytest.raises(CommandError, match="1 problems"):
        run("verify", "--files", "--site", "dorp.localhost")
    store.pointer.unlink()
    with pytest.raises(CommandError, match="1 problems"):
        run("verify", "--files", "--site", "2")


def test_going_back_needs_no_database_and_little_time(root: Path, repository: Path) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "WIJKWIJZER_DATA_DIR": str(root.parent),
        "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
    }
    with (
        effort(10, clock=of_children),
        subprocess.Popen(
            [sys.executable, "-u", "manage.py", "rollback", "--site", HOST],
            cwd=repository,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as going_back,
    ):
        assert going_back.stdout is not None
        # Served from this line on; the search index comes after it.
        assert "release 00000001" in going_back.stdout.readline()
        assert ReleaseStore(root, 1).current_id() == "00000001"
        _rest, errors = going_back.communicate(timeout=60)
    assert going_back.returncode == 0
    # One line: what is to be in the audit is in the log of the process.
    known = "release 00000001 of site 1 is served again; the database does not know: "
    assert [line.partition(": ")[0] + ": " for line in errors.splitlines()] == [known]

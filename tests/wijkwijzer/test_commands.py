"""Every management command as who types it meets it: in a process that has loaded nothing yet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

from publishing.store.releases import ReleaseStore
from tests.publishing.installs import Install
from tests.publishing.stores import HOST, page, publish
from wijkwijzer.__main__ import WITHOUT_APPS

REPOSITORY = Path(__file__).resolve().parents[2]
#: Run by a process that loads the apps once, as each command does for itself; then each command is in a
#: process of its own, and what one loads is no help to another.
EACH = """
import os, sys
import django
django.setup()
from wijkwijzer.__main__ import main
for name in sys.argv[1:]:
    sys.stdout.flush()
    if not (child := os.fork()):
        sys.argv = ["manage.py", name, "--help"]
        main()
        sys.stdout.flush()
        os._exit(0)
    print(f"ended {name} {os.waitpid(child, 0)[1]}")
"""


def ours() -> list[str]:
    """Return the management commands of this program."""
    apps_of_ours = {each.name for each in apps.get_app_configs() if ".venv" not in each.path}
    return sorted(name for name, app in get_commands().items() if app in apps_of_ours)


def test_every_command_explains_itself(tmp_path: Path) -> None:
    names = ours()
    assert {"publish", "releases", "start_municipality"} <= set(names)
    install = Install(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", EACH, *names],
        cwd=REPOSITORY,
        env=install.own_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    ended = [line for line in done.stdout.splitlines() if line.startswith("ended ")]
    assert ended == [f"ended {name} 0" for name in names], done.stderr[-3000:]
    for name in names:
        assert f"usage: manage.py {name} " in done.stdout


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """An install with two releases and no database."""
    store = ReleaseStore(tmp_path / "releases", 1)
    for body in (b"een", b"twee"):
        publish(store, page(store, "/", body, "page:1"))
    return Install(tmp_path)


def test_what_starts_without_the_apps_explains_itself(install: Install) -> None:
    for name in WITHOUT_APPS:
        said = install.run(name, "--help")
        assert said.stdout.startswith(f"usage: manage.py {name} ")
        assert said.stderr == ""


def test_what_only_needs_the_releases_does_its_work_without_a_database(install: Install) -> None:
    there = install.folder / "there"
    assert install.run("releases").stdout.splitlines()[0] == f"{HOST} (site-1)"
    assert install.run("releases", "--health").stdout == f"{HOST}: serves 00000002: good\n"
    pushed = install.run("releases", "push", str(there))
    assert pushed.stdout.startswith(f"{HOST}: release 00000002 is there; ")
    assert install.run("releases", "push", str(there), "--verify").stdout == ""
    assert ReleaseStore(there, 1).current_id() == "00000002"
    assert install.run("verify", "--files").stderr == ""
    assert install.run("finish_releases", "--nice", "0").stderr == ""
    back = install.run("rollback")
    assert back.stdout.startswith(f"{HOST}: release 00000001 of ")
    assert ReleaseStore(install.folder / "releases", 1).current_id() == "00000001"

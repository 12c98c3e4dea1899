"""A whole install of its own: settings, database, folders, and the commands as processes."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from publishing.store.releases import ReleaseStore
from publishing.store.sites import stores
from tests.migrated import migrated_copy

REPOSITORY = Path(__file__).resolve().parents[2]
#: Seconds of one command: a machine that has much other work to do migrates for minutes.
LONGEST = 900
#: Makes a municipality with so many pages.
MAKE = """
from tests.publishing.trees import add_page, make_site
site = make_site()
for number in range({pages}):
    add_page(site.root_page, f"Pagina {{number}}")
"""


@dataclass
class Install:
    """An install in `folder`, with the database that `environment` names."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def command(self, *arguments: str) -> list[str]:
        """Return the command line of a management command."""
        return [sys.executable, "manage.py", *arguments]

    def own_environment(self) -> dict[str, str]:
        """Return the environment of its processes."""
        outer = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        own = {
            "DJANGO_SETTINGS_MODULE": "wijkwijzer.settings.dev",
            "WIJKWIJZER_DATA_DIR": str(self.folder),
            "PYTHONPATH": f"{REPOSITORY}:{REPOSITORY / 'site'}",
        }
        return outer | own | self.environment

    def run(self, *arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; AssertionError when its status is another one."""
        done = subprocess.run(
            self.command(*arguments),
            cwd=REPOSITORY,
            env=self.own_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
        assert done.returncode == status, done.stderr[-3000:]
        return done

    def migrate(self) -> None:
        """Make the tables: a copy of a migrated database on SQLite, for real elsewhere."""
        if "DATABASE_URL" in self.environment:
            self.run("migrate", "--no-input", "--verbosity", "0")
        else:
            cache = REPOSITORY / ".pytest_cache" / "migrated"
            migrated_copy(cache, self.folder / "wijkwijzer.sqlite3")

    def code(self, text: str) -> None:
        """Run lines of Python with the database of this install."""
        self.run("shell", "--no-imports", "-c", text)

    def fill(self, pages: int) -> None:
        """Make a municipality."""
        self.code(MAKE.format(pages=pages))

    def rename(self, title: str) -> None:
        """Change what stands on the start page, past every process of ours."""
        if "DATABASE_URL" in self.environment:
            connection: Any = psycopg.connect(self.environment["DATABASE_URL"])
            sql = "UPDATE wagtailcore_page SET title = %s WHERE depth = 2"
        else:
            connection = sqlite3.connect(self.folder / "wijkwijzer.sqlite3", timeout=20)
            sql = "UPDATE wagtailcore_page SET title = ? WHERE depth = 2"
        with contextlib.closing(connection):
            connection.execute(sql, (title,))
            connection.commit()

    @contextlib.contextmanager
    def started(self, *command: str) -> Iterator[subprocess.Popen[str]]:
        """Have a process of this install, in a session of its own; it is gone afterwards."""
        with (self.folder / "output").open("w") as output:
            process = subprocess.Popen(
                command,
                cwd=REPOSITORY,
                env=self.own_environment(),
                stdout=output,
                stderr=output,
                text=True,
                start_new_session=True,
            )
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def output(self) -> str:
        """Return what the last started process said."""
        return (self.folder / "output").read_text()

    def store(self) -> ReleaseStore:
        """Return the store of the only site."""
        [found] = stores(self.folder / "releases")
        return found


def until(condition: Callable[[], object], seconds: float = 60) -> None:
    """Wait for something; AssertionError when it does not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "this did not come"
        time.sleep(0.02)


def in_session(session: int) -> list[int]:
    """Return the processes that a process with a session of its own has left."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(path.parent.name))
    return found

"""A copy of the test database, to be put back after tests that commit."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections


@dataclass(frozen=True)
class Kept:
    """A copy; `restore` puts it in the place of what the tests left."""

    restore: Callable[[], None]

    def put_back(self) -> None:
        """Let the next test find what was there before."""
        connections.close_all()
        self.restore()
        ContentType.objects.clear_cache()


def kept_database() -> Kept:
    """Copy the database of this worker; nobody else is connected to it."""
    connections.close_all()
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        copy = Path(f"{name}.kept")
        shutil.copyfile(name, copy)
        return Kept(lambda: _put_file(copy, Path(name)))
    _run(f'CREATE DATABASE "{name}_kept" TEMPLATE "{name}"')
    return Kept(
        lambda: _run(f'DROP DATABASE "{name}"', f'ALTER DATABASE "{name}_kept" RENAME TO "{name}"')
    )


def _put_file(copy: Path, place: Path) -> None:
    for ending in ("-wal", "-shm"):
        Path(f"{place}{ending}").unlink(missing_ok=True)
    copy.replace(place)


def _run(*statements: str) -> None:
    server: Any = connection
    with server._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

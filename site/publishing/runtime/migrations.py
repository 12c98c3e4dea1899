"""Migrations that the database lacks: its tables are not those of this program until they are made."""

from __future__ import annotations

import functools

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from publishing.changes import triggers


def lacking() -> list[str]:
    """Return the migrations of this program that were not made yet, as `home.0001_initial`, in their order.

    The triggers of the change log, which follow the migrations, come after these. Raises the errors of
    the database.
    """
    made = MigrationRecorder(connection).applied_migrations()
    found = [f"{app}.{name}" for app, name in _known() if (app, name) not in made]
    return found or triggers.lacking()


def words(names: list[str]) -> str:
    """Return which migrations are lacking, in a line for an operator."""
    return f"{len(names)} are to be made, {names[0]} is the first: manage.py migrate"


def explained(error: Error) -> str:
    """Return in a line what an error of the database comes of; "" when it answers, and its tables are right."""
    connection.close()
    try:
        missing = lacking()
    except Error:
        return f"The database does not answer; what is served stays: {' '.join(str(error).split())}"
    return (
        f"The database lacks migrations; what is served stays: {words(missing)}" if missing else ""
    )


@functools.cache
def _known() -> tuple[tuple[str, str], ...]:
    """Return all migrations of this program in an order in which they can be made.

    The files of a process do not change with the program on disk: reading them once is enough.
    """
    graph = MigrationLoader(connection).graph
    found: dict[tuple[str, str], None] = {}
    for leaf in sorted(graph.leaf_nodes()):
        found.update(dict.fromkeys(graph.forwards_plan(leaf)))
    return tuple(found)

"""What many modules prepare alike, made once by each worker: from then on its rows are put back.

Making two municipalities takes Wagtail two seconds, putting their rows back takes a tenth of one.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")
#: Model -> its rows, of each its key and the values that an INSERT takes.
Rows = dict[type[Any], frozenset[tuple[str, str]]]


@dataclass(frozen=True)
class Kept:
    """What a function made: its answer, the rows that were there before, and those after."""

    made: Any
    before: Rows
    after: Rows


_KEPT: dict[Callable[[], Any], Kept] = {}


@contextmanager
def kept(make: Callable[[], Made], blocker: DjangoDbBlocker) -> Iterator[Made]:
    """Yield what `make` makes, inside a transaction that is rolled back at the end of the block.

    It is made again only when the database is not the one that it was made in. What it does outside
    the database happens once.
    """
    with blocker.unblock(), transaction.atomic():
        before = rows_of_all_tables()
        known = _KEPT.get(make)
        if known is None or known.before != before:
            made = make()
            known = Kept(copy.deepcopy(made), before, rows_of_all_tables())
            _KEPT[make] = known
        else:
            put_back(known)
        # Addresses and permissions that were kept are those of another database.
        cache.clear()
        with blocker.block():
            yield copy.deepcopy(known.made)
        transaction.set_rollback(True)


def rows_of_all_tables() -> Rows:
    """Return every row of every model."""
    with connection.cursor() as cursor:
        found = {}
        for model in _models():
            cursor.execute(_select(model))
            found[model] = frozenset(cursor.fetchall())
    return found


def put_back(known: Kept) -> None:
    """Turn the rows of `known.before` into those of `known.after`."""
    changed = []
    with connection.cursor() as cursor:
        for model, rows in known.after.items():
            old = [key for key, _values in known.before[model] - rows]
            new = [values for _key, values in sorted(rows - known.before[model])]
            table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
            if old:
                cursor.execute(f"DELETE FROM {table} WHERE {key} IN ({', '.join(old)})")  # noqa: S608
            if new:
                names = ", ".join(_columns(model))
                lines = ", ".join(f"({values})" for values in new)
                cursor.execute(f"INSERT INTO {table} ({names}) VALUES {lines}")  # noqa: S608
                changed.append(model)
        # PostgreSQL would give a new row a number that is taken.
        for statement in connection.ops.sequence_reset_sql(no_style(), changed):
            cursor.execute(statement)


def _models() -> list[type[Any]]:
    there = set(connection.introspection.table_names())
    models = apps.get_models(include_auto_created=True)
    own = [each._meta for each in models if each._meta.managed and not each._meta.proxy]
    # SQLite's index of words follows its table by itself.
    return [e.model for e in own if e.db_table in there and not e.db_table.endswith("_fts")]


def _select(model: type[Any]) -> str:
    """Return the query for the rows of a model: of each its key and what an INSERT takes, in SQL."""
    sqlite = connection.vendor == "sqlite"
    columns = [_quoted(model._meta.pk.column), *_columns(model)]
    key, *values = [
        f"quote({name})" if sqlite else f"quote_nullable({name}::text)" for name in columns
    ]
    joined = " || ', ' || ".join(values)
    return f"SELECT {key}, {joined} FROM {_quoted(model._meta.db_table)}"  # noqa: S608


def _columns(model: type[Any]) -> list[str]:
    return [_quoted(each.column) for each in model._meta.local_concrete_fields]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)

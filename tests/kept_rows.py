"""What many tests prepare alike, made once by each worker: from then on its rows are put back.

Making two municipalities takes Wagtail two seconds, putting their rows back takes a tenth of one.
"""

from __future__ import annotations

import copy
import functools
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils.translation import get_language
from pytest_django import DjangoDbBlocker

from publishing.models import Change

Made = TypeVar("Made")
Given = ParamSpec("Given")
#: Model -> its rows, of each its key and the values that an INSERT takes.
Rows = dict[type[Any], frozenset[tuple[str, str]]]
#: Model -> how many rows it has, and the hash of all of them.
State = dict[type[Any], tuple[int, int]]
#: Databases in which one and the same thing is kept: the newest ones.
MOST = 6


@dataclass(frozen=True)
class Kept:
    """What a function made: its answer, and what it did to the rows and to the folder of uploads."""

    made: Any
    before: State
    #: Model -> the keys of rows that went or changed, and the values of those that came.
    gone: dict[type[Any], list[str]]
    new: dict[type[Any], list[str]]
    #: Path below MEDIA_ROOT -> content.
    files: dict[str, bytes]


_KEPT: dict[Hashable, list[Kept]] = {}


@contextmanager
def kept(make: Callable[[], Made], blocker: DjangoDbBlocker) -> Iterator[Made]:
    """Yield what `make` makes, inside a transaction that is rolled back at the end of the block.

    It is made again only when the database is not one that it was made in. What it does outside
    the database and the folder of uploads happens once.
    """
    with blocker.unblock(), transaction.atomic():
        made = _made_or_put_back(make, make)
        with blocker.block():
            yield made
        transaction.set_rollback(True)


def remembered(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Let a function that makes rows do so once: called alike in the same database, its rows are put back.

    What it is given has to be comparable and may not be changed by it. Where rows are committed,
    and where the clock stands elsewhere, it is called as it is.
    """

    @functools.wraps(make)
    def again(*given: Given.args, **named: Given.kwargs) -> Made:
        if not connection.in_atomic_block:
            return make(*given, **named)
        # Rows say when they were made, and some of them in which language.
        alike = (make, given, tuple(sorted(named.items())), get_language(), _clock())
        return _made_or_put_back(alike, lambda: make(*given, **named))

    return again


def _clock() -> int:
    """Return a number that differs on another day, and where a test moved the clock."""
    return round((time.time() - monotonic()) / 30)


def _made_or_put_back(alike: Hashable, make: Callable[[], Made]) -> Made:
    before = rows_of_all_tables()
    state = _state(before)
    known = next((each for each in _KEPT.get(alike, []) if each.before == state), None)
    if known is None:
        there = _uploads()
        made = make()
        after = rows_of_all_tables()
        known = Kept(
            copy.deepcopy(made),
            state,
            {
                model: [key for key, _values in before[model] - rows]
                for model, rows in after.items()
            },
            {
                model: [values for _key, values in sorted(rows - before[model])]
                for model, rows in after.items()
            },
            {name: path.read_bytes() for name, path in _uploads().items() if name not in there},
        )
        _KEPT[alike] = [known, *_KEPT.get(alike, [])][:MOST]
    else:
        put_back(known)
    # Addresses and permissions that were kept are those of another database.
    cache.clear()
    again: Made = copy.deepcopy(known.made)
    return again


def _state(rows: Rows) -> State:
    return {model: (len(each), hash(each)) for model, each in rows.items()}


def _uploads() -> dict[str, Path]:
    folder = Path(settings.MEDIA_ROOT)
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path for path in found}


def rows_of_all_tables() -> Rows:
    """Return every row of every model."""
    with connection.cursor() as wrapped:
        # The cursor of the database itself: a hundred queries for every world.
        cursor = wrapped.cursor
        found = {}
        for model in _models():
            cursor.execute(_select_once(model))
            found[model] = frozenset(cursor.fetchall())
    return found


def put_back(known: Kept) -> None:
    """Do again what was done to the rows and to the folder of uploads."""
    with connection.cursor() as cursor:
        for model, old in known.gone.items():
            new = known.new[model]
            table, key = _quoted(model._meta.db_table), _quoted(model._meta.pk.column)
            if old:
                cursor.execute(f"DELETE FROM {table} WHERE {key} IN ({', '.join(old)})")  # noqa: S608
            if new:
                names = ", ".join(_columns(model))
                lines = ", ".join(f"({values})" for values in new)
                cursor.execute(f"INSERT INTO {table} ({names}) VALUES {lines}")  # noqa: S608
        # PostgreSQL would give a new row a number that is taken.
        changed = [model for model, new in known.new.items() if new]
        for statement in connection.ops.sequence_reset_sql(no_style(), changed):
            cursor.execute(statement)
    for name, content in known.files.items():
        path = Path(settings.MEDIA_ROOT) / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _models() -> list[type[Any]]:
    there = set(connection.introspection.table_names())
    models = apps.get_models(include_auto_created=True)
    own = [each._meta for each in models if each._meta.managed and not each._meta.proxy]
    # SQLite's index of words follows its table by itself, and so does the change log.
    by_itself = {each.db_table for each in own if each.db_table.endswith("_fts")}
    by_itself.add(Change._meta.db_table)
    return [each.model for each in own if each.db_table in there - by_itself]


#: Model and kind of database -> the query for its rows.
_SELECTS: dict[tuple[type[Any], str], str] = {}


def _select_once(model: type[Any]) -> str:
    key = model, connection.vendor
    if key not in _SELECTS:
        _SELECTS[key] = _select(*key)
    return _SELECTS[key]


def _select(model: type[Any], vendor: str) -> str:
    """Return the query for the rows of a model: of each its key and what an INSERT takes, in SQL."""
    columns = [_quoted(model._meta.pk.column), *_columns(model)]
    key, *values = [
        f"quote({name})" if vendor == "sqlite" else f"quote_nullable({name}::text)"
        for name in columns
    ]
    joined = " || ', ' || ".join(values)
    return f"SELECT {key}, {joined} FROM {_quoted(model._meta.db_table)}"  # noqa: S608


def _columns(model: type[Any]) -> list[str]:
    return [_quoted(each.column) for each in model._meta.local_concrete_fields]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)

"""Database to Content: the only SQL of a publish, in one snapshot, declared public fields only."""

from __future__ import annotations

import contextlib
import functools
import json
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import F, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat
from wagtail.models import Locale, Page, PageViewRestriction, Site

from publishing.changes import log
from publishing.changes.watched import TREE, read_by
from publishing.content import visibility
from publishing.content.conditions import conditions_of, public_value
from publishing.content.declarations import PageDetailRow, PageRow, Record, SiteRow, records
from publishing.content.file_digests import FileDigests
from publishing.content.snapshot import Content
from publishing.models import DeletedSource
from publishing.removal import redaction, tombstones


class SqlAfterLoadError(RuntimeError):
    """Something asked the database while views were made or rendered."""


@contextlib.contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it is at one moment, whatever editors save meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with _reading(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Begin without the lock for writers: on SQLite a publish would keep editors waiting."""
    if connection.vendor != "sqlite":
        yield
        return
    database: Any = connection
    mode = database.transaction_mode
    database.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        database.transaction_mode = mode


@contextlib.contextmanager
def no_sql() -> Iterator[None]:
    """Raise SqlAfterLoadError for any statement on any database."""

    def refuse(_execute: Any, sql: str, *_rest: Any) -> Any:
        raise SqlAfterLoadError(f"SQL after load: {sql[:200]}")

    with contextlib.ExitStack() as stack:
        for database in connections.all():
            stack.enter_context(database.execute_wrapper(refuse))
        yield


Raw = list[tuple[Any, ...]]


def load(
    site: Site,
    languages: tuple[str, ...],
    moment: datetime,
    *,
    also: frozenset[int] = frozenset(),
    previous: Content | None = None,
    sweep: bool = False,
) -> Content:
    """Load what may be public of `site` at `moment`.

    `also` names pages that are loaded besides, whatever their state: the ancestors of a draft that
    an editor previews. It is empty for everything that is published. Rows that the content
    `previous` has already are taken from there; a table without a change is the very same table.
    The bytes of its files are part of a row: files are looked at in each load, and read when new.
    A table of which the change log says nothing is not read again, but in a `sweep`, which compares:
    what the log missed is in `Content.missed` then.
    """
    files = previous.files if previous is not None else FileDigests.of_sites(site.pk)
    with snapshot():
        read_until = log.position()
        erased = tombstones.erased_pages(), tombstones.erased_pictures()
        asked = (site.root_page_id, languages, erased, also)
        changed = _changed(previous, asked, files)
        if previous is not None and changed is not None and not sweep:
            same = _same_pages(previous, changed, moment)
        else:
            same = False
        if previous is not None and same:
            ids, valid_until = previous.pages, previous.valid_until
        else:
            ids = frozenset(visibility.page_ids(site, languages, moment) | also)
            valid_until = visibility.next_expiry(moment)
            same = previous is not None and ids == previous.pages
        told = changed is None or previous is None or not _same_pages(previous, changed, moment)
        known = KnownRows(previous, files, changed if same else None, sweep=sweep)
        parameter = as_parameter(ids)
        tables = {
            row: known.rows(row, prepared, parameter)
            for row, prepared in statements(
                site.pk, connection.alias, connection.vendor, erased[1]
            ).items()
        }
        if struck := redaction.words():
            # Compared with what the database has, the rows would look as if nothing had changed.
            tables, known.raw = redaction.redacted(tables, struck), {}
    site_row = SiteRow(
        site.pk,
        visibility.checked_hostname(site.hostname),
        site.port,
        site.site_name,
        site.root_page_id,
    )
    content = Content(
        site_row, languages, tables, raw=known.raw, valid_until=valid_until, files=files
    )
    content.pages, content.loaded_at, content.asked, content.read_until = (
        *(ids, moment, asked, read_until),
    )
    # Other pages may be public, and neither the log nor the clock says why.
    content.missed = tuple(known.missed) if same or told else (PageRow.__name__,)
    if previous is not None:
        content.take_indexes(previous)
    return content


#: What decides which pages may be public, as the change log calls it.
DECIDES_PAGES = frozenset(
    {
        TREE,
        *(model._meta.db_table for model in (Site, Locale, PageViewRestriction, DeletedSource)),
    }
)


def _changed(
    previous: Content | None, asked: tuple[Any, ...], files: FileDigests
) -> frozenset[str] | None:
    """Return what changed since the content before, as the change log calls it; None: nobody knows."""
    if previous is None or not previous.raw or previous.asked != asked:
        return None
    entries = log.since(previous.read_until)
    if entries is None or files.differ() or not files.are_settled():
        # The database says nothing of the bytes of a file.
        return None
    return frozenset(each.about for each in entries)


def _same_pages(previous: Content, changed: frozenset[str], moment: datetime) -> bool:
    """Return whether the same pages may be public as before."""
    expires = previous.valid_until
    return (
        changed.isdisjoint(DECIDES_PAGES)
        and previous.loaded_at <= moment
        and (expires is None or moment < expires)
    )


class KnownRows:
    """The rows of the content before, so that only what differs is made anew."""

    def __init__(
        self,
        previous: Content | None,
        files: FileDigests,
        changed: frozenset[str] | None,
        *,
        sweep: bool,
    ) -> None:
        """Take what the log says, None for nothing that can be relied on."""
        self._previous = previous
        self._files = files
        self._changed = changed
        self._sweep = sweep
        self.raw: dict[type[Any], Raw] = {}
        #: The tables that differ although the log says nothing of them.
        self.missed: list[str] = []

    def rows(self, row: type[Any], prepared: Statement, ids: Any) -> tuple[Any, ...]:
        """Load the rows of a type."""
        before = self._previous.raw.get(row) if self._previous else None
        unchanged = self._changed is not None and self._changed.isdisjoint(prepared.read)
        if self._previous is not None and before is not None and unchanged and not self._sweep:
            self.raw[row] = before
            return self._kept(prepared.record, self._previous.table(row))
        raw = self.raw[row] = self._with_files(prepared.record, prepared.run(ids))
        convert = prepared.convert
        if unchanged and before is not None and before != raw:
            self.missed.append(row.__name__)
        if self._previous is None or before is None:
            return tuple(row(*map(frozen, values)) for values in convert(raw))
        if before == raw:
            return self._previous.table(row)
        made = dict(zip(before, self._previous.table(row), strict=True))
        new = [values for values in raw if values not in made]
        for values, converted in zip(new, convert(new), strict=True):
            made[values] = row(*map(frozen, converted))
        return tuple(made[values] for values in raw)

    def _kept(self, record: Record | None, table: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return a table that is not read again; its files are still those of this site."""
        for name in record.files if record is not None else ():
            for row in table:
                if file := getattr(row, name):
                    self._files.keep(file)
        return table

    def _with_files(self, record: Record | None, raw: Raw) -> Raw:
        """Put the stored file, by the digest of its bytes, in the place of its name."""
        if record is None:
            return raw
        for place in map(record.fields.index, record.files):
            for number, row in enumerate(raw):
                if row[place]:
                    owner = record.file_owner(dict(zip(record.fields, row, strict=True)))
                    file = self._files.public(owner, row[place])
                    raw[number] = (*row[:place], file, *row[place + 1 :])
        return raw


@dataclass(frozen=True, slots=True)
class Statement:
    """A query as the database gets it; the ids of the public pages are filled in each time."""

    sql: str
    params: tuple[Any, ...]
    #: Makes Django's values out of what the database gives.
    convert: Callable[[Raw], Iterable[Any]]
    #: What the rows are of; None for the rows of all pages.
    record: Record | None = None
    #: What it reads besides the ids of the public pages, as the change log calls it.
    read: frozenset[str] = frozenset()

    def run(self, ids: Any) -> Raw:
        """Return the values as the database has them.

        Comparing these with the ones before costs a tenth of converting all of them.
        """
        params = [ids if each is IDS else each for each in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return [tuple(values) for values in cursor.fetchall()]


#: Stands for the ids of the public pages in a statement that is used again.
IDS: Any = object()


def statement(queryset: Any, record: Record | None = None) -> Statement:
    """Prepare a query. Raises TypeError when it selects more than was asked for."""
    compiler = queryset.query.get_compiler(connection.alias)
    sql, params = compiler.as_sql()
    columns = [column[0] for column in compiler.select]
    if len(columns) != len(queryset.query.values_select) + len(queryset.query.annotation_select):
        raise TypeError(f"{queryset.model.__name__}: columns beside the public ones are selected")
    converters = compiler.get_converters(columns)

    def convert(values: Raw) -> Iterable[Any]:
        return compiler.apply_converters(values, converters) if converters else values

    return Statement(sql, tuple(params), convert, record, read_by(sql))


@functools.cache
def statements(
    site_id: int, alias: str, vendor: str, erased_pictures: frozenset[int] = frozenset()
) -> Mapping[type[Any], Statement]:
    """Prepare the statements of a load: preparing takes longer than running them."""
    # One of two constant texts; the ids are a parameter, or in a table.
    ids = RawSQL(KEYS[vendor], [IDS] if "%s" in KEYS[vendor] else [])  # noqa: S611
    pages = Page.objects.filter(pk__in=ids)
    found = {
        PageRow: statement(page_query(pages)),
        PageDetailRow: statement(detail_query(pages)),
    }
    for record in records():
        query = _query(record, site_id, ids, erased_pictures)
        found[record.row] = statement(query, record)
    return found


#: The ids of the public pages, however many there are: one parameter, or a table of this connection
#: alone, since SQLite would read a long parameter anew for each statement.
KEYS = {
    "postgresql": "SELECT unnest(%s::bigint[])",
    "sqlite": "SELECT id FROM temp.public_page",
}


def as_parameter(ids: Collection[int]) -> Any:
    """Return ids as KEYS takes them."""
    if connection.vendor == "postgresql":
        return sorted(ids)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS public_page (id INTEGER PRIMARY KEY)")
        cursor.execute("DELETE FROM temp.public_page")
        values = json.dumps(sorted(ids))
        cursor.execute("INSERT INTO temp.public_page SELECT value FROM json_each(%s)", [values])
    return None


def page_query(queryset: Any) -> Any:
    """Select the fields of PageRow, in the order of the tree."""
    return (
        queryset.annotate(
            public_kind=Concat(
                F("content_type__app_label"),
                Value("."),
                F("content_type__model"),
                output_field=TextField(),
            )
        )
        .values_list(
            "id",
            "path",
            "depth",
            "slug",
            "title",
            "locale__language_code",
            "translation_key",
            "public_kind",
            "show_in_menus",
            "alias_of_id",
        )
        .order_by("path")
    )


def detail_query(queryset: Any) -> Any:
    """Select the fields of PageDetailRow."""
    return queryset.values_list(*PageDetailRow._fields).order_by("pk")


def _query(record: Record, site_id: int, page_ids: Any, erased_pictures: frozenset[int]) -> Any:
    """Select the public fields of the public rows of one model, in a fixed order."""
    names = []
    annotations = {}
    for name in record.fields:
        if record.is_text(name):
            annotations[f"text_of_{name}"] = Cast(name, TextField())
            names.append(f"text_of_{name}")
        elif name in conditions_of(record.model):
            annotations[f"public_{name}"] = public_value(record.model, name)
            names.append(f"public_{name}")
        else:
            names.append("pk" if name == "id" else name)
    queryset = visibility.rows_of(
        record.model,
        site_id=site_id,
        page_ids=page_ids,
        owner_path=record.owner_path,
        erased_pictures=erased_pictures,
    )
    # Databases do not agree on where a missing number goes.
    last = [F("sort_order").asc(nulls_last=True)] if "sort_order" in record.fields else []
    return queryset.annotate(**annotations).order_by(*last, "pk").values_list(*names)


def frozen(value: Any) -> Any:
    """Turn a value from the database into an immutable one that is the same on every database."""
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, list):
        return tuple(map(frozen, value))
    return value

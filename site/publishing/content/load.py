"""Database to Content: the only SQL of a publish, in one snapshot, declared public fields only."""

from __future__ import annotations

import contextlib
import functools
import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import connection, connections, transaction
from wagtail.models import Locale, PageViewRestriction, Site

from publishing.changes import log
from publishing.changes.log import Entry
from publishing.changes.watched import TREE
from publishing.content import visibility
from publishing.content.declarations import PageRow, Record, SiteRow
from publishing.content.file_digests import FileDigests
from publishing.content.snapshot import Content
from publishing.content.statements import Raw, Statement, as_parameter, statements
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
        known = KnownRows(previous, ids, files, changed if same else None, sweep=sweep)
        tables = {
            row: known.rows(row, prepared)
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


#: What changed, as the change log calls it -> the entries about it.
Changed = Mapping[str, list[Entry]]


def _changed(
    previous: Content | None, asked: tuple[Any, ...], files: FileDigests
) -> Changed | None:
    """Return what changed since the content before; None: nobody knows."""
    if previous is None or not previous.raw or previous.asked != asked:
        return None
    entries = log.since(previous.read_until)
    if entries is None or files.differ() or not files.are_settled():
        # The database says nothing of the bytes of a file.
        return None
    found: dict[str, list[Entry]] = {}
    for each in entries:
        found.setdefault(each.about, []).append(each)
    return found


def _same_pages(previous: Content, changed: Changed, moment: datetime) -> bool:
    """Return whether the same pages may be public as before."""
    expires = previous.valid_until
    return (
        DECIDES_PAGES.isdisjoint(changed)
        and previous.loaded_at <= moment
        and (expires is None or moment < expires)
    )


#: More rows than these are read with their whole table.
FEW = 100


class KnownRows:
    """The rows of the content before, so that only what differs is read and made anew."""

    def __init__(
        self,
        previous: Content | None,
        ids: frozenset[int],
        files: FileDigests,
        changed: Changed | None,
        *,
        sweep: bool,
    ) -> None:
        """Take what the log says, None for nothing that can be relied on."""
        self._previous = previous
        self._ids = ids
        self._files = files
        self._changed = changed
        self._sweep = sweep
        self.raw: dict[type[Any], Raw] = {}
        #: The tables that differ although the log says nothing of them.
        self.missed: list[str] = []

    @functools.cached_property
    def _parameter(self) -> Any:
        return as_parameter(self._ids)

    def rows(self, row: type[Any], prepared: Statement) -> tuple[Any, ...]:
        """Load the rows of a type."""
        before = self._previous.raw.get(row) if self._previous else None
        entries = self._about(prepared)
        if self._previous is None or before is None:
            raw = self.raw[row] = self._with_files(prepared.record, prepared.run(self._parameter))
            return tuple(row(*map(frozen, values)) for values in prepared.convert(raw))
        if entries is not None and not self._sweep:
            if not entries:
                self.raw[row] = before
                return self._kept(prepared.record, self._previous.table(row))
            some = self._some(row, prepared, before, entries)
            if some is not None:
                return some
        raw = self.raw[row] = self._with_files(prepared.record, prepared.run(self._parameter))
        if before == raw:
            return self._previous.table(row)
        if entries is not None and not entries:
            self.missed.append(row.__name__)
        made = dict(zip(before, self._previous.table(row), strict=True))
        new = [values for values in raw if values not in made]
        for values, converted in zip(new, prepared.convert(new), strict=True):
            made[values] = row(*map(frozen, converted))
        return tuple(made[values] for values in raw)

    def _about(self, prepared: Statement) -> list[Entry] | None:
        """Return the entries about what a statement reads; None when nobody knows."""
        if self._changed is None:
            return None
        return [each for about in prepared.read for each in self._changed.get(about, ())]

    def _some(
        self, row: type[Any], prepared: Statement, before: Raw, entries: list[Entry]
    ) -> tuple[Any, ...] | None:
        """Load only the rows that the log names.

        None when it does not name them, and when rows came, went or stand elsewhere now: then the table is read.
        """
        key, wanted = prepared.key, {each.row for each in entries if each.row is not None}
        named = {each.page for each in entries if each.page is not None}
        if (
            self._previous is None
            or key is None
            or len(wanted) > FEW
            or any(each.row is None or each.about not in prepared.own for each in entries)
        ):
            return None
        pages = named & self._ids if all(each.page for each in entries) else self._ids
        raw = self._with_files(prepared.record, prepared.run_some(wanted, pages))
        new = {values[key]: values for values in raw}
        places = [place for place, values in enumerate(before) if values[key] in wanted]
        if new.keys() != {before[place][key] for place in places}:
            return None
        if any(
            _order(row, before[place]) != _order(row, new[before[place][key]]) for place in places
        ):
            return None
        table = self._previous.table(row)
        differing = [place for place in places if new[before[place][key]] != before[place]]
        if not differing:
            self.raw[row] = before
            return self._kept(prepared.record, table)
        values = [new[before[place][key]] for place in differing]
        rows, all_values = list(table), before.copy()
        for place, one, converted in zip(differing, values, prepared.convert(values), strict=True):
            all_values[place], rows[place] = one, row(*map(frozen, converted))
        self.raw[row] = all_values
        return self._kept(prepared.record, tuple(rows))

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


def _order(row: type[Any], values: tuple[Any, ...]) -> Any:
    """Return what decides where a row stands in its table, beside its id."""
    fields = row._fields
    for name in ("path", "sort_order"):
        if name in fields:
            return values[fields.index(name)]
    return None


def frozen(value: Any) -> Any:
    """Turn a value from the database into an immutable one that is the same on every database."""
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, list):
        return tuple(map(frozen, value))
    return value

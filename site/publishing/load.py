"""Database to Content: the only SQL of a publish, in one snapshot, declared public fields only."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat
from wagtail.models import Page, Site

from publishing import publishable
from publishing.content import Content
from publishing.records import PageRow, Record, SiteRow, records

#: As many keys as go into one statement on every database.
CHUNK = 20_000


class SqlAfterLoadError(RuntimeError):
    """Something asked the database while views were made or rendered."""


@contextlib.contextmanager
def snapshot() -> Iterator[None]:
    """Read everything as it is at one moment, whatever editors save meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


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
    site: Site, languages: tuple[str, ...], moment: datetime, *, also: frozenset[int] = frozenset()
) -> Content:
    """Load what may be public of `site` at `moment`.

    `also` names pages that are loaded besides, whatever their state: the ancestors of a draft that
    an editor previews. It is empty for everything that is published.
    """
    with snapshot():
        public = publishable.pages(site, languages, moment)
        rows = page_rows(public)
        if also:
            rows += page_rows(Page.objects.filter(pk__in=also - {row.id for row in rows}))
        page_ids = {row.id for row in rows}
        tables: dict[type[Any], list[Any]] = {PageRow: sorted(rows, key=lambda row: row.path)}
        for record in records():
            tables[record.row] = _rows(record, site, page_ids)
    site_row = SiteRow(
        site.pk,
        publishable.checked_hostname(site.hostname),
        site.port,
        site.site_name,
        site.root_page_id,
    )
    return Content(site_row, languages, tables)


def page_rows(queryset: Any) -> list[PageRow]:
    """Load the fields that every page has."""
    values = queryset.annotate(
        public_kind=Concat(
            F("content_type__app_label"),
            Value("."),
            F("content_type__model"),
            output_field=TextField(),
        )
    ).values_list(
        "id",
        "path",
        "depth",
        "slug",
        "title",
        "seo_title",
        "search_description",
        "locale__language_code",
        "translation_key",
        "public_kind",
        "show_in_menus",
        "alias_of_id",
        "first_published_at",
        "last_published_at",
    )
    return [PageRow(*map(frozen, row)) for row in values.order_by("path")]


def _rows(record: Record, site: Site, page_ids: set[int]) -> list[Any]:
    """Load the public rows of one model in a fixed order."""
    names = []
    annotations = {}
    for name in record.fields:
        if record.is_text(name):
            annotations[f"text_of_{name}"] = Cast(name, TextField())
            names.append(f"text_of_{name}")
        elif name == "id":
            names.append("pk")
        else:
            names.append(name)
    order = ["sort_order", "pk"] if "sort_order" in record.fields else ["pk"]
    found: list[Any] = []
    for chunk in _chunks(page_ids):
        queryset = publishable.rows_of(
            record.model, site=site, page_ids=chunk, owner_path=record.owner_path
        )
        rows = queryset.annotate(**annotations).order_by(*order).values_list(*names)
        found += [record.row(*map(frozen, row)) for row in rows]
        if not _depends_on_pages(record):
            break
    return found


def _depends_on_pages(record: Record) -> bool:
    """Tell whether the rows differ from one chunk of pages to the next."""
    names = {field.name for field in record.model._meta.fields}
    return issubclass(record.model, Page) or record.owner is not None or "page" in names


def _chunks(page_ids: set[int]) -> Iterator[set[int]]:
    """Split the keys so that they fit into a statement; an empty set is one chunk."""
    ordered = sorted(page_ids)
    for start in range(0, max(len(ordered), 1), CHUNK):
        yield set(ordered[start : start + CHUNK])


def frozen(value: Any) -> Any:
    """Turn a value from the database into an immutable one that is the same on every database."""
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, list):
        return tuple(map(frozen, value))
    return value

"""Pages that are not public in the place that they would have: a draft, and what stands above it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from wagtail.models import Page

from publishing.content.declarations import PageRow, Record
from publishing.content.load import KnownRows
from publishing.content.snapshot import Content
from publishing.content.statements import statements
from publishing.removal import redaction, tombstones


def with_pages(content: Content, ids: frozenset[int]) -> Content:
    """Return content with pages besides, whatever their state, and with what hangs on them.

    They are of a few kinds: only what pages of these kinds have is read.
    """
    kinds = {each.specific_class or Page for each in Page.objects.filter(pk__in=ids)}
    known = KnownRows(None, ids, content.files, None, sweep=False)
    erased = tombstones.erased_pictures()
    prepared = statements(content.site.id, connection.alias, connection.vendor, erased)
    tables = {
        row: known.rows(row, each)
        for row, each in prepared.items()
        if each.record is None or _hang_on(each.record, kinds)
    }
    if struck := redaction.words():
        tables = redaction.redacted(tables, struck)
    more = {
        row: sorted((*content.table(row), *rows), key=_place)
        for row, rows in tables.items()
        if rows
    }
    found = content.with_rows(more)
    found.pages = content.pages | ids
    return found


def _hang_on(record: Record, kinds: Iterable[type[Page]]) -> bool:
    """Return whether pages of these kinds can have rows of a model, or be such."""
    model: Any = record.model
    if not issubclass(model, Page):
        names = {field.name for field in model._meta.get_fields()}
        path = record.owner_path or ("page" if "page" in names else "")
        if not path:
            return False
        for name in path.split("__"):
            model = model._meta.get_field(name).related_model
    return any(issubclass(kind, model) for kind in kinds)


def _place(row: Any) -> tuple[Any, ...]:
    """Return where a row stands among others of its type, as the queries have them."""
    if isinstance(row, PageRow):
        return (row.path,)
    number = getattr(row, "sort_order", None)
    return (number is None, number or 0, row.id)

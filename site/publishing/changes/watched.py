"""Which tables the change log watches: derived from what a load reads."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, IntegerField, Model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Revision,
    Site,
)

from publishing.content.declarations import Record, records
from publishing.models import DeletedSource

#: What each kind of change of a page touches: where it stands and whether it may be public, what others
#: show of it, what few others show. A draft changes none of these columns.
PAGE_KINDS = {
    "tree": (
        *("path", "depth", "live", "expire_at", "locale_id", "translation_key"),
        *("alias_of_id", "content_type_id"),
    ),
    "row": ("slug", "title", "show_in_menus"),
    "detail": ("seo_title", "search_description", "first_published_at", "last_published_at"),
}
#: Never changes of a row that stays: adding and removing one is of the tree.
KEYS = frozenset({"id"})
#: Models beside those with public fields that decide what may be public, or when.
DECIDING: tuple[type[Model], ...] = (
    Site,
    Locale,
    Collection,
    CollectionViewRestriction,
    PageViewRestriction,
    ContentType,
    DeletedSource,
)
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"(?: (?!ON\b|INNER\b|LEFT\b|WHERE\b)"?([A-Z]\w*)"?)?')
COLUMN = re.compile(r'(?:"(\w+)"|\b([A-Z]\d+))\."(\w+)"')


@dataclass(frozen=True, slots=True)
class Watch:
    """A table, or some columns of one.

    about    what a change of it is called in the log
    columns  an update counts when one of these differs; empty: any update
    page     the column that holds the id of the page that a row belongs to; "" when it belongs to none
    site     the column that holds the id of its site, in the same way
    path     the column that holds its place in the tree
    key      the column of its id; "" when that is no number
    moves    whether rows that are added and removed count
    only     columns of which one must hold something, or have held it; empty: any row
    """

    about: str
    table: str
    columns: tuple[str, ...] = ()
    page: str = ""
    site: str = ""
    path: str = ""
    key: str = ""
    moves: bool = True
    only: tuple[str, ...] = ()


def of_page(kind: str) -> str:
    """Return what a kind of change of a page is called in the log."""
    return f"{Page._meta.db_table}:{kind}"


TREE = of_page("tree")
PLANNED = f"{Revision._meta.db_table}:planned"


@functools.cache
def watched() -> tuple[Watch, ...]:
    """Return all that the log watches, each table once, a page by kind of change."""
    table = Page._meta.db_table
    found = {}
    for kind, columns in PAGE_KINDS.items():
        about, moves = of_page(kind), kind == "tree"
        found[about] = Watch(about, table, columns, "id", path="path", key="id", moves=moves)
    planned = ("approved_go_live_at",)
    found[PLANNED] = Watch(PLANNED, Revision._meta.db_table, planned, only=planned)
    for record in records():
        watch = _of_record(record)
        found[watch.about] = watch
    for model in DECIDING:
        site = "id" if model is Site else ""
        found[model._meta.db_table] = Watch(model._meta.db_table, model._meta.db_table, site=site)
    return tuple(found.values())


def _of_record(record: Record) -> Watch:
    model = record.model
    table, key = model._meta.db_table, _number_key(model)
    if issubclass(model, Page):
        return Watch(table, table, page=_primary(model).column, key=key)
    fields: dict[str, Any] = {field.name: field for field in model._meta.concrete_fields}
    owner = fields.get(record.owner or "page")
    if isinstance(owner, ForeignKey) and issubclass(owner.related_model, Page):
        return Watch(table, table, page=owner.column, key=key)
    site = fields.get("site")
    if isinstance(site, ForeignKey) and issubclass(site.related_model, Site):
        return Watch(table, table, site=site.column, key=key)
    return Watch(table, table, key=key)


def _number_key(model: type[Model]) -> str:
    """Return the column of the primary key, if that is a number: of a page, of what it inherits."""
    key = _primary(model)
    last = key
    while isinstance(last, ForeignKey):
        last = last.target_field
    return str(key.column) if isinstance(last, IntegerField) else ""


def _primary(model: type[Model]) -> Any:
    return model._meta.pk


def read_by(sql: str) -> frozenset[str]:
    """Return what a statement reads, as the log calls it.

    Raises LookupError for a table, or a column of pages, of which no change is written down.
    """
    names: dict[str, str] = {}
    for table, alias in TABLE.findall(sql):
        names[table] = names[alias or table] = table
    columns: dict[str, set[str]] = {table: set() for table in names.values()}
    for name, alias, column in COLUMN.findall(sql):
        table = names.get(alias or name)
        if table is not None:
            columns[table].add(column)
    return frozenset(about for table, used in columns.items() for about in _abouts(table, used))


def _abouts(table: str, columns: Iterable[str]) -> set[str]:
    if table == "public_page":
        # The ids of the public pages, which are looked at by themselves.
        return set()
    watches = [each for each in watched() if each.table == table]
    if not watches:
        raise LookupError(f"no change of {table} is written down")
    if not any(each.columns for each in watches):
        return {each.about for each in watches}
    found = set()
    for column in set(columns) - KEYS:
        abouts = {each.about for each in watches if column in each.columns}
        if not abouts:
            raise LookupError(f"no change of {table}.{column} is written down")
        found |= abouts
    return found or {each.about for each in watches if each.moves}

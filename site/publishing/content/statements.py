"""The statements of a load: prepared once, for a whole table and for some rows of one."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Concat
from wagtail.models import Page

from publishing.changes.watched import of_page, read_by
from publishing.content import visibility
from publishing.content.conditions import conditions_of, public_value
from publishing.content.declarations import PageDetailRow, PageRow, Record, records

Raw = list[tuple[Any, ...]]


#: Stand for the ids of the public pages, and for those of some rows, in a statement that is used again.
IDS: Any = object()
ROWS: Any = object()


@dataclass(frozen=True, slots=True)
class Statement:
    """A query as the database gets it; the ids of the public pages are filled in each time.

    convert  makes Django's values out of what the database gives
    record   what the rows are of; None for the rows of all pages
    read     what it reads besides the ids of the public pages, as the change log calls it
    some     the SQL and the parameters of the same query for some rows only, by their ids
    own      the changes of which the log names the rows of this query
    key      where the id stands among the values; None when it is not among them
    """

    sql: str
    params: tuple[Any, ...]
    convert: Callable[[Raw], Iterable[Any]]
    record: Record | None
    read: frozenset[str]
    some: tuple[str, tuple[Any, ...]]
    own: frozenset[str]
    key: int | None

    def run(self, ids: Any) -> Raw:
        """Return the values as the database has them.

        Comparing these with the ones before costs a tenth of converting all of them.
        """
        return _fetched(self.sql, [ids if each is IDS else each for each in self.params])

    def run_some(self, rows: Collection[int], pages: Collection[int]) -> Raw:
        """Return the values of these rows, as far as they are public and of one of these pages, when of any."""
        sql, params = self.some
        filled = {id(IDS): as_list(pages), id(ROWS): as_list(rows)}
        return _fetched(sql, [filled.get(id(each), each) for each in params])


def _fetched(sql: str, params: list[Any]) -> Raw:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [tuple(values) for values in cursor.fetchall()]


def _statement(
    query: Callable[[Any], Any], own: frozenset[str], record: Record | None = None
) -> Statement:
    """Prepare a query of the ids of the public pages. Raises TypeError when it selects more than was asked for."""
    queryset = query(_ids(KEYS))
    some = query(_ids(LISTS)).filter(pk__in=_ids(LISTS, ROWS))
    compiler = queryset.query.get_compiler(connection.alias)
    sql, params = compiler.as_sql()
    columns = [column[0] for column in compiler.select]
    if len(columns) != len(queryset.query.values_select) + len(queryset.query.annotation_select):
        raise TypeError(f"{queryset.model.__name__}: columns beside the public ones are selected")
    converters = compiler.get_converters(columns)

    def convert(values: Raw) -> Iterable[Any]:
        return compiler.apply_converters(values, converters) if converters else values

    few, few_params = some.query.get_compiler(connection.alias).as_sql()
    fields = record.fields if record is not None else PageRow._fields
    return Statement(
        *(sql, tuple(params), convert, record, read_by(sql), (few, tuple(few_params)), own),
        fields.index("id") if "id" in fields else None,
    )


@functools.cache
def statements(
    site_id: int, alias: str, vendor: str, erased_pictures: frozenset[int] = frozenset()
) -> Mapping[type[Any], Statement]:
    """Prepare the statements of a load: preparing takes longer than running them."""
    found = {
        PageRow: _statement(
            lambda ids: page_query(Page.objects.filter(pk__in=ids)), frozenset({of_page("row")})
        ),
        PageDetailRow: _statement(
            lambda ids: detail_query(Page.objects.filter(pk__in=ids)),
            frozenset({of_page("detail")}),
        ),
    }
    for record in records():
        found[record.row] = _statement(
            functools.partial(_query, record, site_id, erased_pictures=erased_pictures),
            frozenset({record.model._meta.db_table}),
            record,
        )
    return found


def _ids(texts: Mapping[str, str], place: Any = IDS) -> RawSQL:
    """Return ids as a part of a statement, by one of constant texts."""
    text = texts[connection.vendor]
    return RawSQL(text, [place] if "%s" in text else [])  # noqa: S611


#: The ids of the public pages, however many there are: one parameter, or a table of this connection
#: alone, since SQLite would read a long parameter anew for each statement.
KEYS = {
    "postgresql": "SELECT unnest(%s::bigint[])",
    "sqlite": "SELECT id FROM temp.public_page",
}
#: Those of a few.
LISTS = {
    "postgresql": "SELECT unnest(%s::bigint[])",
    "sqlite": "SELECT value FROM json_each(%s)",
}


def as_list(ids: Collection[int]) -> Any:
    """Return ids as LISTS takes them."""
    return sorted(ids) if connection.vendor == "postgresql" else json.dumps(sorted(ids))


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


def _query(record: Record, site_id: int, page_ids: Any, *, erased_pictures: frozenset[int]) -> Any:
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

"""The texts of many pages as the database has them, in a few questions; what is in them is read when asked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from core.rows import new_key
from translations.segments import Segment, prose_fields, prose_relations, row_fields, segments_in


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of the texts of one page, of its row or of its newest draft."""

    model: Any
    #: Names exactly what is stored.
    name: bytes
    _read: Callable[[], tuple[Segment, ...]]

    def segments(self) -> tuple[Segment, ...]:
        """Return the texts, as `segments_of` does for a page."""
        return self._read()


def name_of_stored(*parts: Any) -> bytes:
    """Name stored values by their content."""
    found = hashlib.blake2b(digest_size=16)
    for each in parts:
        text = each if isinstance(each, str) else repr(each)
        data = text.encode(errors="surrogatepass")
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.digest()


def models_of(pages: QuerySet[Page]) -> list[type[Page]]:
    """Return the types of these pages, in one question."""
    numbers = pages.order_by().values_list("content_type_id", flat=True).distinct()
    types = ContentType.objects.get_for_id
    found = [types(number).model_class() for number in sorted(numbers)]
    return [model for model in found if model is not None]


def stored_rows(
    pages: QuerySet[Page], models: Iterable[type[Page]], keys: Mapping[int, Any]
) -> dict[int, Stored]:
    """Return the texts of the rows of pages of these types, by their numbers; `keys` has their translation keys.

    One question for all types, and one for all rows below them that hold texts.
    """
    found: dict[int, Stored] = {}
    numbers = pages.order_by().values("pk")
    known = list(models)
    rows = [row for model in known for row in prose_relations(model).values()]
    below_pages = _rows_below(list(dict.fromkeys(rows)), numbers)
    shapes = [
        (
            model,
            prose_fields(model),
            {name: below_pages[row] for name, row in prose_relations(model).items()},
        )
        for model in known
    ]
    for pk, number, *texts in _texts_of(known, numbers):
        if pk not in keys:
            continue
        model, names, relations = shapes[number]
        values = texts[: len(names)]
        below = {name: rows_of_page.get(pk, []) for name, rows_of_page in relations.items()}
        read = partial(_segments, model, dict(zip(names, values, strict=True)), below, keys[pk])
        found[pk] = Stored(model, name_of_stored(*values, below), read)
    return found


def _texts_of(models: list[type[Page]], numbers: Any) -> Iterable[Any]:
    """Return of each page its number, that of its type in the list, and its texts, filled up with nothing."""
    width = max((len(prose_fields(model)) for model in models), default=0)
    parts = []
    for number, model in enumerate(models):
        names = prose_fields(model)
        texts: dict[str, Any] = {
            f"text_{place}": Cast(names[place], TextField())
            if place < len(names)
            else Value("", output_field=TextField())
            for place in range(width)
        }
        rows = model._default_manager.filter(pk__in=numbers, content_type=_type(model)).order_by()
        rows = rows.annotate(place_in_list=Value(number), **texts)
        parts.append(rows.values_list("pk", "place_in_list", *texts))
    return parts[0].union(*parts[1:], all=True) if parts else ()


def _type(model: type[Page]) -> ContentType:
    found: ContentType = ContentType.objects.get_for_model(model)
    return found


def _rows_below(rows: list[Any], numbers: Any) -> dict[Any, dict[int, list[dict[str, Any]]]]:
    """Return the texts of rows below pages, by the model of the row and the page, in one question."""
    width = max((len(row_fields(row)) for row in rows), default=0)
    parts = []
    for number, row in enumerate(rows):
        names = row_fields(row)
        texts: dict[str, Any] = {
            f"text_{place}": Cast(names[place], TextField())
            if place < len(names)
            else Value("", output_field=TextField())
            for place in range(width)
        }
        below = row._default_manager.filter(page__in=numbers).order_by()
        below = below.annotate(place_in_list=Value(number), **texts)
        parts.append(
            below.values_list("place_in_list", "page_id", "sort_order", "pk", "key", *texts)
        )
    found: dict[Any, dict[int, list[dict[str, Any]]]] = {row: {} for row in rows}
    stored = sorted(
        parts[0].union(*parts[1:], all=True) if parts else (),
        key=lambda each: (each[0], each[1], each[2] or 0, each[3]),
    )
    for number, page, _order, _pk, key, *values in stored:
        names = row_fields(rows[number])
        texts_of_row = {"key": key, **dict(zip(names, values[: len(names)], strict=True))}
        found[rows[number]].setdefault(page, []).append(texts_of_row)
    return found


def stored_drafts(
    revisions: Iterable[int], types: Mapping[int, type[Page]], keys: Mapping[int, Any]
) -> dict[int, Stored]:
    """Return the texts of drafts, by the numbers of their pages; `types` and `keys` say what those are."""
    found: dict[int, Stored] = {}
    numbers = list(revisions)
    rows = Revision.objects.filter(pk__in=numbers) if numbers else Revision.objects.none()
    for number, content in rows.values_list("object_id", Cast("content", TextField())):
        pk = int(number)
        read = partial(_segments_of_draft, types[pk], content, keys[pk])
        found[pk] = Stored(types[pk], name_of_stored("draft", content), read)
    return found


def _segments_of_draft(model: type[Page], content: str, key: Any) -> tuple[Segment, ...]:
    values = json.loads(content)
    below = {
        name: [
            {"key": each.get("key") or new_key(), **{f: each.get(f) for f in row_fields(row)}}
            for each in sorted(values.get(name) or (), key=lambda each: each["sort_order"] or 0)
        ]
        for name, row in prose_relations(model).items()
    }
    return _segments(model, values, below, key)


def _segments(
    model: type[Page],
    values: Mapping[str, Any],
    below: Mapping[str, list[dict[str, Any]]],
    key: Any,
) -> tuple[Segment, ...]:
    found: dict[str, Any] = {}
    for name in prose_fields(model):
        value = values.get(name)
        is_stream = isinstance(model._meta.get_field(name), StreamField)
        found[name] = blocks_in(value) if is_stream else value
    for name, rows in below.items():
        found[name] = [SimpleNamespace(**each) for each in rows]
    return segments_in(model, found, key)


def blocks_in(value: Any) -> list[Any]:
    """Return the stored blocks of a text; none where it is no list of blocks."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    return value if isinstance(value, list) else []

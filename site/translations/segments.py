"""The pieces of text of a page that are translated: titles and prose, never a fact.

Which fields are prose says the page type itself, in `content_panels`; what search engines show of a
page is prose too. Inside a text only words are
segments: an address of a page, a number, a picture or a choice is not. What is rich text is one
segment with its tags.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, Model, TextField
from django.utils.text import format_lazy
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from core.forms.panels import field_names
from core.rows import KeyField, ProseRow, translation_key_of
from translations.texts.walk import Walk, walk_stream

#: What search engines show: a page shows these as they are, in whatever language.
FOR_SEARCH_ENGINES = ("seo_title", "search_description")


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of text. Its key stays the same when blocks move; two pages never compare keys."""

    key: str
    text: str
    rich: bool = False
    #: The most characters that its field takes; None: no limit.
    limit: int | None = None
    #: The key under which wagtail-localize has it, where that is another: all of a table is one place.
    place: str = ""

    @property
    def hash(self) -> str:
        """A short name of exactly this text."""
        return text_hash(self.text)

    @property
    def field(self) -> str:
        """The field of the page that it is in."""
        return self.key.partition("/")[0]


def text_hash(text: str) -> str:
    """Name a text by its content; spaces at its ends are no part of it."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]


def content_hash(segments: Iterable[Segment]) -> str:
    """Name all segments of a page by their content, in their order."""
    joined = "\n".join(f"{each.key} {each.hash}" for each in segments)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def prose_fields(model: Any) -> tuple[str, ...]:
    """Return the fields of a page type that hold prose, the title first."""
    return _prose_fields(model)


@functools.cache
def _prose_fields(model: Any) -> tuple[str, ...]:
    known = {field.name: field for field in model._meta.concrete_fields}
    panels = field_names(model.content_panels)
    found = [
        name for name in panels if isinstance(known.get(name), CharField | TextField | StreamField)
    ]
    return (*dict.fromkeys(["title", *found, *FOR_SEARCH_ENGINES]),)


def prose_relations(model: Any) -> dict[str, type[ProseRow]]:
    """Return the relations of a page type whose rows hold prose, such as the goals of a programme."""
    return _prose_relations(model)


@functools.cache
def _prose_relations(model: Any) -> dict[str, type[ProseRow]]:
    known = {each.get_accessor_name(): each.related_model for each in model._meta.related_objects}
    return {name: known[name] for name in field_names(model.content_panels) if name in known}


def row_fields(row: type[ProseRow]) -> tuple[str, ...]:
    """Return the fields with prose of a row; all others are facts."""
    return tuple(
        field.name
        for field in row._meta.concrete_fields
        if isinstance(field, CharField | TextField) and not isinstance(field, KeyField)
    )


def label_of(model: Any, name: str) -> Any:
    """Return what editors call a field of a page, or the rows of a relation."""
    field = model._meta.get_field(name)
    rows = field.related_model._meta.verbose_name_plural if field.one_to_many else None
    return rows or field.verbose_name


def labels_of(model: Any) -> dict[str, Any]:
    """Return what editors call all that is translated: by field, and by relation and field of a row."""
    found = {
        name: label_of(model, name) for name in (*prose_fields(model), *prose_relations(model))
    }
    for name, row in prose_relations(model).items():
        for field in row_fields(row):
            words = (found[name], row._meta.get_field(field).verbose_name)
            found[f"{name}/{field}"] = format_lazy("{}: {}", *words)
    return found


def is_only_a_name(model: Any, segments: Iterable[Segment]) -> bool:
    """Return whether the only words of a page are the name of somebody: nothing to translate."""
    return model.title_is_name and all(each.key == "title" for each in segments)


def segments_of(page: Any) -> tuple[Segment, ...]:
    """Return the segments of a page, in the order in which they stand on it. Empty texts are none."""
    model = type(page)
    values = {name: _stored(page, name) for name in prose_fields(model)}
    values |= {name: rows_of(page, name) for name in prose_relations(model)}
    return segments_in(model, values, page.translation_key)


def rows_of(page: Any, name: str) -> list[Any]:
    """Return the rows of a relation of a page, or of a draft of it, in their order."""
    return sorted(getattr(page, name).all(), key=lambda row: row.sort_order or 0)


def segments_in(
    model: type[Model], values: Mapping[str, Any], page: UUID | None = None
) -> tuple[Segment, ...]:
    """Return the segments of stored values: a text, the blocks of a StreamField, rows of a relation.

    With the translation key of their `page` they know under which wagtail-localize has them.
    """
    found: list[Segment] = []
    relations = prose_relations(model)
    for name in _in_order(model):
        if name not in values:
            continue
        if name in relations:
            found += _of_rows(name, relations[name], values[name], page)
            continue
        field: Any = model._meta.get_field(name)
        if not isinstance(field, StreamField):
            text = str(values[name] or "")
            if text.strip():
                found.append(
                    Segment(name, text, isinstance(field, RichTextField), field.max_length)
                )
            continue
        found += _of_blocks(name, field.stream_block, values[name] or ())
    return tuple(found)


def _of_blocks(name: str, stream: Any, stored: Iterable[Any]) -> list[Segment]:
    found: list[Segment] = []

    class Reading(Walk):
        def words(self, key: str, text: str, block: Any, table: str) -> str:
            found.append(Segment(key, text, isinstance(block, blocks.RichTextBlock), place=table))
            return text

    walk_stream(Reading(), stream, stored, name)
    return found


def _in_order(model: Any) -> list[str]:
    """Return fields and relations as they stand on the page, what search engines show at the end."""
    known = {*prose_fields(model), *prose_relations(model)}
    names = ("title", *field_names(model.content_panels), *FOR_SEARCH_ENGINES)
    return [name for name in dict.fromkeys(names) if name in known]


def _of_rows(
    name: str, model: type[ProseRow], rows: Iterable[Any], page: UUID | None
) -> list[Segment]:
    fields = row_fields(model)
    return [
        Segment(
            f"{name}/{row.key}/{field}",
            text,
            limit=model._meta.get_field(field).max_length,
            place=f"{name}/{translation_key_of(page, row.key)}/{field}" if page else "",
        )
        for row in rows
        for field in fields
        if (text := str(getattr(row, field) or "")).strip()
    ]


def _stored(page: Any, name: str) -> Any:
    value = getattr(page, name)
    return list(value.raw_data) if isinstance(value, blocks.StreamValue) else value

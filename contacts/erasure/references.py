"""References to what is erased, in streams, rich text and kept versions of pages.

Foreign keys of rows are the database's: it follows their `on_delete`. Here the same rule holds for
values: what may be empty is emptied, what cannot be without it goes as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Field, ForeignKey, Model
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page


class Nothing:
    """Stands in the place of a value that goes as a whole."""


NOTHING: Final = Nothing()
#: A link to a page: what it says stays.
LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<text>.*?)</a>", re.DOTALL)
EMBED = re.compile(r"<embed\b(?P<attributes>[^>]*)/?>")
KIND = re.compile(r'\b(?:linktype|embedtype)="(\w+)"')
NUMBER = re.compile(r'\bid="(\d+)"')


@dataclass(frozen=True, slots=True)
class Erased:
    """The numbers of the pages and pictures that are erased."""

    pages: frozenset[int]
    pictures: frozenset[int]

    def has(self, target: type[Model] | None, value: Any) -> bool:
        """Return whether a reference to a `target` is to something erased."""
        if target is None or value in (None, ""):
            return False
        # Who chooses any page may have chosen one of these.
        numbers: frozenset[int] = frozenset()
        if issubclass(target, Page):
            numbers = self.pages
        elif issubclass(target, get_image_model()):
            numbers = self.pictures
        return str(value).isascii() and str(value).isdigit() and int(value) in numbers

    def pattern(self) -> re.Pattern[str] | None:
        """Return what finds one of the numbers in stored text: what has none needs no closer look."""
        numbers = sorted(self.pages | self.pictures)
        return re.compile(rf"(?<!\d)(?:{'|'.join(map(str, numbers))})(?!\d)") if numbers else None


def without(field: Field[Any, Any], text: str, erased: Erased) -> str:
    """Return what a column holds without the references."""
    if isinstance(field, StreamField):
        return _stream(field, text, erased)
    return _rich_text(text, erased) if isinstance(field, RichTextField) else text


def version_without(model: type[Model], data: Mapping[str, Any], erased: Erased) -> Any:
    """Return a kept version of a page or of a row below it without the references.

    NOTHING when it is a row that cannot be without them.
    """
    found = dict(data)
    for field in model._meta.get_fields():
        name = field.name
        if name not in found or not isinstance(field, Field):
            continue
        value = found[name]
        if isinstance(field, ForeignKey) and erased.has(_model(field), value):
            if not field.null:
                return NOTHING
            found[name] = None
            if "note" in found:
                # It says how to reach the person.
                found["note"] = ""
        elif field.many_to_many and isinstance(value, list):
            found[name] = [each for each in value if not erased.has(_model(field), each)]
        elif isinstance(value, str):
            found[name] = without(field, value, erased)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if isinstance(rows := found.get(name), list):
            kept = [
                version_without(relation.related_model, row, erased)
                if isinstance(row, dict)
                else row
                for row in rows
            ]
            found[name] = [row for row in kept if row is not NOTHING]
    return found


def _model(field: Any) -> type[Model]:
    related: type[Model] = field.related_model
    return related


def _stream(field: StreamField, text: str, erased: Erased) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        return text
    new = _block(field.stream_block, value, erased)
    new = [] if new is NOTHING else new
    return text if new == value else json.dumps(new)


def _block(block: Any, value: Any, erased: Erased) -> Any:
    """Return the stored value of a block without the references; NOTHING when it goes."""
    if isinstance(block, blocks.ChooserBlock):
        return NOTHING if erased.has(block.target_model, value) else value
    if isinstance(block, blocks.RichTextBlock) and isinstance(value, str):
        return _rich_text(value, erased)
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(value, list):
        return _items(value, lambda each: block.child_blocks.get(each.get("type")), erased)
    if isinstance(block, blocks.ListBlock) and isinstance(value, list):
        return _items(value, lambda _each: block.child_block, erased)
    if isinstance(block, blocks.BaseStructBlock) and isinstance(value, dict):
        found = {}
        for name, each in value.items():
            child = block.child_blocks.get(name)
            found[name] = each if child is None else _block(child, each, erased)
            if found[name] is NOTHING:
                if child.required:
                    return NOTHING
                found[name] = None
        return found
    return value


def _items(items: list[Any], block_of: Any, erased: Erased) -> Any:
    """Return the items of a list or stream without those that go; NOTHING when it is empty then."""
    kept = []
    for item in items:
        stored = isinstance(item, dict) and "type" in item and "value" in item
        block = block_of(item if stored else {})
        new = _block(block, item["value"] if stored else item, erased)
        if new is not NOTHING:
            kept.append(item | {"value": new} if stored else new)
    return kept if kept or not items else NOTHING


def _rich_text(html: str, erased: Erased) -> str:
    """Return rich text, as Wagtail stores it, without links to these pages and without these pictures."""

    def gone(match: re.Match[str]) -> bool:
        kind, number = KIND.search(match["attributes"]), NUMBER.search(match["attributes"])
        if kind is None or number is None:
            return False
        target = {"page": Page, "image": get_image_model()}.get(kind[1])
        return erased.has(target, number[1])

    html = LINK.sub(lambda match: match["text"] if gone(match) else match[0], html)
    return EMBED.sub(lambda match: "" if gone(match) else match[0], html)

"""Puts what the content says into the fields and rows of a record, as the model asks for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from core.rows import ProseRow
from demo.loader import days
from demo.loader.content import ContentError, Fields, Prose

#: Finds the record that a reference means, by the model that a field asks for. Raises KeyError.
Find = Callable[[type[models.Model], str], models.Model]
YES_NO = {"true": True, "false": False}
#: A year inside an address: ``grant-{this year}``.
YEAR = re.compile(r"\{(this year(?:[+-]\d+)?)\}")


class Values:
    """Sets fields as seen from a day. Raises ContentError with the file and the key."""

    def __init__(self, anchor: date, find: Find) -> None:
        self.anchor = anchor
        self._find = find

    def put(self, record: models.Model, said: Mapping[str, Any], path: Path) -> None:
        """Set what is said, rows and links included; whatever else the record has stays as it is."""
        model = type(record)
        rows = {str(each.get_accessor_name()): each for each in get_all_child_relations(model)}
        links = {field.name: field for field in get_all_child_m2m_relations(model)}
        fields = {field.name: field for field in model._meta.concrete_fields}
        for name, raw in said.items():
            if name in rows:
                made = self._rows(rows[name].related_model, name, raw, path)
                setattr(record, name, made)
            elif name in links:
                target = links[name].related_model
                setattr(record, name, [self._found(target, name, each, path) for each in raw])
            elif name in fields:
                field = fields[name]
                setattr(record, field.attname, self.value(field, name, raw, path))
            else:
                raise ContentError(path, f"{name}: {model._meta.label} has no such field")

    def value(self, field: Any, name: str, raw: Any, path: Path) -> Any:
        """Return what a field holds when the content says `raw`."""
        if field.is_relation:
            return self._found(field.related_model, name, raw, path).pk
        if isinstance(raw, list):
            raw = ",".join(raw)
        if not isinstance(raw, str):
            if isinstance(raw, dict) and not isinstance(field, models.JSONField):
                raise ContentError(
                    path, f"{name}: holds names with values; a text with braces is quoted"
                )
            return raw
        try:
            return self._read(field, raw)
        except (ValueError, ValidationError):
            raise ContentError(path, f"{name}: {raw!r} does not fit this field") from None

    def _read(self, field: Any, raw: str) -> Any:
        if isinstance(field, models.DateTimeField):
            return days.moment(raw, self.anchor)
        if isinstance(field, models.DateField):
            return days.day(raw, self.anchor)
        if isinstance(field, models.BooleanField):
            if raw not in YES_NO:
                raise ValueError(raw)
            return YES_NO[raw]
        if isinstance(field, models.IntegerField):
            numbers = named(field)
            return numbers[raw] if raw in numbers else days.year(raw, self.anchor)
        if isinstance(field, models.SlugField):
            return YEAR.sub(lambda found: str(days.year(found[1], self.anchor)), raw)
        return field.to_python(raw)

    def _found(self, model: type[models.Model], name: str, key: str, path: Path) -> models.Model:
        try:
            return self._find(model, key)
        except KeyError:
            raise ContentError(path, f"{name}: there is no {model.__name__} {key!r}") from None

    def _rows(self, model: type[Any], name: str, raw: Any, path: Path) -> list[Any]:
        if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
            raise ContentError(path, f"{name}: must be a list of rows with names and values")
        said = [each for row in raw for each in spread(model, row)]
        ordered = any(field.name == "sort_order" for field in model._meta.concrete_fields)
        made = [model(**{"sort_order": place} if ordered else {}) for place in range(len(said))]
        for record, row in zip(made, said, strict=True):
            self.put(record, row, path)
            complete(record, path, f"{name} ")
        return made


def spread(model: type[models.Model], row: Fields) -> list[Fields]:
    """Return a row for each value where a list stands in a field of one number: days of a week."""
    numbers = {each.name for each in model._meta.fields if isinstance(each, models.IntegerField)}
    many = next((name for name in row if name in numbers and isinstance(row[name], list)), "")
    return [{**row, many: each} for each in row[many]] if many else [row]


def named(field: Any) -> dict[str, Any]:
    """Return the numbers that a field offers by their English names: monday is 1."""
    with override("en"):
        return {str(label).lower(): number for number, label in field.flatchoices}


def joined(facts: Fields, prose: Fields, path: Path) -> Fields:
    """Return facts and prose as one; rows of which both say something are tied by their `key`."""
    both = {**facts, **prose}
    for name in facts.keys() & prose.keys():
        if not isinstance(facts[name], list):
            raise ContentError(path, f"{name}: stands among the facts already")
        known = {row.get("key"): row for row in facts[name]}
        both[name] = [{**known.pop(row.get("key"), {}), **row} for row in prose[name]]
        if known:
            raise ContentError(path, f"{name}: nothing is said of {', '.join(map(str, known))}")
    return both


def of_translation(model: type[models.Model], facts: Fields, prose: Fields) -> Fields:
    """Return the facts that a translated page stores too; all others it takes from its source.

    They are those of every page, such as its place in the menu, and those that have no default, or
    that of the day. Rows that have words are stored with each language.
    """
    needed = set(prose)
    for field in model._meta.concrete_fields:
        default = field.has_default() and not callable(field.default)
        if field.model is Page or not (field.blank or default):
            needed.add(field.name)
    return {name: raw for name, raw in facts.items() if name in needed}


def complete(record: models.Model, path: Path, row: str = "") -> None:
    """Raise ContentError for a field that has to be filled before a record can be stored at all."""
    for field in record._meta.local_concrete_fields:
        if isinstance(field, ParentalKey) or field.null or field.primary_key:
            continue
        if isinstance(record, ProseRow) and field.name == "locale":
            # That of the page, when it is stored.
            continue
        if getattr(record, field.attname) is None:
            raise ContentError(path, f"{row}{field.name}: is missing")


@override("en")
def check(record: models.Model, path: Path, prose: Prose | None = None) -> None:
    """Hold a record and its rows to what editors are held to. Raises ContentError."""
    name = ""
    try:
        record.full_clean()
        for relation in get_all_child_relations(type(record)):
            name = str(relation.get_accessor_name())
            for row in getattr(record, name).all():
                # That the row belongs to the record is known.
                row.full_clean(exclude=[relation.field.name])
    except ValidationError as error:
        faults = {f"{name} {each}".strip(): said for each, said in error.message_dict.items()}
        words = "; ".join(f"{each}: {' '.join(said)}" for each, said in faults.items())
        spoken = prose and next(iter(faults)).split()[0] in prose.fields
        raise ContentError(prose.path if prose and spoken else path, words) from None

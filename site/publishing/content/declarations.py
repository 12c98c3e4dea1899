"""Which models have public fields, and which fields those are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import FileField, ForeignKey, JSONField, ManyToManyField, Model
from wagtail.fields import StreamField
from wagtail.models import Page

from publishing.content.conditions import conditions_of


class DeclarationError(TypeError):
    """A model declares public fields that it does not have."""


class PublicFile(NamedTuple):
    """A stored file as an output reads it: another file under the same name is another value.

    owner   what its address belongs to: `document:12`
    name    its name in the media storage
    digest  of its bytes, as blobs are named; empty when the file is not there
    size    in bytes
    """

    owner: str
    name: str
    digest: str
    size: int


@dataclass(frozen=True)
class Record:
    """A model with public fields. `row` is a NamedTuple: its fields are the public ones."""

    model: type[Model]
    row: type[Any]
    #: For the table of a many-to-many field: the key of what the rows belong to …
    owner: str | None = None
    #: … and the way from there to a page, when it is not a page itself.
    owner_path: str | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The public fields, in the order of the row."""
        fields: tuple[str, ...] = self.row._fields
        return fields

    def is_text(self, name: str) -> bool:
        """Return whether the column holds JSON, which is loaded as text and read when it is shown."""
        if name not in {field.name for field in self.model._meta.fields}:
            return False
        return isinstance(self.model._meta.get_field(name), StreamField | JSONField)

    @functools.cached_property
    def files(self) -> tuple[str, ...]:
        """The public fields that hold a stored file: an output reads their bytes, see PublicFile."""
        known = {field.name for field in self.model._meta.fields if isinstance(field, FileField)}
        return tuple(name for name in self.fields if name in known)

    def file_owner(self, values: Mapping[str, Any]) -> str:
        """Return what the address of a row's file belongs to, whatever the file is called.

        `public_file_of` of the model names the fields that stay when the row is made anew.
        """
        kind, *names = self.model.__dict__.get(
            "public_file_of", (f"file:{self.row.__name__}", "id")
        )
        return ":".join([kind, *(str(values[name]) for name in names)])

    def column(self, name: str) -> str:
        """Return the name of the field in a query."""
        if name == "language" and name not in {f.name for f in self.model._meta.fields}:
            return "locale__language_code"
        return name


#: The public rows of models that are not ours to change.
_ROWS_OF_OTHERS: dict[type[Model], type[Any]] = {}


def declare(model: type[Model], row: type[Any]) -> None:
    """Declare which fields of a model of another app are public."""
    _ROWS_OF_OTHERS[model] = row
    records.cache_clear()
    record_of.cache_clear()
    long_texts.cache_clear()


@functools.cache
def records() -> tuple[Record, ...]:
    """Return all models that declare a `public_row`, and the links that they declare."""
    found: list[Record] = []
    for model in apps.get_models():
        row = model.__dict__.get("public_row") or _ROWS_OF_OTHERS.get(model)
        if row is None:
            continue
        found.append(_checked(Record(model, row)))
        for name, link_row in model.__dict__.get("public_links", {}).items():
            field = model._meta.get_field(name)
            if not isinstance(field, ManyToManyField):
                raise DeclarationError(f"{model.__name__}.{name} is no many-to-many field")
            through: Any = field.remote_field.through
            owner = field.m2m_field_name()
            path = owner if issubclass(model, Page) else f"{owner}__page"
            found.append(_checked(Record(through, link_row, owner, path)))
    names = [record.row.__name__ for record in found]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise DeclarationError(f"two models have rows of the same name: {', '.join(twice)}")
    return tuple(found)


def _checked(record: Record) -> Record:
    """Return `record` when the model has all its fields. Raises DeclarationError otherwise."""
    known = {field.name for field in record.model._meta.fields}
    known |= {field.attname for field in record.model._meta.fields}
    known |= {"id"}
    unknown = [name for name in record.fields if name not in known]
    if unknown:
        raise DeclarationError(
            f"{record.row.__name__} names fields that {record.model.__name__} does not have: "
            f"{', '.join(unknown)}"
        )
    conditions = conditions_of(record.model)
    named = {each for needed in conditions.values() for each in needed}
    if wrong := sorted({*conditions} - {*record.fields} | named - known):
        raise DeclarationError(
            f"{record.model.__name__}.public_when names fields that it does not have: "
            f"{', '.join(wrong)}"
        )
    for field in record.model._meta.fields:
        if isinstance(field, ForeignKey) and field.name in record.fields:
            raise DeclarationError(
                f"{record.row.__name__}.{field.name} is a relation: name {field.attname} instead"
            )
    return record


@functools.cache
def record_of(name: str) -> Record:
    """Return the record whose rows are of the type called `name`. Raises KeyError when none is."""
    for record in records():
        if record.row.__name__ == name:
            return record
    raise KeyError(name)


@functools.cache
def long_texts(name: str) -> tuple[str, ...]:
    """Return the fields of the rows called `name` that hold JSON: what only their own page shows."""
    try:
        record = record_of(name)
    except KeyError:
        return ()
    return tuple(field for field in record.fields if record.is_text(field))


class PageRow(NamedTuple):
    """The public fields of a page that others show: its place, title, address and versions."""

    id: int
    path: str
    depth: int
    slug: str
    title: str
    language: str
    translation_key: str
    kind: str
    show_in_menus: bool
    alias_of_id: int | None

    @property
    def parent_path(self) -> str:
        """The tree path of the page above this one."""
        return self.path[:-4]


class PageDetailRow(NamedTuple):
    """The public fields of a page that few others show, so that these few need not be looked at.

    Moments are in UTC. A change of the text of a page changes this row and never its PageRow.
    """

    id: int
    seo_title: str
    search_description: str
    first_published_at: Any
    last_published_at: Any


class SiteRow(NamedTuple):
    """The public fields of a site."""

    id: int
    hostname: str
    port: int
    site_name: str
    root_page_id: int

    @property
    def base_url(self) -> str:
        """The address of the site without a slash at its end."""
        if self.port == 443:
            return f"https://{self.hostname}"
        if self.port == 80:
            return f"http://{self.hostname}"
        return f"http://{self.hostname}:{self.port}"

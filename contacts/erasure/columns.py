"""What each text column says once a person is struck out of it: every model, every kind of field."""

from __future__ import annotations

import json
import re
import secrets
from pathlib import PurePosixPath
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import (
    BinaryField,
    CharField,
    Field,
    FileField,
    JSONField,
    Model,
    SlugField,
    TextField,
    UUIDField,
)
from django.utils.text import slugify
from treebeard.mp_tree import MP_Node
from wagtail.fields import RichTextField, StreamField

from contacts.erasure.finding import Finder
from contacts.erasure.references import LINK
from publishing.removal.redaction import STRUCK

#: Types of columns, of both databases, that hold no text.
NO_TEXT = re.compile(
    r"int|bool|real|double|numeric|decimal|date|time|serial|uuid|inet", re.IGNORECASE
)
#: Rows that the program makes: what stands in them is no person's name.
OF_PROGRAM = frozenset(
    {
        *(
            "auth.Permission",
            "contenttypes.ContentType",
            "wagtailcore.Locale",
            "wagtailadmin.Admin",
        ),
        # Made anew of its own table, see `overwrite_deleted`.
        "wagtailsearch.SQLiteFTSIndexEntry",
    }
)
#: In these people write, whatever is kept of it; another class of field holds one value of a kind.
PROSE = (CharField, TextField)
#: Places of a page or a collection in its tree, made of numbers.
PLACES = frozenset({"path"})
ADDRESSES = frozenset({"url_path"})


def models_with_text() -> list[Any]:
    """Return every model with a table of its own and a column of text."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.label not in OF_PROGRAM
        and text_fields(model)
    ]


def text_fields(model: type[Model]) -> list[Field[Any, Any]]:
    """Return the columns of a model's own table that hold text."""
    return [
        field
        for field in model._meta.local_fields
        if not field.is_relation
        # What is compressed there is a release, which the publish that follows replaces.
        and not isinstance(field, UUIDField | BinaryField)
        and not (field.name in PLACES and issubclass(model, MP_Node))
        # What PostgreSQL makes of words for its index is no text any more.
        and not NO_TEXT.search(field.db_type(connection) or "")
        and field.db_type(connection) != "tsvector"
    ]


def struck(field: Field[Any, Any], text: str, finder: Finder) -> Any:
    """Return what a column holds without what `finder` finds in it."""
    if isinstance(field, FileField):
        return _file_name(text, finder)
    if isinstance(field, SlugField):
        return neutral(text, finder)
    if field.name in ADDRESSES:
        return "/".join(
            neutral(part, finder) if finder.search(part) else part for part in text.split("/")
        )
    if field.name == "password":
        # One that everybody knows would open what it closed.
        return secrets.token_urlsafe(16)
    if isinstance(field, StreamField | JSONField):
        return _json(field, text, finder)
    if isinstance(field, RichTextField):
        return without_words(text, finder)
    if type(field) not in PROSE:
        # Half an address, or half a code, is none.
        return "" if field.blank else STRUCK
    return without_words(text, finder)


def without_words(value: Any, finder: Finder) -> Any:
    """Return a text, or a value of JSON, with `[…]` in the place of what is found."""
    if isinstance(value, str):
        if value[:1] in ("[", "{") and value[-1:] in ("]", "}"):
            # Streams and rows stand in a kept version as JSON inside JSON.
            try:
                inner = json.loads(value)
            except ValueError:
                inner = None
            if isinstance(inner, list | dict):
                new = without_words(inner, finder)
                return value if new == inner else json.dumps(new)
        if not finder.search(value):
            return value
        links = LINK.sub(lambda m: m["text"] if finder.search(m["attributes"]) else m[0], value)
        return finder.sub(STRUCK, links)
    if isinstance(value, list):
        return [without_words(each, finder) for each in value]
    if isinstance(value, dict):
        return {
            without_words(key, finder): _of_key(key, each, finder) for key, each in value.items()
        }
    return value


def neutral(slug: str, finder: Finder) -> str:
    """Return a part of an address without what is found in it."""
    return slugify(finder.expression.sub(" ", slug)) or "pagina"


def unique(model: type[Model], field: Field[Any, Any], pk: Any, value: Any) -> Any:
    """Return a value that no other row has, where a column or a constraint asks for that."""
    together = {name for names in model._meta.unique_together for name in names}
    together |= {name for each in model._meta.constraints for name in getattr(each, "fields", ())}
    if not value or not (field.unique or field.name in together):
        return value
    others = model._base_manager.exclude(pk=pk)
    if not others.filter(**{field.name: value}).exists():
        return value
    end = f"-{pk}"
    room = (getattr(field, "max_length", None) or 255) - len(end)
    return f"{str(value)[:room]}{end}"


def moved(old: str, new: str) -> str:
    """Store a file under another name, when it is there. Returns the name that it got."""
    if not old or old == new or not default_storage.exists(old):
        return new
    with default_storage.open(old) as file:
        return default_storage.save(new, file)


def _of_key(key: str, value: Any, finder: Finder) -> Any:
    """Return a value of a kept version: an address stays one."""
    if key == "slug" and isinstance(value, str) and finder.search(value):
        return neutral(value, finder)
    if key in ADDRESSES and isinstance(value, str):
        return "/".join(
            neutral(part, finder) if finder.search(part) else part for part in value.split("/")
        )
    return without_words(value, finder)


def _json(field: Field[Any, Any], text: str, finder: Finder) -> Any:
    try:
        value = json.loads(text)
    except ValueError:
        return finder.sub(STRUCK, text)
    new = without_words(value, finder)
    return json.dumps(new) if isinstance(field, StreamField) else new


def _file_name(name: str, finder: Finder) -> str:
    path = PurePosixPath(name)
    stem = neutral(path.stem, finder) if finder.search(path.stem) else path.stem
    ending = path.suffix if not finder.search(path.suffix) else ""
    folders = [neutral(each, finder) if finder.search(each) else each for each in path.parent.parts]
    return str(PurePosixPath(*folders, f"{stem}{ending}"))

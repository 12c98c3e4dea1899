"""The JSON document of a page: the same view as the HTML, under `/api/v1/`."""

from __future__ import annotations

import dataclasses
import functools
import json
from datetime import date, datetime, time
from typing import Any

from core.layout.views import FrameView
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document
from publishing.serve.headers import API_ROOT


def document_url(read: Reader, page: PageRow) -> str:
    """Return the address of a page's document: no extension and no slash at its end.

    (REST API Design Rules of Logius, /core/no-trailing-slash and /core/path-segments.)
    """
    url = read.url(page)
    prefix = f"/{page.language}/"
    rest = url.removeprefix(prefix) if url.startswith(prefix) else url.lstrip("/")
    return f"{API_ROOT}/{page.language}/pages/{rest.rstrip('/') or 'home'}"


def page_document(read: Reader, page: PageRow, frame: FrameView, view: Any) -> Document:
    """Make the document of a page."""
    data = {
        "kind": page.kind,
        "id": page.translation_key,
        "language": page.language,
        "url": frame.canonical_url,
        "title": frame.heading,
        "introduction": frame.introduction,
        "updatedOn": frame.updated_on,
        "checkedOn": frame.checked_on,
        "translations": [
            {"language": code, "url": url} for code, url in frame.alternates if code != "x-default"
        ],
        "content": view,
    }
    return Document(to_json(data), "application/json")


def to_json(data: Any) -> bytes:
    """Write views as JSON: names in camel case, dates as ISO 8601."""
    return _encode(data).encode()


def plain(value: Any) -> Any:
    """Turn what JSON does not have into what it has. Raises TypeError for what nobody knows."""
    if isinstance(value, frozenset):
        return list(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {written: getattr(value, name) for name, written in _names(type(value))}
    raise TypeError(f"{type(value).__name__} cannot be written as JSON: {value!r}")


# Checking for circles takes as long as writing; a view cannot contain itself.
_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), default=plain, check_circular=False
).encode


@functools.cache
def _names(view: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the attributes of a view and their names in JSON; `kind` also when it is the class's."""
    names = [field.name for field in dataclasses.fields(view)]
    if hasattr(view, "kind") and "kind" not in names:
        names.insert(0, "kind")
    return tuple((name, camel(name)) for name in names)


def camel(name: str) -> str:
    """Write a Python name as JSON names are written."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)

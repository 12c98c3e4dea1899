"""The description of the API (OpenAPI 3.1), from the same lists, views and parameters that answer."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any

from core.blocks.block_types import BLOCK_TYPES
from core.blocks.start_parts import PARTS
from core.layout.json_document import to_json
from integrations.api.answers import DraftSummary, PageSummary, has_pages
from integrations.api.problems import MEDIA_TYPE, NotThereError
from integrations.api.queries import CHANGED_SINCE, LANGUAGE, PAGING, Parameter, kind_parameter
from open_data.api.described import list_page
from open_data.api.json_schema import Schema, SchemaBook, returned
from open_data.api.openapi import PROBLEM, TRANSLATION, page_schema, schema_name
from open_data.api.operations import VERSION_HEADER
from open_data.live import LiveList, live_lists
from publishing.registry import registry
from publishing.serve.headers import API_VERSION

#: Names in addresses that are no lists of data.
TAKEN = ("pages", "drafts", "openapi.json")
ID: Schema = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The id of the item: the same in every language.",
    "schema": {"type": "string", "minLength": 1, "pattern": "^[^/]+$"},
}
WORDS = {
    400: "What is asked is not understood; `detail` names it and what is allowed.",
    401: "There is no key, or it opens nothing.",
    403: "The key may not read this.",
    404: "There is nothing at this address.",
    429: "Too many questions: ask again after the seconds of `Retry-After`.",
}
HEADERS: dict[int, Schema] = {
    401: {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}},
    429: {"Retry-After": {"required": True, "schema": {"type": "integer", "minimum": 1}}},
}


def list_named(name: str) -> LiveList:
    """Return a list of the API. Raises NotThereError."""
    found = next((each for each in live_lists() if each.name == name), None)
    if found is None:
        raise NotThereError("There is no such list.")
    return found


def description(server: str) -> bytes:
    """Return the description, for the address that the API is at."""
    return to_json({**_described(), "servers": [{"url": server}]})


@functools.cache
def _described() -> dict[str, Any]:
    makers: dict[str, Callable[..., Any]] = {name: kind.view for name, kind in BLOCK_TYPES.items()}
    makers |= {name: part.view for name, part in PARTS.items()}
    book = SchemaBook([returned(maker) for _kind, maker in sorted(makers.items())])
    pages = {schema_name(kind): page_schema(book, kind) for kind in sorted(registry.pages)}
    references = [_reference(name) for name in pages]
    more: dict[str, Schema] = {**pages, "Page": {"oneOf": references}, "Problem": PROBLEM}
    more["Translation"] = TRANSLATION
    paths = _pages(book, more)
    for each in live_lists():
        paths |= _list(book, each, more)
    paths["/openapi.json"] = _get(
        "getDescription", "This description", {"type": "object"}, key=False
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Wijkwijzer, for programs of a municipality",
            "version": API_VERSION,
            "description": (
                "What stands on the site of one municipality at this moment, as data: that of the key. "
                "A key is made in the CMS, under Instellingen → Koppelingen. Texts that are HTML say so in their "
                "schema. Times are those of the Netherlands, with their offset."
            ),
        },
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": dict(sorted({**book.schemas, **more}.items())),
        },
    }


def _pages(book: SchemaBook, more: dict[str, Schema]) -> dict[str, Any]:
    """Describe the addresses of pages and drafts."""
    found: dict[str, Any] = {}
    asked = (LANGUAGE, kind_parameter(), CHANGED_SINCE, *PAGING)
    for name, one, summary, about in (
        ("pages", "Page", PageSummary, "pages that are online"),
        ("drafts", "Draft", DraftSummary, "versions of pages that are not online yet"),
    ):
        more[f"{one}Page"] = list_page(book, book.reference(summary))
        found[f"/{name}"] = _get(
            f"list{one}s", f"List the {about}", _reference(f"{one}Page"), asked
        )
        found[f"/{name}/{{id}}"] = _get(
            f"get{one}",
            f"Get one of the {about}, with all that it says",
            _reference("Page"),
            (LANGUAGE,),
            item=True,
        )
    return found


def _list(book: SchemaBook, found: LiveList, more: dict[str, Schema]) -> dict[str, Any]:
    """Describe the addresses of a list."""
    name = "".join(word.capitalize() for word in found.name.split("-"))
    item = book.reference(found.collection.item)
    if found.now is not None:
        item = _with_now(book, found, item, more)
    more[f"{name}Page"] = list_page(book, item)
    since = (CHANGED_SINCE,) if has_pages(found) else ()
    about = str(found.about).rstrip(".")
    return {
        f"/{found.name}": _get(
            f"list{name}", about, _reference(f"{name}Page"), (LANGUAGE, *since, *PAGING)
        ),
        f"/{found.name}/{{id}}": _get(
            f"get{name}Item", f"{about}: one of them", item, (LANGUAGE,), item=True
        ),
    }


def _with_now(book: SchemaBook, found: LiveList, item: Schema, more: dict[str, Schema]) -> Schema:
    """Describe an item with how it is now."""
    assert found.now is not None  # noqa: S101  the caller looked
    name = item["$ref"].rpartition("/")[2]
    plain = book.schemas[name]
    properties = {**plain["properties"], "now": book.reference(found.now.view)}
    more[f"{name}Now"] = {**plain, "properties": properties, "required": list(properties)}
    return _reference(f"{name}Now")


def _get(
    name: str,
    summary: str,
    schema: Schema,
    asked: Iterable[Parameter] = (),
    *,
    item: bool = False,
    key: bool = True,
) -> dict[str, Any]:
    """Describe one operation with its answers."""
    statuses = [400, *([401] if key else []), *([403] if "Draft" in name else []), 404, 429]
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": summary,
        "description": f"{summary}.",
        "parameters": [*([ID] if item else []), *map(_parameter, asked)],
        "responses": {
            "200": {
                "description": "The content.",
                "headers": VERSION_HEADER,
                "content": {"application/json": {"schema": schema}},
            },
            **{str(status): _problem(status) for status in statuses},
        },
    }
    if not key:
        operation["security"] = []
    return {"get": operation}


def _parameter(each: Parameter) -> Schema:
    return {"name": each.name, "in": "query", "description": each.about, "schema": each.schema}


def _problem(status: int) -> Schema:
    said: Schema = {
        "description": WORDS[status],
        "content": {MEDIA_TYPE: {"schema": _reference("Problem")}},
    }
    return {**said, "headers": {**VERSION_HEADER, **HEADERS.get(status, {})}}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}

"""The description of the API (OpenAPI 3.1), made from the views that the documents hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.blocks.block_types import BLOCK_TYPES
from core.blocks.start_parts import PARTS
from core.layout.json_document import to_json
from core.municipality import municipality, texts
from core.page_types import PAGE_TYPES
from open_data.api import described as open_data
from open_data.api.index import PageList
from open_data.api.json_schema import Schema, SchemaBook, returned
from open_data.api.operations import language_parameter, operation
from open_data.licence import licence_of
from open_data.lists import PAGE_SIZE
from publishing.content.reader import Reader
from publishing.registry import Document, Target, registry
from publishing.serve.headers import API_ROOT, API_VERSION

MEDIA_TYPE = "application/json"
#: RFC 9457.
PROBLEM: Schema = {
    "type": "object",
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
    },
    "required": ["status", "title", "detail"],
}
TRANSLATION: Schema = {
    "type": "object",
    "properties": {
        "language": {"type": "string"},
        "url": {"type": "string", "format": "uri"},
    },
    "required": ["language", "url"],
    "additionalProperties": False,
}


def plan(_read: Reader) -> Iterator[Target]:
    """List the one file."""
    yield Target(f"{API_ROOT}/openapi.json", "", MEDIA_TYPE)


def make(read: Reader, target: Target) -> Document:
    """Make the description."""
    makers: dict[str, Callable[..., Any]] = {name: kind.view for name, kind in BLOCK_TYPES.items()}
    makers |= {name: part.view for name, part in PARTS.items()}
    book = SchemaBook([returned(maker) for _kind, maker in sorted(makers.items())])
    pages = {kind: page_schema(book, kind) for kind in sorted(registry.pages)}
    page_list = book.reference(PageList)
    lists = open_data.schemas(book)
    schemas = {**book.schemas, **lists, "Problem": PROBLEM, "Translation": TRANSLATION}
    for kind, schema in pages.items():
        schemas[schema_name(kind)] = schema
    schemas["Page"] = {
        "oneOf": [{"$ref": f"#/components/schemas/{schema_name(kind)}"} for kind in pages],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {kind: f"#/components/schemas/{schema_name(kind)}" for kind in pages},
        },
    }
    description = {
        "openapi": "3.1.0",
        "info": info(read),
        # Nobody needs a key.
        "security": [],
        "servers": [{"url": read.absolute(API_ROOT)}],
        "tags": [
            {"name": "pages", "description": "The pages of the site, as data."},
            {"name": "lists", "description": "What the pages are about, as lists and tables."},
            {"name": "about", "description": "What there is: this description and a catalogue."},
        ],
        "paths": {**paths(read, page_list), **open_data.paths(read)},
        "components": {"schemas": dict(sorted(schemas.items()))},
    }
    return Document(to_json(description), target.media_type)


def info(read: Reader) -> dict[str, Any]:
    """Return what the API is, and whom to ask about it."""
    own, licence = municipality(read), licence_of(read)
    contact = {"name": own.name, "url": own.website or read.absolute("/"), "email": own.email}
    return {
        "title": texts(read).site_title,
        "version": API_VERSION,
        "description": (
            "Every public page as a JSON document, with the same content as the page itself. "
            "Texts that are HTML say so in their schema. Times are those of the Netherlands. "
            "Lists of what the pages are about, with at most "
            f"{PAGE_SIZE} items on a page; `links.next` leads to the next. "
            "Nothing is asked after a question mark: what stands there is ignored."
        ),
        "license": {"name": licence.name, "identifier": licence.code},
        "contact": {name: value for name, value in contact.items() if value},
    }


def page_schema(book: SchemaBook, kind: str) -> Schema:
    """Describe the document of a kind of page: what all have, and its own content."""
    text, day = {"type": "string"}, {"type": ["string", "null"], "format": "date"}
    properties: Schema = {
        "kind": {"const": kind},
        "id": {"type": "string", "description": "The same in every language; it never changes."},
        "language": text,
        "url": {"type": "string", "format": "uri"},
        "title": text,
        "introduction": text,
        "updatedOn": day,
        "checkedOn": day,
        "translations": {
            "type": "array",
            "items": {"$ref": "#/components/schemas/Translation"},
        },
        "content": book.reference(returned(registry.pages[kind].view)),
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def schema_name(kind: str) -> str:
    """Name the schema of a kind: `home.newspage` is `NewsPageDocument`; its documents say the kind."""
    return f"{PAGE_TYPES[kind].model.__name__}Document"


def paths(read: Reader, page_list: Schema) -> dict[str, Any]:
    """Describe the addresses."""
    language = language_parameter(read)
    path = {
        "name": "path",
        "in": "path",
        "required": True,
        "description": (
            "The path of the page on the site, without its language and without slashes around "
            "it; `home` is the start page. Slashes inside it are written as they are."
        ),
        "schema": {"type": "string", "examples": ["home"]},
    }
    return {
        "/{language}/pages": {
            "get": operation(
                "listPages", "List all pages in a language", page_list, [language], tag="pages"
            )
        },
        "/{language}/pages/{path}": {
            "get": operation(
                "getPage",
                "Get the content of a page",
                {"$ref": "#/components/schemas/Page"},
                [language, path],
                tag="pages",
            )
        },
    }

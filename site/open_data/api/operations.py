"""Parts of the description of the API (OpenAPI 3.1) that all its operations share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from open_data.api.json_schema import Schema
from open_data.datasets import served
from publishing.content.reader import Reader
from publishing.serve.headers import API_VERSION

JSON, PROBLEM = "application/json", "application/problem+json"
#: What holds for all of them.
ALL = "It is a file, made when something in it changes: ask with `If-None-Match` for what is new."
VERSION_HEADER: Schema = {
    "API-Version": {
        "description": "The full version of the API.",
        "required": True,
        "schema": {"type": "string", "examples": [API_VERSION]},
    }
}


def language_parameter(read: Reader) -> Schema:
    """Describe the language in an address: one of those that the site is served in."""
    return {
        "name": "language",
        "in": "path",
        "required": True,
        "description": "The language (BCP 47).",
        "schema": {"type": "string", "enum": list(served(read))},
    }


def operation(
    name: str,
    summary: str,
    schema: Schema,
    parameters: Sequence[Schema] = (),
    *,
    tag: str = "lists",
    media_type: str = JSON,
    description: str = "",
) -> dict[str, Any]:
    """Describe one operation with its answers."""
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {
        "operationId": name,
        "summary": summary.rstrip("."),
        "description": description or f"{summary.rstrip('.')}. {ALL}",
        "tags": [tag],
        "parameters": list(parameters),
        "responses": {
            "200": {
                "description": "The content.",
                "headers": VERSION_HEADER,
                "content": {media_type: {"schema": schema}},
            },
            "404": {
                "description": "There is nothing at this address.",
                "headers": VERSION_HEADER,
                "content": {PROBLEM: problem},
            },
            "400": {
                "description": "The request cannot be read.",
                "headers": VERSION_HEADER,
                "content": {PROBLEM: problem},
            },
        },
    }

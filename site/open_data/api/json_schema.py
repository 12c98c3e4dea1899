"""JSON Schema (2020-12) of view dataclasses: what `core.layout.json_document.plain` writes, described."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from core.layout.json_document import camel

Schema = dict[str, Any]
SCALARS: dict[Any, Schema] = {
    str: {"type": "string"},
    Markup: {"type": "string", "contentMediaType": "text/html"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    # A time of the clock on the wall, without a zone: what JSON Schema calls a time has one.
    time: {"type": "string", "format": "time-local"},
    type(None): {"type": "null"},
}


class UnknownTypeError(TypeError):
    """A view has an attribute of a kind that documents cannot hold."""


class SchemaBook:
    """The schemas of dataclasses, each under its own name. Attributes of type Any are blocks."""

    def __init__(self, blocks: Sequence[type[Any]] = ()) -> None:
        self.schemas: dict[str, Schema] = {}
        self._known: dict[str, type[Any]] = {}
        self._blocks = blocks

    def reference(self, view: type[Any]) -> Schema:
        """Return a reference to the schema of a dataclass. Raises UnknownTypeError for a name twice."""
        name = view.__name__
        if self._known.setdefault(name, view) is not view:
            raise UnknownTypeError(
                f"{view.__module__}.{name} and {self._known[name].__module__}.{name} "
                "need different names: the API describes both"
            )
        if name not in self.schemas:
            self.schemas[name] = {}
            self.schemas[name] = self._object(view)
        return {"$ref": f"#/components/schemas/{name}"}

    def _object(self, view: type[Any]) -> Schema:
        hints = get_type_hints(view)
        properties: dict[str, Schema] = {}
        names = {field.name for field in dataclasses.fields(view)}
        if "kind" in hints and "kind" not in names:
            properties["kind"] = {"const": view.kind}
        for name in (field.name for field in dataclasses.fields(view)):
            properties[camel(name)] = self.schema(hints[name])
        return {
            "type": "object",
            "description": (view.__doc__ or "").strip().splitlines()[0],
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def schema(self, hint: Any) -> Schema:
        """Return the schema of a type. Raises UnknownTypeError for what a document cannot hold."""
        if hint is Any:
            return {"anyOf": [self.reference(block) for block in self._blocks]}
        if dataclasses.is_dataclass(hint):
            return self.reference(hint) if isinstance(hint, type) else {}
        if hint in SCALARS:
            return dict(SCALARS[hint])
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self._one_of(arguments)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is tuple and arguments[-1:] == (...,):
            return {"type": "array", "items": self.schema(arguments[0])}
        if origin is tuple:
            items = [self.schema(each) for each in arguments]
            return {
                "type": "array",
                "prefixItems": items,
                # Makers of clients know no `false` here: this says the same with the two lengths.
                "items": {"anyOf": unique(items)},
                "minItems": len(items),
                "maxItems": len(items),
            }
        raise UnknownTypeError(f"the API cannot describe {hint!r}")

    def _one_of(self, hints: Sequence[Any]) -> Schema:
        """Return the schema of what is one of some types; that of a plain value or nothing is one."""
        found = [self.schema(each) for each in hints]
        rest = [each for each in found if each != {"type": "null"}]
        if len(rest) == 1 and len(found) == 2 and isinstance(rest[0].get("type"), str):
            return {**rest[0], "type": [rest[0]["type"], "null"]}
        return {"anyOf": found}


def unique(schemas: Sequence[Schema]) -> list[Schema]:
    """Return schemas, each once."""
    return [each for place, each in enumerate(schemas) if each not in schemas[:place]]


def returned(function: Callable[..., Any]) -> type[Any]:
    """Return the dataclass that a function returns, leaving out None. Raises UnknownTypeError."""
    hint = get_type_hints(function)["return"]
    for each in (hint, *get_args(hint)):
        if isinstance(each, type) and dataclasses.is_dataclass(each):
            return each
    raise UnknownTypeError(f"{function.__module__}.{function.__name__} returns no dataclass")

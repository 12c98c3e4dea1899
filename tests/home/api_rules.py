"""The NLgov API Design Rules that can be checked in a description, as a list of our own.

The source is the linter of Logius that belongs to version 2.2 of the standard
(https://gitdocumentatie.logius.nl/publicatie/api/adr/2.2.0/, `media/linter.yaml`): each function is named
after its rule there. Beside them stand three of general linters: `array-items` and `operation-description`
(Spectral), `security-defined` (Redocly). A rule yields what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Node = dict[str, Any]
Rule = Callable[[Node], Iterator[str]]
KEBAB = re.compile(
    r"/|(/_[a-z0-9]+|/([a-z0-9-]+|\{[^}]+\})(/([a-z0-9.-]+|\{[^}]+\}))*(/_[a-z]+)?)/?"
)
METHODS = {"get", "put", "post", "patch", "delete", "head", "options", "parameters"}
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
DATE = re.compile(r"(^(date|datum)$)|((\w+D|_[dD])(ate|atum))")


def operations(api: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield each operation with its address and method."""
    for path, item in api["paths"].items():
        for method, each in item.items():
            yield path, method, each


def responses(api: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield each answer with its operation and its status."""
    for path, method, each in operations(api):
        for status, answer in each["responses"].items():
            yield f"{method} {path}", status, answer


def nodes(value: Any, way: str = "") -> Iterator[tuple[str, Node]]:
    """Yield each object in a document with the way to it."""
    if isinstance(value, dict):
        yield way, value
        for key, each in value.items():
            yield from nodes(each, f"{way}/{key}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from nodes(each, f"{way}/{number}")


def properties(api: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield each property of a schema with the way to it and its name."""
    for way, node in nodes(api):
        if way.endswith("/properties"):
            yield from ((way, name, each) for name, each in node.items())


def openapi3(api: Node) -> Iterator[str]:
    if not re.fullmatch(r"3(\.\d+){1,2}", api["openapi"]):
        yield api["openapi"]


def missing_version_header(api: Node) -> Iterator[str]:
    for where, status, answer in responses(api):
        if status[0] in "23" and "API-Version" not in answer.get("headers", {}):
            yield f"{where} {status}"


def include_major_version_in_uri(api: Node) -> Iterator[str]:
    yield from (each["url"] for each in api["servers"] if not re.search(r"/v\d+", each["url"]))


def servers_use_https(api: Node) -> Iterator[str]:
    yield from (each["url"] for each in api["servers"] if each["url"].startswith("http:"))


def paths_no_trailing_slash(api: Node) -> Iterator[str]:
    yield from (path for path in api["paths"] if path.endswith("/") and path != "/")


def paths_kebab_case(api: Node) -> Iterator[str]:
    known = (path for path in api["paths"] if not re.search(r"/openapi\.(json|yaml)", path))
    yield from (path for path in known if not KEBAB.fullmatch(path))


def query_keys_camel_case(api: Node) -> Iterator[str]:
    for path, method, each in operations(api):
        for one in each["parameters"]:
            if one["in"] == "query" and not re.fullmatch(r"\$?[a-z][a-zA-Z\d]*", one["name"]):
                yield f"{method} {path}: {one['name']}"


def schema_camel_case(api: Node) -> Iterator[str]:
    names = api["components"]["schemas"]
    yield from (name for name in names if not re.fullmatch(r"([A-Z][a-z0-9]*)+", name))


def info_contact(api: Node) -> Iterator[str]:
    yield from {"email", "name", "url"} - api["info"].get("contact", {}).keys()


def http_methods(api: Node) -> Iterator[str]:
    yield from (f"{method} {path}" for path, method, _ in operations(api) if method not in METHODS)


def use_problem_schema(api: Node) -> Iterator[str]:
    for where, status, answer in responses(api):
        if status[0] in "45" and "application/problem+json" not in answer["content"]:
            yield f"{where} {status}"


def problem_schema_members(api: Node) -> Iterator[str]:
    yield from {"status", "title", "detail"} - api["components"]["schemas"]["Problem"][
        "properties"
    ].keys()


def problem_invalid_input(api: Node) -> Iterator[str]:
    for path, method, each in operations(api):
        if each["parameters"] and "400" not in each["responses"]:
            yield f"{method} {path}"


def date_time_ensure_timezone(api: Node) -> Iterator[str]:
    yield from (
        f"{way}/{name}"
        for way, name, each in properties(api)
        if "date-time-local" in _formats(each)
    )


def time_without_timezone(api: Node) -> Iterator[str]:
    yield from (f"{way}/{name}" for way, name, each in properties(api) if "time" in _formats(each))


def specify_format_for_date_and_time(api: Node) -> Iterator[str]:
    for way, name, each in properties(api):
        if DATE.search(name) and "format" not in each:
            yield f"{way}/{name}"


def use_date_instead_of_datetime(api: Node) -> Iterator[str]:
    for way, name, each in properties(api):
        if DATE.search(name) and "date-time" in _formats(each):
            yield f"{way}/{name}"


def semver(api: Node) -> Iterator[str]:
    if not SEMVER.fullmatch(api["info"]["version"]):
        yield api["info"]["version"]


def array_items(api: Node) -> Iterator[str]:
    for way, node in nodes(api):
        if node.get("type") == "array" and not isinstance(node.get("items"), dict):
            yield way


def operation_description(api: Node) -> Iterator[str]:
    yield from (f"{m} {path}" for path, m, each in operations(api) if not each.get("description"))


def security_defined(api: Node) -> Iterator[str]:
    for path, method, each in operations(api):
        if "security" not in each and "security" not in api:
            yield f"{method} {path}"


RULES: tuple[Rule, ...] = (
    openapi3,
    missing_version_header,
    include_major_version_in_uri,
    servers_use_https,
    paths_no_trailing_slash,
    paths_kebab_case,
    query_keys_camel_case,
    schema_camel_case,
    info_contact,
    http_methods,
    use_problem_schema,
    problem_schema_members,
    problem_invalid_input,
    date_time_ensure_timezone,
    time_without_timezone,
    specify_format_for_date_and_time,
    use_date_instead_of_datetime,
    semver,
    array_items,
    operation_description,
    security_defined,
)


def faults(api: Node) -> list[str]:
    """Return everything that is wrong, by the name of its rule."""
    return [f"{rule.__name__.replace('_', '-')}: {each}" for rule in RULES for each in rule(api)]


def _formats(schema: Node) -> set[str]:
    return {node["format"] for _way, node in nodes(schema) if isinstance(node.get("format"), str)}

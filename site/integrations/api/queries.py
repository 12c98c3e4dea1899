"""What may stand behind the question mark: one list, for reading it and for describing it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from core.from_outside import short, whole_number
from integrations.api.problems import BadQueryError
from open_data.api.json_schema import Schema
from open_data.lists import PAGE_SIZE
from publishing.registry import registry

#: Pages of a list that are asked for one by one.
MOST_PAGES = 10**6
#: A `+` that was not written as %2B comes as a space.
SPACE_BEFORE_ZONE = re.compile(r" (?=\d\d:\d\d$)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing to ask: its name, what it is for, its schema, how it is read, and what is meant without it."""

    name: str
    about: str
    schema: Schema
    read: Callable[[str], Any]
    default: Any = None


def _number(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = whole_number(text, most)
        if not number:
            raise ValueError(f"a whole number from 1 to {most}")
        return number

    return read


def _moment(text: str) -> datetime:
    allowed = "a moment with its time zone, such as 2026-11-30T09:00:00Z"
    try:
        moment = datetime.fromisoformat(SPACE_BEFORE_ZONE.sub("+", text))
        if moment.tzinfo is None:
            raise ValueError(allowed)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(allowed) from None


def _kind(text: str) -> str:
    if text not in registry.pages:
        raise ValueError("one of " + ", ".join(sorted(registry.pages)))
    return text


def _word(text: str) -> str:
    return text


LANGUAGE = Parameter(
    "language",
    "The language (BCP 47) of names and texts: one of those that the site is served in. Without it Dutch.",
    {"type": "string", "examples": ["nl"]},
    _word,
)
PAGE = Parameter(
    "page",
    "Which page of the list.",
    {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1},
    _number(MOST_PAGES),
    1,
)
PER_PAGE = Parameter(
    "perPage",
    "How many items stand on a page.",
    {"type": "integer", "minimum": 1, "maximum": PAGE_SIZE, "default": 50},
    _number(PAGE_SIZE),
    50,
)
CHANGED_SINCE = Parameter(
    "changedSince",
    "Only what changed at or after this moment (RFC 3339, with its time zone).",
    {"type": "string", "format": "date-time"},
    _moment,
)


def kind_parameter() -> Parameter:
    """Return the parameter for a kind of page; the kinds are known when all apps are there."""
    return Parameter(
        "kind",
        "Only pages of this kind.",
        {"type": "string", "enum": sorted(registry.pages)},
        _kind,
    )


PAGING = (PAGE, PER_PAGE)


def read_query(query: Any, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """Return the values of the parameters. Raises BadQueryError that names the value and what is allowed."""
    known = {each.name: each for each in parameters}
    for name in query:
        if name not in known:
            allowed = ", ".join(known) or "nothing"
            raise BadQueryError(f"“{short(name)}” cannot be asked here; allowed: {allowed}.")
    return {name: _value(query, each) for name, each in known.items()}


def _value(query: Any, parameter: Parameter) -> Any:
    several = query.getlist(parameter.name)
    if not several:
        return parameter.default
    if len(several) > 1:
        raise BadQueryError(f"“{parameter.name}” is asked {len(several)} times; allowed: once.")
    try:
        return parameter.read(several[0])
    except ValueError as error:
        words = f"“{short(several[0])}” is no {parameter.name}; allowed: {error}."
        raise BadQueryError(words) from None

"""Ways to go through the records of the demonstration content."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from wijkwijzer.demo.hilversum import HILVERSUM
from wijkwijzer.demo.rotterdam import ROTTERDAM
from wijkwijzer.demo.shapes import Person, Text
from wijkwijzer.demo.shapes_pages import Municipality

MUNICIPALITIES = [ROTTERDAM, HILVERSUM]

each_municipality = pytest.mark.parametrize(
    "municipality", MUNICIPALITIES, ids=[each.key for each in MUNICIPALITIES]
)


def texts(value: object, where: str = "") -> Iterator[tuple[str, Text]]:
    """Give every text below a record, with the way to it."""
    if isinstance(value, Text):
        yield where, value
    elif dataclasses.is_dataclass(value):
        key = getattr(value, "key", "")
        for field in dataclasses.fields(value):
            name = f"{where}/{key}.{field.name}" if key else f"{where}.{field.name}"
            yield from texts(getattr(value, field.name), name)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, where)


def targets(municipality: Municipality) -> set[str]:
    """Give the keys of all pages that a text can lead to."""
    kinds: dict[str, tuple[Any, ...]] = {
        "district": municipality.districts,
        "hub": municipality.hubs,
        "news": municipality.news,
        "event": municipality.events,
        "deal": municipality.deals,
        "role": municipality.roles,
        "initiative": municipality.initiatives,
        "info": municipality.information,
        "person": all_people(municipality),
    }
    keys = {f"{kind}:{each.key}" for kind, records in kinds.items() for each in records}
    sections = {section.key for section in municipality.sections}
    return keys | sections | {"programme"}


def all_people(municipality: Municipality) -> tuple[Person, ...]:
    """Give everybody in a municipality."""
    return (*municipality.people, *(each for one in municipality.districts for each in one.people))

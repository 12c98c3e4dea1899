"""Ways to go through the content of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.models import Page

from demo.loader import content
from demo.loader.content import Record, Town

TOWNS = content.towns()
BY_KEY = {town.key: town for town in TOWNS}
ROTTERDAM, HILVERSUM = BY_KEY["rotterdam"], BY_KEY["hilversum"]

each_town = pytest.mark.parametrize("town", TOWNS, ids=[town.key for town in TOWNS])


def of_kind(town: Town, kind: str) -> list[Record]:
    """Return the records in a folder."""
    return [record for record in town.records if record.path.parent.name == kind]


def texts(town: Town) -> Iterator[tuple[str, str, str, str]]:
    """Yield every text of a town: the record, the field, the language and the words."""
    spoken = {record.key: record.prose for record in town.records} | {"site": town.prose}
    for key, prose in spoken.items():
        for language, said in prose.items():
            for name, words in leaves(said.fields):
                yield key, name, language, words
            if said.body:
                yield key, "body", language, said.body


def leaves(fields: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts in front matter with the fields that they stand in."""
    if isinstance(fields, dict):
        for key, value in fields.items():
            yield from leaves(value, key)
    elif isinstance(fields, list):
        for value in fields:
            yield from leaves(value, name)
    else:
        yield name, fields


def pages(town: Town) -> set[str]:
    """Return the keys of all pages that a text can lead to."""
    return {record.key for record in town.of(Page)}

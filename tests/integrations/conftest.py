"""The world of the CMS tests, for the tests of what is connected to it."""

from __future__ import annotations

import pytest

from integrations.api.contents import contents
from tests.cms.conftest import (
    admin,
    chief,
    city,
    district_editor,
    fresh_cache,
    lenient_templates,
    other,
    translator,
    world,
)
from tests.cms.world import Municipality
from tests.integrations.asking import Program

__all__ = [
    "admin",
    "chief",
    "city",
    "district_editor",
    "fresh_cache",
    "lenient_templates",
    "other",
    "translator",
    "world",
]


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    """Forget what was read for another test."""
    contents.forget()


@pytest.fixture
def program(city: Municipality) -> Program:
    """A program of the city that reads what is online."""
    return Program(city)

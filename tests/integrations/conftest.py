"""The world of the CMS tests, for the tests of what is connected to it."""

from __future__ import annotations

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

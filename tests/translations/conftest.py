"""The municipalities of the tests of the CMS."""

from __future__ import annotations

from tests.cms.conftest import (
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
    "chief",
    "city",
    "district_editor",
    "fresh_cache",
    "lenient_templates",
    "other",
    "translator",
    "world",
]

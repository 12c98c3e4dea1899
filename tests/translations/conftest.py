"""The municipalities of the tests of the CMS."""

from __future__ import annotations

import time
from types import SimpleNamespace

import pytest

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
from translations.po import reader

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


@pytest.fixture
def deadline_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the deadline of a file count the work of this thread, not what else the machine does."""
    monkeypatch.setattr(reader, "time", SimpleNamespace(monotonic=time.thread_time))

"""The world of the CMS tests, for the tests of its host."""

from __future__ import annotations

import pytest

from tests.cms.conftest import admin, chief, city, fresh_cache, lenient_templates, other, world

__all__ = ["admin", "chief", "city", "fresh_cache", "lenient_templates", "other", "world"]


@pytest.fixture(autouse=True)
def _one_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have one machine on any database: what several do is in tests/publishing/test_several_machines.py."""
    monkeypatch.setattr("publishing.machines.advisory.is_shared", lambda: False)

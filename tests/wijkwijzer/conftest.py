"""The world of the CMS tests, for the tests of its host."""

from __future__ import annotations

from tests.cms.conftest import admin, chief, city, fresh_cache, lenient_templates, other, world

__all__ = ["admin", "chief", "city", "fresh_cache", "lenient_templates", "other", "world"]

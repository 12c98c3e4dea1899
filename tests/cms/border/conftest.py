"""The two towns, made once for a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import DjangoDbBlocker

from tests.cms.border.towns import FIRST, MARK, Town, town
from tests.cms.world import locale
from tests.kept_rows import kept


def make_towns() -> tuple[Town, Town]:
    """Make two towns with something of every kind."""
    cache.clear()
    mine, other = town(FIRST), town(MARK)
    for each in (mine, other):
        each.rows["wagtailcore.Locale"] = {"own": locale("en").pk}
    return mine, other


@pytest.fixture(scope="module")
def towns(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Town, Town]]:
    """Two towns with something of every kind."""
    with kept(make_towns, django_db_blocker) as made:
        yield made

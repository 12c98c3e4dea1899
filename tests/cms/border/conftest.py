"""The two towns, made once for a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.cms.border.towns import FIRST, MARK, Town, town
from tests.cms.world import locale


@pytest.fixture(scope="module")
def towns(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Town, Town]]:
    """Two towns with something of every kind."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        mine, other = town(FIRST), town(MARK)
        for each in (mine, other):
            each.rows["wagtailcore.Locale"] = {"own": locale("en").pk}
        with django_db_blocker.block():
            yield mine, other
        transaction.set_rollback(True)

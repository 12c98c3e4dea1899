"""What is put back is what was made, and the database goes on from there."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

from home.models import InformationPage
from tests.cms.world import Municipality, municipality
from tests.kept_rows import Rows, kept, rows_of_all_tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def make() -> Mock:
    """Makes a municipality, and counts how often."""
    return Mock(side_effect=lambda: municipality("stad.localhost", "Stad"))


def rows_of(city: Municipality, blocker: DjangoDbBlocker) -> Rows:
    with blocker.unblock():
        connection.check_constraints()
        assert Site.objects.get(hostname="stad.localhost") == city.site
        return rows_of_all_tables()


@pytest.fixture
def before(django_db_blocker: DjangoDbBlocker) -> Rows:
    with django_db_blocker.unblock():
        return rows_of_all_tables()


def test_every_row_comes_back_and_goes_away(
    make: Mock, before: Rows, django_db_blocker: DjangoDbBlocker
) -> None:
    seen = []
    for _number in range(3):
        with kept(make, django_db_blocker) as city:
            seen.append(rows_of(city, django_db_blocker))
            # What a test does to what it got is not there the next time.
            city.pages.clear()
            with django_db_blocker.unblock():
                Page.objects.filter(depth=3).update(title="Anders")
        with django_db_blocker.unblock():
            assert rows_of_all_tables() == before
    assert make.call_count == 1
    assert seen[0] == seen[1] == seen[2] != before


def test_it_is_searched_and_takes_new_rows(make: Mock, django_db_blocker: DjangoDbBlocker) -> None:
    for _number in range(2):
        with kept(make, django_db_blocker) as city, django_db_blocker.unblock():
            found = get_search_backend().search("Information", InformationPage)
            assert [page.pk for page in found] == [city.pages["information"].pk]
            new = city.add("new", InformationPage, "home", "Nieuw")
            assert new.pk > max(page.pk for name, page in city.pages.items() if name != "new")


def test_in_another_database_it_is_made_anew(
    make: Mock, django_db_blocker: DjangoDbBlocker
) -> None:
    with kept(make, django_db_blocker):
        assert make.call_count == 1
    with django_db_blocker.unblock():
        Site.objects.filter(hostname="localhost").update(site_name="Anders")
    try:
        with kept(make, django_db_blocker) as city:
            rows_of(city, django_db_blocker)
            assert make.call_count == 2
    finally:
        with django_db_blocker.unblock():
            Site.objects.filter(hostname="localhost").update(site_name="")

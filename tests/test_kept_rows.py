"""What is put back is what was made, and the database goes on from there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.db import connection, transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

from core.models import Picture
from home.models import InformationPage
from tests.cms.files import picture_bytes, stored_picture
from tests.cms.world import Municipality, municipality
from tests.kept_rows import Rows, kept, remembered, rows_of_all_tables
from tests.publishing.planning import clock

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


def pictures(count: Counter[str], title: str) -> list[Picture]:
    count[title] += 1
    return [stored_picture(title), stored_picture(title)]


def test_what_is_remembered_comes_back_with_its_rows_and_files(
    settings: Settings, tmp_path: Path
) -> None:
    count: Counter[str] = Counter()
    make = remembered(lambda title: pictures(count, title))
    seen = []
    for number in range(3):
        # Each time in a folder of its own, as tests have them.
        settings.MEDIA_ROOT = str(tmp_path / str(number))
        with transaction.atomic():
            seen.append([(each.pk, each.title, each.file.name) for each in make("Plein")])
            assert [Path(each.file.path).read_bytes() for each in Picture.objects.all()] == [
                picture_bytes()
            ] * 2
            # Beside them the next ones are other ones, and so they are in another language.
            assert {each.pk for each in make("Plein")}.isdisjoint(pk for pk, *_rest in seen[0])
            make("Markt")
            with translation.override("tr"):
                make("Markt")
            transaction.set_rollback(True)
    assert seen[0] == seen[1] == seen[2]
    assert count == {"Plein": 2, "Markt": 2}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("emptied_database")
def test_what_is_committed_is_not_remembered() -> None:
    count: Counter[str] = Counter()
    make = remembered(lambda name: count.update([name]))
    make("a")
    make("a")
    assert count == {"a": 2}
    with transaction.atomic():
        make("a")
        make("a")
    assert count == {"a": 3}


def test_on_another_day_it_is_made_anew() -> None:
    count: Counter[str] = Counter()
    make = remembered(lambda name: count.update([name]))
    for _number in range(2):
        make("a")
    with clock(datetime(2027, 2, 1, 12, 0, tzinfo=UTC)):
        make("a")
    assert count == {"a": 2}

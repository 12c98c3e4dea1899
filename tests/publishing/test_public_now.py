"""What is public now, for screens: the same as a load, without reading again what did not change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Page, Site

from home.models import InformationPage
from publishing.content.declarations import PageRow
from publishing.preview import public_now as module
from publishing.preview.more_pages import with_pages
from publishing.preview.public_now import public_now
from publishing.publisher import load_site
from tests.cms.world import municipality
from tests.publishing.trees import MOMENT, add_page, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    module._kept.clear()
    yield
    module._kept.clear()


@pytest.fixture
def over() -> Any:
    return add_page(make_site().root_page, "Over", introduction="Oud")


def titles(content: Any) -> list[str]:
    return [each.title for each in content.table(PageRow)]


def asked(site: Any, moment: Any = MOMENT) -> int:
    with CaptureQueriesContext(connection) as found:
        public_now(site, moment, keep=True)
    return len(found)


@pytest.mark.sqlite
def test_draft_pages_come_with_all_that_hangs_on_them() -> None:
    """Three times a third of the types, so that each time the others are left out."""
    town = municipality("stad.localhost", "Stad")
    site = town.site
    pages = {page.pk: page for page in Page.objects.filter(depth__gt=2).order_by("pk")}
    for part in range(3):
        ids = frozenset(number for place, number in enumerate(pages) if place % 3 == part)
        Page.objects.filter(pk__in=ids).update(live=False)
        public = load_site(site, MOMENT)
        found, expected = with_pages(public, ids), load_site(site, MOMENT, also=ids)
        assert found.pages == expected.pages
        assert found.tables == expected.tables
        assert len(found.table(PageRow)) > len(public.table(PageRow))
        Page.objects.update(live=True)


def test_what_did_not_change_is_not_read_again(over: Any) -> None:
    site = Site.objects.get()
    whole = asked(site)
    assert asked(site) < whole / 4
    InformationPage.objects.filter(pk=over.pk).update(introduction="Nieuw")
    assert asked(site) < whole / 4
    now = public_now(site, MOMENT, keep=True)
    assert now.tables == load_site(site, MOMENT).tables


def test_it_is_as_new_as_the_database(over: Any) -> None:
    site = Site.objects.get()
    assert titles(public_now(site, MOMENT, keep=True))[-1] == "Over"
    with transaction.atomic():
        Page.objects.filter(pk=over.pk).update(title="Over ons")
        assert titles(public_now(site, MOMENT, keep=True))[-1] == "Over ons"
        transaction.set_rollback(True)
    # What was undone is nowhere.
    assert titles(public_now(site, MOMENT, keep=True))[-1] == "Over"
    Page.objects.filter(pk=over.pk).update(live=False)
    assert "Over" not in titles(public_now(site, MOMENT, keep=True))
    # An earlier moment, and a later one.
    Page.objects.filter(pk=over.pk).update(live=True, expire_at=MOMENT + timedelta(hours=1))
    later = public_now(site, MOMENT + timedelta(hours=2), keep=True)
    assert "Over" not in titles(later)
    assert "Over" in titles(public_now(site, MOMENT, keep=True))


def test_a_draft_of_one_look_is_not_in_the_next(over: Any) -> None:
    site = Site.objects.get()
    Page.objects.filter(pk=over.pk).update(live=False)
    also = frozenset({over.pk})
    assert "Over" in titles(public_now(site, MOMENT, also, keep=True))
    assert "Over" not in titles(public_now(site, MOMENT, keep=True))


def test_nothing_is_kept_of_what_is_read_in_a_transaction_of_others(over: Any) -> None:
    public_now(Site.objects.get(), MOMENT)
    assert module._kept == {}


def test_none_is_kept_for_longer_than_a_sweep(over: Any, settings: Settings) -> None:
    site = Site.objects.get()
    whole = asked(site)
    settings.SWEEP_EVERY = -1
    # Some of what the first look asks is made once a connection.
    assert asked(site) > whole - 3


def test_few_sites_are_kept(over: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 1)
    public_now(Site.objects.get(), MOMENT, keep=True)
    other = municipality("dorp.localhost", "Dorp").site
    public_now(other, MOMENT, keep=True)
    assert list(module._kept) == [other.pk]

"""An edit makes the lists anew that show it, and leaves the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings
from wagtail.models import Page

from contacts.models import HubPage
from home.models import NewsPage
from open_data import lists
from publishing.publisher import SitePublisher
from tests.home.bodies import blocks
from tests.home.trees import MOMENT, City
from tests.publishing.increments import full, served

DATA = ("list", "geojson", "changes", "table", "catalogue", "openapi", "open-data")


@pytest.fixture
def page_size() -> int:
    return lists.PAGE_SIZE


@pytest.fixture
def publisher(
    city: City,
    settings: Settings,
    tmp_path: Path,
    page_size: int,
    monkeypatch: pytest.MonkeyPatch,
) -> SitePublisher:
    monkeypatch.setattr(lists, "PAGE_SIZE", page_size)
    settings.RELEASES_DIR = tmp_path / "releases"
    city.add_news("Bankjes", date(2026, 11, 3), city.north)
    found = SitePublisher(city.site.pk)
    found.publish(moment=MOMENT)
    return found


def changed(publisher: SitePublisher) -> list[str]:
    receipt = publisher.publish(moment=MOMENT)
    assert receipt.full == ""
    return sorted(each.path for each in receipt.changed if each.kind in DATA)


def test_a_phone_number_of_a_hub_changes_what_shows_hubs(
    publisher: SitePublisher, city: City
) -> None:
    HubPage.objects.filter(pk=city.hub.pk).update(phone="0101234567")
    # The feed of hubs says of one that it changed; that of districts too, since their pages name hubs.
    assert changed(publisher) == [
        "/api/v1/nl/districts.atom",
        "/api/v1/nl/hubs",
        "/api/v1/nl/hubs.atom",
        "/api/v1/nl/hubs.geojson",
    ]
    assert served(publisher) == full(city.site)


def test_the_text_of_a_news_item_is_in_no_list(publisher: SitePublisher) -> None:
    NewsPage.objects.update(body=blocks(("heading", "Nieuw")))
    assert changed(publisher) == []


@pytest.mark.parametrize("page_size", [1])
def test_a_title_changes_one_page_of_a_long_list(publisher: SitePublisher, city: City) -> None:
    city.add_news("Nieuwer", date(2026, 11, 4), city.north)
    assert [path for path in changed(publisher) if "/news" in path] == [
        "/api/v1/nl/news",
        "/api/v1/nl/news/pages/2",
    ]
    Page.objects.filter(slug="bankjes").update(title="Banken")
    assert changed(publisher) == ["/api/v1/nl/news/pages/2"]
    assert served(publisher) == full(city.site)


def test_what_is_taken_offline_is_in_no_list(publisher: SitePublisher, city: City) -> None:
    NewsPage.objects.get().unpublish()
    assert changed(publisher) == ["/api/v1/nl/news"]
    city.north.unpublish()
    assert set(changed(publisher)) >= {"/api/v1/nl/districts", "/api/v1/nl/districts.geojson"}
    names = [each for each in served(publisher) if each.startswith("/api/")]
    assert names
    for path in names:
        body = served(publisher)[path]
        assert b"Bankjes" not in body, path
        assert b"Huis van Noord" not in body, path

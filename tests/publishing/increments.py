"""A small published site, and what tests of the incremental publish ask of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings
from wagtail.models import Page, Site

from publishing.build.receipt import Receipt
from publishing.publisher import SitePublisher, load_site
from publishing.store.export import every_output
from tests.publishing.trees import MOMENT, add_page, make_site, translate


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    settings.RELEASES_DIR = tmp_path / "releases"
    return make_site()


@pytest.fixture
def publisher(site: Site) -> SitePublisher:
    add_page(site.root_page, "Over", introduction="Oud")
    translate(add_page(site.root_page, "Contact"), "en", "Contact")
    found = SitePublisher(site.pk)
    found.publish(moment=MOMENT)
    return found


def pages_of(receipt: Receipt) -> list[str]:
    return [each.path for each in receipt.changed if each.kind != "data"]


def over() -> Any:
    return Page.objects.get(slug="over").specific


def served(publisher: SitePublisher) -> dict[str, bytes]:
    current = publisher.store.current()
    assert current is not None
    return {entry.path: publisher.store.read_blob(entry.blob) for entry in current.entries}


def full(site: Site, moment: datetime = MOMENT) -> dict[str, bytes]:
    content = load_site(site, moment)
    return {each.path: each.document.body for each in every_output(content, moment)}

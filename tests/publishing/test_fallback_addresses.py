"""The address of a fallback page keeps working: it moves with its page, and leads to a translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from wagtail.models import Page, Site

from publishing.publisher import SitePublisher
from publishing.serve.file_response import Memory
from publishing.serve.live_release import LiveSite
from publishing.store.export import export
from tests.publishing.increments import over, publisher, site
from tests.publishing.trees import MOMENT, translate

pytestmark = pytest.mark.django_db

__all__ = ["publisher", "site"]


def leads_to(publisher: SitePublisher, path: str) -> tuple[int, str] | None:
    current = publisher.store.current_id()
    assert current is not None
    live = LiveSite(publisher.store, current, Memory(1000), None)
    if path in live.files:
        return 200, path
    moved = live.redirect(path)
    return moved[:2] if moved else None


def test_a_stand_in_leads_to_the_translation_that_took_its_place(
    publisher: SitePublisher, site: Site, tmp_path: Path
) -> None:
    assert leads_to(publisher, "/en/nl/over/") == (200, "/en/nl/over/")
    page = translate(over(), "en", "About")
    publisher.publish(moment=MOMENT)
    assert leads_to(publisher, "/en/nl/over/") == (301, "/en/over-en/")
    # Other web servers get the same rule, also in later releases and after a move.
    Page.objects.filter(pk=page.pk).update(slug="about-us")
    publisher.publish(moment=MOMENT)
    assert leads_to(publisher, "/en/nl/over/") == (301, "/en/about-us/")
    export(site, tmp_path, moment=MOMENT)
    (rules,) = tmp_path.glob("*.nginx.conf")
    assert '"/en/nl/over/" "/en/about-us/$is_args$args";' in rules.read_text()
    # The translation is taken away: the page stands in for it again.
    Page.objects.get(pk=page.pk).unpublish()
    publisher.publish(moment=MOMENT)
    assert leads_to(publisher, "/en/nl/over/") == (200, "/en/nl/over/")


def test_a_stand_in_moves_with_its_page(publisher: SitePublisher, site: Site) -> None:
    Page.objects.filter(pk=over().pk).update(slug="wie-wij-zijn")
    publisher.publish(moment=MOMENT)
    assert leads_to(publisher, "/en/nl/over/") == (301, "/en/nl/wie-wij-zijn/")
    # With the page its fallback page goes too, and both addresses say so.
    Page.objects.get(slug="wie-wij-zijn").unpublish()
    publisher.publish(moment=MOMENT)
    assert leads_to(publisher, "/en/nl/over/") is None
    current = publisher.store.current()
    assert current is not None
    assert "/en/nl/over/" in current.former

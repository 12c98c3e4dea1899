"""A clock that jumps: a year ahead and back again, an hour back. What is served fits the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from home.models import AlertPage
from publishing.all_sites import AllSites
from publishing.publisher import SitePublisher
from publishing.runtime import queue
from tests.publishing.increments import full, publisher, served, site
from tests.publishing.planning import clock
from tests.publishing.trees import MOMENT, add_page

__all__ = ["publisher", "site"]

pytestmark = pytest.mark.django_db
YEAR, HOUR = timedelta(days=365), timedelta(hours=1)


@pytest.fixture
def sites(site: Site) -> AllSites:
    """A page that ends in two hours, an alert of an hour, and a page behind a login."""
    Site.objects.exclude(pk=site.pk).delete()
    home = site.root_page
    add_page(home, "Kermis", expire_at=MOMENT + 2 * HOUR)
    home.add_child(
        instance=AlertPage(
            title="Storm", slug="storm", starts_at=MOMENT - HOUR, ends_at=MOMENT + HOUR / 2
        )
    )
    private = add_page(home, "Kanarie")
    PageViewRestriction.objects.create(
        page=Page.objects.get(pk=private.pk), restriction_type="login"
    )
    return AllSites()


def publish_at(sites: AllSites, site: Site, moment: datetime) -> dict[str, bytes]:
    with clock(moment):
        receipts, errors = sites.publish()
        assert (len(receipts), errors) == (1, {})
        assert queue.waiting() == 0
        found = served(SitePublisher(site.pk))
    assert found == full(site, moment)
    assert not any(b"Kanarie" in body for body in found.values())
    return found


@pytest.mark.parametrize("jump", [YEAR, 3 * HOUR])
def test_ahead_and_back_again(sites: AllSites, site: Site, jump: timedelta) -> None:
    before = publish_at(sites, site, MOMENT)
    assert {"/kermis/"} <= set(before)
    assert any(b"Storm" in body for body in before.values())
    then = publish_at(sites, site, MOMENT + jump)
    assert "/kermis/" not in then
    assert not any(b"Storm" in body for body in then.values())
    # Nothing is stuck: neither the page, nor the alert, nor what tells that all was done.
    assert publish_at(sites, site, MOMENT + timedelta(seconds=1)) == before
    with clock(MOMENT + timedelta(minutes=2)):
        queue.ask()
    with clock(MOMENT + timedelta(minutes=5)):
        assert queue.waiting() == 180


def test_an_hour_back(sites: AllSites, site: Site) -> None:
    """As after a wrong time server. A change of summer time is none: the clock is in UTC."""
    publish_at(sites, site, MOMENT)
    publish_at(sites, site, MOMENT - HOUR)
    Page.objects.filter(slug="kermis").update(title="Kermis later")
    assert b"Kermis later" in publish_at(sites, site, MOMENT - HOUR / 2)["/kermis/"]
    # The moment at which the alert ends comes as it was announced.
    found = publish_at(sites, site, MOMENT + HOUR / 2)
    assert not any(b"Storm" in body for body in found.values())

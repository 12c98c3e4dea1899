"""Which sites a publish of all looks at: those that changed, those that are due, and those that are not right."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from publishing.all_sites import AllSites
from publishing.changes import triggers
from publishing.publisher import SitePublisher
from publishing.removal import tombstones
from publishing.runtime import figures
from tests.publishing.trees import MOMENT, add_page, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns(settings: Settings, tmp_path: Path) -> tuple[Any, Any]:
    settings.RELEASES_DIR = tmp_path / "releases"
    settings.WITHDRAWN_DIR = tmp_path / "withdrawn"
    first = make_site()
    second = make_site("dorp.localhost")
    return add_page(first.root_page, "Over"), add_page(second.root_page, "Bij ons")


@pytest.fixture
def sites(towns: tuple[Any, Any]) -> AllSites:
    found = AllSites()
    assert hosts(found) == ["stad.localhost", "dorp.localhost"]
    return found


def hosts(sites: AllSites, **options: Any) -> list[str]:
    receipts, errors = sites.publish(**{"moment": MOMENT, **options})
    assert errors == {}
    return [receipt.site for receipt in receipts]


def test_a_site_that_did_not_change_is_left_alone(sites: AllSites, towns: tuple[Any, Any]) -> None:
    assert hosts(sites) == []
    Page.objects.filter(pk=towns[1].pk).update(title="Bij ons thuis")
    assert hosts(sites) == ["dorp.localhost"]
    # What the publish wrote itself is no change for the next one.
    assert hosts(sites) == []


def test_the_site_that_changed_goes_first(sites: AllSites, towns: tuple[Any, Any]) -> None:
    chosen = Site.objects.order_by("pk")
    changed = towns[1].get_site().pk
    assert [each.hostname for each in sites._in_order(chosen, {changed})] == [
        "dorp.localhost",
        *(each.hostname for each in chosen if each.pk != changed),
    ]


def test_what_is_of_no_site_is_of_all(sites: AllSites) -> None:
    Locale.objects.get_or_create(language_code="pl")
    assert hosts(sites) == ["stad.localhost", "dorp.localhost"]


def test_by_hand_all_are_looked_at(sites: AllSites) -> None:
    assert hosts(sites, by_hand=True) == ["stad.localhost", "dorp.localhost"]


def test_a_site_is_due_when_something_changes_there_by_itself(
    sites: AllSites, towns: tuple[Any, Any]
) -> None:
    end = MOMENT + timedelta(hours=1)
    Page.objects.filter(pk=towns[0].pk).update(expire_at=end)
    assert hosts(sites) == ["stad.localhost"]
    assert sites.next_change == end
    assert hosts(sites, moment=end - timedelta(seconds=1)) == []
    assert hosts(sites, moment=end) == ["stad.localhost"]


def test_a_clock_that_goes_back_makes_all_anew(sites: AllSites) -> None:
    assert hosts(sites, moment=MOMENT - timedelta(hours=1)) == ["stad.localhost", "dorp.localhost"]


def test_a_site_that_failed_is_tried_again(
    sites: AllSites, towns: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    Page.objects.filter(pk=towns[0].pk).update(title="Anders")
    publish = SitePublisher.publish

    def fail(self: SitePublisher, **options: Any) -> Any:
        raise OSError("the disk is full")

    monkeypatch.setattr(SitePublisher, "publish", fail)
    assert list(sites.publish(moment=MOMENT)[1]) == ["stad.localhost"]
    monkeypatch.setattr(SitePublisher, "publish", publish)
    assert hosts(sites) == ["stad.localhost"]
    assert hosts(sites) == []


def test_a_site_that_another_process_published_is_looked_at(
    sites: AllSites, towns: tuple[Any, Any]
) -> None:
    Page.objects.filter(pk=towns[0].pk).update(title="Anders")
    other = SitePublisher(towns[0].get_site().pk)
    other.publish(moment=MOMENT)
    other.save_graph()
    sites.read_until = None
    assert "stad.localhost" in hosts(sites)


def test_what_is_withdrawn_for_good_is_of_all(sites: AllSites) -> None:
    tombstones.remember("page", [(1, "x")], MOMENT.isoformat())
    assert hosts(sites) == ["stad.localhost", "dorp.localhost"]
    assert hosts(sites) == []


def test_a_site_whose_file_is_another_one_is_published(
    sites: AllSites, monkeypatch: pytest.MonkeyPatch
) -> None:
    differ = SitePublisher.files_differ
    monkeypatch.setattr(
        SitePublisher, "files_differ", lambda each: each.store.site_id == max(sites._publishers)
    )
    assert sites.files_differ()
    monkeypatch.setattr(SitePublisher, "files_differ", differ)
    assert hosts(sites) == ["dorp.localhost"]
    assert hosts(sites) == []


def test_a_log_that_nobody_can_read_on_makes_all_be_looked_at(sites: AllSites) -> None:
    assert sites.read_until is not None
    sites.read_until = sites.read_until._replace(token="of a backup")
    assert hosts(sites) == ["stad.localhost", "dorp.localhost"]


def test_a_sweep_takes_one_site_at_a_time_and_publishes_what_was_missed(
    sites: AllSites, towns: tuple[Any, Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert sites.sweep(3600, MOMENT) is None
    triggers.remove()
    Page.objects.filter(pk=towns[0].pk).update(title="Ongezien")
    assert hosts(sites) == []
    swept = [sites.sweep(0, MOMENT) for _site in range(2)]
    assert sorted((each.site, each.new, each.missed) for each in swept if each) == [
        ("dorp.localhost", False, ()),
        ("stad.localhost", True, ("PageRow",)),
    ]
    missed = {found.host: found.missed for found in figures.read().values()}
    assert missed == {"stad.localhost": 1, "dorp.localhost": 0}
    assert "the change log missed a change: PageRow of stad.localhost" in caplog.text

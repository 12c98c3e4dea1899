"""A publish makes what a change touches, says why, and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from wagtail.models import Page, Site

from home.models import AlertPage
from publishing.build.dependencies import GraphError
from publishing.build.differences import Reason
from publishing.publisher import SitePublisher
from publishing.store.verification import differences
from tests.publishing.increments import full, over, pages_of, publisher, served, site
from tests.publishing.trees import MOMENT, add_page

pytestmark = pytest.mark.django_db

__all__ = ["publisher", "site"]


def test_without_a_change_nothing_is_made(publisher: SitePublisher) -> None:
    receipt = publisher.publish(moment=MOMENT)
    assert (receipt.new, receipt.viewed, receipt.rendered, receipt.full) == (False, 0, 0, "")
    assert receipt.release == receipt.previous


def test_a_row_changed_behind_the_back_of_every_signal_is_published(
    publisher: SitePublisher, site: Site
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE home_informationpage SET introduction = %s WHERE page_ptr_id = %s",
            ["Nieuw", over().pk],
        )
    receipt = publisher.publish(moment=MOMENT)
    assert pages_of(receipt) == ["/en/nl/over/", "/over/"]
    [change] = [each for each in receipt.changed if each.path == "/over/"]
    assert change.reasons == (Reason("InformationRow", over().pk, "changed", ("introduction",)),)
    assert served(publisher) == full(site)


def test_an_equal_view_is_not_rendered(publisher: SitePublisher) -> None:
    # No page shows when it was published first.
    Page.objects.filter(slug="over").update(first_published_at=MOMENT)
    receipt = publisher.publish(moment=MOMENT)
    assert receipt.viewed > 0
    # The sitemap, the search page and the list of cards have no view: they are made again, the same bytes.
    assert receipt.rendered == 3
    assert receipt.new is False


def test_the_menu_is_on_every_page_of_its_language(publisher: SitePublisher, site: Site) -> None:
    Page.objects.filter(slug="over").update(show_in_menus=True)
    receipt = publisher.publish(moment=MOMENT)
    assert {"/", "/over/", "/contact/"} <= set(pages_of(receipt))
    assert not [path for path in pages_of(receipt) if path.startswith("/en/contact")]
    assert served(publisher) == full(site)


def test_an_alert_comes_and_goes_by_the_clock(publisher: SitePublisher, site: Site) -> None:
    start, end = MOMENT + timedelta(minutes=5), MOMENT + timedelta(minutes=10)
    site.root_page.refresh_from_db()
    site.root_page.add_child(
        instance=AlertPage(title="Storm", slug="storm", starts_at=start, ends_at=end)
    )
    receipt = publisher.publish(moment=MOMENT)
    assert datetime.fromisoformat(receipt.next_change) == start
    assert b"Storm" not in served(publisher)["/over/"]
    receipt = publisher.publish(moment=start)
    assert b"Storm" in served(publisher)["/over/"]
    assert datetime.fromisoformat(receipt.next_change) == end
    publisher.publish(moment=end)
    assert b"Storm" not in served(publisher)["/over/"]
    assert served(publisher) == full(site, end)


def test_a_page_expires_without_anybody_running_a_command(
    publisher: SitePublisher, site: Site
) -> None:
    end = MOMENT + timedelta(minutes=5)
    Page.objects.filter(slug="over").update(expire_at=end)
    receipt = publisher.publish(moment=MOMENT)
    assert datetime.fromisoformat(receipt.next_change) == end
    receipt = publisher.publish(moment=end)
    assert receipt.removed == ["/api/v1/nl/pages/over", "/en/nl/over/", "/over/"]
    assert served(publisher) == full(site, end)


def test_another_process_goes_on_from_the_notes(publisher: SitePublisher, site: Site) -> None:
    publisher.save_graph()
    Page.objects.filter(slug="over").update(title="Over ons")
    receipt = SitePublisher(site.pk).publish(moment=MOMENT)
    assert receipt.full == ""
    assert "/over/" in pages_of(receipt)
    assert "/en/contact-en/" not in pages_of(receipt)
    assert served(publisher) == full(site)


def test_after_a_publisher_that_was_killed_only_what_it_made_is_made_anew(
    publisher: SitePublisher, site: Site
) -> None:
    """Its notes are of an earlier release: what has other files by now is not trusted, the rest is."""
    publisher.save_graph()
    Page.objects.filter(slug="over").update(title="Over ons")
    publisher.publish(moment=MOMENT)
    # Nothing was written down. Meanwhile it is called what the notes say that it is called.
    Page.objects.filter(slug="over").update(title="Over")
    Page.objects.filter(slug="contact", locale__language_code="nl").update(title="Bel ons")
    receipt = SitePublisher(site.pk).publish(moment=MOMENT)
    assert receipt.full == ""
    assert {"/over/", "/contact/"} <= set(pages_of(receipt))
    assert 0 < receipt.viewed < receipt.compared
    assert served(publisher) == full(site)


def test_after_a_publisher_that_was_killed_what_it_put_online_can_be_withdrawn(
    publisher: SitePublisher, site: Site
) -> None:
    publisher.save_graph()
    add_page(site.root_page, "Geheim", introduction="geheim stuk")
    publisher.publish(moment=MOMENT)
    Page.objects.get(slug="geheim").unpublish()
    other = SitePublisher(site.pk)
    receipt = other.publish(moment=MOMENT)
    assert receipt.full == ""
    assert "/geheim/" in receipt.removed
    held = b"".join(path.read_bytes() for path in other.store.folder.rglob("*") if path.is_file())
    assert b"geheim stuk" not in held
    for release in other.store.ids():
        for entry in other.store.manifest(release).entries:
            assert b"geheim stuk" not in other.store.read_blob(entry.blob)
    assert served(other) == full(site)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"format": 1}\n{}'])
def test_notes_that_cannot_be_read_mean_a_full_build(
    publisher: SitePublisher, site: Site, damage: bytes
) -> None:
    publisher.save_graph()
    (publisher.store.folder / "dependencies.json").write_bytes(damage)
    receipt = SitePublisher(site.pk).publish(moment=MOMENT)
    assert "dependencies.json" in receipt.full
    assert (receipt.new, receipt.viewed) == (False, receipt.compared)


def test_other_code_means_a_full_build(publisher: SitePublisher, site: Site) -> None:
    publisher.save_graph()
    other = SitePublisher(site.pk)
    other.fingerprint = "another"
    assert "another release or version" in other.publish(moment=MOMENT).full


def test_a_clock_that_went_back_means_a_full_build(publisher: SitePublisher) -> None:
    publisher.publish(moment=MOMENT + timedelta(hours=1))
    assert publisher.publish(moment=MOMENT).full == "the clock went back"


def test_each_file_says_since_when_it_is_online(publisher: SitePublisher) -> None:
    Page.objects.filter(slug="over").update(title="Over ons")
    publisher.publish(moment=MOMENT + timedelta(seconds=7))
    current = publisher.store.current()
    assert current is not None
    assert current.by_path()["/over/"].since == "2026-11-22T12:00:07+00:00"
    assert current.by_path()["/en/contact-en/"].since == "2026-11-22T12:00:00+00:00"


def test_verify_finds_what_a_full_build_would_not_give(
    publisher: SitePublisher, site: Site
) -> None:
    assert differences(site, MOMENT) == []
    Page.objects.filter(slug="over").update(slug="over-ons")
    found = differences(site, MOMENT)
    assert "/over-ons/: is missing" in found
    assert "/over/: is served and should not be" in found


def test_several_processes_make_the_same_site(
    publisher: SitePublisher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("publishing.build.workers.PARALLEL_FROM", 1)
    monkeypatch.setattr("publishing.build.workers.BATCH", 2)
    other = SitePublisher(site.pk, processes=2)
    receipt = other.publish(moment=MOMENT, full="asked for")
    assert (receipt.new, receipt.rendered) == (False, receipt.compared)
    assert GraphError.__name__ not in receipt.full
    assert served(other) == full(site)

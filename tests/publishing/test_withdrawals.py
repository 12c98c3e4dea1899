"""What was taken away leaves every release, also when little is known of the one before (I10)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings
from wagtail.models import Page, Site

from home.models import AlertPage
from publishing.publisher import SitePublisher
from publishing.removal import unpublished
from tests.publishing.stores import plain_bytes
from tests.publishing.trees import MOMENT, add_page, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    settings.RELEASES_DIR = tmp_path / "releases"
    return make_site()


@pytest.fixture
def publisher(site: Site) -> SitePublisher:
    """A page was public with a word on it; it is taken away, and not yet published."""
    add_page(site.root_page, "Over Kanarie", slug="over")
    found = SitePublisher(site.pk)
    found.publish(moment=MOMENT)
    found.save_graph()
    Page.objects.get(slug="over").specific.unpublish()
    return found


def named(publisher: SitePublisher) -> list[str]:
    """Return the files of the store that hold the word."""
    files = [path for path in publisher.store.folder.rglob("*") if path.is_file()]
    return [path.name for path in files if b"Kanarie" in plain_bytes(path)]


def test_a_full_build_that_was_asked_for_withdraws(publisher: SitePublisher) -> None:
    assert named(publisher)
    publisher.publish(moment=MOMENT, full="asked for")
    assert named(publisher) == []


def test_a_clock_that_went_back_withdraws(publisher: SitePublisher) -> None:
    publisher.publish(moment=MOMENT - timedelta(hours=1))
    assert named(publisher) == []


def test_the_first_publish_of_another_program_withdraws(
    publisher: SitePublisher, site: Site
) -> None:
    other = SitePublisher(site.pk)
    other.fingerprint = "another"
    assert "another release or version" in other.publish(moment=MOMENT).full
    assert named(other) == []
    assert other.store.ids() == ["00000002"]


def test_another_program_keeps_releases_when_nothing_was_taken_away(
    publisher: SitePublisher, site: Site
) -> None:
    Page.objects.filter(slug="over").update(live=True)
    Page.objects.filter(slug="over").update(title="Over ons")
    other = SitePublisher(site.pk)
    other.fingerprint = "another"
    other.publish(moment=MOMENT)
    assert other.store.ids() == ["00000001", "00000002"]


@pytest.mark.parametrize("damage", [b"", b"{}\n{}", b'{"release": "00000001", "digest": "x"}\n{}'])
def test_without_notes_every_release_that_differs_goes(
    publisher: SitePublisher, site: Site, damage: bytes
) -> None:
    (publisher.store.folder / "dependencies.json").write_bytes(damage)
    other = SitePublisher(site.pk)
    other.publish(moment=MOMENT)
    assert named(other) == []
    assert other.store.ids() == ["00000002"]


def test_a_damaged_current_release_hides_nothing(publisher: SitePublisher, site: Site) -> None:
    Page.objects.filter(slug="over").update(live=True, title="Over ons")
    publisher.publish(moment=MOMENT)
    publisher.store.manifest_path("00000002").write_bytes(b"")
    Page.objects.filter(slug="over").update(live=False)
    other = SitePublisher(site.pk)
    other.publish(moment=MOMENT)
    assert named(other) == []
    assert other.store.ids() == ["00000003"]


def test_what_no_page_shows_any_more_leaves_the_earlier_releases(site: Site) -> None:
    end = MOMENT + timedelta(minutes=5)
    site.root_page.refresh_from_db()
    alert = site.root_page.add_child(
        instance=AlertPage(title="Storm Kanarie", slug="storm", ends_at=end)
    )
    publisher = SitePublisher(site.pk)
    publisher.publish(moment=MOMENT)
    publisher.publish(moment=end)
    assert named(publisher)
    alert.unpublish()
    # Nothing that is served changes: there is no new release.
    assert publisher.publish(moment=end).new is False
    assert named(publisher) == []
    assert publisher.store.ids() == ["00000002"]


def test_a_release_that_cannot_be_read_goes_with_all_that_only_it_held(
    publisher: SitePublisher, site: Site
) -> None:
    page = add_page(site.root_page, "Weg Kanarie")
    publisher.publish(moment=MOMENT)
    store = publisher.store
    old = store.ids()[0]
    Page.objects.filter(pk=page.pk).update(title="Weg")
    publisher.publish(moment=MOMENT)
    for release_id in store.ids()[:-1]:
        store.manifest_path(release_id).write_bytes(b"{}")
    page.refresh_from_db()
    page.unpublish()
    publisher.publish(moment=MOMENT)
    assert old not in store.ids()
    texts = [store.read_blob(each.name.partition(".")[0]) for each in store.blobs.files()]
    assert texts
    assert not [text for text in texts if b"Kanarie" in text]


SIZES = {"picture:1:width-400 a", "picture:1:width-800 b", "picture:2:width-800 c", "document:3 d"}


@pytest.mark.parametrize(
    ("now", "gone"),
    [
        # A program that makes other sizes of the same pictures withdraws nothing.
        (
            {"picture:1:width-400 a", "picture:1:width-720 e", "picture:2:width-800 c"},
            {"document:3 d"},
        ),
        # One that is another picture, or none at all, does; so does another size of one that changed.
        ({"picture:1:width-400 z", "document:3 d"}, SIZES - {"document:3 d"}),
        ({"document:4 d"}, SIZES),
    ],
)
def test_a_size_that_is_no_longer_made_is_no_withdrawal(now: set[str], gone: set[str]) -> None:
    assert SIZES - now - unpublished._other_sizes(SIZES, now) == gone

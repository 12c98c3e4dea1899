"""A publish makes what a change touches, says why, and nothing else."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from pytest_django import Settings
from wagtail.models import Collection, CollectionViewRestriction, Page, Site

from home.models import AlertPage, InformationPage, PublicDocument
from publishing.compare import Reason
from publishing.export import every_output
from publishing.notes import NotesError
from publishing.outputs import Registry, registry
from publishing.publisher import SitePublisher, load_site
from publishing.reader import Reader
from publishing.receipt import Failure, Receipt
from publishing.records import PageRow
from publishing.verification import differences
from tests.home.bodies import blocks, item
from tests.publishing.trees import MOMENT, add_page, make_site, translate

pytestmark = pytest.mark.django_db


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
    assert pages_of(receipt) == ["/over/"]
    [change] = [each for each in receipt.changed if each.path == "/over/"]
    assert change.reasons == (Reason("InformationRow", over().pk, "changed", ("introduction",)),)
    assert served(publisher) == full(site)


def test_an_equal_view_is_not_rendered(publisher: SitePublisher) -> None:
    # No page shows when it was published first.
    Page.objects.filter(slug="over").update(first_published_at=MOMENT)
    receipt = publisher.publish(moment=MOMENT)
    assert receipt.viewed > 0
    # Only the sitemap has no view: it is made again, and has the same bytes.
    assert receipt.rendered == 1
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
    assert receipt.removed == ["/api/v1/nl/pages/over", "/over/"]
    assert served(publisher) == full(site, end)


def test_another_process_goes_on_from_the_notes(publisher: SitePublisher, site: Site) -> None:
    publisher.save_notes()
    Page.objects.filter(slug="over").update(title="Over ons")
    receipt = SitePublisher(site.pk).publish(moment=MOMENT)
    assert receipt.full == ""
    assert "/over/" in pages_of(receipt)
    assert "/en/contact-en/" not in pages_of(receipt)
    assert served(publisher) == full(site)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"format": 1}\n{}'])
def test_notes_that_cannot_be_read_mean_a_full_build(
    publisher: SitePublisher, site: Site, damage: bytes
) -> None:
    publisher.save_notes()
    (publisher.store.folder / "notes.json").write_bytes(damage)
    receipt = SitePublisher(site.pk).publish(moment=MOMENT)
    assert "notes.json" in receipt.full
    assert (receipt.new, receipt.viewed) == (False, receipt.compared)


def test_other_code_means_a_full_build(publisher: SitePublisher, site: Site) -> None:
    publisher.save_notes()
    other = SitePublisher(site.pk)
    other.fingerprint = "another"
    assert "another release or version" in other.publish(moment=MOMENT).full


def test_a_clock_that_went_back_means_a_full_build(publisher: SitePublisher) -> None:
    publisher.publish(moment=MOMENT + timedelta(hours=1))
    assert publisher.publish(moment=MOMENT).full == "the clock went back"


@pytest.fixture
def breakable() -> Iterator[Registry]:
    pages = dict(registry.pages)
    yield registry
    registry.pages = pages


def break_titles(breakable: Registry, word: str) -> None:
    """Let information pages whose title holds `word` fail."""
    output = breakable.pages.pop("home.informationpage")

    @functools.wraps(output.view)
    def failing(read: Reader, page: PageRow) -> Any:
        if word in page.title:
            raise ValueError(f"no good: {page.title}")
        return output.view(read, page)

    breakable.register_page("home.informationpage", failing, output.template)


def test_one_bad_page_keeps_its_last_good_version_and_stops_nobody(
    publisher: SitePublisher, site: Site, breakable: Registry
) -> None:
    good = served(publisher)["/over/"]
    current = publisher.store.current()
    assert current is not None
    since = current.by_path()["/over/"].since
    break_titles(breakable, "stuk")
    Page.objects.filter(slug="over").update(title="Over stuk")
    Page.objects.filter(slug="contact").update(title="Contact nieuw")
    receipt = publisher.publish(moment=MOMENT)
    owner = f"page:{over().pk}"
    assert receipt.failed == [
        Failure(owner, "Over stuk", "/over/", "ValueError: no good: Over stuk", True, since)
    ]
    assert served(publisher)["/over/"] == good
    assert b"Contact nieuw" in served(publisher)["/contact/"]
    # It is tried again with each publish, also by a process that only has the notes …
    publisher.save_notes()
    again = SitePublisher(site.pk).publish(moment=MOMENT)
    assert [each.owner for each in again.failed] == [owner]
    # … until it is right.
    Page.objects.filter(slug="over").update(title="Over goed")
    assert publisher.publish(moment=MOMENT).failed == []
    assert served(publisher) == full(site)


def test_a_bad_page_that_showed_what_was_withdrawn_is_not_kept(
    publisher: SitePublisher, site: Site, breakable: Registry
) -> None:
    below = add_page(over(), "Bijlage")
    publisher.publish(moment=MOMENT)
    assert b"Bijlage" in served(publisher)["/over/"]
    break_titles(breakable, "Over")
    below.unpublish()
    receipt = publisher.publish(moment=MOMENT)
    assert [(each.path, each.kept) for each in receipt.failed] == [("/over/", False)]
    assert "/over/" not in served(publisher)


def test_a_bad_page_that_is_not_kept_takes_its_files_along(
    publisher: SitePublisher, site: Site, breakable: Registry
) -> None:
    document = PublicDocument.objects.create(
        title="Stuk", file=ContentFile(b"geheim", "stuk.csv"), collection=Collection.objects.get()
    )
    text = blocks(("documents", {"title": "", "items": [item(document.pk)]}))
    page = InformationPage.objects.get(slug="over")
    page.body = text
    page.save()
    publisher.publish(moment=MOMENT)
    assert b"geheim" in served(publisher).values()
    break_titles(breakable, "Over")
    CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="login"
    )
    assert [each.kept for each in publisher.publish(moment=MOMENT).failed] == [False]
    assert b"geheim" not in served(publisher).values()
    publisher.save_notes()
    other = SitePublisher(site.pk)
    other.publish(moment=MOMENT)
    assert b"geheim" not in served(other).values()


def test_what_is_withdrawn_is_in_no_release(publisher: SitePublisher) -> None:
    Page.objects.filter(slug="over").update(title="Over Kanarie")
    publisher.publish(moment=MOMENT)
    over().unpublish()
    publisher.publish(moment=MOMENT)
    files = [path for path in publisher.store.folder.rglob("*") if path.is_file()]
    texts = [path.read_bytes() for path in files if path.suffix not in (".br", ".gz")]
    assert texts
    assert not [text for text in texts if b"Kanarie" in text]


def test_what_is_withdrawn_is_in_no_release_that_showed_it_elsewhere(
    publisher: SitePublisher,
) -> None:
    below = add_page(over(), "Bijlage Kanarie")
    publisher.publish(moment=MOMENT)
    # The page above no longer shows it when it is taken away: it is renamed first.
    Page.objects.filter(pk=below.pk).update(title="Bijlage")
    publisher.publish(moment=MOMENT)
    below.refresh_from_db()
    below.unpublish()
    publisher.publish(moment=MOMENT)
    files = [path for path in publisher.store.folder.rglob("*") if path.is_file()]
    texts = [path.read_bytes() for path in files if path.suffix not in (".br", ".gz")]
    assert not [text for text in texts if b"Kanarie" in text]
    # The release from before the page was there stays, to go back to.
    assert publisher.store.ids() == ["00000001", "00000004"]


def test_an_interrupted_publish_is_made_up_for(
    publisher: SitePublisher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    Page.objects.filter(slug="over").update(title="Over ons")

    def full_disk(_manifest: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(publisher.store, "write", full_disk)
        with pytest.raises(OSError, match="No space left"):
            publisher.publish(moment=MOMENT)
    publisher.publish(moment=MOMENT)
    assert served(publisher) == full(site)


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
    monkeypatch.setattr("publishing.workers.PARALLEL_FROM", 1)
    monkeypatch.setattr("publishing.workers.BATCH", 2)
    other = SitePublisher(site.pk, processes=2)
    receipt = other.publish(moment=MOMENT, full="asked for")
    assert (receipt.new, receipt.rendered) == (False, receipt.compared)
    assert NotesError.__name__ not in receipt.full
    assert served(other) == full(site)

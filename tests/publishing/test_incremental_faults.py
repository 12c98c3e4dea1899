"""What fails, what is taken away, and what is interrupted."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, Page, Site

from core.models import PublicDocument
from home.models import InformationPage
from publishing.build.receipt import Failure
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.publisher import SitePublisher
from publishing.registry import Registry, registry
from tests.home.bodies import blocks, item
from tests.publishing.increments import full, over, publisher, served, site
from tests.publishing.stores import plain_bytes
from tests.publishing.trees import MOMENT, add_page

pytestmark = pytest.mark.django_db

__all__ = ["publisher", "site"]


@pytest.fixture
def breakable() -> Iterator[Registry]:
    pages = dict(registry.pages)
    yield registry
    registry.pages = pages


def break_titles(breakable: Registry, word: str) -> None:
    """Let information pages whose title holds `word` fail, but not where they stand in."""
    output = breakable.pages.pop("home.informationpage")

    @functools.wraps(output.view)
    def failing(read: Reader, page: PageRow) -> Any:
        if word in page.title and read.language.code == page.language:
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
    publisher.save_graph()
    again = SitePublisher(site.pk).publish(moment=MOMENT)
    assert [each.owner for each in again.failed] == [owner]
    # … until it is right.
    Page.objects.filter(slug="over").update(title="Over goed")
    assert publisher.publish(moment=MOMENT).failed == []
    assert served(publisher) == full(site)


def test_a_page_whose_text_alone_is_bad_is_told_of_until_it_is_right(
    publisher: SitePublisher, site: Site, breakable: Registry
) -> None:
    """No address comes or goes: the release could be put together from the one before."""
    good = served(publisher)["/over/"]
    publisher.publish(moment=MOMENT)
    break_titles(breakable, "Over")
    texts = InformationPage.objects.filter(slug="over")
    texts.update(introduction="Stuk")
    owner = f"page:{over().pk}"
    assert [each.owner for each in publisher.publish(moment=MOMENT).failed] == [owner]
    assert [each.owner for each in publisher.publish(moment=MOMENT).failed] == [owner]
    InformationPage.objects.filter(slug="contact").update(introduction="Ook anders")
    assert [each.owner for each in publisher.publish(moment=MOMENT).failed] == [owner]
    assert served(publisher)["/over/"] == good


def test_a_file_that_is_missing_is_told_of_as_long_as_it_is(
    publisher: SitePublisher, site: Site
) -> None:
    document = PublicDocument.objects.create(
        title="Stuk", file=ContentFile(b"tekst", "stuk.csv"), collection=Collection.objects.get()
    )
    page = InformationPage.objects.get(slug="over")
    page.body = blocks(("documents", {"title": "", "items": [item(document.pk)]}))
    page.save()
    publisher.publish(moment=MOMENT)
    document.file.storage.delete(document.file.name)
    [failure] = publisher.publish(moment=MOMENT).failed
    assert "is missing" in failure.error
    InformationPage.objects.filter(slug="contact").update(introduction="Ook anders")
    assert publisher.publish(moment=MOMENT).failed == [failure]


def test_a_bad_page_stays_bad_when_questions_are_forgotten(
    publisher: SitePublisher, site: Site, breakable: Registry
) -> None:
    break_titles(breakable, "stuk")
    Page.objects.filter(slug="over").update(title="Over stuk")
    owner = f"page:{over().pk}"
    assert [each.owner for each in publisher.publish(moment=MOMENT).failed] == [owner]
    # What was withdrawn may be named by no question any more.
    Page.objects.get(slug="contact").unpublish()
    assert [each.owner for each in publisher.publish(moment=MOMENT).failed] == [owner]
    assert [each.owner for each in publisher.publish(moment=MOMENT).failed] == [owner]


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
    publisher.save_graph()
    other = SitePublisher(site.pk)
    other.publish(moment=MOMENT)
    assert b"geheim" not in served(other).values()


def test_what_is_withdrawn_is_in_no_release(publisher: SitePublisher) -> None:
    Page.objects.filter(slug="over").update(title="Over Kanarie")
    publisher.publish(moment=MOMENT)
    over().unpublish()
    publisher.publish(moment=MOMENT)
    files = [path for path in publisher.store.folder.rglob("*") if path.is_file()]
    texts = [plain_bytes(path) for path in files]
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
    texts = [plain_bytes(path) for path in files]
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


def test_a_bad_page_of_which_nothing_is_known_is_not_kept_when_something_was_withdrawn(
    publisher: SitePublisher, site: Site, breakable: Registry
) -> None:
    below = add_page(over(), "Bijlage")
    publisher.publish(moment=MOMENT)
    break_titles(breakable, "Over")
    # A full build in which it fails: what its last version read is no longer written down.
    receipt = publisher.publish(moment=MOMENT, full="asked for")
    assert [each.kept for each in receipt.failed] == [True]
    below.unpublish()
    receipt = publisher.publish(moment=MOMENT)
    assert [each.kept for each in receipt.failed] == [False]
    assert "/over/" not in served(publisher)

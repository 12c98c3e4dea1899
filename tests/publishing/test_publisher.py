"""Publishing as a whole: the same state gives the same bytes; nothing else gets out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction, Site

from publishing import publisher
from publishing.content.declarations import PageRow
from publishing.content.load import SqlAfterLoadError
from publishing.content.reader import Reader
from publishing.preview.previewing import preview
from publishing.registry import Document, Registry, SiteOutput, Target, registry
from publishing.store.atomic import LockTimeoutError, lock
from publishing.store.export import export
from publishing.store.plain_tree import UnsafePathError, plain_path
from publishing.store.releases import ReleaseStore
from tests.publishing.trees import MOMENT, add_page, make_site, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    settings.RELEASES_DIR = tmp_path / "releases"
    return make_site()


def tree(site: Site, folder: Path) -> dict[str, bytes]:
    export(site, folder, moment=MOMENT)
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_two_builds_of_the_same_state_are_byte_identical(site: Site, tmp_path: Path) -> None:
    translate(add_page(site.root_page, "Over"), "en", "About")
    first, second = tree(site, tmp_path / "a"), tree(site, tmp_path / "b")
    assert first == second
    assert "stad.localhost/over/index.html" in first


def test_a_build_without_a_change_keeps_the_release(site: Site) -> None:
    first = publisher.build(site, moment=MOMENT)
    second = publisher.build(site, moment=MOMENT + timedelta(minutes=5))
    assert (first.new, second.new, second.release) == (True, False, first.release)


def test_a_change_makes_a_new_release_with_exactly_the_changed_files(
    site: Site, settings: Settings
) -> None:
    page = add_page(site.root_page, "Over", introduction="Oud")
    publisher.build(site, moment=MOMENT)
    store = ReleaseStore(settings.RELEASES_DIR, site.pk)
    before = store.current()
    page.introduction = "Nieuw"
    page.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(last_published_at=None)
    publisher.build(site, moment=MOMENT)
    after = store.current()
    assert before is not None
    assert after is not None
    changed = {e.path for e in after.entries} - {
        e.path for e in after.entries if before.by_path().get(e.path) == e
    }
    assert {"/over/", "/api/v1/nl/pages/over"} <= changed
    assert not {path for path in changed if path.startswith("/static/")}


def test_an_unpublished_page_leaves_the_next_release(site: Site, settings: Settings) -> None:
    page = add_page(site.root_page, "Over")
    publisher.build(site, moment=MOMENT)
    page.unpublish()
    publisher.build(site, moment=MOMENT)
    current = ReleaseStore(settings.RELEASES_DIR, site.pk).current()
    assert current is not None
    assert "/over/" not in current.by_path()


CANARY = "KANARIE-7f3a"


def test_what_may_not_be_public_is_in_no_byte(site: Site, tmp_path: Path) -> None:
    live = add_page(site.root_page, "Over")
    live.introduction = f"{CANARY} concept"
    live.save_revision()
    add_page(site.root_page, f"{CANARY} concept", live=False)
    private = add_page(site.root_page, f"{CANARY} besloten", slug="besloten")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    add_page(private, f"{CANARY} eronder", slug="eronder")
    add_page(site.root_page, f"{CANARY} verlopen", slug="weg", expire_at=MOMENT)
    link = f'<p><a linktype="page" id="{private.pk}">zie</a></p>'
    add_page(site.root_page, "Bron", body=[("rich_text", link)])
    files = tree(site, tmp_path / "out")
    assert "stad.localhost/bron/index.html" in files
    assert [name for name, body in files.items() if CANARY.encode() in body] == []
    assert [name for name in files if "besloten" in name or "weg" in name] == []


@pytest.fixture
def clean_registry() -> Iterator[Registry]:
    pages, sites = dict(registry.pages), dict(registry.sites)
    yield registry
    registry.pages, registry.sites = pages, sites


def test_a_view_that_asks_the_database_stops_the_build(
    site: Site, clean_registry: Registry
) -> None:
    def peeking(_read: Reader, _page: PageRow) -> object:
        return Page.objects.count()

    clean_registry.pages.pop("home.informationpage")
    clean_registry.register_page("home.informationpage", peeking, "home/information.html")
    add_page(site.root_page, "Over")
    with pytest.raises(SqlAfterLoadError):
        publisher.build(site, moment=MOMENT)


def test_of_two_outputs_with_one_address_the_later_is_left_out_and_named(
    site: Site, clean_registry: Registry, settings: Settings
) -> None:
    add_page(site.root_page, "Over")
    clean_registry.register_site(
        SiteOutput(
            "dubbel",
            lambda _read: [Target("/OVER/", "nl", "text/plain")],
            lambda _read, _target: Document(b"x", "text/plain"),
            once=True,
        )
    )
    receipt = publisher.build(site, moment=MOMENT)
    assert [(each.owner, each.error, each.kept) for each in receipt.failed] == [
        ("dubbel:/OVER/", "“/OVER/” and “Over” both want /OVER/", False)
    ]
    current = ReleaseStore(settings.RELEASES_DIR, site.pk).current()
    assert current is not None
    assert "/over/" in current.by_path()


@pytest.mark.parametrize("path", ["/../x", "/a/../../x", "/../../etc/passwd"])
def test_an_address_that_leads_out_of_the_folder_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafePathError):
        plain_path(tmp_path / "site", path, "text/html")


def test_one_publish_of_a_site_at_a_time(tmp_path: Path) -> None:
    with lock(tmp_path), pytest.raises(LockTimeoutError), lock(tmp_path, seconds=0.1):
        pass
    with lock(tmp_path, seconds=0.1):
        pass


def test_a_preview_shows_the_draft_and_leaves_the_page_alone(site: Site) -> None:
    page = add_page(site.root_page, "Over", introduction="Oud")
    page.introduction = "Nieuw <b>"
    html = preview(page).decode()
    page.refresh_from_db()
    assert "Nieuw &lt;b&gt;" in html
    assert page.introduction == "Oud"

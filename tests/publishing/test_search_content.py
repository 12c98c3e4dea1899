"""What is not public is in no search index: with real content, and releases."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings
from wagtail.models import PageViewRestriction, Site

from core.layout.sections import search_url
from home.pages.search import letters, search_view
from publishing.content.reader import Reader
from publishing.publisher import SitePublisher, load_site
from publishing.search import folder as search_folder
from publishing.search import index as search_index
from publishing.store.export import export
from publishing.store.releases import ReleaseStore
from tests.publishing.trees import MOMENT, add_page, make_site, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: Settings, tmp_path: Path) -> Site:
    """A page that people may find, and a page of each sort that they may not."""
    settings.RELEASES_DIR = tmp_path / "releases"
    found = make_site()
    home = found.root_page
    visible = add_page(home, "Spreekuur", introduction="Kom langs bij Zichtbaar.")
    visible.introduction = "Hier komt straks Concepttekst."
    visible.save_revision()
    translate(add_page(home, "Over ons"), "en", "About us")
    add_page(home, "Conceptpagina", live=False)
    add_page(home, "Verlopenbericht", live=False, expired=True, expire_at=MOMENT)
    add_page(home, "Straksverlopen", expire_at=MOMENT - timedelta(hours=1))
    private = add_page(home, "Ledenpagina")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    add_page(home, "Teruggetrokken")
    return found


def indexed(store: ReleaseStore) -> str:
    """Return all words of the index, from its parts and its texts."""
    index = search_folder.current(store.folder)
    assert index is not None
    return "\n".join(
        path.read_text() for path in index.rglob("*.json") if "made-of" not in path.name
    )


@pytest.fixture
def words(site: Site) -> str:
    """The words of the index, after a page was withdrawn."""
    publisher = SitePublisher(site.pk)
    publisher.publish(moment=MOMENT)
    search_index.make(publisher.store)
    assert "teruggetrokken" in indexed(publisher.store).lower()
    site.root_page.get_children().get(title="Teruggetrokken").specific.unpublish()
    publisher.publish(moment=MOMENT)
    assert not search_folder.folder_of(publisher.store.folder).exists()
    search_index.make(publisher.store)
    return indexed(publisher.store).lower()


def test_nobody_finds_what_is_not_public(words: str) -> None:
    hidden = (
        "concepttekst",
        "conceptpagina",
        "verlopenbericht",
        "straksverlopen",
        "ledenpagina",
        "teruggetrokken",
    )
    assert [word for word in hidden if word in words] == []
    assert [word for word in ("zichtbaar", "spreekuur", "about us") if word not in words] == []


def test_the_list_from_a_to_z_has_the_public_pages_of_a_language(site: Site) -> None:
    content = load_site(site, MOMENT)
    found = {
        code: [
            (each.letter, [(link.text, link.url) for link in each.links])
            for each in letters(Reader(content, code, MOMENT))
        ]
        for code in ("nl", "en")
    }
    assert found == {
        "nl": [
            ("O", [("Over ons", "/over-ons/")]),
            ("S", [("Spreekuur", "/spreekuur/")]),
            ("T", [("Teruggetrokken", "/teruggetrokken/")]),
        ],
        "en": [("A", [("About us", "/en/over-ons-en/")])],
    }
    read = Reader(content, "nl", MOMENT)
    assert search_url(read) == "/zoeken/"
    assert search_url(read, "en") == "/en/search/"
    view = search_view(read)
    assert [choice.value for choice in view.facets] == [
        *("district", "hub", "contact", "plan", "event", "news", "about")
    ]
    assert (view.districts, view.bundle) == ((), "/static/search/")


def test_an_export_takes_the_index_of_its_own_pages(site: Site, tmp_path: Path) -> None:
    publisher = SitePublisher(site.pk)
    publisher.publish(moment=MOMENT)
    search_index.make(publisher.store)
    folder = tmp_path / "out"
    export(site, folder, moment=MOMENT)
    bundle = folder / site.hostname / "static" / "search"
    assert {path.name for path in bundle.iterdir()} == {"nl.json", "en.json", "nl", "en"}
    assert not list(bundle.rglob("made-of*"))
    site.root_page.get_children().get(title="Teruggetrokken").specific.unpublish()
    export(site, folder, moment=MOMENT)
    assert not bundle.exists()

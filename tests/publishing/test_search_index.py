"""The search index: made of what is served, answered while that is served, gone with it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from django.core.management import call_command
from pytest_django import Settings

from contacts.erasure.finding import finder
from contacts.erasure.patterns import SearchPatterns
from contacts.erasure.scan import Look, _in_releases
from publishing.registry import Searchable, registry
from publishing.search import folder
from publishing.search import index as search_index
from publishing.search.documents import documents, made_of, said_by
from publishing.search.words import _base36, words_of
from publishing.serve.headers import CONTENT_SECURITY_POLICY
from publishing.serve.wsgi import PublicSites
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import page, publish

NORTH, NEWS, OTHER = "/wijken/noord/", "/nieuws/feest/", "/los/"
INDEX = "/static/search/nl.json"


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {
        "place": Searchable("district", place=True),
        "news": Searchable("news", 0.4),
    }
    monkeypatch.setattr(registry, "searchable", found)


@pytest.fixture
def store(settings: Settings, tmp_path: Path) -> ReleaseStore:
    settings.RELEASES_DIR = tmp_path
    return ReleaseStore(tmp_path, 1)


def html(store: ReleaseStore, path: str, text: str, kind: str = "news") -> Entry:
    body = (
        f'<!DOCTYPE html><html lang="nl"><body><header>Menu</header><main id="main"><h1>{text}</h1>'
        f"<script>niets()</script><p>Tekst van {text}</p></main><footer>Voet</footer></body></html>"
    )
    return page(store, path, body.encode(), f"page:{path}", kind=kind)


def data(store: ReleaseStore, path: str, content: object) -> Entry:
    body = json.dumps({"content": content}).encode()
    return replace(
        page(store, f"/api{path}", body, f"page:{path}", kind="data"), media_type="application/json"
    )


def texts(store: ReleaseStore) -> str:
    """Return everything that an index says."""
    index = folder.current(store.folder)
    assert index is not None
    return "\n".join(path.read_text() for path in sorted(index.rglob("*.json")))


def app(store: ReleaseStore) -> PublicSites:
    return PublicSites(store.folder.parent)


def test_the_index_says_what_pages_say_and_nothing_around_them(store: ReleaseStore) -> None:
    publish(
        store,
        html(store, NORTH, "Noord", "place"),
        data(store, NORTH, {"synonyms": ["Oud-Noord"]}),
        html(store, f"{NORTH}nieuws/", "De wijkhub en de coördinatoren"),
        html(store, OTHER, "Geheim", "unsearchable"),
    )
    assert search_index.make(store) is True
    said = texts(store)
    assert "Tekst van Noord" in said
    for word in ("Menu", "Voet", "niets()", "Geheim"):
        assert word not in said
    index = folder.current(store.folder)
    assert index is not None
    found = json.loads((index / "nl.json").read_bytes())
    below = f"{NORTH}nieuws/"
    assert found["pages"] == [
        [NORTH, "Noord", "district", "Noord", 100, 0],
        [below, "De wijkhub en de coördinatoren", "news", "Noord", 40, 0],
    ]
    # The number of the page times four, and where: in the text, often, another name, the title.
    assert found["words"] == {
        "coordinatoren": "7",
        "de": "7",
        "en": "7",
        "wijkhub": "7",
        "noord": "3",
        "oud": "2",
        "tekst": "0 4",
        "van": "0 4",
    }
    assert json.loads((index / "nl/1.json").read_bytes()) == [
        below,
        "Tekst van De wijkhub en de coördinatoren",
    ]
    # Made of the same, it stays.
    assert search_index.make(store) is False


def test_a_new_page_leaves_the_index_and_a_changed_or_withdrawn_one_does_not(
    store: ReleaseStore,
) -> None:
    north, news = html(store, NORTH, "Noord", "place"), html(store, NEWS, "Feest")
    publish(store, north, news)
    search_index.make(store)
    public = app(store)
    assert Answer(public, INDEX).status == 200
    publish(store, north, news, html(store, OTHER, "Nieuw"))
    public.refresh()
    assert Answer(public, INDEX).status == 200
    publish(store, north, html(store, NEWS, "Fuif"))
    public.refresh()
    away = Answer(public, INDEX)
    assert (away.status, away.headers["Cache-Control"]) == (404, "no-store")
    publish(store, north)
    public.refresh()
    assert Answer(public, INDEX).status == 404
    assert search_index.make(store) is True
    assert "Feest" not in texts(store)
    assert Answer(public, INDEX).status == 200


def test_what_is_withdrawn_leaves_the_disk_at_once(store: ReleaseStore) -> None:
    north, news = html(store, NORTH, "Noord", "place"), html(store, NEWS, "Rowan Biervliet")
    publish(store, north, news)
    search_index.make(store)
    half = folder.folder_of(store.folder) / ".half"
    half.mkdir()
    (half / "x.html").write_text("Rowan Biervliet")
    look = Look(finder(SearchPatterns(names=frozenset({"Rowan Biervliet"}))))
    places = [place for place, _certain in _in_releases(look, None) if "/search/" in place]
    assert any(each.endswith("/nl/0.json") for each in places)
    publish(store, north)
    store.withdraw({news.blob})
    assert not folder.folder_of(store.folder).exists()
    assert [place for place, _certain in _in_releases(look, None) if "/search/" in place] == []


def test_a_withdrawal_leaves_an_index_that_never_said_it(store: ReleaseStore) -> None:
    news = html(store, NEWS, "Feest")
    publish(store, news)
    north = html(store, NORTH, "Noord", "place")
    publish(store, north)
    search_index.make(store)
    store.withdraw({news.blob})
    assert Answer(app(store), INDEX).status == 200


def test_going_back_takes_the_index_along(store: ReleaseStore) -> None:
    publish(store, html(store, NORTH, "Noord", "place"))
    publish(store, html(store, NORTH, "Noorder", "place"))
    search_index.make(store)
    store.rollback()
    assert not folder.folder_of(store.folder).exists()


def test_what_is_withdrawn_while_an_index_is_made_is_in_none(
    store: ReleaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    north, news = html(store, NORTH, "Noord", "place"), html(store, NEWS, "Feest")
    publish(store, north, news)
    write = search_index.write
    times: list[int] = []

    def slow(*arguments: object) -> None:
        write(*arguments)  # type: ignore[arg-type]
        if not times:
            times.append(1)
            publish(store, north)

    monkeypatch.setattr(search_index, "write", slow)
    assert search_index.make(store) is True
    assert "Feest" not in texts(store)
    folders = sorted(each.name for each in folder.folder_of(store.folder).iterdir())
    current = folder.current(store.folder)
    assert current is not None
    assert folders == sorted([current.name, "current"])


def test_files_of_the_index_are_answered_and_no_others(store: ReleaseStore) -> None:
    publish(store, html(store, NORTH, "Noord", "place"))
    search_index.make(store)
    public = app(store)
    found = Answer(public, INDEX, HTTP_ACCEPT_ENCODING="br")
    assert found.headers["Content-Type"] == "application/json"
    assert found.headers["Content-Encoding"] == "br"
    assert found.headers["Cache-Control"] == "public, max-age=60"
    assert found.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert Answer(public, INDEX, HTTP_IF_NONE_MATCH=found.headers["ETag"]).status == 304
    assert Answer(public, INDEX, "HEAD").body == b""
    whole = Answer(public, INDEX)
    assert brotli.decompress(found.body) == whole.body
    assert Answer(public, "/static/search/nl/0.json").status == 200
    for name in ("made-of.json", "current", "nl.json.br", "../current", "nl/../../x", "nl/9.json"):
        assert Answer(public, f"/static/search/{name}").status == 404


def test_the_command_makes_it(store: ReleaseStore, capsys: pytest.CaptureFixture[str]) -> None:
    publish(store, html(store, NORTH, "Noord", "place"))
    call_command("finish_releases", nice=0)
    assert "search index made in" in capsys.readouterr().out
    call_command("finish_releases", nice=0)
    assert "search index up to date" in capsys.readouterr().out


def test_a_site_without_pages_has_no_index(store: ReleaseStore) -> None:
    first = publish(store, html(store, NORTH, "Noord", "place"))
    assert [each.url for each in documents(store.read_blob, first.entries)] == [NORTH]
    search_index.make(store)
    empty = publish(store)
    assert made_of(empty.entries) == {}
    assert search_index.make(store) is False
    assert not folder.folder_of(store.folder).exists()


def test_what_another_page_says_and_ways_to_it_are_searched_there_alone() -> None:
    said = said_by(
        "<header>Menu</header><main><h1>Hub <b>Noord</b></h1><nav>Meer</nav><ul><li>Hulp bij"
        " formulieren<li>Rolstoel</ul><div data-elsewhere><p>Een kaart<br>van elders</p></div>"
        '<time datetime="2026-11-02">2 november</time><p>wijk@<wbr>stad.<wbr>nl</main>Voet'
    )
    assert " ".join("".join(said.title).split()) == "Hub Noord"
    assert " ".join("".join(said.text).split()) == (
        "Hulp bij formulieren Rolstoel 2 november wijk@stad.nl"
    )
    assert said.day == "2026-11-02"


def test_numbers_are_found_with_and_without_their_spaces() -> None:
    assert [*words_of("Bel 14 010 of 06-12 34, € 1.500. Één Łódź 7!")] == [
        *("bel", "14", "010", "of", "06", "12", "34", "1", "500", "een", "lodz", "7"),
        *("14010", "061234", "1500"),
    ]


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (35, "z"), (36, "10"), (1295, "zz")])
def test_steps_are_written_as_browsers_read_them(number: int, text: str) -> None:
    assert _base36(number) == text
    assert int(text, 36) == number

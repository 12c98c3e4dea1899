"""The search index: made of what is served, answered while that is served, gone with it."""

from __future__ import annotations

import asyncio
import gzip
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
from publishing.search.documents import documents, made_of
from publishing.search.spelling import other_words, plain_letters
from publishing.serve.headers import CONTENT_SECURITY_POLICY, SEARCH_POLICY, headers_for
from publishing.serve.wsgi import PublicSites
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import page, publish

NORTH, NEWS, OTHER = "/wijken/noord/", "/nieuws/feest/", "/los/"
SCRIPT = "/static/search/pagefind.js"


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {
        "place": Searchable("district", place=True),
        "news": Searchable("news", 0.4),
    }
    monkeypatch.setattr(registry, "searchable", found)
    monkeypatch.setattr(registry, "synonyms", {"nl": {"wijkhub": ("hub", "hubs")}})


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
    return "\n".join(
        gzip.decompress(path.read_bytes()).decode() for path in index.rglob("*.pf_fragment")
    )


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
    found = {
        each["url"]: (each["filters"], each["meta"])
        for each in map(json.loads, said.removeprefix("pagefind_dcd").split("\npagefind_dcd"))
    }
    assert found == {
        NORTH: (
            {"facet": ["district"], "place": ["Noord"]},
            {"title": "Noord", "words": "Oud-Noord"},
        ),
        f"{NORTH}nieuws/": (
            {"facet": ["news"], "place": ["Noord"]},
            {
                "title": "De wijkhub en de coördinatoren",
                "words": "coordinator coordinatoren hub hubs",
            },
        ),
    }
    # Made of the same, it stays.
    assert search_index.make(store) is False


def test_a_new_page_leaves_the_index_and_a_changed_or_withdrawn_one_does_not(
    store: ReleaseStore,
) -> None:
    north, news = html(store, NORTH, "Noord", "place"), html(store, NEWS, "Feest")
    publish(store, north, news)
    search_index.make(store)
    public = app(store)
    assert Answer(public, SCRIPT).status == 200
    publish(store, north, news, html(store, OTHER, "Nieuw"))
    public.refresh()
    assert Answer(public, SCRIPT).status == 200
    publish(store, north, html(store, NEWS, "Fuif"))
    public.refresh()
    away = Answer(public, SCRIPT)
    assert (away.status, away.headers["Cache-Control"]) == (404, "no-store")
    publish(store, north)
    public.refresh()
    assert Answer(public, SCRIPT).status == 404
    assert search_index.make(store) is True
    assert "Feest" not in texts(store)
    assert Answer(public, SCRIPT).status == 200


def test_what_is_withdrawn_leaves_the_disk_at_once(store: ReleaseStore) -> None:
    north, news = html(store, NORTH, "Noord", "place"), html(store, NEWS, "Rowan Biervliet")
    publish(store, north, news)
    search_index.make(store)
    half = folder.folder_of(store.folder) / ".half"
    half.mkdir()
    (half / "x.html").write_text("Rowan Biervliet")
    look = Look(finder(SearchPatterns(names=frozenset({"Rowan Biervliet"}))))
    places = [place for place, _certain in _in_releases(look, None) if "/search/" in place]
    assert any(each.endswith(".pf_fragment") for each in places)
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
    assert Answer(app(store), SCRIPT).status == 200


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
    write = search_index._write
    times: list[int] = []

    def slow(*arguments: object) -> None:
        write(*arguments)  # type: ignore[arg-type]
        if not times:
            times.append(1)
            publish(store, north)

    monkeypatch.setattr(search_index, "_write", slow)
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
    script = Answer(public, SCRIPT, HTTP_ACCEPT_ENCODING="br")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert script.headers["Content-Encoding"] == "br"
    assert script.headers["Cache-Control"] == "public, max-age=60"
    assert script.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert Answer(public, SCRIPT, HTTP_IF_NONE_MATCH=script.headers["ETag"]).status == 304
    assert Answer(public, SCRIPT, "HEAD").body == b""
    packed = Answer(public, "/static/search/wasm.nl.pagefind")
    assert packed.headers["Content-Type"] == "application/octet-stream"
    assert packed.body[:2] == b"\x1f\x8b"
    smaller = Answer(public, "/static/search/wasm.nl.pagefind", HTTP_ACCEPT_ENCODING="br, gzip")
    assert smaller.headers["Content-Encoding"] == "br"
    assert brotli.decompress(smaller.body) == gzip.decompress(packed.body)
    assert len(smaller.body) < len(packed.body)
    for name in ("made-of.json", "current", "pagefind.js.br", "../current", "fragment/../../x"):
        assert Answer(public, f"/static/search/{name}").status == 404


def test_only_the_search_page_may_compile() -> None:
    policies = {
        kind: dict(headers_for("/zoeken/", "text/html", "nl", kind))["Content-Security-Policy"]
        for kind in ("search", "home.newspage")
    }
    assert policies == {"search": SEARCH_POLICY, "home.newspage": CONTENT_SECURITY_POLICY}
    assert "script-src 'self' 'wasm-unsafe-eval';" in SEARCH_POLICY


def test_the_command_makes_it(store: ReleaseStore, capsys: pytest.CaptureFixture[str]) -> None:
    publish(store, html(store, NORTH, "Noord", "place"))
    call_command("finish_releases", nice=0)
    assert "search index made in" in capsys.readouterr().out
    call_command("finish_releases", nice=0)
    assert "search index up to date" in capsys.readouterr().out


def test_a_site_without_pages_has_no_index(store: ReleaseStore) -> None:
    first = publish(store, html(store, NORTH, "Noord", "place"))
    assert [each.url for each in documents(store, first)] == [NORTH]
    search_index.make(store)
    empty = publish(store)
    assert made_of(empty) == {}
    assert search_index.make(store) is False
    assert not folder.folder_of(store.folder).exists()


def test_words_are_found_under_other_spellings() -> None:
    synonyms = {"wijkhub": ("hub", "hubs")}
    assert other_words("De Wijkhub", synonyms) == ["hub", "hubs"]
    assert other_words("café", {}) == ["cafe"]
    assert other_words("coördinatoren", {}) == ["coordinator", "coordinatoren"]
    assert other_words("مدير الحي", {}) == ["حي"]
    assert plain_letters("Één") == "Een"


def test_a_file_that_is_not_whole_is_waited_for_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "LOOKS", 3)
    monkeypatch.setattr(search_index, "PAUSE", 0)
    whole = gzip.compress(b"words " * 100)
    (tmp_path / "pagefind.js").write_bytes(b"x")
    (tmp_path / "nl.pf_meta").write_bytes(whole[:-9])
    with pytest.raises(search_index.SearchError, match="its files stay incomplete"):
        asyncio.run(search_index._until_whole(tmp_path, tmp_path / ".pages"))
    (tmp_path / "nl.pf_meta").write_bytes(whole)
    asyncio.run(search_index._until_whole(tmp_path, tmp_path / ".pages"))

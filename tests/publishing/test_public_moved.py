"""Addresses that are no page any more: moved, taken away, or redirected by an editor."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.serve import wsgi
from publishing.serve.headers import API_VERSION, SECURITY_HEADERS
from publishing.serve.wsgi import PublicSites
from publishing.store.releases import ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import page, publish


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    store = ReleaseStore(tmp_path, 1)
    old = [
        page(store, "/", b"thuis", "page:1"),
        page(store, "/oud/", b"verhuist", "page:2"),
        page(store, "/café/", b"verhuist", "page:5"),
        page(store, "/weg/", b"weg", "page:3"),
        page(store, "/en/gone/", b"gone", "page:4", language="en"),
        page(store, "/api/v1/nl/pages/weg", b"{}", "page:3", kind="data"),
    ]
    publish(store, *old)
    publish(
        store,
        old[0],
        page(store, "/nieuw/plek/", b"verhuist", "page:2"),
        page(store, "/koffié/", b"verhuist", "page:5"),
        page(store, "/zz/plek", b"{}", "page:2", kind="data"),
        page(store, "/410.html", b"weggehaald", status=410),
        page(store, "/en/410.html", b"taken away", status=410, language="en"),
        page(store, "/404.html", b"bestaat niet", status=404),
        page(store, "/snel", b"link", status=301, location="/nieuw/plek/?van=snel"),
        page(store, "/folder/", b"link", status=302, location="https://elders.example/a b?c=d"),
        page(store, "/ooit", b"link", status=308, location="/"),
    )
    return store


@pytest.fixture
def app(store: ReleaseStore, monkeypatch: pytest.MonkeyPatch) -> PublicSites:
    monkeypatch.setattr(wsgi, "LOOK_EVERY", -1)
    return PublicSites(store.folder.parent)


@pytest.mark.parametrize(
    ("path", "query", "status", "location"),
    [
        ("/oud/", "", 301, "/nieuw/plek/"),
        ("/oud", "", 301, "/nieuw/plek/"),
        ("/oud/", "a=1&b=%C3%A9", 301, "/nieuw/plek/?a=1&b=%C3%A9"),
        ("/café/", "", 301, "/koffi%C3%A9/"),
        ("/nieuw/plek", "a=1", 301, "/nieuw/plek/?a=1"),
        ("/snel", "a=1", 301, "/nieuw/plek/?van=snel"),
        # As printed addresses are typed over.
        ("/Nieuw/Plek/", "a=1", 301, "/nieuw/plek/?a=1"),
        ("/NIEUW//plek", "", 301, "/nieuw/plek/"),
        ("//nieuw/plek/", "", 301, "/nieuw/plek/"),
        ("/nieuw/plek///", "", 301, "/nieuw/plek/"),
        ("/KOFFIÉ", "", 301, "/koffi%C3%A9/"),
        ("/Oud//", "a=1", 301, "/nieuw/plek/?a=1"),
        ("/SNEL", "a=1", 301, "/nieuw/plek/?van=snel"),
        ("/Folder", "", 302, "https://elders.example/a%20b?c=d"),
        ("/snel/", "", 301, "/nieuw/plek/?van=snel"),
        ("/folder/", "", 302, "https://elders.example/a%20b?c=d"),
        ("/folder", "", 302, "https://elders.example/a%20b?c=d"),
        ("/ooit", "", 308, "/"),
        ("/oud/", "a=\r\nSet-Cookie: x", 301, "/nieuw/plek/"),
        ("/oud/", "é", 301, "/nieuw/plek/"),
    ],
)
def test_an_address_leads_on(
    app: PublicSites, path: str, query: str, status: int, location: str
) -> None:
    answer = Answer(app, path, QUERY_STRING=query)
    assert (answer.status, answer.headers["Location"]) == (status, location)
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert dict(SECURITY_HEADERS).items() <= answer.headers.items()


def test_who_may_read_open_data_may_follow_an_address_that_leads_to_it(
    app: PublicSites, store: ReleaseStore
) -> None:
    old = ("/api/v1/oud.csv", "/agenda.ics", "/wijk/feed.xml")
    pages = [page(store, path, b"link", status=308, location="/api/v1/nieuw.csv") for path in old]
    publish(store, page(store, "/", b"thuis", "page:1"), *pages)
    for path in old:
        headers = Answer(app, path).headers
        assert headers["Access-Control-Allow-Origin"] == "*", path
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin", path
        assert headers.get("API-Version") == (API_VERSION if "/api/" in path else None), path
    assert "Access-Control-Allow-Origin" not in Answer(app, "/weg").headers


@pytest.mark.parametrize(
    ("path", "body", "language"),
    [
        ("/weg/", b"weggehaald", "nl"),
        ("/weg", b"weggehaald", "nl"),
        ("/en/gone/", b"taken away", "en"),
        ("/WEG//", b"weggehaald", "nl"),
        ("/en/Gone", b"taken away", "en"),
    ],
)
def test_what_was_taken_away_is_gone(
    app: PublicSites, path: str, body: bytes, language: str
) -> None:
    answer = Answer(app, path)
    assert (answer.status, answer.body) == (410, body)
    assert answer.headers["Content-Language"] == language
    assert "ETag" not in answer.headers
    assert Answer(app, path, "HEAD").body == b""
    assert Answer(app, path, HTTP_IF_NONE_MATCH="*").status == 410


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nooit/", 404),
        ("/410.html", 404),
        ("/en/410.html", 404),
        ("/api/v1/nl/pages/weg", 404),
        ("//elders.example/", 404),
        ("//elders.example/nieuw/plek/", 404),
        ("/nieuw/", 404),
    ],
)
def test_what_never_was_a_page_is_not_gone(app: PublicSites, path: str, status: int) -> None:
    assert Answer(app, path).status == status


def test_who_comes_back_is_no_longer_gone(app: PublicSites, store: ReleaseStore) -> None:
    current = store.current()
    assert current is not None
    publish(store, *current.entries, page(store, "/weg/", b"terug", "page:3"))
    assert Answer(app, "/weg/").body == b"terug"


def test_who_left_later_is_gone_as_well(app: PublicSites, store: ReleaseStore) -> None:
    current = store.current()
    assert current is not None
    publish(store, *(entry for entry in current.entries if entry.owner != "page:2"))
    for path in ("/oud/", "/nieuw/plek/", "/weg/"):
        assert Answer(app, path).status == 410


def test_a_site_without_these_pages_says_so_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wsgi, "LOOK_EVERY", -1)
    store = ReleaseStore(tmp_path, 7)
    publish(store, page(store, "/", b"thuis", "page:1"), page(store, "/weg/", b"x", "page:2"))
    publish(store, page(store, "/", b"thuis", "page:1"))
    app = PublicSites(tmp_path)
    for path, status in (("/weg/", 410), ("/nooit/", 404)):
        answer = Answer(app, path)
        assert (answer.status, answer.body) == (status, b"Deze pagina bestaat niet.\n")


def test_without_a_page_for_410_that_for_404_is_shown(tmp_path: Path) -> None:
    store = ReleaseStore(tmp_path, 1)
    publish(store, page(store, "/weg/", b"x", "page:2"))
    publish(store, page(store, "/404.html", b"bestaat niet", status=404))
    answer = Answer(PublicSites(tmp_path), "/weg/")
    assert (answer.status, answer.body) == (410, b"bestaat niet")

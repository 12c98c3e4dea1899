"""The public hosts: files of one release per request, with the headers of every response."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.serve import wsgi
from publishing.serve.headers import (
    DOCUMENT_POLICY,
    FOREVER,
    KEPT,
    SECURITY_HEADERS,
    SHORT,
    caching,
)
from publishing.serve.wsgi import PublicSites
from publishing.store.releases import Entry, Manifest, ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.stores import HOST

FILES = {
    "/": ("text/html", b"<p>welkom</p>" * 50, "nl", 200),
    "/over/": ("text/html", b"<p>over</p>", "nl", 200),
    "/en/": ("text/html", b"<p>welcome</p>", "en", 200),
    "/404.html": ("text/html", b"<p>niet gevonden</p>", "nl", 404),
    "/en/404.html": ("text/html", b"<p>not found</p>", "en", 404),
    "/static/css/site-0123456789ab.css": ("text/css", b"p{}", "", 200),
    "/documents/plan-0123.csv": ("text/csv", b"a;b", "", 200),
    "/documents/plan-0123.pdf": ("application/pdf", b"%PDF", "", 200),
    "/api/v1/nl/pages/home": ("application/json", b"{}", "nl", 200),
}


def release(root: Path, files: dict[str, tuple[str, bytes, str, int]], host: str = HOST) -> str:
    store = ReleaseStore(root, 1)
    entries = tuple(
        Entry(path, store.add_blob(body, kind), len(body), kind, "page", language, status)
        for path, (kind, body, language, status) in files.items()
    )
    made = Manifest(store.next_id(), 1, host, f"http://{host}:8000", ("nl", "en"), entries)
    store.write(made)
    store.switch(made.id)
    return made.id


@pytest.fixture
def root(tmp_path: Path) -> Path:
    release(tmp_path, FILES)
    return tmp_path


@pytest.fixture
def app(root: Path, monkeypatch: pytest.MonkeyPatch) -> PublicSites:
    monkeypatch.setattr(wsgi, "LOOK_EVERY", -1)
    return PublicSites(root)


def test_a_page_is_served_with_its_language(app: PublicSites) -> None:
    answer = Answer(app, "/en/")
    assert (answer.status, answer.body) == (200, b"<p>welcome</p>")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Language"] == "en"
    assert answer.headers["Cache-Control"] == SHORT


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/", "GET", 200),
        ("/over", "GET", 301),
        ("/weg/", "GET", 404),
        ("/api/v1/weg", "GET", 404),
        ("/", "POST", 405),
        ("/weg/", "DELETE", 405),
        ("/static/css/site-0123456789ab.css", "GET", 200),
        ("/documents/plan-0123.csv", "GET", 200),
    ],
)
def test_every_response_has_the_security_headers(
    app: PublicSites, path: str, method: str, status: int
) -> None:
    answer = Answer(app, path, method)
    assert answer.status == status
    for name, value in SECURITY_HEADERS:
        if name in ("Content-Security-Policy", "Cross-Origin-Resource-Policy"):
            assert name in answer.headers
        else:
            assert answer.headers[name] == value
    assert "Set-Cookie" not in answer.headers


def test_head_has_the_headers_of_get_and_no_body(app: PublicSites) -> None:
    get, head = Answer(app, "/"), Answer(app, "/", "HEAD")
    assert (head.status, head.body, head.headers) == (200, b"", get.headers)


def test_compressed_copies_are_served_to_who_takes_them(app: PublicSites) -> None:
    plain = Answer(app, "/")
    for coding in ("gzip", "br"):
        compressed = Answer(app, "/", HTTP_ACCEPT_ENCODING="gzip, br")
        assert compressed.headers["Content-Encoding"] == coding
        assert len(compressed.body) < len(plain.body)
        assert compressed.headers["Vary"] == "Accept-Encoding"
        # The smaller copy is made in an idle moment.
        ReleaseStore(app.root, 1).improve(limit_seconds=60)


@pytest.mark.parametrize(
    ("path", "body", "language"),
    [
        ("/weg/", b"<p>niet gevonden</p>", "nl"),
        ("/en/gone/", b"<p>not found</p>", "en"),
        ("/ar/", b"<p>niet gevonden</p>", "nl"),
        ("/404.html", b"<p>niet gevonden</p>", "nl"),
    ],
)
def test_a_missing_page_says_so_in_the_language_of_its_address(
    app: PublicSites, path: str, body: bytes, language: str
) -> None:
    answer = Answer(app, path)
    assert (answer.status, answer.body) == (404, body)
    assert answer.headers["Content-Language"] == language


def test_missing_data_is_a_problem_document(app: PublicSites) -> None:
    answer = Answer(app, "/api/v1/nl/pages/weg")
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/../x", "/%2e%2e/", "/\0", "/over/index.html", "/\xff", "/over/..;/"]
)
def test_strange_addresses_are_not_found(app: PublicSites, path: str) -> None:
    assert Answer(app, path).status == 404


@pytest.mark.parametrize(
    ("path", "right"), [("//", "/"), ("/over//", "/over/"), ("/OVER", "/over/")]
)
def test_an_address_that_was_typed_over_leads_to_the_right_one(
    app: PublicSites, path: str, right: str
) -> None:
    answer = Answer(app, path)
    assert (answer.status, answer.headers["Location"]) == (301, right)
    assert Answer(app, right).status == 200


def test_the_slash_is_added_once_and_for_ever(app: PublicSites) -> None:
    answer = Answer(app, "/over")
    assert (answer.status, answer.headers["Location"]) == (301, "/over/")


def test_documents_are_data(app: PublicSites) -> None:
    table, pdf = Answer(app, "/documents/plan-0123.csv"), Answer(app, "/documents/plan-0123.pdf")
    assert table.headers["Content-Disposition"] == "attachment"
    assert "Content-Disposition" not in pdf.headers
    assert table.headers["Content-Security-Policy"] == DOCUMENT_POLICY


def test_hashed_names_may_be_kept_for_ever(app: PublicSites) -> None:
    assert Answer(app, "/static/css/site-0123456789ab.css").headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/media/brug-0123456789ab.webp", KEPT),
        ("/share/0123456789abcdef01234567.png", KEPT),
        ("/static/css/site-0123456789ab.css", FOREVER),
        # A name that says nothing of the bytes, and what people write.
        ("/media/brug.webp", SHORT),
        ("/media/brug-0123456789.webp", SHORT),
        ("/documents/plan-0123456789ab.pdf", SHORT),
        ("/brug-0123456789ab/", SHORT),
    ],
)
def test_how_long_an_answer_is_kept_follows_from_its_name(path: str, kept: str) -> None:
    assert caching(path) == kept
    # Browsers keep a picture; caches between, that serve it to others, ask again each minute.
    assert "s-maxage=60" in KEPT


@pytest.mark.parametrize(
    "path",
    [
        "/media/weg-0123456789ab.webp",
        "/share/0123456789abcdef01234567.png",
        "/static/a-0123456789ab.css",
    ],
)
def test_what_is_not_there_any_more_is_asked_for_again(app: PublicSites, path: str) -> None:
    answer = Answer(app, path)
    assert answer.status == 404
    assert "immutable" not in answer.headers["Cache-Control"]


def test_open_data_may_be_read_by_other_sites(app: PublicSites) -> None:
    answer = Answer(app, "/api/v1/nl/pages/home")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in Answer(app, "/").headers


@pytest.mark.parametrize("host", ["evil.example", "", "stad.localhost.evil.example", "a" * 300])
def test_an_unknown_host_is_misdirected(app: PublicSites, host: str) -> None:
    assert Answer(app, "/", HTTP_HOST=host).status == 421


def test_the_bare_server_lists_its_sites(app: PublicSites) -> None:
    answer = Answer(app, "/", HTTP_HOST="localhost:8000")
    assert answer.status == 200
    assert b'href="http://stad.localhost:8000/"' in answer.body


def test_a_switch_is_seen_by_the_next_request(app: PublicSites, root: Path) -> None:
    release(root, {**FILES, "/": ("text/html", b"<p>nieuw</p>", "nl", 200)})
    assert Answer(app, "/").body == b"<p>nieuw</p>"


def test_a_removed_page_is_gone_after_the_switch(app: PublicSites, root: Path) -> None:
    release(root, {path: file for path, file in FILES.items() if path != "/over/"})
    assert Answer(app, "/over/").status == 404


def test_a_renamed_host_leaves_its_old_name(app: PublicSites, root: Path) -> None:
    release(root, FILES, host="nieuw.localhost")
    assert Answer(app, "/").status == 421
    assert Answer(app, "/", HTTP_HOST="nieuw.localhost").status == 200

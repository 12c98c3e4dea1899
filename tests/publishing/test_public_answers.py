"""Every answer that the public server can give has the headers of safety, errors too."""

from __future__ import annotations

import ast
import http.client
import inspect
import socket
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.search import folder as search_folder
from publishing.search.addresses import BUNDLE, SEARCH_PAGE
from publishing.serve import file_response, pdf_files, responses, search_files, wsgi
from publishing.serve.file_response import ServedFile
from publishing.serve.headers import CONTENT_SECURITY_POLICY, DOCUMENT_POLICY, SECURITY_HEADERS
from publishing.serve.live_release import LiveSite
from publishing.serve.wsgi import PublicSites
from publishing.store.blobs import LARGE
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore
from tests.publishing import serving_processes
from tests.publishing.stores import HOST, page, publish

MODULES = (wsgi, responses, file_response, search_files, pdf_files)
#: What may differ from page to page, and how.
OTHERWISE = {
    "Content-Security-Policy": {DOCUMENT_POLICY, CONTENT_SECURITY_POLICY},
    "Cross-Origin-Resource-Policy": {"cross-origin"},
}


def places(module: ModuleType) -> set[tuple[str, int]]:
    """Find the lines of a module that begin an answer."""
    path = inspect.getfile(module)
    calls = (
        node
        for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "start_response"
    )
    return {(Path(path).name, node.lineno) for node in calls}


class Recorder:
    """Asks, and remembers where each answer began."""

    def __init__(self) -> None:
        self.places: set[tuple[str, int]] = set()
        self.statuses: set[int] = set()

    def ask(self, app: PublicSites, path: str, method: str = "GET", **environ: str) -> int:
        """Ask once. AssertionError when a header of safety is not there, or is another one."""
        request: dict[str, Any] = {}
        setup_testing_defaults(request)
        request.update({"HTTP_HOST": HOST} | environ, REQUEST_METHOD=method, PATH_INFO=path)
        seen: list[int] = []

        def start(status: str, headers: list[tuple[str, str]], *_rest: Any) -> Any:
            frame = sys._getframe(1)
            self.places.add((Path(frame.f_code.co_filename).name, frame.f_lineno))
            check(dict(headers))
            seen.append(int(status[:3]))

        list(app(request, start))
        self.statuses.add(seen[0])
        return seen[0]


def check(headers: dict[str, str]) -> None:
    """See to it that the headers of safety are there."""
    for name, value in SECURITY_HEADERS:
        assert headers.get(name) in {value, *OTHERWISE.get(name, ())}, name


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    store = ReleaseStore(tmp_path, 1)
    publish(store, page(store, "/weg/", b"weg", "page:9"), page(store, "/oud/", b"oud", "page:3"))
    poster = page(store, "/wijk/poster.html", b"poster", "poster:1", kind="poster")
    large = b"%PDF-1.7 " + b"x" * LARGE
    entries = [
        page(store, "/", b"start" * 500, "page:1"),
        page(store, "/nieuw/", b"nieuw", "page:3"),
        page(store, "/lang/", b"lang" * LARGE, "page:5"),
        page(store, "/zoeken/", b"zoeken", "page:4", kind=SEARCH_PAGE),
        replace(page(store, "/snel/", b"", ""), status=302, location="https://elders.example/"),
        replace(page(store, "/#404", b"niet", ""), status=404),
        replace(page(store, "/#410", b"weg", ""), status=410),
        poster,
        replace(page(store, "/api/v1/nl/hubs", b"[]"), media_type="application/json"),
        Entry(
            "/documents/a-0123456789ab.pdf",
            store.add_blob(large, "application/pdf"),
            len(large),
            "application/pdf",
            "document",
            "nl",
        ),
    ]
    publish(store, *entries)
    return store


def requests(document: str) -> Iterable[tuple[str, str, dict[str, str]]]:
    """Make a request for each kind of answer of a site that is whole."""
    for method in ("GET", "HEAD"):
        for path in ("/", "/nieuw/", "/zoeken/", "/snel/", "/nieuw", "/oud/", "/weg/", "/nooit/"):
            yield path, method, {}
        for path in ("/wijk/poster.html", "/wijk/poster.pdf", document, "/api/v1/nl/hubs"):
            yield path, method, {}
        yield "/api/v1/nooit", method, {}
        yield f"{BUNDLE}nooit", method, {}
        yield "/", method, {"HTTP_IF_NONE_MATCH": "*"}
        yield "/", method, {"HTTP_HOST": "elders.example"}
        yield "/", method, {"HTTP_HOST": "localhost"}
        yield document, method, {"HTTP_RANGE": "bytes=1-2"}
        yield document, method, {"HTTP_RANGE": "bytes=99999999-"}
    for path in ("/", "/api/v1/nl/hubs", document):
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "ÿ"):
            yield path, method, {}


def test_every_answer_is_safe(
    store: ReleaseStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = "/documents/a-0123456789ab.pdf"
    recorder = Recorder()
    app = PublicSites(tmp_path)
    for path, method, environ in requests(document):
        recorder.ask(app, path, method, **environ)
    # A PDF that was made, and a search index.
    poster = app._hosts.sites[HOST].files["/wijk/poster.html"]
    pdf = store.blobs.pdf(poster.entry.blob)
    pdf.parent.mkdir(parents=True, exist_ok=True)
    pdf.write_bytes(b"%PDF-1.7\n%%EOF\n")
    index = tmp_path / "index"
    index.mkdir()
    (index / "nl.json").write_bytes(b"{}")
    monkeypatch.setattr(search_folder, "current", lambda _folder: index)
    monkeypatch.setattr(LiveSite, "has_index", lambda _self, _index: True)
    for path in ("/wijk/poster.html", "/wijk/poster.pdf", f"{BUNDLE}nl.json"):
        assert recorder.ask(app, path) == 200
        assert recorder.ask(app, path, HTTP_IF_NONE_MATCH="*") == 304
    # A site without pages for what is not there.
    for file in [*app._hosts.sites[HOST].errors]:
        app._hosts.sites[HOST].errors.pop(file)
    assert recorder.ask(app, "/nooit/") == 404
    assert recorder.ask(app, "/weg/") == 410
    # The plain bytes of a long page are gone, and made of the compressed ones.
    store.blob_path(app._hosts.sites[HOST].files["/lang/"].entry.blob).unlink()
    assert recorder.ask(app, "/lang/") == 200
    # What was lost.
    store.blob_path(app._hosts.sites[HOST].files[document].entry.blob).unlink()
    assert recorder.ask(app, document) == 503
    assert recorder.ask(app, document, HTTP_RANGE="bytes=0-1") == 503
    # What nobody thought of.
    monkeypatch.setattr(ServedFile, "answer", lambda *_arguments: 1 / 0)
    assert recorder.ask(app, "/") == 500
    assert recorder.statuses == {
        200, 206, 301, 302, 304, 404, 405, 410, 416, 421, 500, 503
    }  # fmt: skip
    assert recorder.places == set().union(*map(places, MODULES)), "an answer that nobody asked for"


HEADER = st.text(st.characters(max_codepoint=255), max_size=40)
NUMBER = st.text("0123456789²-=,; *", max_size=30)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PublicSites:
    folder = tmp_path_factory.mktemp("small")
    store = ReleaseStore(folder, 1)
    publish(store, page(store, "/", b"start" * 500, "page:1"))
    return PublicSites(folder)


@given(
    path=HEADER,
    host=st.one_of(HEADER, st.just(HOST)),
    asked=st.one_of(HEADER, st.builds("bytes={}".format, NUMBER)),
    tag=HEADER,
    accept=st.one_of(HEADER, st.builds("gzip;q={}".format, NUMBER)),
)
def test_no_header_is_an_error(
    small: PublicSites, path: str, host: str, asked: str, tag: str, accept: str
) -> None:
    environ = {
        "HTTP_HOST": host,
        "HTTP_RANGE": asked,
        "HTTP_IF_RANGE": tag,
        "HTTP_IF_NONE_MATCH": tag,
        "HTTP_ACCEPT_ENCODING": accept,
    }
    assert Recorder().ask(small, f"/{path}", **environ) < 500
    assert Recorder().ask(small, "/", **environ) < 500


def test_the_server_adds_no_answer_with_content_of_its_own(tmp_path: Path) -> None:
    """What is no request at all, the server refuses itself: without a body there is nothing to guard."""
    serving_processes.fill(tmp_path)
    with serving_processes.public(tmp_path) as server:
        for asked in ("9" * 5000, "²".encode().decode("latin-1"), "0-" + "9" * 5000):
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
            headers = {"Host": HOST, "Range": f"bytes={asked}"}
            connection.request("GET", serving_processes.DOCUMENT, headers=headers)
            answer = connection.getresponse()
            assert answer.status in (200, 206)
            check(dict(title(answer.getheaders())))
            connection.close()
        for head in (b"GE T / HTTP/1.1", b"GET / HTTP/7", b"GET / HTTP/1.1\r\n: x", b"\xff\xfe"):
            with socket.socket() as visitor:
                visitor.settimeout(20)
                visitor.connect(("127.0.0.1", server.port))
                visitor.sendall(head + b"\r\n\r\n")
                said = visitor.recv(10_000).lower()
            assert said.startswith(b"http/1.1 400 "), head
            assert b"content-length: 0" in said
            assert b"content-type" not in said


def title(headers: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Spell the names of headers as we do."""
    names = {name.lower(): name for name, _value in SECURITY_HEADERS}
    return ((names.get(name.lower(), name), value) for name, value in headers)

"""The plain tree: for other web servers, with the answers of our own."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from publishing.serve.headers import headers_for
from publishing.serve.wsgi import PublicSites
from publishing.store.manifests import Manifest
from publishing.store.nginx_maps import nginx
from publishing.store.plain_tree import plain_path, write_tree
from publishing.store.redirect_files import Rule, netlify, rules
from publishing.store.releases import ReleaseStore
from tests.publishing.client import Answer
from tests.publishing.nginx_tree import asked, different, serving
from tests.publishing.stores import HOST, page, publish


@pytest.fixture
def store(tmp_path: Path) -> ReleaseStore:
    return ReleaseStore(tmp_path / "releases", 1)


@pytest.fixture
def release(store: ReleaseStore) -> Manifest:
    home = page(store, "/", b"thuis", "page:1")
    publish(
        store,
        home,
        page(store, "/oud/", b"verhuist", "page:2"),
        page(store, "/weg/", b"weg", "page:3"),
        page(store, "/en/gone/", b"gone", "page:4", language="en"),
        page(store, "/Wijken/", b"wijken", "page:5"),
    )
    return publish(
        store,
        home,
        page(store, "/nieuw/plék/", b"verhuist", "page:2"),
        page(store, "/wijken/", b"wijken", "page:6"),
        replace(page(store, "/api/v1/nl/pages", b"[]", kind="data"), media_type="application/json"),
        replace(
            page(store, "/feed.xml", b"<feed/>", kind="feed"), media_type="application/atom+xml"
        ),
        page(store, "/410.html", b"weggehaald", status=410),
        page(store, "/en/410.html", b"taken away", status=410, language="en"),
        page(store, "/404.html", b"bestaat niet", status=404),
        page(store, "/snel", b"link", status=301, location="/nieuw/plék/?van=snel&$uri"),
        page(store, "/tijdelijk", b"link", status=302, location="https://elders.example/a b"),
        page(store, "/wijken", b"link", status=308, location="/"),
        page(store, '/a "b"', b"link", status=308, location="/"),
    )


def write(store: ReleaseStore, release: Manifest, folder: Path) -> int:
    files = ((e, e.media_type, store.read_blob(e.blob)) for e in release.entries)
    return write_tree(folder, HOST, files, list(rules(release.entries, release.former)))


RULES = [
    Rule('/a "b"', 308, "/", False),
    Rule("/en/gone/", 410, "/en/410.html", False),
    Rule("/oud/", 301, "/nieuw/plék/", True),
    Rule("/snel", 301, "/nieuw/plék/?van=snel&$uri", False),
    Rule("/tijdelijk", 302, "https://elders.example/a b", False),
    Rule("/weg/", 410, "/410.html", False),
]


def test_the_rules_of_a_site(release: Manifest) -> None:
    # /Wijken/ and the redirect at /wijken are a living page for who compares without case.
    assert list(rules(release.entries, release.former)) == RULES


def test_a_site_without_a_page_for_410_has_rules_all_the_same(store: ReleaseStore) -> None:
    publish(store, page(store, "/weg/", b"weg", "page:3"))
    release = publish(store, page(store, "/", b"thuis", "page:1"))
    found = list(rules(release.entries, release.former))
    assert found == [Rule("/weg/", 410, "", False)]
    assert netlify(found) == ""


def test_the_file_for_netlify() -> None:
    assert netlify(RULES).splitlines() == [
        "/a%20%22b%22 / 301",
        "/en/gone/ /en/410.html 404",
        "/oud/ /nieuw/pl%C3%A9k/ 301",
        "/snel /nieuw/pl%C3%A9k/?van=snel&$uri 301",
        "/tijdelijk https://elders.example/a%20b 302",
        "/weg/ /410.html 404",
    ]


def test_the_maps_for_nginx() -> None:
    text = nginx(RULES, HOST)
    assert text[text.index("map $uri $stad_localhost_301") :].splitlines() == [
        "map $uri $stad_localhost_301 {",
        '    "/oud" "/nieuw/pl%C3%A9k/$is_args$args";',
        '    "/oud/" "/nieuw/pl%C3%A9k/$is_args$args";',
        '    "/snel" "/nieuw/pl%C3%A9k/?van=snel&%24uri";',
        '    "/snel/" "/nieuw/pl%C3%A9k/?van=snel&%24uri";',
        "}",
        "map $uri $stad_localhost_302 {",
        '    "/tijdelijk" "https://elders.example/a%20b";',
        '    "/tijdelijk/" "https://elders.example/a%20b";',
        "}",
        "map $uri $stad_localhost_308 {",
        '    "/a \\"b\\"" "/";',
        '    "/a \\"b\\"/" "/";',
        "}",
        "map $uri $stad_localhost_410 {",
        "    volatile;",
        '    "/en/gone" "1";',
        '    "/en/gone/" "1";',
        '    "/weg" "1";',
        '    "/weg/" "1";',
        "}",
    ]


def test_the_tree_holds_what_the_public_server_serves(
    store: ReleaseStore, release: Manifest, tmp_path: Path
) -> None:
    app = PublicSites(tmp_path / "releases")
    count = write(store, release, tmp_path / "tree")
    root = tmp_path / "tree" / HOST
    names = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
    assert names == {
        "_redirects",
        "index.html",
        "nieuw/plék/index.html",
        "wijken/index.html",
        "api/v1/nl/pages/index.json",
        "feed.xml",
        "404.html",
        "410.html",
        "en/410.html",
        "snel/index.html",
        "tijdelijk/index.html",
        'a "b"/index.html',
    }
    assert count == len(names) - 1
    for entry in release.entries:
        if entry.status == 200:
            file = plain_path(root, entry.path, entry.media_type)
            assert file.read_bytes() == Answer(app, entry.path).body
    for rule in rules(release.entries, release.former):
        answer = Answer(app, rule.path)
        assert answer.status == rule.status
        if rule.status == 410:
            assert answer.body == (root / rule.target.lstrip("/")).read_bytes()
    assert Answer(app, "/nooit/").body == (root / "404.html").read_bytes()


def test_what_cannot_be_a_file_is_a_rule_all_the_same(store: ReleaseStore, tmp_path: Path) -> None:
    """A redirect below a file, at the name of one, and two that only differ in capitals."""
    release = publish(
        store,
        page(store, "/", b"thuis", "page:1"),
        page(store, "/robots.txt", b"x", kind="robots"),
        page(store, "/index.html/", b"link", status=301, location="/"),
        page(store, "/robots.txt/oud/", b"link", status=301, location="/"),
        page(store, "/Oud/", b"link", status=301, location="/"),
        page(store, "/oud/", b"link", status=301, location="/"),
        page(store, "/café/", b"link", status=301, location="/"),
    )
    write(store, release, tmp_path)
    root = tmp_path / HOST
    assert {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()} == {
        *("_redirects", "index.html", "robots.txt"),
        *("Oud/index.html", "oud/index.html", "café/index.html"),
    }
    with serving(tmp_path, HOST, tmp_path) as port:
        for path in ("/robots.txt/oud", "/index.html/", "/OUD", "/oud/", "/CAF%C3%89"):
            assert asked(port, HOST, path).headers.get("location") == "/", path


def test_a_second_export_removes_what_is_no_longer_there(
    store: ReleaseStore, release: Manifest, tmp_path: Path
) -> None:
    root = tmp_path / HOST
    write(store, release, tmp_path)
    (root / "_headers").write_text("of another")
    before = (root / "wijken" / "index.html").stat().st_mtime_ns
    kept = replace(release, entries=tuple(e for e in release.entries if e.owner != "page:2"))
    write(store, kept, tmp_path)
    assert not (root / "nieuw").exists()
    assert (root / "_headers").read_text() == "of another"
    assert (root / "wijken" / "index.html").stat().st_mtime_ns == before


def test_a_list_of_files_that_was_tampered_with_removes_nothing_outside(
    store: ReleaseStore, release: Manifest, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").write_text("x")
    tmp_path.joinpath(f"{HOST}.files.json").write_text('["../elsewhere"]')
    write(store, release, tmp_path)
    assert (tmp_path / "elsewhere").exists()


@pytest.fixture
def port(store: ReleaseStore, release: Manifest, tmp_path: Path) -> Iterator[int]:
    """An nginx with the tree and the maps, as docs/hosting.md says."""
    write(store, release, tmp_path / "tree")
    with serving(tmp_path / "tree", HOST, tmp_path) as port:
        yield port


#: What nobody should ask for, and what is asked for in another way than it is written.
ASKED = (
    *("/nergens/", "/en/nergens", "/nooit.ics", "/Wijken/?a=1", "/WIJKEN", "//wijken//", "//"),
    *("/api", "/api/", "/api/v1/nl/nergens", "/api/v1/nl/pages/", "/api/v1//nl/pages"),
    *("/api/v1/nl/pages/index.json", "/index.html", "/wijken/index.html", "/_redirects"),
    *("/404.html", "/en/410.html", "/api/v1", "/static", "/static/css/", "/documents/x.csv"),
    *("/static/css/site-0123456789abcdef.css", "/media/plein-0123456789ab.webp"),
    *("/FEED.XML", "/robots.txt/", "//feed.xml", "/?a=//", "/oud/?a=1", "/OUD", "/weg", "/EN/GONE"),
)


def test_nginx_answers_as_the_public_server_does(
    port: int, release: Manifest, tmp_path: Path
) -> None:
    app = PublicSites(tmp_path / "releases")
    assert {each.kind for each in release.entries} >= {"data", "feed"}
    paths = [quote(path) for path in sorted({each.path for each in release.entries})]
    former = [quote(path) for path in release.former]
    assert different(app, port, HOST, [*paths, *former, *ASKED]) == []
    assert asked(port, HOST, "/static/css/site-0123456789abcdef.css").headers["cache-control"] == (
        "public, max-age=60"
    )
    assert different(app, port, HOST, ["/", "/weg/", "/nergens", "/api/v1/nl/pages"], "POST") == []


def test_a_difference_between_nginx_and_the_public_server_is_seen(
    port: int, tmp_path: Path
) -> None:
    app = PublicSites(tmp_path / "releases")
    root = tmp_path / "tree" / HOST
    (root / "wijken/index.html").write_bytes(b"anders")
    (root / "feed.xml").unlink()
    assert different(app, port, HOST, ["/", "/wijken/", "/feed.xml"]) == [
        "/wijken/: other bytes, 6 for 6",
        "/feed.xml: status 404 for 200",
    ]


#: Address -> the media type that our own server sends there.
KINDS = {
    "/wijk/hub.ics": "text/calendar",
    "/wijk/contact-1.vcf": "text/vcard",
    "/nieuws/feed.xml": "application/atom+xml",
    "/documents/plan-1.pdf": "application/pdf",
    "/documents/tabel-1.csv": "text/csv",
    "/static/css/site-0123abcd.css": "text/css",
    "/static/img/plant-0123abcd.svg": "image/svg+xml",
    "/media/plein-0123456789ab.webp": "image/webp",
    "/site.webmanifest": "application/manifest+json",
    "/favicon.ico": "image/x-icon",
    "/sitemap.xml": "application/xml",
    "/sitemap-3.xml": "application/xml",
    "/api/v1/tables/budgets.csv": "text/csv",
    "/api/v1/nl/districts.geojson": "application/geo+json",
    "/api/v1/nl/districts.atom": "application/atom+xml",
    "/api/v1/about/catalog.jsonld": "application/ld+json",
}


def test_nginx_sends_the_headers_of_each_kind(port: int, tmp_path: Path) -> None:
    for path, kind in KINDS.items():
        place = tmp_path / "tree" / HOST / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x")
        said = asked(port, HOST, path)
        assert (said.status, said.body) == (200, b"x"), path
        for name, value in headers_for(path, kind):
            assert said.headers.get(name.lower()) == value, (path, name)
        assert ("content-disposition" in said.headers) == (path == "/documents/tabel-1.csv")


def test_nginx_takes_the_maps(port: int) -> None:
    def get(path: str) -> tuple[int, str | None]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        answer = connection.getresponse()
        connection.close()
        return answer.status, answer.headers.get("Location")

    assert [get(path) for path in ("/oud/?a=1", "/oud", "/snel", "/tijdelijk", "/weg/")] == [
        (301, "/nieuw/pl%C3%A9k/?a=1"),
        (301, "/nieuw/pl%C3%A9k/"),
        (301, "/nieuw/pl%C3%A9k/?van=snel&%24uri"),
        (302, "https://elders.example/a%20b"),
        (410, None),
    ]
    for path, right in (
        ("/Wijken/?a=1", "/wijken/?a=1"),
        ("/WIJKEN", "/wijken/"),
        ("/wijken//", "/wijken/"),
        ("//wijken", "/wijken/"),
        ("/NIEUW/PL%C3%A9K/", "/nieuw/pl%C3%A9k/"),
        ("//", "/"),
    ):
        assert get(path) == (301, right), path
    assert get("/?a=//") == (200, None)
    assert get("/wijken/?a=//") == (200, None)
    assert get("/a%20%22b%22") == (308, "/")
    assert get("/en/gone/") == (410, None)
    assert get("/nooit/") == (404, None)
    assert get("/wijken/") == (200, None)

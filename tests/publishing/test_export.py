"""The plain tree: for other web servers, with the answers of our own."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from publishing.serve.headers import headers_for
from publishing.serve.wsgi import PublicSites
from publishing.store.manifests import Manifest
from publishing.store.plain_tree import plain_path, write_tree
from publishing.store.redirect_files import Rule, netlify, nginx, rules
from publishing.store.releases import ReleaseStore
from tests.needed import needed
from tests.publishing.client import Answer
from tests.publishing.installs import REPOSITORY
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


#: What Debian's `nginx.conf` has around it, and what a test needs: its own folder.
NGINX = """
daemon off; user root; worker_processes 1; error_log {folder}/error.log; pid {folder}/pid;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  {site}
}}
"""


def documented(folder: Path, port: int) -> str:
    """Return what docs/hosting.md says for a plain tree, for this folder and port."""
    text = (REPOSITORY / "docs" / "hosting.md").read_text(encoding="utf-8")
    found = re.search(r"```nginx\nhttp \{\n(.*?)\n\}\n```", text, re.DOTALL)
    assert found
    site = found[1]
    for old, new in (
        ("/srv/www/stad.example", f"{folder}/tree/{HOST}"),
        ("$stad_example_", f"${HOST.replace('.', '_')}_"),
        ("server_name stad.example;", f"listen 127.0.0.1:{port};"),
    ):
        assert old in site, old
        site = site.replace(old, new)
    return NGINX.format(folder=folder, site=site)


@pytest.fixture
def port(store: ReleaseStore, release: Manifest, tmp_path: Path) -> Iterator[int]:
    """An nginx with the tree and the maps, as docs/hosting.md says."""
    needed(shutil.which("nginx"), "no nginx on this machine (apt-get install nginx-light)")
    write(store, release, tmp_path / "tree")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    conf = tmp_path / "nginx.conf"
    conf.write_text(documented(tmp_path, port))
    with subprocess.Popen(["nginx", "-c", conf, "-e", tmp_path / "error.log"]) as server:
        for _time in range(50):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
        server.terminate()


def test_nginx_serves_data_as_the_public_server_does(
    port: int, store: ReleaseStore, release: Manifest, tmp_path: Path
) -> None:
    said: dict[str, dict[str, str]] = {}

    def get(path: str) -> tuple[int, str | None, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", quote(path))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        said[path] = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, answer.headers.get("Content-Type"), body

    app = PublicSites(tmp_path / "releases")
    served = [entry.path for entry in release.entries if entry.status == 200]
    assert any(path.startswith("/api/") for path in served)
    for path in served:
        ours = Answer(app, path)
        status, media_type, body = get(path)
        assert (status, media_type, body) == (200, ours.headers["Content-Type"], ours.body), path
        for name, value in ours.headers.items():
            # Its own validator, and the language, which the page says itself.
            if name not in ("ETag", "Content-Language", "Vary", "Content-Length"):
                assert said[path].get(name.lower()) == value, (path, name)
    for missing in ("/api/v1/nl/nergens", "/nergens/"):
        ours, (status, media_type, _body) = Answer(app, missing), get(missing)
        assert (status, media_type) == (ours.status, ours.headers["Content-Type"]), missing
    assert json.loads(get("/api/v1/nl/nergens")[2])["status"] == 404
    assert get("/_redirects")[0] == 404
    for ending, expected in (
        ("ics", "text/calendar; charset=utf-8"),
        ("vcf", "text/vcard; charset=utf-8"),
        ("geojson", "application/geo+json"),
        ("jsonld", "application/ld+json"),
        ("csv", "text/csv; charset=utf-8"),
        ("xml", "application/atom+xml; charset=utf-8"),
    ):
        (tmp_path / "tree" / HOST / f"a.{ending}").write_bytes(b"x")
        assert get(f"/a.{ending}")[:2] == (200, expected)
    kinds = {
        "/agenda/agenda.ics": "text/calendar",
        "/nieuws/feed.xml": "application/atom+xml",
        "/documents/plan-1.pdf": "application/pdf",
        "/documents/tabel-1.csv": "text/csv",
        "/static/css/site-0123abcd.css": "text/css",
        "/media/plein-0123456789ab.webp": "image/webp",
        "/sitemap.xml": "application/xml",
        "/api/v1/tables/budgets.csv": "text/csv",
    }
    for path, kind in kinds.items():
        place = tmp_path / "tree" / HOST / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x")
        assert get(path)[0] == 200
        for name, value in headers_for(path, kind):
            assert said[path].get(name.lower()) == value, (path, name)
        assert ("content-disposition" in said[path]) == (path == "/documents/tabel-1.csv")


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

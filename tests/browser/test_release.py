"""The built demo as files: valid HTML, and served as it was built."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright._impl._driver import compute_driver_executable

from publishing.serve.wsgi import PublicSites
from publishing.store.plain_tree import write_tree
from publishing.store.redirect_files import rules
from tests.browser.demo import Demo, Server
from tests.browser.report import no_faults
from tests.browser.test_accessibility import IN_OTHER_WORDS, SITES
from tests.publishing.nginx_tree import different, serving

CHECKER = Path(__file__).resolve().parents[1] / "vendor" / "html-validate" / "html-validate.cjs"
MUNICIPALITIES = ["rotterdam", "hilversum"]


def validated(files: list[Path]) -> list[dict[str, str]]:
    """Run html-validate under the Node program of the playwright package."""
    node = str(compute_driver_executable()[0])
    answer = subprocess.run(
        [node, str(CHECKER)],
        input="\n".join(map(str, files)),
        capture_output=True,
        text=True,
        check=True,
    )
    faults: list[dict[str, str]] = json.loads(answer.stdout)
    return faults


def test_the_demo_has_the_sites_and_languages_that_are_tested(demo_site: Demo) -> None:
    there = {(site.name, code) for site in demo_site.sites for code in site.manifest.languages}
    assert there == {*SITES, *IN_OTHER_WORDS}


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_all_html_is_valid(demo_site: Demo, name: str, tmp_path: Path) -> None:
    pages = {tmp_path / f"{page.entry.blob}.html": page for page in demo_site.site(name).pages}
    for file, page in pages.items():
        file.write_text(page.html, encoding="utf-8")
    lines = [
        f"{pages[Path(f['path'])].path}:{f['line']}:{f['column']} {f['rule']}: {f['message']}"
        for f in validated(list(pages))
    ]
    no_faults(lines)


def test_the_html_checker_sees_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html><head><title>x</title></head><img src='a'></html>")
    assert {"wcag/h37", "element-required-attributes"} <= {f["rule"] for f in validated([page])}


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_every_file_is_served_as_it_is(demo_site: Demo, server: Server, name: str) -> None:
    site = demo_site.site(name)
    wrong = []
    for entry in site.manifest.entries:
        if entry.status != 200:
            continue
        answer = server.get(site, quoted(entry.path))
        good = (
            answer.status == 200
            and len(answer.body) == entry.size
            and answer.header("Content-Security-Policy")
            and answer.header("Set-Cookie") is None
        )
        if not good:
            wrong.append(f"{answer.status} {entry.path}")
    no_faults(wrong)


def mistyped(path: str) -> list[str]:
    """Return an address as people type it over: capitals, two slashes, none or one at its end."""
    stripped = path.rstrip("/") or path
    other_end = stripped if path.endswith("/") else f"{path}/"
    return [quoted(path.upper()), quoted(path.replace("/", "//")), quoted(other_end)]


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_nginx_answers_every_kind_of_address_as_the_public_server_does(
    demo_site: Demo, demo_folder: Path, name: str, tmp_path: Path
) -> None:
    site = demo_site.site(name)
    manifest = site.manifest
    files = [(each, each.media_type, site.read(each)) for each in manifest.entries]
    write_tree(tmp_path, site.hostname, files, list(rules(manifest.entries, manifest.former)))
    kinds = {(e.kind, e.media_type, e.language, e.status): e.path for e in manifest.entries}
    paths = [asked for path in kinds.values() for asked in (quoted(path), *mistyped(path))]
    nowhere = [f"/{code}/nergens/" for code in manifest.languages]
    paths += [*nowhere, "/api/v1/nl/nergens", "/api/v1/nl", "/static/", "/index.html"]
    app = PublicSites(demo_folder / "releases")
    with serving(tmp_path, site.hostname, tmp_path) as port:
        no_faults(different(app, port, site.hostname, dict.fromkeys(paths)))


def quoted(path: str) -> str:
    """Write a path the way a browser sends it."""
    return quote(path, safe="/%:@!$&'()*+,;=-._~")


def test_an_unknown_address_is_not_found(demo_site: Demo, server: Server) -> None:
    answer = server.get(demo_site.site("rotterdam"), "/there-is-no-such-page/")
    assert answer.status == 404
    assert b"<h1" in answer.body

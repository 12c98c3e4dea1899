"""The built demo as files: valid HTML, and served as it was built."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright._impl._driver import compute_driver_executable

from tests.browser.demo import Demo, Server
from tests.browser.report import no_faults
from tests.browser.test_accessibility import IN_OTHER_WORDS, SITES

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


def quoted(path: str) -> str:
    """Write a path the way a browser sends it."""
    return quote(path, safe="/%:@!$&'()*+,;=-._~")


def test_an_unknown_address_is_not_found(demo_site: Demo, server: Server) -> None:
    answer = server.get(demo_site.site("rotterdam"), "/there-is-no-such-page/")
    assert answer.status == 404
    assert b"<h1" in answer.body

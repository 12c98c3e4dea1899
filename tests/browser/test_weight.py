"""A start page and a district page are light enough for a phone in a basement."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, PublicSite, Server
from tests.browser.visit import Visit

#: Bytes over the line of a district page with its styles, scripts and fonts; pictures left out.
HEAVIEST = 47_000
#: Of a start page in each language, with the headers of each answer and the picture that a phone of
#: three pixels for one chooses: 60 KiB is the promise, and this leaves room for another picture.
HEAVIEST_START = 57 * 1024
PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png")
LANGUAGES = ("nl", "en", "ar", "tr", "pl")


def make_small(site: PublicSite, paths: list[str]) -> None:
    """Do what the publisher does when it has nothing else to do: lay the smallest copies."""
    for entry in site.manifest.entries:
        if entry.path in paths or entry.path.endswith((".css", ".js", ".svg")):
            site.store.blobs.improve(entry.blob)


def weights(
    site: PublicSite, server: Server, visit: Visit, *, headers: bool = False
) -> dict[str, int]:
    """Return the bytes of everything that a page asked for, by its path."""
    files = {url.removeprefix(server.url(site, "")) for url in visit.requests}
    found = {}
    for file in files:
        if not file.startswith("data:"):
            answer = server.get(site, file, **{"Accept-Encoding": "br"})
            lines = (f"{name}: {value}\r\n" for name, value in answer.headers.items())
            found[file] = len(answer.body) + (len("".join(lines)) if headers else 0)
    return found


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_every_district_page_is_light(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str
) -> None:
    site = demo_site.site(name)
    pages = [
        page.path
        for page in site.pages
        if (page.kind, page.language) == ("districts.districtpage", "nl")
    ]
    assert pages
    make_small(site, pages)
    heavy = {}
    for path in pages:
        visit = open_page(server.url(site, path))
        weight = weights(site, server, visit)
        visit.page.context.close()
        weight = {file: bytes_ for file, bytes_ in weight.items() if not file.endswith(PICTURES)}
        assert any(file.endswith(".css") for file in weight)
        assert any(file.endswith(".woff2") for file in weight)
        if sum(weight.values()) > HEAVIEST:
            heavy[path] = weight
    assert not heavy


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_the_start_page_of_each_language_is_light(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str
) -> None:
    site = demo_site.site(name)
    starts = [site.sample("home.homepage", language).path for language in LANGUAGES]
    make_small(site, starts)
    heavy = {}
    for path in starts:
        visit = open_page(server.url(site, path), width=360, pixels=3)
        weight = weights(site, server, visit, headers=True)
        assert any(file.endswith(PICTURES) for file in weight)
        if sum(weight.values()) > HEAVIEST_START:
            heavy[path] = weight
    assert not heavy

"""A district page is light enough for a phone in a basement."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server

#: Bytes over the line of a district page with its styles, scripts and fonts; pictures left out.
HEAVIEST = 40 * 1024
#: The letters of Turkish, Polish and the like: fetched only by a page with such a name on it.
MORE_LETTERS = "latin-ext"
HEAVIEST_MORE_LETTERS = 20 * 1024
PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png")


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_a_district_page_is_light(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str
) -> None:
    site = demo_site.site(name)
    visit = open_page(server.url(site, site.sample("districts.districtpage", "nl").path))
    paths = {url.removeprefix(server.url(site, "")) for url in visit.requests}
    assert any(path.endswith(".css") for path in paths)
    weight = {
        path: len(server.get(site, path, **{"Accept-Encoding": "br"}).body)
        for path in paths
        if not path.endswith(PICTURES) and not path.startswith("data:")
    }
    more = {path: size for path, size in weight.items() if MORE_LETTERS in path}
    assert sum(more.values()) <= HEAVIEST_MORE_LETTERS
    assert sum(weight.values()) - sum(more.values()) <= HEAVIEST, weight

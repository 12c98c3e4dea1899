"""A district page is light enough for a phone in a basement."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server

#: Bytes over the line of a district page with its styles, scripts and fonts; pictures left out.
HEAVIEST = 47_000
PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png")


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
    for entry in site.manifest.entries:
        if entry.path in pages or entry.path.endswith(".css"):
            # What the publisher does when it has nothing else to do: the smallest copies.
            site.store.blobs.improve(entry.blob)
    heavy = {}
    for path in pages:
        visit = open_page(server.url(site, path))
        requests = set(visit.requests)
        visit.page.context.close()
        weight = {
            file: len(server.get(site, file, **{"Accept-Encoding": "br"}).body)
            for file in {url.removeprefix(server.url(site, "")) for url in requests}
            if not file.endswith(PICTURES) and not file.startswith("data:")
        }
        assert any(file.endswith(".css") for file in weight)
        assert any(file.endswith(".woff2") for file in weight)
        if sum(weight.values()) > HEAVIEST:
            heavy[path] = weight
    assert not heavy

"""WCAG 2.2 by three engines, on a small phone and on a wide screen, with everything open.

One page of each kind in every language in every run; every page of both towns with EVERY_PAGE=1
(`make test-accessibility`).
"""

from __future__ import annotations

import os

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Page, PublicSite, Server
from tests.browser.engines import axe_faults, faults, load_engines
from tests.browser.report import no_faults
from tests.browser.test_accessibility import IN_OTHER_WORDS, OPEN_EVERYTHING, SITES
from tests.browser.visit import Visit

ALL = os.environ.get("EVERY_PAGE") == "1"
WIDTHS = (320, 1280)


def pages_of(site: PublicSite, language: str) -> list[Page]:
    if ALL:
        return [page for page in site.pages if page.language == language]
    return site.samples(language)


def engine_faults(visit: Visit) -> list[str]:
    """Return what the engines find at each width; in a sample only the one that measures looks twice."""
    load_engines(visit.page)
    visit.page.evaluate(OPEN_EVERYTHING)
    lines = []
    for width in WIDTHS:
        visit.resize(width)
        found = faults(visit.page) if ALL or width == WIDTHS[0] else axe_faults(visit.page)
        lines += [f"{width} px: {line}" for line in found]
    return lines


@pytest.mark.parametrize(("name", "language"), [*SITES, *IN_OTHER_WORDS])
def test_three_engines_find_nothing_on_any_page(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, language: str
) -> None:
    site = demo_site.site(name)
    pages = pages_of(site, language)
    assert pages
    visit = open_page(server.url(site, "/"), width=320)
    found = {}
    for page in pages:
        visit.go(server.url(site, page.path))
        if lines := engine_faults(visit):
            found[page.path] = lines
    no_faults(found)

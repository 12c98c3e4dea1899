"""WCAG 2.2 by three engines, on a small phone and on a wide screen, with everything open.

One page of each kind in every language in every run; every page of both towns with EVERY_PAGE=1
(`make test-accessibility`).
"""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server
from tests.browser.engines import axe_faults, faults, load_engines
from tests.browser.every_page import ALL, faulty, pages_of
from tests.browser.report import no_faults
from tests.browser.test_accessibility import IN_OTHER_WORDS, OPEN_EVERYTHING, SITES
from tests.browser.visit import Visit

WIDTHS = (320, 1280)


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
    no_faults(faulty(site, server, open_page, pages_of(site, language), engine_faults))

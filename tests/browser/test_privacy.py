"""A visit stays between the reader and the municipality: no other host, no cookie, no complaint."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server, is_local
from tests.browser.report import no_faults
from tests.browser.test_accessibility import SITES

WITHOUT_NOW = """
document.querySelectorAll('[data-hours-now], [data-finder], .wijk-search').forEach(each => { each.remove(); })
"""


@pytest.mark.parametrize(("name", "language"), SITES)
def test_a_visit_stays_on_the_site(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, language: str
) -> None:
    site = demo_site.site(name)
    visit = open_page(server.url(site, "/"))
    found: dict[str, list[str]] = {}
    for sample in site.samples(language):
        if sample.status != 200:
            continue
        visit.go(server.url(site, sample.path))
        visit.page.mouse.wheel(0, 20_000)
        visit.page.wait_for_load_state("networkidle")
        lines = [f"asks {url}" for url in visit.requests if not is_local(url)]
        lines += [f"another site {url}" for url in visit.requests if site.hostname not in url]
        lines += [f"failed {url}" for url in visit.failures]
        lines += visit.complaints
        if lines:
            found[sample.path] = lines
    no_faults(found)
    assert visit.page.context.cookies() == []
    storage = "() => [localStorage.length, sessionStorage.length]"
    assert visit.page.evaluate(storage) == [0, 0]


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_the_page_is_whole_without_scripts(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str
) -> None:
    site = demo_site.site(name)
    with_scripts = open_page(server.url(site, "/"))
    without = open_page(server.url(site, "/"), scripts=False)
    differing = []
    for sample in site.samples("nl"):
        texts = []
        for visit in (with_scripts, without):
            visit.page.goto(server.url(site, sample.path))
            assert visit.page.locator("h1").count() == 1
            # What a script adds is more, and nothing of the page: whether a hub is open now, and a form
            # for what stands in lists below it.
            visit.page.evaluate(WITHOUT_NOW)
            texts.append(visit.page.locator("main").inner_text())
        if texts[0] != texts[1] or not texts[0].strip():
            differing.append(sample.path)
    no_faults(differing)

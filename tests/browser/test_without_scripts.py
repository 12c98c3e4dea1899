"""A page is whole for a reader without scripts; test_every_kind has what it asks for."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server
from tests.browser.report import no_faults

WITHOUT_NOW = """
document.querySelectorAll(
  '[data-hours-now], [data-hours-after], [data-finder], [data-finder-field], [data-filter], .wijk-search'
).forEach(each => { each.remove(); });
document.querySelectorAll('[data-without-filter]').forEach(each => { each.hidden = false; })
"""


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

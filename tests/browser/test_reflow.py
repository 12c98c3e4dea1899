"""No page scrolls sideways: at 320 px (WCAG 1.4.10), nor with wider text (1.4.12).

A sample of each kind in every run; every page of both towns with EVERY_PAGE=1 (`make test-pages`).
"""

from __future__ import annotations

import os
import re

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Page, PublicSite, Server
from tests.browser.report import no_faults
from tests.browser.test_accessibility import IN_OTHER_WORDS, SITES
from tests.browser.test_every_kind import OVERFLOW, TEXT_SPACING, USUAL_SPACING
from tests.browser.visit import Visit

ALL = os.environ.get("EVERY_PAGE") == "1"
#: Links and buttons of less than 24 px that have no room around them (WCAG 2.5.8). In a sentence all may stand.
SMALL = """
() => {
  const shown = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter(each => each.checkVisibility() && !each.closest("svg"));
  const boxes = shown.map(each => each.getBoundingClientRect());
  const inline = each => getComputedStyle(each).display === "inline"
    && [...each.parentElement.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
  return shown.filter((each, place) => {
    const box = boxes[place];
    if (!box.width || (box.width >= 24 && box.height >= 24) || inline(each)) return false;
    const middle = [box.left + box.width / 2, box.top + box.height / 2];
    return boxes.some((other, at) => at !== place && other.width && !shown[at].contains(each)
      && !each.contains(shown[at]) && Math.hypot(
        Math.max(other.left - middle[0], 0, middle[0] - other.right),
        Math.max(other.top - middle[1], 0, middle[1] - other.bottom)) < 12);
  }).map(each => each.outerHTML.slice(0, 120));
}
"""
#: A mail address in the text of a page, with nothing in it where a line may break.
UNBROKEN = re.compile(r">[^<>]*?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


def pages_of(site: PublicSite, language: str) -> list[Page]:
    if ALL:
        return [page for page in site.pages if page.language == language]
    found = {page.path: page for page in site.samples(language)}
    # The longest names of each town, where words do not fit.
    hard = ("afrikaanderwijk/wie-is-wie/", "hillegersberg", "kralingseveer/wie-is-wie/")
    for page in site.pages:
        if page.language == language and page.path.endswith(hard):
            found[page.path] = page
    return list(found.values())


def sideways(visit: Visit) -> list[str]:
    """Return what makes a page scroll sideways, on a small phone and in a reader's own text."""
    visit.resize(320)
    lines = [f"320 px: {line}" for line in visit.page.evaluate(OVERFLOW)]
    lines += [f"small target: {line}" for line in visit.page.evaluate(SMALL)]
    visit.resize(360)
    visit.page.evaluate(TEXT_SPACING)
    lines += [f"wider text: {line}" for line in visit.page.evaluate(OVERFLOW)]
    visit.page.evaluate(USUAL_SPACING)
    return lines


@pytest.mark.parametrize(("name", "language"), [*SITES, *IN_OTHER_WORDS])
def test_no_page_scrolls_sideways(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, language: str
) -> None:
    site = demo_site.site(name)
    pages = pages_of(site, language)
    assert pages
    visit = open_page(server.url(site, "/"), width=320)
    found = {}
    for page in pages:
        visit.go(server.url(site, page.path))
        if lines := sideways(visit):
            found[page.path] = lines
    no_faults(found)


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
def test_every_mail_address_has_places_to_break(demo_site: Demo, name: str) -> None:
    found = {}
    for page in demo_site.site(name).pages:
        main = page.html.partition("<body")[2].partition("application/ld+json")[0]
        if lines := sorted(set(UNBROKEN.findall(main))):
            found[page.path] = lines
    no_faults(found)

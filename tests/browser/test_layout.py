"""Nothing sticks out at the side, down to 320 px (WCAG 1.4.10), nor with wider text (1.4.12)."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server
from tests.browser.report import no_faults
from tests.browser.test_accessibility import SITES

OVERFLOW = """
() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const scrolls = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible") return true;
    }
    return false;
  };
  return [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > edge + 1 || box.left < -1) && !scrolls(element);
  }).slice(0, 2).map(element => element.outerHTML.slice(0, 120).replaceAll("\\n", " "));
}
"""
#: WCAG 1.4.12: a reader's own spacing. A constructed sheet: the page's policy forbids a style element.
TEXT_SPACING = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    + " word-spacing: .16em !important; } p { margin-block-end: 2em !important; }");
  document.adoptedStyleSheets = [sheet];
}
"""


@pytest.mark.parametrize(("name", "language"), SITES)
def test_nothing_sticks_out(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, language: str
) -> None:
    site = demo_site.site(name)
    visit = open_page(server.url(site, "/"))
    found: dict[str, list[str]] = {}
    for sample in site.samples(language):
        visit.go(server.url(site, sample.path))
        for width in (1280, 360, 320):
            visit.resize(width)
            if lines := visit.page.evaluate(OVERFLOW):
                found[f"{width} px {sample.path}"] = lines
        visit.page.evaluate(TEXT_SPACING)
        if lines := visit.page.evaluate(OVERFLOW):
            found[f"wider text {sample.path}"] = lines
    no_faults(found)

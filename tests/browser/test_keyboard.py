"""Everything can be reached and used with the keyboard, and one can see where one is."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, PublicSite, Server
from tests.browser.report import no_faults

DISTRICT = "districts.districtpage"
#: The focused element: what it is, whether it is in sight, and whether its focus can be seen.
FOCUSED = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const outlined = (target, pseudo) => {
    const style = getComputedStyle(target, pseudo);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  };
  // A card shows the focus of the link that covers it.
  const card = element.closest(".wijk-card");
  const seen = outlined(element) || outlined(element, "::after") || !!card && outlined(card);
  const middle = document.elementFromPoint(
    Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  return {
    html: element.outerHTML.slice(0, 140),
    inSight: box.width > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    covered: !(middle && (element.contains(middle) || middle.contains(element))),
    seen,
  };
}
"""
#: How many stops the Tab key must make: everything that can be focused and is shown.
STOPS = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter(element => element.tabIndex >= 0 && !element.disabled && element.checkVisibility()).length
"""


def focused(page: Page) -> dict[str, Any] | None:
    """Describe the element that has the focus; None when the page itself has it."""
    answer: dict[str, Any] | None = page.evaluate(FOCUSED)
    return answer


def tab_to(page: Page, selector: str, limit: int = 80) -> None:
    """Press Tab until the focus is on `selector`. Raises AssertionError when it never is."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("s => !!document.activeElement?.matches(s)", selector):
            return
    raise AssertionError(f"Tab does not reach {selector}")


def district(demo_site: Demo, server: Server, name: str = "rotterdam") -> tuple[PublicSite, str]:
    """Return a site and the address of a district page in it."""
    site = demo_site.site(name)
    return site, server.url(site, site.sample(DISTRICT, "nl").path)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_skip_link_comes_first_and_works(
    demo_site: Demo, server: Server, open_page: OpenPage, width: int
) -> None:
    _site, url = district(demo_site, server)
    page = open_page(url, width=width).page
    page.keyboard.press("Tab")
    expect(page.locator("a[href='#main']")).to_be_focused()
    first = focused(page)
    assert first is not None
    assert first["inSight"]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#main$"))
    page.keyboard.press("Tab")
    inside = "() => document.querySelector('#main').contains(document.activeElement)"
    after = "() => !!(document.querySelector('#main').compareDocumentPosition(document.activeElement) & 4)"
    assert page.evaluate(inside) or page.evaluate(after)


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
@pytest.mark.parametrize("width", [360, 1280])
def test_tab_visits_everything_in_sight(
    demo_site: Demo, server: Server, open_page: OpenPage, name: str, width: int
) -> None:
    _site, url = district(demo_site, server, name)
    page = open_page(url, width=width).page
    expected = page.evaluate(STOPS)
    wrong: list[str] = []
    visited = 0
    for _ in range(expected + 5):
        page.keyboard.press("Tab")
        now = focused(page)
        if now is None:
            break
        visited += 1
        for word, good in (("inSight", True), ("seen", True), ("covered", False)):
            if now[word] is not good:
                wrong.append(f"{word}={now[word]}: {now['html']}")
    no_faults(wrong)
    assert visited == expected


def test_the_language_can_be_changed(demo_site: Demo, server: Server, open_page: OpenPage) -> None:
    _site, url = district(demo_site, server)
    page = open_page(url).page
    tab_to(page, "a[hreflang='en']")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    tab_to(page, "a[hreflang='ar']")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_opens_and_closes(
    demo_site: Demo, server: Server, open_page: OpenPage, *, scripts: bool
) -> None:
    _site, url = district(demo_site, server)
    page = open_page(url, width=360, scripts=scripts).page
    tab_to(page, "button[popovertarget]")
    page.keyboard.press("Enter")
    menu = page.locator(":popover-open")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest(':popover-open')")
    page.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(page.locator("button[popovertarget]").first).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, ":popover-open a", limit=5)
    before = page.url
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(before)


def test_the_focus_stays_in_the_open_menu_and_returns_to_its_button(
    demo_site: Demo, server: Server, open_page: OpenPage
) -> None:
    _site, url = district(demo_site, server)
    page = open_page(url, width=360).page
    tab_to(page, "button[popovertarget]")
    page.keyboard.press("Enter")
    expect(page.locator(":popover-open")).to_be_visible()
    stops = page.locator(":popover-open :is(a, button)").count()
    inside = (
        "() => document.activeElement === document.body"
        " || !!document.activeElement.closest(':popover-open')"
    )
    for _ in range(stops + 4):
        page.keyboard.press("Tab")
        assert page.evaluate(inside), focused(page)
    for _ in range(stops + 4):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(inside), focused(page)
    tab_to(page, ":popover-open a", limit=3)
    page.keyboard.press("Escape")
    expect(page.locator(".wijk-menu-button")).to_be_focused()

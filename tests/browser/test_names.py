"""What a screen reader says of the finder, the search, the map and the chart: names, roles, order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server

FINDER = """
- textbox "Uw postcode of buurt"
- paragraph:
  - button "Vind uw wijk"
"""
SEARCH = """
- combobox "Wat zoekt u?"
- button "Zoeken"
- combobox "Soort"
- combobox "Wijk"
"""
BUDGET = """
- table "Doelen van het budget van 2026":
  - caption: Doelen van het budget van 2026
  - rowgroup:
    - row "Doel Uitgegeven Toegezegd Bedrag":
      - columnheader "Doel"
      - columnheader "Uitgegeven"
      - columnheader "Toegezegd"
      - columnheader "Bedrag"
  - rowgroup:
    - 'row "Bewonersinitiatieven Uitgegeven: € 23.150 Toegezegd: € 1.200 Bedrag: € 32.000"':
      - rowheader "Bewonersinitiatieven"
"""


@pytest.fixture
def page(demo_site: Demo, server: Server, open_page: OpenPage) -> Page:
    return open_page(server.url(demo_site.site("rotterdam"), "/"), width=360).page


def go(page: Page, path: str) -> None:
    host = "/".join(page.url.split("/")[:3])
    page.goto(f"{host}{path}", wait_until="load")


def test_the_finder_says_what_it_asks_and_what_is_wrong_with_an_answer(page: Page) -> None:
    go(page, "/postcode/")
    field = page.get_by_role("textbox", name="Uw postcode of buurt", exact=True)
    # What speaks later is there before it has anything to say.
    expect(page.locator("main").get_by_role("status")).to_have_count(1)
    expect(page.locator("main form")).to_match_aria_snapshot(FINDER)
    expect(field).to_have_accessible_description(
        "Vier cijfers zijn vaak genoeg. "
        "Wat u invult, blijft in uw browser: wij zien het niet en bewaren het niet."
    )
    field.fill("123")
    page.get_by_role("button", name="Vind uw wijk", exact=True).press("Enter")
    expect(field).to_be_focused()
    said = page.locator("#finder-error").inner_text()
    assert "vier cijfers" in said
    expect(field).to_have_accessible_description(re.compile(re.escape(said)))


def test_the_search_names_its_fields(page: Page) -> None:
    go(page, "/zoeken/")
    expect(page.locator("main form")).to_match_aria_snapshot(SEARCH)
    expect(page.locator("main").get_by_role("status")).to_have_count(1)


def test_the_map_is_named_and_its_links_are_those_of_the_list(page: Page) -> None:
    go(page, "/wijken/")
    drawn = page.get_by_role("group", name="Kaart van de wijken van Rotterdam", exact=True)
    expect(drawn).to_have_count(1)
    links = "each => each.map(one => one.getAttribute('href'))"
    on_map = drawn.get_by_role("link").evaluate_all(links)
    beside = page.locator("main a[href]:not(svg a)").evaluate_all(links)
    assert on_map
    assert set(on_map) <= set(beside)
    assert {*drawn.get_by_role("link").evaluate_all("all => all.map(one => one.tabIndex)")} == {-1}


def test_the_chart_of_a_budget_is_a_table_and_its_bars_say_nothing(page: Page) -> None:
    go(page, "/wijken/afrikaanderwijk/wijkbudget-2026/")
    expect(page.locator("main table").first).to_match_aria_snapshot(BUDGET)
    expect(page.locator("main").get_by_role("img")).to_have_count(0)
    expect(page.locator("main").get_by_role("meter")).to_have_count(0)

"""Everyday tasks of editors, clicked from the dashboard without a manual, with every click counted.

All of them share one running demo; each looks at the database, which is what becomes public.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import OpenPage
from tests.browser.running import Running
from tests.browser.test_translating_fast import Hand

CLICKS = 10


@pytest.fixture
def hand(running: Running, open_page: OpenPage) -> Hand:
    """The editor of one district, on their dashboard."""
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "wijkredacteur")
    return Hand(page)


def choose(page: BrowserPage, name: str, words: str) -> None:
    """Choose the first line of a list that has these words."""
    option = page.locator(f"select[name={name}] option", has_text=words).first
    page.select_option(f"select[name={name}]", option.get_attribute("value"))


def no_sideways_scrolling(page: BrowserPage) -> None:
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], width


@pytest.mark.parametrize("width", [1280, 360])
def test_close_the_hub_today(running: Running, hand: Hand, width: int) -> None:
    page = hand.page
    page.set_viewport_size({"width": width, "height": 740})
    hand.click("a", has_text="Hub dicht of anders")
    different = page.locator("a.button", has_text="Nu anders dan anders")
    page.locator("input[name=until]").or_(different.first).wait_for()
    if different.count():
        hand.click("a.button", has_text="Nu anders dan anders")
        page.locator("input[name=until]").wait_for()
    no_sideways_scrolling(page)
    hand.click("button[type=submit]", has_text="Zet dit online")
    page.locator("[data-publication-url]", has_text="gesloten").first.wait_for()
    [(count,)] = running.rows(
        "SELECT count(*) FROM contacts_openingexception WHERE urgent AND state = 'closed'"
    )
    assert (int(str(count)) >= 1, hand.clicks <= CLICKS) == (True, True)


def test_somebody_else_from_the_first_of_january(running: Running, hand: Hand) -> None:
    page = hand.page
    hand.click("a", has_text="Iemand wisselen")
    choose(page, "post", "Wijkmanager")
    page.fill("input[name=last_day]", "31-12-2099")
    page.fill("input[name=name]", "Yasmin de Groot")
    page.fill("input[name=phone]", "010 000 00 00")
    choose(page, "basis", "vindt het goed")
    hand.clicks += 2
    hand.click("button", has_text="Laat zien wat bewoners lezen")
    page.locator("li", has_text="Vanaf 1 januari 2100: Yasmin de Groot.").wait_for()
    hand.click("button[name=confirmed]")
    page.locator("[data-publication-url]", has_text="Yasmin de Groot").first.wait_for()
    [(starts, phone)] = running.rows(
        "SELECT a.starts_on, p.phone FROM districts_districtappointment a JOIN contacts_personpage "
        "p ON p.page_ptr_id = a.person_id JOIN wagtailcore_page w ON w.id = p.page_ptr_id WHERE "
        "w.title = 'Yasmin de Groot' AND w.live"
    )
    assert (starts, phone) == ("2100-01-01", "+31100000000")
    assert hand.clicks <= CLICKS


@pytest.mark.parametrize("width", [1280, 360])
def test_an_alert_until_tonight(running: Running, hand: Hand, width: int) -> None:
    page = hand.page
    page.set_viewport_size({"width": width, "height": 740})
    hand.click("a", has_text="Melding")
    no_sideways_scrolling(page)
    choose(page, "standard", "Er is geen water")
    hand.click("label", has_text="een week")
    hand.click("button[type=submit]", has_text="Zet dit online")
    page.locator("[data-publication-url]", has_text="Er is geen water").first.wait_for()
    rows = running.rows(
        "SELECT w.live FROM home_alertpage a JOIN wagtailcore_page w ON w.id = a.page_ptr_id WHERE "
        "a.standard = 'no-water'"
    )
    assert rows
    assert all(live for (live,) in rows)
    assert hand.clicks + 1 <= CLICKS

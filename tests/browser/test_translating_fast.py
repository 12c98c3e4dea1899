"""As a translator, from the dashboard, with a clock and a counter: a changed page translated and sent."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import OpenPage
from tests.browser.running import Running

SECONDS, CLICKS = 60, 8
DUTCH = "Splinternieuwe buurtmoestuin!"
ENGLISH = "This sentence is new today."


class Hand:
    """Clicks as somebody does: on what is seen, counted."""

    def __init__(self, page: BrowserPage) -> None:
        self.page, self.clicks = page, 0

    def click(self, selector: str, **more: Any) -> None:
        found = self.page.locator(selector, **more).locator("visible=true").first
        found.scroll_into_view_if_needed()
        found.click()
        self.clicks += 1

    def go(self, selector: str, **more: Any) -> None:
        """Click on what leads to another page, and wait for that."""
        with self.page.expect_navigation():
            self.click(selector, **more)


def changed(running: Running, page: BrowserPage, slug: str) -> str:
    """Let the chief editor publish a new Dutch text of a district; give its title."""
    [(number, title)] = running.rows(
        "SELECT p.id, p.title FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id "
        "WHERE p.slug = ? AND l.language_code = 'nl' AND p.content_type_id = "
        "(SELECT id FROM django_content_type WHERE model = 'districtpage')",
        slug,
    )
    running.login(page, "hoofdredacteur")
    page.goto(f"{running.cms}/admin/pages/{number}/edit/")
    page.fill("[name=introduction]", DUTCH)
    running.publish(page)
    assert running.rows(
        "SELECT introduction FROM districts_districtpage WHERE page_ptr_id = ?", str(number)
    ) == [(DUTCH,)]
    return str(title)


def waiting(running: Running, slug: str) -> int:
    """Return how many workflows of the English page wait for somebody."""
    [(count,)] = running.rows(
        "SELECT count(*) FROM wagtailcore_workflowstate s JOIN wagtailcore_page p ON p.id = "
        "CAST(s.object_id AS integer) JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE "
        "s.status = 'in_progress' AND p.slug = ? AND l.language_code = 'en'",
        slug,
    )
    return int(str(count))


@pytest.fixture
def hand(running: Running, open_page: OpenPage) -> Hand:
    """A browser of somebody who clicks."""
    return Hand(open_page(f"{running.cms}/admin/login/").page)


def english_districts(running: Running) -> list[str]:
    """Return the addresses of districts of Rotterdam with a live English page."""
    rows = running.rows(
        "SELECT d.slug FROM wagtailcore_page d JOIN wagtailcore_locale l ON l.id = d.locale_id "
        "WHERE l.language_code = 'en' AND d.live AND d.content_type_id = (SELECT id FROM "
        "django_content_type WHERE model = 'districtpage') AND d.path LIKE (SELECT h.path || '%' "
        "FROM wagtailcore_site s JOIN wagtailcore_page r ON r.id = s.root_page_id JOIN "
        "wagtailcore_page h ON h.translation_key = r.translation_key AND h.locale_id = l.id "
        "WHERE s.hostname LIKE 'rotterdam%') ORDER BY d.path"
    )
    return [str(slug) for (slug,) in rows if slug != "bloemhof"]


def to_the_page(hand: Hand, title: str) -> None:
    """Go from the dashboard to a page on the desk."""
    hand.go("a", has_text="Vertalingen")
    if hand.page.locator("nav.wijk-desk__tabs a[aria-current]", has_text="English").count() == 0:
        hand.go("nav.wijk-desk__tabs a", has_text="English")
    hand.page.fill(".wijk-desk input[name=q]", title)
    with hand.page.expect_navigation():
        hand.page.press(".wijk-desk input[name=q]", "Enter")
    hand.go("th[scope=row] a", has_text=re.compile(rf"^\s*{re.escape(title)}\s*$"))


def test_a_changed_page_is_translated_and_sent_on_the_desk(
    running: Running, hand: Hand, translator: str
) -> None:
    slug = english_districts(running)[0]
    title = changed(running, hand.page, slug)
    running.login(hand.page, translator)
    started = time.monotonic()
    to_the_page(hand, title)
    page = hand.page
    page.locator(".wijk-desk", has_text=DUTCH).wait_for()
    place = page.locator(".wijk-desk__piece--outdated textarea").first
    place.scroll_into_view_if_needed()
    place.click()
    hand.clicks += 1
    place.fill("")
    page.keyboard.type(ENGLISH)
    # It is saved while it is written, and seen beside it.
    hand.click("[data-desk-preview]")
    page.locator("[data-desk-status]", has_text="(").wait_for()
    page.frame_locator(".wijk-desk__preview").locator("body", has_text=ENGLISH).wait_for()
    hand.click("button[name=submit]")
    page.locator(".wijk-desk", has_text="wacht op goedkeuring").wait_for()
    took = time.monotonic() - started
    assert waiting(running, slug) == 1
    assert (hand.clicks <= CLICKS, took <= SECONDS) == (True, True), (hand.clicks, took)


def test_the_same_through_the_editor_of_wagtail_localize(
    running: Running, hand: Hand, translator: str
) -> None:
    slug = english_districts(running)[1]
    title = changed(running, hand.page, slug)
    # Its editor was chosen for this page before ("Start Synced translation").
    running.change(
        "UPDATE wagtail_localize_translation SET enabled = 1 WHERE id IN (SELECT t.id FROM "
        "wagtail_localize_translation t JOIN wagtail_localize_translationsource s ON s.id = "
        "t.source_id JOIN wagtailcore_page p ON REPLACE(p.translation_key, '-', '') = "
        "REPLACE(s.object_id, '-', '') JOIN wagtailcore_locale l ON l.id = t.target_locale_id "
        "WHERE p.slug = ? AND l.language_code = 'en')",
        slug,
    )
    running.login(hand.page, translator)
    started = time.monotonic()
    to_the_page(hand, title)
    hand.go("a", has_text="De vertaling in de pagina-editor")
    page = hand.page
    row = page.locator(".js-translation-editor li", has_text=DUTCH).last
    row.wait_for()
    text = page.locator("body").inner_text()
    assert " to English translation" not in text
    assert "LIVE" not in text.split()
    row.locator("button", has_text="Vertaal").or_(
        row.locator("button", has_text="Bewerk")
    ).first.click()
    hand.clicks += 1
    row.locator("textarea, [contenteditable=true]").first.click()
    hand.clicks += 1
    page.keyboard.type(ENGLISH)
    row.locator("button", has_text="Opslaan").click()
    hand.clicks += 1
    page.locator(".js-translation-editor li", has_text=ENGLISH).first.wait_for()
    hand.go("button[name=action][value=submit]")
    took = time.monotonic() - started
    assert waiting(running, slug) == 1
    assert (hand.clicks <= CLICKS, took <= SECONDS) == (True, True), (hand.clicks, took)

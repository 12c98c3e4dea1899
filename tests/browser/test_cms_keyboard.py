"""News with a picture and a date, with the keyboard alone: Tab, Enter, Space, arrows and letters."""

from __future__ import annotations

from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import OpenPage
from tests.browser.running import Running
from tests.browser.test_keyboard import tab_to

TITLE = "Koffie met de toetsen"
#: Tab stops between two fields: a list of districts lies between some.
STOPS = 150


def write(page: BrowserPage, name: str, words: str) -> None:
    tab_to(page, f"[name={name}]", STOPS)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def test_news_with_the_keyboard_alone(running: Running, open_page: OpenPage) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "wijkredacteur")
    tab_to(page, ".wijk-shortcuts a[href*=newspage]", STOPS)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("[name=title]").wait_for()
    write(page, "title", TITLE)
    write(page, "introduction", "Iedereen is welkom.")

    tab_to(page, "#id_picture-chooser [data-chooser-action-choose]", STOPS)
    page.keyboard.press("Enter")
    page.locator(".modal a.image-choice").first.wait_for()
    tab_to(page, ".modal a.image-choice", STOPS)
    page.keyboard.press("Enter")
    page.locator(".modal").wait_for(state="detached")
    # The focus is back where it was, not at the top of the page.
    assert page.evaluate("!!document.activeElement.closest('#id_picture-chooser')")

    write(page, "picture_alt", "Kopjes op een tafel")
    write(page, "date", "1-12-2026")
    # The calendar closes with Esc and gives the keys back.
    page.keyboard.press("Escape")
    tab_to(page, "button[name=action-publish], .w-dropdown__toggle[aria-expanded]", STOPS)
    if page.evaluate("document.activeElement.name !== 'action-publish'"):
        page.keyboard.press("Enter")
        tab_to(page, "button[name=action-publish]", STOPS)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    rows = running.rows(
        "SELECT p.live, n.date, n.picture_alt, n.picture_id > 0 FROM wagtailcore_page p "
        "JOIN home_newspage n ON n.page_ptr_id = p.id WHERE p.title = ?",
        TITLE,
    )
    assert rows == [(1, "2026-12-01", "Kopjes op een tafel", 1)]

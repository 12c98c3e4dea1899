"""Approving in a browser: one click publishes what was reviewed, once, and says when it was online."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.running import Running
from tests.browser.test_publishing import PATIENCE

TITLE = "Privacy, as it was reviewed"
#: What is shown when a page was approved, and the page of residents shows it.
ONLINE = re.compile(r"goedgekeurd en online om \d{1,2}\.\d\d")


def versions(running: Running, key: int) -> tuple[object, ...]:
    """Return the newest version, the one that is online, and how often it was published."""
    [found] = running.rows(
        "SELECT p.latest_revision_id, p.live_revision_id, p.has_unpublished_changes, (SELECT count(*) "
        "FROM wagtailcore_revision r WHERE r.object_id = CAST(p.id AS text) AND r.base_content_type_id "
        "= (SELECT id FROM django_content_type WHERE app_label = 'wagtailcore' AND model = 'page')), "
        "(SELECT count(*) FROM wagtailcore_pagelogentry e WHERE e.page_id = p.id AND e.action = "
        "'wagtail.publish') FROM wagtailcore_page p WHERE p.id = ?",
        str(key),
    )
    return found


def test_one_click_publishes_what_was_reviewed_and_says_when(
    running: Running, open_page: OpenPage
) -> None:
    [(key,)] = running.rows(
        "SELECT p.id FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE "
        "p.slug = 'privacy' AND l.language_code = 'en' AND p.url_path LIKE '%rotterdam%' AND p.live"
    )
    key = int(str(key))
    address = f"{running.cms}/admin/pages/{key}/edit/"
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "vertaler")
    page.goto(address)
    page.fill("[name=title]", TITLE)
    with page.expect_navigation():
        page.locator("button[name=action-submit]").evaluate("button => button.click()")
    reviewed, _live, _unpublished, count, published = versions(running, key)
    running.login(page, "hoofdredacteur")
    page.goto(address)
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    button = page.locator("button[data-workflow-action-name=approve]").first
    with page.expect_navigation():
        button.evaluate("each => each.click()")
    expect(page.locator(".messages")).to_contain_text(ONLINE, timeout=PATIENCE * 1000)
    assert versions(running, key) == (reviewed, reviewed, 0, count, int(str(published)) + 1)
    [(title,)] = running.rows("SELECT title FROM wagtailcore_page WHERE id = ?", str(key))
    assert title == TITLE
    # Who looks again some time later finds the same.
    page.goto(address)
    page.wait_for_timeout(3000)
    assert versions(running, key) == (reviewed, reviewed, 0, count, int(str(published)) + 1)

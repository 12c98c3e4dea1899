"""The panel of checks counts the faults of the page that an editor has open, and only then."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.running import Running

PANEL = '[data-side-panel="checks"]'
COUNT = f"{PANEL} [data-content-checker-count]"
#: Milliseconds that a preview may take on a machine that does other things as well.
PATIENCE = 60_000


def test_a_page_with_a_fault_has_a_number_and_0_is_said_only_of_what_was_looked_at(
    running: Running, open_page: OpenPage
) -> None:
    [(key, picture)] = running.rows(
        "SELECT n.page_ptr_id, n.picture_id FROM home_newspage n "
        "JOIN wagtailcore_page p ON p.id = n.page_ptr_id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' AND p.live "
        "AND n.picture_id IS NOT NULL AND n.picture_alt = '' ORDER BY p.id LIMIT 1"
    )
    running.change("UPDATE core_picture SET description = '' WHERE id = ?", picture)
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    page.goto(f"{running.cms}/admin/pages/{key}/edit/")
    count = page.locator(COUNT)
    # Nobody has asked for the panel yet.
    assert count.text_content() == "–"
    page.click('[data-side-panel-toggle="checks"]')
    expect(count).to_have_text("1", timeout=PATIENCE)
    expect(page.locator(f"{PANEL} [data-checks-panel]")).to_contain_text("geen beschrijving")
    words = page.locator(f"{PANEL} [data-content-word-count]").text_content() or ""
    assert int(words) > 20
    page.locator("[name=picture_alt]").press_sequentially("Een plein met bomen", delay=20)
    expect(count).to_have_text("0", timeout=PATIENCE)

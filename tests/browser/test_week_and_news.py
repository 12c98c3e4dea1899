"""More everyday tasks, from the login page: hours of a week, a storm, news for a moment, a picture."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.running import Running
from tests.browser.test_tasks import CLICKS, no_sideways_scrolling
from tests.browser.test_translating_fast import Hand

#: Pixels: the facts of a hub with all folded were 25,860 high.
TALLEST = 4000


@pytest.fixture
def chief(running: Running, open_page: OpenPage) -> Hand:
    """The chief editor, on the dashboard."""
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    return Hand(page)


def hub_number(running: Running) -> str:
    [(number,)] = running.rows(
        "SELECT h.page_ptr_id FROM contacts_hubpage h JOIN wagtailcore_page p ON p.id = "
        "h.page_ptr_id JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' "
        "AND p.title LIKE '%Delfshaven%'"
    )
    return str(number)


def periods(running: Running, number: str) -> list[tuple[object, ...]]:
    return running.rows(
        "SELECT weekday, substr(opens, 1, 5), substr(closes, 1, 5) FROM contacts_openingperiod "
        "WHERE page_id = ? AND weekday > 5 AND NOT season ORDER BY 1, 2",
        number,
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_the_weekend_in_the_week_of_a_hub(running: Running, chief: Hand, width: int) -> None:
    page, number = chief.page, hub_number(running)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{running.cms}/admin/pages/{number}/edit/#tab-feiten")
    page.locator(".wijk-week__days").first.wait_for()
    no_sideways_scrolling(page)
    if width > 360:
        page.evaluate(
            "document.querySelectorAll('.wijk-week').forEach(each => { each.open = false })"
        )
        tall = page.evaluate(
            "document.querySelector('[data-week]').closest('[role=tabpanel]').scrollHeight"
        )
        assert tall <= TALLEST
        return
    sunday = page.locator(".wijk-week__days").first.locator("> li").nth(6)
    chief.click(".wijk-week__days > li:nth-child(7) button", has_text="Tijd toevoegen")
    sunday.locator("input[name$=-opens]").last.fill("10 uur")
    sunday.locator("input[name$=-closes]").last.fill("16.00")
    chief.click(".wijk-week__days > li:nth-child(7) button", has_text="Splitsen")
    sunday.locator("select[aria-label]").last.select_option("6-6")
    running.publish(page)
    assert periods(running, number) == [
        (6, "10:00", "12:30"), (6, "13:00", "16:00"), (7, "10:00", "12:30"), (7, "13:00", "16:00"),
    ]  # fmt: skip
    assert chief.clicks + 3 <= CLICKS


def test_a_storm(running: Running, chief: Hand) -> None:
    page = chief.page
    chief.go("a", has_text="Hub dicht of anders")
    chief.go("a", has_text="Meer hubs tegelijk")
    no_sideways_scrolling(page)
    # The first box is that for all hubs.
    for index in (1, 2):
        chief.click(f"#id_hubs > div:nth-child({index + 1}) label")
    chief.click("label", has_text="Open op andere tijden")
    page.fill("input[name=opens]", "13 uur")
    page.fill("input[name=closes]", "15.00")
    chief.click("button", has_text="ook morgen")
    chief.go("button[type=submit]", has_text="Zet dit online")
    page.locator("[data-publication-url]").first.wait_for()
    rows = running.rows(
        "SELECT count(*) FROM contacts_openingexception WHERE urgent AND state = 'open' AND "
        "opens LIKE '13:00%' AND last_day > first_day"
    )
    assert (rows, chief.clicks <= CLICKS) == ([(2,)], True)


def test_news_is_planned_for_tomorrow_and_published_now(running: Running, chief: Hand) -> None:
    page = chief.page
    chief.go(".wijk-shortcuts a", has_text="Nieuws")
    place = page.locator(".wijk-places a", has_text="Rotterdam")
    page.locator("[name=title]").or_(place.first).wait_for()
    if place.count():
        chief.go(".wijk-places a", has_text="Rotterdam")
    page.fill("[name=title]", "Lampjes op het plein")
    page.fill("[name=introduction]", "Vanavond gaan de lampjes aan.")
    chief.click("button[aria-label=Status], button[data-side-panel-toggle=status]")
    chief.click("button", has_text="schema")
    chief.click(".wijk-moments button", has_text="morgen 9")
    chief.go("[data-plan]")
    planned = (
        "SELECT count(*) FROM wagtailcore_revision WHERE approved_go_live_at IS NOT NULL AND "
        "object_str = 'Lampjes op het plein'"
    )
    assert running.rows(planned) == [(1,)]
    [(number,)] = running.rows(
        "SELECT id FROM wagtailcore_page WHERE draft_title = 'Lampjes op het plein'"
    )
    page.goto(f"{running.cms}/admin/pages/{number}/edit/")
    with page.expect_navigation():
        page.locator("button[value=now]").evaluate("button => button.click()")
    [(live,)] = running.rows("SELECT live FROM wagtailcore_page WHERE id = ?", str(number))
    assert (live, running.rows(planned), chief.clicks + 1 <= CLICKS) == (1, [(0,)], True)

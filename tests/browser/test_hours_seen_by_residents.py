"""Hours that editors fill in by clicks, as residents read them a moment later: a season, 24 hours, a storm."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from publishing.content.languages import language
from tests.browser.conftest import OpenPage
from tests.browser.counting import addresses, until
from tests.browser.demo import Demo, PublicSite
from tests.browser.running import Running
from tests.browser.test_tasks import no_sideways_scrolling
from tests.browser.test_translating_fast import Hand

LANGUAGES = ("nl", "ar")


@pytest.fixture
def chief(running: Running, open_page: OpenPage) -> Hand:
    """The chief editor, on the dashboard."""
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    return Hand(page)


@pytest.fixture
def rotterdam(demo_site: Demo) -> PublicSite:
    return demo_site.site("rotterdam")


def hub(running: Running, slug: str) -> tuple[str, str]:
    """Return number and address of the Dutch page of the hub of a district."""
    [(number, path)] = running.rows(
        "SELECT p.id, p.url_path FROM contacts_hubpage h JOIN wagtailcore_page p ON p.id = "
        "h.page_ptr_id JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' "
        "AND p.url_path LIKE ?",
        f"%/{slug}/%",
    )
    return str(number), "/" + "/".join(str(path).split("/")[2:])


def typed(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def test_a_season_of_each_year_with_a_day_of_24_hours(
    running: Running, chief: Hand, rotterdam: PublicSite
) -> None:
    page, (number, path) = chief.page, hub(running, "middelland-nieuwe-westen")
    first, last = date.today() - timedelta(days=2), date.today() + timedelta(days=60)
    page.goto(f"{running.cms}/admin/pages/{number}/edit/#tab-feiten")
    chief.click(".wijk-week--new summary", has_text="Seizoen toevoegen")
    new = page.locator(".wijk-week--new").first
    for field, day in zip(new.locator("input[type=text]").all(), (first, last), strict=True):
        field.fill(typed(day))
    chief.click(".wijk-week--new button", has_text="Seizoen toevoegen")
    season = page.locator(".wijk-week[open] > summary", has_text=typed(first)).locator("..")
    season.locator("> .wijk-week__days > li").nth(6).get_by_role(
        "button", name="Tijd toevoegen"
    ).click()
    # What was just added is open; what is of the usual week is folded, and opened first.
    sunday = season.locator("> .wijk-week__days > li").nth(6)
    sunday.get_by_role("button", name="24 uur").click()
    monday = season.locator("> .wijk-week__days > li").nth(0)
    monday.locator("[data-panel-toggle]").first.click()
    monday.locator("input[name$=-opens]").first.fill("11.15")
    running.publish(page)
    rows = running.rows(
        "SELECT count(*), min(season), min(yearly), min(valid_from), min(valid_until) FROM "
        "contacts_openingperiod WHERE page_id = ? AND season",
        number,
    )
    assert rows[0][1:] == (1, 1, first.isoformat(), last.isoformat())
    # The week of today is of the season: the page says the day of 24 hours, and the later hour of Monday.
    found = addresses(running, rotterdam, path)
    for code in LANGUAGES:
        words = language(code)
        until(running, rotterdam, found[code], words.gettext("24 hours"))
        until(running, rotterdam, found[code], words.clock(time(11, 15)))


def test_a_storm_until_a_day_for_several_hubs(
    running: Running, chief: Hand, rotterdam: PublicSite
) -> None:
    page = chief.page
    hubs = [hub(running, each) for each in ("ommoord", "lombardijen")]
    chief.go("a", has_text="Hub dicht of anders")
    chief.go("a", has_text="Meer hubs tegelijk")
    no_sideways_scrolling(page)
    for number, _path in hubs:
        page.locator(f"#id_hubs input[value='{number}']").check()
    chief.click("label", has_text="Open op andere tijden")
    page.fill("input[name=opens]", "13.05")
    page.fill("input[name=closes]", "15.25")
    page.fill("input[name=until]", typed(date.today() + timedelta(days=3)))
    chief.go("button[type=submit]", has_text="Zet dit online")
    page.locator("[data-publication-url]").first.wait_for()
    for _number, path in hubs:
        found = addresses(running, rotterdam, path)
        for code in LANGUAGES:
            said = language(code).clock_range(time(13, 5), time(15, 25))
            until(running, rotterdam, found[code], said)

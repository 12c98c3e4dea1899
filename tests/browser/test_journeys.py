"""What residents come for, from the start page, with every click counted: with scripts and without."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server

pytestmark = pytest.mark.browser
TOWNS = ["rotterdam", "hilversum"]
TELEPHONE = "a[href^='tel:']"


@dataclass
class Resident:
    """Somebody with a phone, who counts what it takes."""

    page: Page
    clicks: int = 0

    def click(self, place: Locator) -> None:
        """Click something that leads to another page, and wait until it is there."""
        before = self.page.url
        place.click()
        self.page.wait_for_url(lambda url: url != before)
        self.clicks += 1


@pytest.fixture(params=TOWNS)
def town(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[True, False], ids=["scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def resident(
    town: str, demo_site: Demo, server: Server, open_page: OpenPage, *, scripts: bool
) -> Resident:
    site = demo_site.site(town)
    return Resident(open_page(server.url(site, "/"), width=360, scripts=scripts).page)


def below_the_hero(page: Page) -> Locator:
    """Return the text of a page."""
    return page.locator(".wijk-columns__main")


@pytest.mark.parametrize("scripts", [True], indirect=True)
@pytest.mark.parametrize(
    ("town", "typed"),
    [
        ("rotterdam", "3072"),
        ("rotterdam", "3072 ND"),
        ("hilversum", "1211"),
        ("hilversum", "1211 BW"),
    ],
    indirect=["town"],
)
def test_who_works_for_my_district_by_postcode(resident: Resident, typed: str) -> None:
    page = resident.page
    page.locator("#finder-field").fill(typed)
    resident.click(page.locator("[data-finder-field] button"))
    answer = page.locator(".wijk-finder__answer")
    expect(answer.locator("h2 a").first).to_be_visible()
    # Name and number stand there at once.
    expect(answer.locator(".wijk-contact__name").first).to_be_visible()
    expect(answer.locator(TELEPHONE).first).to_be_visible()
    assert resident.clicks <= 1


@pytest.mark.parametrize("scripts", [True], indirect=True)
@pytest.mark.parametrize("town", ["hilversum"], indirect=True)
def test_four_digits_of_more_than_one_district_offer_each(resident: Resident) -> None:
    page = resident.page
    page.locator("#finder-field").fill("1217")
    resident.click(page.locator("[data-finder-field] button"))
    expect(page.locator(".wijk-finder__answer h2 a").nth(1)).to_be_visible()


@pytest.mark.parametrize("scripts", [False], indirect=True)
def test_who_works_for_my_district_without_typing(resident: Resident, town: str) -> None:
    page = resident.page
    resident.click(page.locator(".wijk-hero a[href='/postcode/']"))
    digits = {"rotterdam": "3072", "hilversum": "1211"}[town]
    resident.click(page.get_by_role("link", name=digits, exact=True))
    district = page.locator("main h2 a").first
    expect(district).to_be_visible()
    if not page.locator(TELEPHONE).first.is_visible():
        resident.click(district)
    expect(page.locator("main").locator(TELEPHONE).first).to_be_visible()
    assert resident.clicks <= 3


def test_is_my_hub_open_on_boxing_day(resident: Resident) -> None:
    page = resident.page
    resident.click(page.locator("main a[href$='hubs/'], main a[href$='buurtpunten/']").first)
    resident.click(page.locator("main a[href='/feestdagen/']").first)
    heading = page.get_by_role("heading", name="Tweede kerstdag")
    expect(heading.first).to_be_attached()
    day = page.locator("section", has=heading.first)
    expect(day.locator("a[href^='/wijken/'], a[href^='/buurten/']").first).to_be_attached()
    assert resident.clicks <= 2


def test_money_for_an_idea(resident: Resident) -> None:
    page = resident.page
    resident.click(page.locator("main a[href='/meedoen/']").first)
    resident.click(below_the_hero(page).locator(".wijk-card__link").first)
    # The steps stand in the first two screens of a phone.
    box = below_the_hero(page).locator(".wijk-steps, .wijk-stream").first.bounding_box()
    assert box is not None
    assert box["y"] < 2 * 740
    expect(page.locator("main")).to_contain_text("€")
    assert resident.clicks <= 2


@pytest.mark.parametrize("town", ["rotterdam"], indirect=True)
def test_what_a_council_asked_and_what_the_answer_was(resident: Resident) -> None:
    page = resident.page
    resident.click(page.locator("main a[href='/meedoen/']").first)
    register = page.locator("section", has=page.locator("#advice"))
    expect(register.locator(".wijk-badge--positive").first).to_be_attached()
    answered = register.locator("tr", has=page.locator(".wijk-badge--positive")).first
    resident.click(answered.locator("th a"))
    expect(page.get_by_role("heading", name="Het antwoord")).to_be_attached()
    assert resident.clicks <= 2


def test_the_alderman_of_my_district(resident: Resident) -> None:
    page = resident.page
    resident.click(page.locator("main a[href='/contact/']").first)
    alderman = page.locator("tr", has_text="ethouder").first
    expect(alderman).to_be_attached()
    expect(page.locator("tr", has_text="ethouder").locator(TELEPHONE).first).to_be_attached()
    assert resident.clicks <= 1


def test_this_page_is_wrong(resident: Resident) -> None:
    wrong = resident.page.get_by_role("link", name="Klopt er iets niet op deze pagina?")
    expect(wrong).to_have_count(1)
    # Letter or form: it says which page is meant.
    assert "localhost" in (wrong.get_attribute("href") or "")

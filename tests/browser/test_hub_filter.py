"""The list of hubs is asked what is open now and who has what, and the agenda what comes in a district, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from contacts.models.hubs import HubServiceRow
from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server
from tests.contacts.hub_town import SUN, HubTown
from tests.contacts.rendering import html
from tests.districts.town import MOMENT

pytestmark = pytest.mark.browser

FIRST = "Nothing is open now. This opens first:"


@pytest.fixture
def page(chromium: Browser, repository: Path) -> Iterator[Page]:
    """The list as it was made on Sunday 22 November 2026, read in a far time zone."""
    place = HubTown(languages="nl,ar", accessibility="lift")
    place.open(SUN, time(10), time(12))
    place.town.add(HubServiceRow, page_id=place.hub.id, kind="forms", label="")
    other = place.add_hub("Other hub", languages="nl,tr", accessibility="lift")
    place.hub = other
    place.open(SUN, time(20), time(1))
    index = place.town.page("contacts.hubindexpage", "Hubs", place.town.home)
    body = html(place.town, index)
    context = chromium.new_context(timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.clock.install(time=MOMENT)
    page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto("https://stad.example.nl/hubs/?language=tr&service=nothing")
    page.add_script_tag(content=(repository / "static/js/filter.js").read_text("utf-8"))
    yield page
    context.close()


def shown(page: Page) -> list[str]:
    """Return the names of the hubs that stand there."""
    return [
        (each.text_content() or "").strip()
        for each in page.locator("[data-has] .wijk-card__title").all()
        if each.is_visible()
    ]


def test_hubs_are_found_by_what_they_have_and_the_choice_stands_in_the_address(page: Page) -> None:
    # What the address asks and nobody has chooses nothing.
    assert shown(page) == ["Other hub"]
    assert page.locator("[role=status]").text_content() == "1 of 2"
    page.get_by_label("Language spoken").select_option("")
    assert shown(page) == ["Hub Noord", "Other hub"]
    assert page.url == "https://stad.example.nl/hubs/"
    page.get_by_label("Language spoken").select_option(label="Arabic")
    assert shown(page) == ["Hub Noord"]
    assert page.url.endswith("?language=ar")
    page.get_by_label("Open now").check()
    assert shown(page) == ["Hub Noord"]
    assert page.locator("[role=status]").text_content() == FIRST


def test_where_nothing_will_open_choosing_less_is_what_is_left(page: Page) -> None:
    page.get_by_label("Language spoken").select_option("")
    page.evaluate("document.querySelectorAll('[data-open]').forEach(e => { e.dataset.open = ''; })")
    page.get_by_label("Open now").check()
    assert shown(page) == []
    assert page.locator("[role=status]").text_content() == "Nothing was found. Choose less."


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        # Before the first opens and between the two, the one that opens next stands there instead.
        (8, 59, ["Hub Noord", FIRST]),
        (9, 0, ["Hub Noord", "1 of 2"]),
        (10, 59, ["Hub Noord", "1 of 2"]),
        (11, 0, ["Other hub", FIRST]),
        (19, 0, ["Other hub", "1 of 2"]),
        # Past midnight on the wall, a night that began on Sunday.
        (23, 59, ["Other hub", "1 of 2"]),
    ],
)
def test_open_now_is_by_the_clock_on_the_wall(
    page: Page, hour: int, minute: int, expected: list[str]
) -> None:
    page.get_by_label("Language spoken").select_option("")
    page.clock.set_fixed_time(datetime(2026, 11, 22, hour, minute, tzinfo=UTC))
    page.get_by_label("Open now").check()
    assert [*shown(page), page.locator("[role=status]").text_content()] == expected


def test_the_agenda_of_one_district_is_chosen(
    demo_site: Demo, server: Server, open_page: OpenPage
) -> None:
    site = demo_site.site("rotterdam")
    page = open_page(server.url(site, site.sample("home.agendapage", "nl").path)).page
    events = page.locator("[data-has]")
    everything = events.count()
    choice = page.locator("#filter-district")
    key = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(key)
    fits = page.locator(f'[data-has~="district:{key}"], [data-has~="district:*"]')
    assert 0 < fits.count() < everything
    assert [each.is_visible() for each in events.all()].count(True) == fits.count()
    assert all(each.is_visible() for each in fits.all())
    assert page.locator("[role=status]").text_content() == f"{fits.count()} van {everything}"
    # A month in which nothing is left has no heading.
    for month in page.locator("[data-group]").all():
        left = month.locator("[data-has]:not([hidden])").count()
        assert month.is_visible() == (left > 0)
    choice.select_option("")
    assert all(each.is_visible() for each in events.all())

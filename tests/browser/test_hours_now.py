"""The script of a hub's page in a real browser: at many moments it says what the engine says."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from contacts.hours.rows import hours_of
from hours_engine.engine import Admission, day
from hours_engine.moments import state_at
from tests.contacts.hub_town import FRI, MON, SAT, SUN, TUE, HubTown
from tests.contacts.rendering import html
from tests.districts.town import MOMENT

pytestmark = pytest.mark.browser
WORDS = {
    Admission.WALK_IN: "Now open, until",
    Admission.CALL_FIRST: "Now open until",
    Admission.APPOINTMENT: "Now open for people with an appointment",
}


@pytest.fixture
def place() -> HubTown:
    place = HubTown()
    place.open(SUN, time(10), time(12))
    place.open(SUN, time(13), time(17))
    place.open(MON, time(9), time(12), "call-first")
    place.open(TUE, time(9), time(12), "appointment", weeks="last")
    place.open(FRI, time(20), time(2))
    place.differ(date(2026, 11, 29), date(2026, 11, 29), "unknown", "event", note='"Feest" & <b>')
    return place


@pytest.fixture
def page(chromium: Browser, place: HubTown, repository: Path) -> Iterator[Page]:
    """The page as it was made at one o'clock on Sunday 22 November 2026, in a far time zone."""
    context = chromium.new_context(timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.clock.install(time=MOMENT)
    page.route(
        "**/*",
        lambda route: route.fulfill(body=html(place.town, place.hub), content_type="text/html"),
    )
    page.goto("https://stad.example.nl/")
    page.add_script_tag(content=(repository / "static/js/hours.js").read_text(encoding="utf-8"))
    yield page
    context.close()


def at(page: Page, moment: datetime) -> str:
    """Go to a moment and come back to the tab; give what the script says, nothing when hidden."""
    page.clock.set_fixed_time(moment)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    now = page.locator("[data-hours-now]")
    return "" if now.get_attribute("hidden") is not None else (now.text_content() or "")


def test_at_any_moment_it_says_what_the_engine_says(page: Page, place: HubTown) -> None:
    hours = hours_of(place.town.read(), place.hub)
    chance = random.Random(4)
    for _number in range(150):
        moment = MOMENT + timedelta(minutes=chance.randrange(-600, 27 * 24 * 60))
        text, now = at(page, moment), state_at(hours, moment)
        if now.admission is not None:
            assert text.startswith(WORDS[now.admission]), moment
        else:
            assert not text.startswith("Now open"), moment
            on = (moment + timedelta(hours=1)).date()
            assert bool(text) == (day(hours, on).state.value == "open"), moment


def test_a_change_is_announced_once(page: Page) -> None:
    """A live region is read out again whenever it is written to, also with the same words."""
    assert at(page, MOMENT) == "Now open, until 17:00"
    page.evaluate(
        "window.said = [];"
        "const place = document.querySelector('[data-hours-now]');"
        "new MutationObserver(() => said.push(place.textContent)).observe(place, {childList: true})"
    )
    for minutes in (1, 2, 60, 330, 331, 332):
        at(page, MOMENT + timedelta(minutes=minutes))
    assert page.evaluate("said") == ["Now closed"]


LISTEN = """
window.said = [];
for (const place of document.querySelectorAll('[role=status], [aria-live], [role=alert]'))
  new MutationObserver((found) => said.push(...found.map(() => place.textContent))).observe(
    place, {childList: true, characterData: true, subtree: true, attributes: true});
"""


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (MOMENT, []),
        (datetime(2026, 11, 22, 15, 57, tzinfo=UTC), ["Now closed"]),
        (datetime(2026, 11, 22, 11, 58, tzinfo=UTC), ["Now open, until 17:00"]),
    ],
)
def test_in_five_minutes_of_its_own_clock_it_says_no_more_than_what_changed(
    page: Page, start: datetime, said: list[str]
) -> None:
    page.clock.set_system_time(start)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate(LISTEN)
    page.clock.run_for(5 * 60 * 1000)
    assert page.evaluate("said") == said


@pytest.mark.parametrize("night", [datetime(2027, 3, 27, 19), datetime(2026, 10, 24, 18)])
def test_in_the_night_of_the_clock_change_it_changes_when_the_engine_says(
    chromium: Browser, repository: Path, night: datetime
) -> None:
    place = HubTown()
    place.open(SAT, time(22), time(2, 30))
    place.open(SUN, time(2, 45), time(4))
    night = night.replace(tzinfo=UTC)
    body = html(place.town, place.hub, night)
    hours = hours_of(place.town.read(moment=night), place.hub)
    context = chromium.new_context(timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.clock.install(time=night)
    page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto("https://stad.example.nl/")
    page.add_script_tag(content=(repository / "static/js/hours.js").read_text(encoding="utf-8"))
    told = []
    for minutes in range(0, 13 * 60, 5):
        moment = night + timedelta(minutes=minutes)
        is_open = at(page, moment).startswith("Now open")
        assert is_open == (state_at(hours, moment).admission is not None), moment
        told.append(is_open)
    assert True in told
    assert False in told
    context.close()


def test_who_comes_too_late_reads_when_it_opens_again(page: Page) -> None:
    again = page.locator("[data-hours-after]")
    assert at(page, MOMENT) == "Now open, until 17:00"
    assert not again.is_visible()
    assert at(page, datetime(2026, 11, 22, 17, 30, tzinfo=UTC)) == "Now closed"
    assert (
        again.text_content()
        == "Open again on Monday 23 November: open from 9:00 to 12:00 (call first)"
    )
    assert again.is_visible()
    # On Monday that is what is going on.
    at(page, datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
    assert not again.is_visible()


def test_the_page_of_yesterday_is_right_today(page: Page) -> None:
    assert at(page, MOMENT) == "Now open, until 17:00"
    mark = page.locator(".wijk-hours__today")
    assert mark.is_visible()
    monday = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    assert at(page, monday) == "Now open until 12:00, call first"
    assert page.locator("[data-hours-line]").text_content() == (
        "Today, Monday 23 November: open from 9:00 to 12:00 (call first)"
    )
    # What said “today” of Sunday is gone; the row of Monday is marked.
    assert not mark.is_visible()
    assert page.locator(".wijk-hours__row--today").count() == 1
    row = page.locator(".wijk-hours__row--today")
    assert row.get_attribute("data-hours-row") == "2026-11-23"
    assert at(page, datetime(2026, 11, 22, 11, 30, tzinfo=UTC)) == "Now closed, open from 13:00"


def test_it_says_nothing_of_what_it_does_not_know(page: Page) -> None:
    assert at(page, datetime(2026, 11, 29, 11, 0, tzinfo=UTC)) == ""
    assert "event in the building" in (page.locator("[data-hours-line]").text_content() or "")
    assert at(page, datetime(2027, 1, 4, 9, 0, tzinfo=UTC)) == ""
    assert not page.locator("[data-hours-line]").is_visible()
    assert page.locator(".wijk-hours__row--today").count() == 0


def test_a_night_goes_on_after_midnight(page: Page) -> None:
    assert at(page, datetime(2026, 11, 28, 0, 30, tzinfo=UTC)) == "Now open, until 2:00"
    assert at(page, datetime(2026, 11, 28, 1, 0, tzinfo=UTC)) == ""

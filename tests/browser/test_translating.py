"""From a translator's screen to a resident's: a new translation, and one that went out of date."""

from __future__ import annotations

import time

from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo
from tests.browser.running import Running
from tests.browser.test_publishing import PATIENCE, wait_until_served

TITLE, TEXT = "Bloemhof (mahalle)", "Bloemhof’un sokakları dar, avluları geniştir."
ENGLISH = "Bloemhof has narrow streets with wide courtyards."
NOTICE = "The Dutch page is newer than this translation"
NEW_DUTCH = "Dit is nieuw in de wijk."
FALLBACK = "/tr/nl/wijken/bloemhof/"


def bloemhof(running: Running, language: str) -> tuple[int, str]:
    """Return the number of the page of this district in a language, and its address."""
    found = running.rows(
        "SELECT p.id, p.url_path FROM wagtailcore_page p JOIN wagtailcore_locale l "
        "ON l.id = p.locale_id WHERE p.slug = 'bloemhof' AND l.language_code = ? "
        "AND p.content_type_id = (SELECT id FROM django_content_type WHERE model = 'districtpage')",
        language,
    )
    return (int(str(found[0][0])), str(found[0][1])) if found else (0, "")


def desk(running: Running, language: str, *, site: str = "rotterdam") -> str:
    """Return the address of a desk."""
    [(number,)] = running.rows("SELECT id FROM wagtailcore_site WHERE hostname LIKE ? || '%'", site)
    return f"{running.cms}/admin/vertalen/{number}/{language}/"


def approve(running: Running, page: BrowserPage, language: str) -> None:
    """Let the chief editor approve what the translator sent."""
    running.login(page, "hoofdredacteur")
    page.goto(f"{running.cms}/admin/pages/{bloemhof(running, language)[0]}/edit/")
    button = page.locator("button[data-workflow-action-name=approve]").first
    with page.expect_navigation():
        button.evaluate("button => button.click()")


def test_a_translator_sees_the_own_languages_of_the_own_municipality(
    running: Running, translator: str, open_page: OpenPage
) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, translator)
    refused = {}
    for site, language in (
        ("rotterdam", "tr"),
        ("rotterdam", "en"),
        ("rotterdam", "pl"),
    ):
        page.goto(desk(running, language, site=site))
        refused[site, language] = page.locator(".wijk-desk").count() == 0
    assert refused == {
        ("rotterdam", "tr"): False,
        ("rotterdam", "en"): False,
        ("rotterdam", "pl"): True,
    }
    # What is of another municipality is not there.
    assert page.request.get(desk(running, "en", site="hilversum")).status == 404


def test_a_new_translation_takes_the_place_of_its_fallback_page(
    running: Running, demo_site: Demo, translator: str, open_page: OpenPage
) -> None:
    site = demo_site.site("rotterdam")
    before = running.public.get(site, FALLBACK)
    assert before.status == 200
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, translator)
    page.goto(f"{desk(running, 'tr')}{bloemhof(running, 'nl')[0]}/")
    page.fill("[name=text_0]", TITLE)
    page.fill("[name=text_1]", TEXT)
    with page.expect_navigation():
        page.click("button[name=submit]")
    # What was sent waits for the chief editor: residents see nothing of it yet.
    address = "/" + bloemhof(running, "tr")[1].split("/", 2)[2]
    assert TITLE.encode() not in running.public.get(site, FALLBACK).body
    approve(running, page, "tr")
    wait_until_served(running, demo_site, f"/tr{address}", TEXT)
    assert running.public.get(site, FALLBACK).header("Location") == f"/tr{address}"
    resident = open_page(running.public.url(site, f"/tr{address}")).page
    assert resident.locator("html").get_attribute("lang") == "tr"
    assert resident.locator("h1").inner_text() == TITLE
    links = resident.locator("link[rel=alternate][hreflang]")
    assert {"nl", "en", "tr"} <= {
        links.nth(number).get_attribute("hreflang") for number in range(links.count())
    }


def test_a_translation_says_that_it_is_older_until_it_is_not(
    running: Running, demo_site: Demo, translator: str, open_page: OpenPage
) -> None:
    site = demo_site.site("rotterdam")
    english = "/en/districts/bloemhof/"
    assert NOTICE not in running.public.get(site, english).body.decode()
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    page.goto(f"{running.cms}/admin/pages/{bloemhof(running, 'nl')[0]}/edit/")
    page.fill("[name=introduction]", NEW_DUTCH)
    running.publish(page)
    wait_until_served(running, demo_site, "/wijken/bloemhof/", NEW_DUTCH)
    wait_until_served(running, demo_site, english, NOTICE)
    running.login(page, translator)
    page.goto(desk(running, "en"))
    assert page.locator("tr", has_text="Bloemhof").filter(has_text="verouderd").count() >= 1
    page.goto(f"{desk(running, 'en')}{bloemhof(running, 'nl')[0]}/")
    assert NEW_DUTCH in page.locator(".wijk-desk").inner_text()
    page.fill("[name=text_1]", ENGLISH)
    with page.expect_navigation():
        page.click("button[name=submit]")
    approve(running, page, "en")
    wait_until_served(running, demo_site, english, ENGLISH)
    deadline = time.monotonic() + PATIENCE
    while NOTICE in running.public.get(site, english).body.decode():
        assert time.monotonic() < deadline
        time.sleep(0.1)

"""WCAG 2.2 by two engines: longer words, fallback pages, the open menu (every kind of page: test_every_kind)."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server
from tests.browser.engines import axe_faults, faults, load_engines
from tests.browser.report import no_faults

#: Every kind of page in these languages.
SITES = [
    ("rotterdam", "nl"),
    ("rotterdam", "en"),
    ("rotterdam", "ar"),
    ("hilversum", "nl"),
    ("hilversum", "en"),
    ("hilversum", "ar"),
]
#: These differ from them in words alone: samples of them are looked at below.
IN_OTHER_WORDS = [
    ("rotterdam", "tr"),
    ("rotterdam", "pl"),
    ("hilversum", "tr"),
    ("hilversum", "pl"),
]
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(each => { each.open = true; })"


@pytest.mark.parametrize("language", ["tr", "pl", "ar"])
def test_engines_find_nothing_in_longer_words_and_in_fallback_pages(
    demo_site: Demo, server: Server, open_page: OpenPage, language: str
) -> None:
    site = demo_site.site("rotterdam")
    paths = [
        site.sample(kind, language).path
        for kind in ("home.homepage", "districts.takingpartpage", "contacts.contactspage")
    ]
    hub = "afrikaanderwijk/wijkhub-afrikaanderplein/"
    paths += [
        page.path for page in site.pages if page.path.endswith(hub) and page.path[1:3] == language
    ]
    paths += [f"/{language}/nl/wijken/bloemhof/{below}" for below in ("", "wie-is-wie/")]
    known = {page.path for page in site.pages}
    found: dict[str, list[str]] = {}
    visit = open_page(server.url(site, paths[0]), width=360)
    load_engines(visit.page)
    for path in paths:
        assert path in known
        visit.go(server.url(site, path))
        visit.page.evaluate(OPEN_EVERYTHING)
        load_engines(visit.page)
        if lines := axe_faults(visit.page):
            found[path] = lines
    no_faults(found)


def test_engines_find_nothing_in_the_open_menu(
    demo_site: Demo, server: Server, open_page: OpenPage
) -> None:
    site = demo_site.site("rotterdam")
    visit = open_page(server.url(site, site.sample("districts.districtpage", "nl").path), width=360)
    visit.page.locator("button[popovertarget]").first.click()
    visit.page.locator(":popover-open").wait_for()
    load_engines(visit.page)
    # What is behind the open menu cannot be reached until it is closed: that it is not "main" is right.
    no_faults([line for line in faults(visit.page) if "skip_main_exists" not in line])


def test_engines_see_a_fault(open_page: OpenPage) -> None:
    visit = open_page("data:text/html,<title>x</title><img src='data:,'><button></button>")
    load_engines(visit.page)
    lines = faults(visit.page)
    assert any(line.startswith("axe image-alt") for line in lines)
    assert any(line.startswith("ibm ") for line in lines)

"""WCAG 2.2 by three engines: the open menu, and that they see a fault (every kind of page: test_engines)."""

from __future__ import annotations

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo, Server
from tests.browser.engines import faults, load_engines
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
    assert any(line.startswith("sniffer ") for line in lines)

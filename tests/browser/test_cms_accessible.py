"""The CMS for who sees little, has no mouse or holds a phone: axe, the keyboard alone, 360 pixels.

What is looked at: our own screens, for each role that reaches them, and the editor of every kind
of page.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.engines import axe_faults, load_axe
from tests.browser.fits import OVERFLOW
from tests.browser.report import no_faults
from tests.browser.running import Running
from tests.browser.test_cms_screens import LEFT_OUT, LINKS, NO_SCREEN, OURS, our_screens, view_of

#: The screens of Wagtail that we fill, beside our own.
FILLED = {"wagtailadmin_home", "to_do"}


def ours(name: str) -> bool:
    return name in FILLED or name.partition(":")[0] in OURS


def found(page: BrowserPage, name: str, *, small: bool = True) -> list[str]:
    """Return what axe says of the screen, and what scrolls sideways on a phone."""
    load_axe(page)
    faults = [f"{name}: {each}" for each in axe_faults(page)]
    if small:
        page.set_viewport_size({"width": 360, "height": 740})
        faults += [f"{name}: wide {each}" for each in page.evaluate(OVERFLOW)]
        page.set_viewport_size({"width": 1280, "height": 900})
    return faults


def looked_at(running: Running, page: BrowserPage, *more: str) -> tuple[set[str], list[str]]:
    """Follow the links to our own screens, each once; return their names and what is wrong there."""
    host = urlsplit(running.cms).netloc
    queue, faults = ["/admin/", *more], []
    seen = {view_of(each) for each in queue}
    while queue:
        path = queue.pop(0)
        page.goto(f"{running.cms}{path}")
        faults += found(page, view_of(path))
        for link in page.locator("a[href]").evaluate_all(LINKS):
            parts = urlsplit(link)
            name = view_of(parts.path) if parts.netloc == host else ""
            if ours(name) and name not in seen | LEFT_OUT:
                seen.add(name)
                queue.append(parts.path)
    return seen, faults


def test_axe_finds_nothing_on_our_own_screens(running: Running, open_page: OpenPage) -> None:
    [(person,)] = running.rows("SELECT min(page_ptr_id) FROM contacts_personpage")
    more = {"beheerder": (f"/admin/mensen/{person}/weghalen/",)}
    visited, faults = set(), []
    for role in ("wijkredacteur", "hoofdredacteur", "vertaler", "gebruikersbeheerder", "beheerder"):
        page = open_page(f"{running.cms}/admin/login/").page
        running.login(page, role)
        names, wrong = looked_at(running, page, *more.get(role, ()))
        visited |= names
        faults += [f"{role} {each}" for each in wrong]
    no_faults(faults)
    assert our_screens() - NO_SCREEN - visited == set()


def test_axe_finds_nothing_in_the_editor_of_any_kind_of_page(
    running: Running, open_page: OpenPage
) -> None:
    kinds = running.rows(
        "SELECT c.model, min(p.id) FROM wagtailcore_page p JOIN django_content_type c ON c.id = "
        "p.content_type_id JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE p.depth > 1 AND "
        "l.language_code = 'nl' GROUP BY 1"
    )
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "beheerder")
    faults = []
    for kind, number in kinds:
        page.goto(f"{running.cms}/admin/pages/{number}/edit/")
        for tab in range(page.locator("[role=tab]").count()):
            page.locator("[role=tab]").nth(tab).click()
            faults += found(page, f"{kind} {tab}", small=False)
    no_faults(faults)


def test_who_else_looks_at_a_page_has_a_name(running: Running, open_page: OpenPage) -> None:
    [(number,)] = running.rows(
        "SELECT min(p.id) FROM wagtailcore_page p JOIN home_informationpage i ON i.page_ptr_id = p.id"
    )
    for role in ("hoofdredacteur", "beheerder"):
        page = open_page(f"{running.cms}/admin/login/").page
        running.login(page, role)
        page.goto(f"{running.cms}/admin/pages/{number}/edit/")
    other = page.locator("button.w-editing-sessions__session")
    expect(other).to_have_accessible_name(re.compile("Hoofdredacteur"))
    no_faults(found(page, "two at once", small=False))

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
from tests.browser.test_cms_screens import (
    LEFT_OUT,
    LINKS,
    NO_SCREEN,
    OURS,
    our_screens,
    published,
    view_of,
)

#: The screens of ours without a name before theirs, and those of Wagtail that we fill.
FILLED = {
    *("wagtailadmin_home", "to_do", "audit", "new_alert", "manual", "edit_by_address"),
    *("start_municipality", "wagtailadmin_pages:move", "wagtailusers_users:index"),
}
#: Fields that somebody types or chooses in: the form of a screen has at least one.
TYPED = "main form[method=post]:has(textarea, select, input:not([type=hidden], [type=submit]))"
#: Fills in what nobody means and sends it, past what the browser itself would refuse.
NONSENSE = """
form => {
  form.noValidate = true;
  for (const field of form.querySelectorAll("textarea, input")) {
    if (["hidden", "submit", "checkbox", "radio", "file", "color"].includes(field.type)) continue;
    field.type = field.tagName === "INPUT" ? "text" : field.type;
    field.value = "onzin 99-99";
  }
  for (const field of form.querySelectorAll("select")) field.value = "";
  form.submit();
}
"""
#: What a screen calls wrong: Wagtail counts these for the name of a tab, also where they are empty.
WRONG = ":not([hidden]):is(.error-message, .help-critical, .w-field__errors:not(:empty) p)"

#: One page of each kind that somebody may edit, in Dutch and in another language.
EDITED = """
SELECT c.model, l.language_code = 'nl', min(p.id) FROM core_user u
JOIN core_user_groups m ON m.user_id = u.id
JOIN wagtailcore_grouppagepermission g ON g.group_id = m.group_id
JOIN auth_permission a ON a.id = g.permission_id AND a.codename = 'change_page'
JOIN wagtailcore_page top ON top.id = g.page_id
JOIN wagtailcore_page p ON substr(p.path, 1, length(top.path)) = top.path
JOIN wagtailcore_locale l ON l.id = p.locale_id
JOIN django_content_type c ON c.id = p.content_type_id
WHERE u.username = ? AND p.depth > 1 GROUP BY 1, 2
"""


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


def blamed(page: BrowserPage, name: str) -> list[str]:
    """Return what a screen calls wrong before anybody sent anything."""
    each = "found => found.map(each => each.outerHTML.slice(0, 90))"
    return [f"{name} blames {one}" for one in page.locator(WRONG).evaluate_all(each)]


def looked_at(running: Running, page: BrowserPage, *more: str) -> tuple[set[str], list[str]]:
    """Follow the links to our own screens, each once; return their names and what is wrong there."""
    host = urlsplit(running.cms).netloc
    queue, faults = ["/admin/", *more], []
    seen = {view_of(each) for each in queue}
    while queue:
        path = queue.pop(0)
        page.goto(f"{running.cms}{path}")
        faults += blamed(page, view_of(path))
        faults += found(page, view_of(path))
        for link in page.locator("a[href]").evaluate_all(LINKS):
            parts = urlsplit(link)
            name = view_of(parts.path) if parts.netloc == host else ""
            if ours(name) and name not in seen | LEFT_OUT:
                seen.add(name)
                queue.append(parts.path)
    return seen, faults


def test_axe_finds_nothing_on_our_own_screens(running: Running, open_page: OpenPage) -> None:
    published(running)
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


def test_axe_finds_nothing_where_a_form_is_refused(running: Running, open_page: OpenPage) -> None:
    """Send the form of each screen of ours with nonsense, and look at the answer."""
    refused, faults = set(), []
    for role in ("hoofdredacteur", "vertaler", "beheerder"):
        page = open_page(f"{running.cms}/admin/login/").page
        running.login(page, role)
        for name, path in sorted(screens(running, page).items()):
            page.goto(f"{running.cms}{path}")
            form = page.locator(TYPED).first
            if name in refused or not page.locator(TYPED).count():
                continue
            with page.expect_navigation():
                form.evaluate(NONSENSE)
            refused.add(name)
            faults += found(page, f"{role} {name} refused")
    no_faults(faults)
    assert {"hours:closing", "hours:vacation", "people:successor", "new_alert"} <= refused


def screens(running: Running, page: BrowserPage) -> dict[str, str]:
    """Return our own screens that somebody reaches from the dashboard: name and an address."""
    host = urlsplit(running.cms).netloc
    queue = ["/admin/"]
    known = {view_of(each): each for each in queue}
    while queue:
        page.goto(f"{running.cms}{queue.pop(0)}")
        for link in page.locator("a[href]").evaluate_all(LINKS):
            parts = urlsplit(link)
            name = view_of(parts.path) if parts.netloc == host else ""
            if ours(name) and name not in LEFT_OUT and name not in known:
                known[name] = parts.path
                queue.append(parts.path)
    return known


def test_axe_finds_nothing_in_what_is_made_in_place_and_taken_back(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "beheerder")
    faults = []
    for kind, model, word in (
        ("people", "districts_peoplepage", "persoon"),
        ("people", "districts_peoplepage", "functie"),
        ("event", "home_eventpage", "hub"),
    ):
        [(number,)] = running.rows(
            f"SELECT min(p.id) FROM wagtailcore_page p JOIN {model} m ON m.page_ptr_id = p.id "  # noqa: S608
            "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl'"
        )
        page.goto(f"{running.cms}/admin/pages/{number}/edit/")
        # Wherever it stands: folded, or on another tab.
        button = page.locator("[data-new-url]").filter(has_text=f"Nieuw: {word}").first
        button.evaluate("each => each.click()")
        dialogue = page.get_by_role("dialog").filter(visible=True)
        dialogue.locator("input:not([type=hidden])").first.wait_for()
        faults += found(page, f"{kind} new {word}")
        # Without a name it is refused, in place.
        dialogue.locator("form").evaluate("each => each.noValidate = true")
        dialogue.locator("button[type=submit]").click()
        dialogue.locator(".error-message, .w-field__errors, .errorlist").first.wait_for()
        faults += found(page, f"{kind} new {word} refused")
    [(number,)] = running.rows(
        "SELECT min(p.id) FROM wagtailcore_page p JOIN home_informationpage i ON i.page_ptr_id = p.id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl'"
    )
    page.goto(f"{running.cms}/admin/pages/{number}/edit/")
    page.locator("#id_introduction").fill("Iets anders dan er stond.")
    running.publish(page)
    page.locator("[data-publication-url] a").first.wait_for()
    page.goto(f"{running.cms}/admin/publicaties/")
    faults += found(page, "publications")
    with page.expect_navigation():
        page.locator("main table tbody a").first.click()
    faults += found(page, "publication")
    with page.expect_navigation():
        page.get_by_role("link", name="Maak ongedaan").first.click()
    faults += found(page, "undo")
    with page.expect_navigation():
        page.get_by_role("button", name="Maak deze wijziging ongedaan").click()
    faults += found(page, "undone")
    page.go_back()
    page.reload()
    expect(page.get_by_role("alert").first).to_be_visible()
    faults += found(page, "undone already")
    no_faults(faults)


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
        faults += blamed(page, str(kind))
        for tab in range(page.locator("[role=tab]").count()):
            page.locator("[role=tab]").nth(tab).click()
            faults += found(page, f"{kind} {tab}", small=False)
    no_faults(faults)


def test_no_editor_calls_anything_wrong_before_it_is_sent(
    running: Running, open_page: OpenPage
) -> None:
    faults = []
    for role in ("wijkredacteur", "vertaler"):
        page = open_page(f"{running.cms}/admin/login/").page
        running.login(page, role)
        editors = running.rows(EDITED, role)
        assert len(editors) > 4, role
        for kind, _locale, number in editors:
            page.goto(f"{running.cms}/admin/pages/{number}/edit/")
            faults += blamed(page, f"{role} {kind}")
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

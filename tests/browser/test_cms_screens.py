"""Every screen of the CMS, for every role: no error in any script.

The screens are those that a role finds by itself: from the dashboard along every link, each view
once. An error in a script of any of them fails the test (see `open_page`).
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Page as BrowserPage

from tests.browser.conftest import OpenPage
from tests.browser.running import Running

ROLES = ("wijkredacteur", "hoofdredacteur", "vertaler", "beheerder")
#: The namespaces of our own screens.
OURS = ("hours", "checks", "people", "translations", "publishing")
#: Addresses that are no screen: a file, data for a script, or a form that is only sent.
NO_SCREEN = {
    "hours:lift",
    "hours:preview",
    "checks:ask",
    "checks:decide",
    "people:looking",
    "translations:po",
    "translations:page_po",
    "translations:readability",
    "publishing:publications_results",
    "publishing:impact",
    "publishing:state",
}
LEFT_OUT = {"wagtailadmin_logout", "wagtailadmin_pages:view_draft", *NO_SCREEN}
LINKS = "links => links.map(link => link.href)"


def view_of(path: str) -> str:
    """Return the name of the view behind an address of the CMS; "" where there is none."""
    try:
        return resolve(path).view_name or path
    except Resolver404:
        return ""


def walked(running: Running, page: BrowserPage) -> set[str]:
    """Follow the links of the screens, each view once; return the names of the views."""
    host = urlsplit(running.cms).netloc
    queue, seen = ["/admin/"], {view_of("/admin/")}
    while queue:
        path = queue.pop(0)
        answer = page.goto(f"{running.cms}{path}")
        assert answer is not None
        assert answer.status == 200, path
        for link in page.locator("a[href]").evaluate_all(LINKS):
            parts = urlsplit(link)
            if parts.netloc != host or not parts.path.startswith("/admin/"):
                continue
            name = view_of(parts.path)
            if name and name not in seen | LEFT_OUT:
                seen.add(name)
                queue.append(parts.path)
    return seen


def our_screens() -> set[str]:
    found = set()

    def look(patterns: list[URLPattern | URLResolver], space: str) -> None:
        for each in patterns:
            if isinstance(each, URLResolver):
                look(each.url_patterns, each.namespace or space)
            elif space in OURS:
                found.add(f"{space}:{each.name}")

    look(get_resolver().url_patterns, "")
    return found


def test_no_screen_of_any_role_has_an_error(running: Running, open_page: OpenPage) -> None:
    visited = {}
    for role in ROLES:
        page = open_page(f"{running.cms}/admin/login/").page
        running.login(page, role)
        visited[role] = walked(running, page)
    assert our_screens() - NO_SCREEN - set().union(*visited.values()) == set()
    # Who may do less sees less.
    assert "wagtailusers_users:index" in visited["beheerder"]
    assert "hours:closing" in visited["wijkredacteur"]
    assert "translations:edit" in visited["vertaler"]
    assert all(visited[role] < visited["beheerder"] for role in ROLES[:3])

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

ROLES = ("wijkredacteur", "hoofdredacteur", "vertaler", "gebruikersbeheerder", "beheerder")
#: The namespaces of our own screens.
OURS = ("hours", "checks", "people", "translations", "publishing")
#: Addresses that are no screen: a file, data for a script, or a form that is only sent.
NO_SCREEN = {
    "hours:lift",
    "hours:preview",
    "checks:ask",
    "checks:decide",
    "people:looking",
    "people:forgetting",
    "translations:po",
    "translations:page_po",
    "translations:readability",
    "translations:text",
    "translations:preview",
    "translations:take",
    "integrations:towns",
    "integrations:revoke_token",
    "integrations:webhook",
    "integrations:remove_webhook",
    "integrations:try_webhook",
    "integrations:send_again",
    "publishing:publications_results",
    "audit_results",
    "publishing:undo",
    "publishing:impact",
    "publishing:state",
    "publishing:sites_state",
}
#: The draft is a public page; an action on a selection is no screen without one.
LEFT_OUT = {
    "account_logout",
    "wagtailadmin_logout",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:workflow_preview",
    "wagtail_bulk_action",
    "wagtail_localize:download_pofile",
    *NO_SCREEN,
}
LINKS = "links => links.map(link => link.href).filter(href => typeof href === 'string')"


def view_of(path: str) -> str:
    """Return the name of the view behind an address of the CMS; "" where there is none."""
    try:
        return resolve(path).view_name or path
    except Resolver404:
        return ""


def walked(running: Running, page: BrowserPage, *more: str) -> set[str]:
    """Follow the links from the dashboard and `more`; return the names of the views, each once."""
    host = urlsplit(running.cms).netloc
    queue = ["/admin/", *more]
    seen = {view_of(each) for each in queue}
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


def published(running: Running) -> None:
    """Write down a publication: the log of a fresh demo is empty."""
    running.change(
        'INSERT INTO publishing_publication (site_id, "release", started, finished, seconds, '
        '"full", changed_count, removed_count, failed_count, changed, removed, failed, causes, '
        "searched, marks) SELECT min(id), '00000001', datetime('now'), datetime('now'), 1, '', 0, 0, 0, "
        "'[]', '[]', '[]', '[]', '', '' FROM wagtailcore_site"
    )


def test_no_screen_of_any_role_has_an_error(running: Running, open_page: OpenPage) -> None:
    published(running)
    [(person,)] = running.rows("SELECT min(page_ptr_id) FROM contacts_personpage")
    # Behind a button of each person, where only the first page of a list is looked at.
    more = {"beheerder": (f"/admin/mensen/{person}/weghalen/",)}
    visited = {}
    for role in ROLES:
        page = open_page(f"{running.cms}/admin/login/").page
        running.login(page, role)
        visited[role] = walked(running, page, *more.get(role, ()))
    assert our_screens() - NO_SCREEN - set().union(*visited.values()) == set()
    # Who may do less sees less.
    assert "wagtailusers_users:index" in visited["beheerder"]
    assert "hours:closing" in visited["wijkredacteur"]
    assert "translations:edit" in visited["vertaler"]
    for role in ROLES[:3]:
        assert len(visited[role]) < len(visited["beheerder"]), role
        assert not {"wagtailusers_users:index", "wagtailusers_groups:index"} & visited[role], role

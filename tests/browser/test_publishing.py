"""From the editor's click to the resident's page, with all processes of `make demo` running."""

from __future__ import annotations

import time

from tests.browser.conftest import OpenPage
from tests.browser.demo import Demo
from tests.browser.running import Running

#: Seconds that a change may take on a machine that does other things as well, and that is only
#: starting its processes.
PATIENCE = 120


def wait_until_served(running: Running, demo_site: Demo, path: str, text: str) -> float:
    """Wait until a page of Rotterdam has a text; give the seconds."""
    site = demo_site.site("rotterdam")
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        if text.encode() in running.public.get(site, path).body:
            return time.monotonic() - started
        time.sleep(0.05)
    log = (running.data / "serve.log").read_text(encoding="utf-8")
    raise AssertionError(f"{path} never had {text!r}:\n{log[-3000:]}")


def test_what_an_editor_publishes_is_online(
    running: Running, demo_site: Demo, open_page: OpenPage
) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    [(key, slug)] = running.rows(
        "SELECT p.id, p.slug FROM wagtailcore_page p JOIN home_newspage n ON n.page_ptr_id = p.id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' AND p.live "
        "AND p.url_path LIKE '%rotterdam%' ORDER BY p.id LIMIT 1"
    )
    page.goto(f"{running.cms}/admin/pages/{key}/edit/")
    page.fill("[name=title]", "Titel van vandaag")
    running.publish(page)
    wait_until_served(running, demo_site, f"/nieuws/{slug}/", "Titel van vandaag")


def test_a_fact_that_was_changed_behind_the_back_of_the_cms_is_online_too(
    running: Running, demo_site: Demo
) -> None:
    running.change("UPDATE core_municipalitysettings SET phone = '14 099' WHERE name = 'Rotterdam'")
    for path in ("/", "/en/", "/ar/"):
        wait_until_served(running, demo_site, path, "14 099")


def test_an_editor_puts_the_parts_of_the_start_page_in_another_order(
    running: Running, demo_site: Demo, open_page: OpenPage
) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    [(key,)] = running.rows(
        "SELECT h.page_ptr_id FROM home_homepage h JOIN wagtailcore_page p ON p.id = h.page_ptr_id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' "
        "AND p.url_path LIKE '%rotterdam%'"
    )
    page.goto(f"{running.cms}/admin/pages/{key}/edit/")
    page.get_by_role("tab", name="Feiten").click()
    # Find your district, the second part, goes to the top.
    page.get_by_role("button", name="Verplaats naar boven").nth(1).click()
    running.publish(page)
    started = time.monotonic()
    for path in ("/", "/ar/"):
        while time.monotonic() - started < PATIENCE:
            body = running.public.get(demo_site.site("rotterdam"), path).body.decode()
            main = body[body.index("<main") :]
            if main.index("wijk-accordion") < main.index("wijk-grid"):
                break
            time.sleep(0.1)
        else:
            raise AssertionError(f"{path} has the old order")

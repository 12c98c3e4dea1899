"""The panel of checks counts the faults of the page that an editor has open, and only then."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.running import Running

PANEL = '[data-side-panel="checks"]'
COUNT = f"{PANEL} [data-content-checker-count]"
#: Milliseconds that a preview may take on a machine that does other things as well.
PATIENCE = 60_000


@pytest.fixture
def page_without_description(running: Running) -> Iterator[int]:
    """Take the description of the picture of a news item away; return the item. Other tests use that picture too."""
    [(key, picture, description)] = running.rows(
        "SELECT n.page_ptr_id, n.picture_id, i.description FROM home_newspage n "
        "JOIN core_picture i ON i.id = n.picture_id JOIN wagtailcore_page p ON p.id = n.page_ptr_id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' AND p.live "
        "AND n.picture_alt = '' ORDER BY p.id LIMIT 1"
    )
    sql = "UPDATE core_picture SET description = ? WHERE id = ?"
    running.change(sql, "", picture)
    yield int(str(key))
    running.change(sql, description, picture)


def test_a_page_with_a_fault_has_a_number_and_0_is_said_only_of_what_was_looked_at(
    running: Running, open_page: OpenPage, page_without_description: int
) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    page.goto(f"{running.cms}/admin/pages/{page_without_description}/edit/")
    count = page.locator(COUNT)
    # Nobody has asked for the panel yet.
    assert count.text_content() == "–"
    page.click('[data-side-panel-toggle="checks"]')
    expect(count).to_have_text("1", timeout=PATIENCE)
    expect(page.locator(f"{PANEL} [data-checks-panel]")).to_contain_text("geen beschrijving")
    words = page.locator(f"{PANEL} [data-content-word-count]").text_content() or ""
    assert int(words) > 20
    page.locator("[name=picture_alt]").press_sequentially("Een plein met bomen", delay=20)
    expect(count).to_have_text("0", timeout=PATIENCE)


def test_what_somebody_writes_at_once_counts_as_a_change(
    running: Running, open_page: OpenPage
) -> None:
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    [(key,)] = running.rows(
        "SELECT n.page_ptr_id FROM home_newspage n JOIN wagtailcore_page p ON p.id = n.page_ptr_id "
        "WHERE p.live ORDER BY p.id LIMIT 1"
    )
    page.goto(f"{running.cms}/admin/pages/{key}/edit/", wait_until="commit")
    page.locator("[name=picture_alt]").fill("Een plein met bomen")
    expect(page.locator("[data-edit-form]")).to_have_attribute(
        "data-w-unsaved-has-edits-value", "true"
    )


#: What goes into the preview -> what the panel says of it.
FAULTS = {
    "<h2>Een kop</h2><h5>Een kop van drie niveaus lager</h5>": "verkeerd gebruik kopniveaus",
    "<h3></h3>": "lege kop gevonden",
    '<img src="/static/nergens.png" width="9" height="9">': "een afbeelding heeft geen beschrijving",
    '<p><font color="#dddddd">Grijs op wit</font></p>': "tekst is slecht te lezen op de achtergrond",
}


def test_the_panel_names_faults_of_headings_pictures_and_contrast_in_dutch(
    running: Running, open_page: OpenPage
) -> None:
    [(key,)] = running.rows(
        "SELECT p.id FROM wagtailcore_page p JOIN home_informationpage i ON i.page_ptr_id = p.id "
        "JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE p.slug = 'privacy' "
        "AND l.language_code = 'nl' AND p.live ORDER BY p.id LIMIT 1"
    )
    page = open_page(f"{running.cms}/admin/login/").page

    def spoiled(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("</main>", "".join(FAULTS) + "</main>")
        route.fulfill(response=answer, body=body)

    page.route(re.compile(r"in_preview_panel=true"), spoiled)
    # The picture is not there, and has not to be.
    page.route("**/nergens.png", lambda route: route.fulfill(status=200, content_type="image/png"))
    running.login(page, "hoofdredacteur")
    page.goto(f"{running.cms}/admin/pages/{key}/edit/")
    page.click('[data-side-panel-toggle="checks"]')
    expect(page.locator(COUNT)).to_have_text(re.compile(r"^[1-9]\d*$"), timeout=PATIENCE)
    panel = page.locator(f"{PANEL} [data-checks-panel]")
    found = " ".join(panel.inner_text().split())
    for words in FAULTS.values():
        assert words in found.lower(), found

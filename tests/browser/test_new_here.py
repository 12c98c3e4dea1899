"""A person who is not in the list yet is made beside it, and is chosen, without leaving the form."""

from __future__ import annotations

from tests.browser.conftest import OpenPage
from tests.browser.running import Running
from tests.browser.test_tasks import no_sideways_scrolling


def test_a_new_person_in_place_of_a_choice(running: Running, open_page: OpenPage) -> None:
    [(number,)] = running.rows(
        "SELECT p.id FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE "
        "l.language_code = 'nl' AND p.url_path LIKE '%/delfshaven%/wie-is-wie/'"
    )
    page = open_page(f"{running.cms}/admin/login/", width=360).page
    running.login(page, "wijkredacteur")
    page.goto(f"{running.cms}/admin/pages/{number}/edit/#tab-feiten")
    chosen = page.locator("select[name$=-person]").first
    # What a district editor may not make is not offered.
    assert page.locator("[data-new-url*=rolepage]").count() == 0
    page.locator("[data-new-url*=personpage]").first.evaluate("button => button.click()")
    dialog = page.locator("dialog.wijk-new")
    dialog.locator("[name=new-title]").fill("")
    dialog.locator("button[type=submit]").click()
    dialog.locator(".w-field--error, .error-message").first.wait_for()
    no_sideways_scrolling(page)
    dialog.locator("[name=new-title]").fill("Sofie Nieuwkomer")
    dialog.locator("button[type=submit]").click()
    dialog.wait_for(state="hidden")
    [(person, live)] = running.rows(
        "SELECT id, live FROM wagtailcore_page WHERE title = 'Sofie Nieuwkomer'"
    )
    assert (chosen.input_value(), live) == (str(person), 1)
    # The others can choose her too.
    assert page.locator(f"select[name$=-deputy] option[value='{person}']").count() >= 1

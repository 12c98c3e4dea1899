"""Typing into every date, time and moment field of every form of the CMS, and its calendar."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from playwright.sync_api import Page as BrowserPage

from core.forms.date_fields import WIDGETS
from tests.browser.conftest import OpenPage
from tests.browser.running import Running
from tests.cms.world import page_types

#: Kind of field -> what is typed, and something that is none.
TYPED = {
    "Date": ("31-12-26", "31-31-26"),
    "Time": ("9.00", "25:00"),
    "DateTime": ("31-12-26 9.00", "31-31-26 9.00"),
}
#: Screens with such fields that are no page editor.
SCREENS = (
    "openingstijden/{hub}/nu-anders/",
    "openingstijden/feestdagen/2027/",
    "reports/site-history/",
    "reports/aging-pages/",
    "pages/{home}/",
)
#: Dates that every page has: typed into once, all pages have them from the same two classes.
OF_EVERY_PAGE = {"checked_on", "go_live_at", "expire_at"}
#: Shows what stands on other tabs, in dialogs and in menus, with one new item in each list.
UNFOLD = """() => {
    document.querySelectorAll("button[id$='-ADD']").forEach((button) => button.click());
    for (const input of document.querySelectorAll("input[data-wijk-date]"))
        for (let each = input; each; each = each.parentElement) {
            each.removeAttribute("hidden");
            each.removeAttribute("aria-hidden");
            each.style.setProperty("display", "block", "important");
            each.style.setProperty("visibility", "visible", "important");
        }
}"""
#: One field of each name; items of a list have the same fields.
FIELDS = """() => {
    const found = {};
    for (const input of document.querySelectorAll("input[data-wijk-date]"))
        found[input.name.replace(/[0-9]+/g, "N")] = [input.name, input.id, input.dataset.wijkDate];
    return Object.values(found);
}"""


def number_of(running: Running, label: str) -> str:
    """Return the number of the first Dutch page of a type."""
    app, model = label.lower().split(".")
    [(number,)] = running.rows(
        "SELECT min(p.id) FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id "
        "JOIN django_content_type t ON t.id = p.content_type_id "
        "WHERE l.language_code = 'nl' AND t.app_label = ? AND t.model = ?",
        app,
        model,
    )
    assert number, f"the demo has no {label}"
    return str(number)


@pytest.fixture
def editor(running: Running, open_page: OpenPage) -> BrowserPage:
    """A browser in which an administrator is logged in."""
    page = open_page(f"{running.cms}/admin/login/", width=360).page
    running.login(page, "beheerder")
    return page


def edit(running: Running, page: BrowserPage, label: str, tab: str = "") -> None:
    page.goto(f"{running.cms}/admin/pages/{number_of(running, label)}/edit/{tab}")


def typed_into_all(page: BrowserPage, known: Collection[str] = ()) -> dict[str, str]:
    """Type into each field but the known ones; return name and kind. Each keeps what was typed."""
    page.evaluate(UNFOLD)
    fields = [each for each in page.evaluate(FIELDS) if each[0] not in known]
    for _name, key, kind in fields:
        for text in TYPED[kind]:
            field = page.locator(f'[id="{key}"]')
            field.evaluate("input => { input.focus(); input.select(); }")
            page.keyboard.type(text)
            # Leaving the field is where a date was replaced by today.
            field.evaluate("input => input.blur()")
            assert field.input_value() == text, f"{page.url} {key}"
    return {name: kind for name, _key, kind in fields}


def own_dates(model: type[Any]) -> set[str]:
    """Return the date fields of the form of a page type, and of its items, by their names."""
    form = model.get_edit_handler().get_form_class()
    forms = [form, *(each.form for each in form.formsets.values())]
    return {
        name
        for each in forms
        for name, field in each.base_fields.items()
        if isinstance(field, tuple(WIDGETS))
    }


def test_every_date_field_of_every_page_type_keeps_what_is_typed(
    running: Running, editor: BrowserPage
) -> None:
    known: set[str] = set()
    kinds: set[str] = set()
    for model in page_types():
        dates = own_dates(model)
        assert dates >= OF_EVERY_PAGE, model
        if dates <= known:
            continue
        edit(running, editor, model._meta.label)
        found = typed_into_all(editor, known & OF_EVERY_PAGE)
        # Items stand in a list, with its name and their number before that of the field.
        assert {name.rpartition("-")[2] for name in found} == dates - (known & OF_EVERY_PAGE)
        known |= OF_EVERY_PAGE
        kinds |= {*found.values()}
    assert kinds == {*TYPED}


def test_every_other_screen_with_dates_keeps_what_is_typed(
    running: Running, editor: BrowserPage
) -> None:
    keys = {
        "hub": number_of(running, "contacts.HubPage"),
        "home": number_of(running, "home.HomePage"),
    }
    for screen in SCREENS:
        editor.goto(f"{running.cms}/admin/{screen.format(**keys)}")
        assert typed_into_all(editor), screen


def test_the_calendar_is_used_with_the_keys(running: Running, editor: BrowserPage) -> None:
    edit(running, editor, "home.AlertPage", "#tab-feiten")
    field = editor.locator("[name=ends_at]")
    field.fill("31-12-2190 18:30")
    field.press("ArrowDown")
    dialog = editor.get_by_role("dialog", name="Kies een datum")
    assert field.get_attribute("aria-expanded") == "true"
    assert dialog.get_by_role("gridcell", name="vrijdag 31 december 2190").is_visible()
    for key, label in (
        ("ArrowRight", "zaterdag 1 januari 2191"),
        ("ArrowDown", "zaterdag 8 januari 2191"),
        ("Home", "maandag 3 januari 2191"),
        ("PageDown", "donderdag 3 februari 2191"),
        ("ArrowLeft", "woensdag 2 februari 2191"),
    ):
        editor.keyboard.press(key)
        assert editor.evaluate("document.activeElement.ariaLabel") == label
    editor.keyboard.press("Enter")
    assert field.input_value() == "2-2-2191 18:30"
    editor.keyboard.press("Enter")
    assert dialog.count() == 0
    assert editor.evaluate("document.activeElement.name") == "ends_at"
    assert field.get_attribute("aria-expanded") == "false"
    editor.keyboard.press("ArrowDown")
    editor.keyboard.press("ArrowRight")
    editor.keyboard.press("Escape")
    assert dialog.count() == 0
    assert field.input_value() == "2-2-2191 18:30"
    # With the mouse too, and with the button at its end.
    editor.locator("[name=ends_at] + button").click()
    dialog.get_by_role("gridcell", name="maandag 28 februari 2191").click()
    assert field.input_value() == "28-2-2191 18:30"


def test_a_planned_moment_is_the_one_that_was_typed(running: Running, editor: BrowserPage) -> None:
    edit(running, editor, "home.NewsPage")
    editor.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first.dispatch_event(
        "click"
    )
    dialog = editor.locator("#schedule-publishing-dialog")
    field = dialog.locator("[name=go_live_at]")
    field.click()
    # Closing the calendar leaves the dialog where it is.
    editor.keyboard.press("Escape")
    assert editor.locator(".wijk-calendar").count() == 0
    field.fill("overmorgen")
    with editor.expect_navigation():
        dialog.locator("button[type=submit]").click()
    words = "“overmorgen” is geen datum met een tijd."
    assert words in editor.locator("#schedule-publishing-dialog").inner_text()
    assert editor.locator("[name=go_live_at]").input_value() == "overmorgen"

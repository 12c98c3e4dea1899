"""What editors do in the CMS by clicks: alerts, and where residents see them; a picture with its point."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, expect
from playwright.sync_api import Page as BrowserPage

from publishing.content.languages import language
from tests.browser.conftest import OpenPage
from tests.browser.counting import addresses, until
from tests.browser.demo import Demo, PublicSite
from tests.browser.fits import OVERFLOW
from tests.browser.running import Running
from tests.browser.test_translating_fast import Hand
from tests.cms.files import picture_bytes

LANGUAGES = ("nl", "en")
#: The pages of a district.
ALL = ("districtpage", "hubpage", "peoplepage")


@pytest.fixture
def chief(running: Running, open_page: OpenPage) -> Hand:
    """The chief editor, on the dashboard."""
    page = open_page(f"{running.cms}/admin/login/").page
    running.login(page, "hoofdredacteur")
    return Hand(page)


@pytest.fixture
def rotterdam(demo_site: Demo) -> PublicSite:
    return demo_site.site("rotterdam")


def ommoord(running: Running) -> dict[str, tuple[str, str]]:
    """Return number and address of the Dutch pages of one district: itself, its hub, who is who."""
    rows = running.rows(
        "SELECT c.model, p.id, p.url_path FROM wagtailcore_page p JOIN django_content_type c ON c.id = "
        "p.content_type_id JOIN wagtailcore_locale l ON l.id = p.locale_id WHERE l.language_code = 'nl' "
        "AND p.live AND p.url_path LIKE '%/ommoord/%' AND c.model IN ('districtpage', 'hubpage', "
        "'peoplepage') ORDER BY p.path DESC"
    )
    return {
        str(kind): (str(number), "/" + "/".join(str(path).split("/")[2:]))
        for kind, number, path in rows
    }


@pytest.mark.parametrize(
    ("kind", "standard", "words", "seen"),
    [
        ("hubpage", "moved", "Temporarily at another place", ("hubpage",)),
        ("districtpage", "heat", "It is very hot: drink enough, and look after each other", ALL),
        ("", "smoke", "Smoke from a fire: keep windows and doors closed", ALL),
    ],
)
def test_an_alert_is_on_the_pages_below_its_place(
    running: Running,
    chief: Hand,
    rotterdam: PublicSite,
    kind: str,
    standard: str,
    words: str,
    seen: tuple[str, ...],
) -> None:
    page, places = chief.page, ommoord(running)
    chief.go(".wijk-shortcuts a", has_text="Melding")
    if kind:
        page.select_option("select[name=place]", places[kind][0])
    else:
        page.select_option("select[name=place]", index=0)
    page.select_option("select[name=standard]", standard)
    chief.click("label", has_text="een week")
    chief.go("button[type=submit]", has_text="Zet dit online")
    for each in seen:
        found = addresses(running, rotterdam, places[each][1])
        for code in LANGUAGES:
            until(running, rotterdam, found[code], language(code).gettext(words))
        for code in ("nl", "ar"):
            page.set_viewport_size({"width": 360, "height": 740})
            page.goto(running.public.url(rotterdam, found[code]))
            above_the_rest(page, language(code).gettext(words))


def above_the_rest(page: BrowserPage, words: str) -> None:
    """Look where an alert stands: heard and seen before the page itself, in one part with a name of its own."""
    found = page.locator("section", has_text=words).first
    assert found.evaluate(
        "each => !each.closest('main') && (each.compareDocumentPosition(document.querySelector('main')) "
        "& Node.DOCUMENT_POSITION_FOLLOWING) > 0"
    )
    alert, title = found.bounding_box(), page.locator("h1").bounding_box()
    assert alert is not None
    assert title is not None
    assert alert["y"] < title["y"]
    names = page.locator("section[aria-label]").evaluate_all(
        "all => all.map(each => each.getAttribute('aria-label'))"
    )
    assert len(names) == len(set(names))
    assert page.evaluate(OVERFLOW) == []


def test_the_title_and_the_point_of_a_picture_that_is_uploaded(
    running: Running, chief: Hand
) -> None:
    page = chief.page
    chief.go(".wijk-shortcuts a", has_text="Nieuws")
    place = page.locator(".wijk-places a", has_text="Rotterdam")
    page.locator("[name=title]").or_(place.first).wait_for()
    if place.count():
        chief.go(".wijk-places a", has_text="Rotterdam")
    chief.click("#id_picture-chooser [data-chooser-action-choose]")
    chief.click(".modal [role=tab]", has_text="Uploaden")
    upload, title = (
        page.locator(".modal input[type=file]"),
        page.locator(".modal [name$=title]").last,
    )
    body = picture_bytes(size=(400, 200))
    # What a camera calls it says nothing; words do. It is suggested a moment later.
    page.evaluate(
        "seen = []; document.addEventListener('wagtail:images-upload', "
        "event => seen.push(event.detail.data.title))"
    )
    suggested = {"DSC_0042.png": "", "koffie_op-het plein.png": "Koffie op het plein"}
    for number, (name, words) in enumerate(suggested.items(), start=1):
        upload.set_input_files(FilePayload(name=name, mimeType="image/png", buffer=body))
        page.wait_for_function("number => seen.length === number", arg=number)
        expect(title).to_have_value(words)
    # A quarter from the left, half way down; and two steps to the right with the keys.
    image = page.locator(".modal .wijk-focal img")
    box = image.bounding_box()
    assert box is not None
    image.click(position={"x": box["width"] / 4, "y": box["height"] / 2})
    mark = page.locator(".modal .wijk-focal button")
    mark.press("ArrowRight")
    mark.press("ArrowRight")
    credit = page.locator(".modal [name$=credit]")
    if credit.count():
        credit.last.fill("Gemeente")
    chief.click(".modal form[data-chooser-modal-creation-form] [type=submit]")
    page.locator(".modal").wait_for(state="detached")
    [(x, y, width, height)] = running.rows(
        "SELECT focal_point_x, focal_point_y, focal_point_width, focal_point_height FROM core_picture "
        "WHERE title = 'Koffie op het plein'"
    )
    assert (abs(int(str(x)) - 116) <= 2, abs(int(str(y)) - 100) <= 2, width, height) == (
        True, True, 80, 40,
    )  # fmt: skip

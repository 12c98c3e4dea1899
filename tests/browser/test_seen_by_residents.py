"""Alerts that editors make by clicks in the CMS, and on which pages residents see them."""

from __future__ import annotations

import pytest

from publishing.content.languages import language
from tests.browser.conftest import OpenPage
from tests.browser.counting import addresses, until
from tests.browser.demo import Demo, PublicSite
from tests.browser.running import Running
from tests.browser.test_translating_fast import Hand

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

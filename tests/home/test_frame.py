"""The frame of a page and the shell around it: languages, breadcrumbs, dates, alerts, menu."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from wagtail.models import Page

from core.layout.frame import alternates, frame_view
from core.layout.reading import prose, reading_minutes
from core.layout.site_layout import site_layout
from core.layout.views import AlertView, FrameView, LanguageLink, Link, NavigationLink
from home.models import AlertPage, InformationPage
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import registry
from tests.home.bodies import blocks
from tests.home.trees import MOMENT, PUBLISHED, City, add

BASE = "https://stad.localhost"


def frame(read: Reader, page: Page) -> FrameView:
    row = read.row(PageRow, page.pk)
    return frame_view(read, row, registry.pages[row.kind].view(read, row))


def information(city: City, **values: object) -> InformationPage:
    page: InformationPage = add(InformationPage, city.home, "Privacy", **values)
    return page


def test_a_frame_says_what_belongs_to_every_page(city: City) -> None:
    page = information(city, introduction="Wat wij van u weten.", checked_on=date(2026, 11, 1))
    city.translate(city.home, "ar", "أحياء")
    city.translate(page, "en", "Privacy in English")
    found = frame(city.read(), page)
    assert found == FrameView(
        kind="home.informationpage",
        title="Privacy – Wijken in Stad",
        heading="Privacy",
        introduction="Wat wij van u weten.",
        introduction_lang=None,
        description="Wat wij van u weten.",
        language="nl",
        direction="ltr",
        canonical_url=f"{BASE}/privacy/",
        alternates=(
            ("nl", f"{BASE}/privacy/"),
            ("en", f"{BASE}/en/privacy-en/"),
            ("x-default", f"{BASE}/privacy/"),
        ),
        languages=(
            LanguageLink("nl", "Nederlands", "/privacy/", "ltr", True, True),
            LanguageLink("en", "English", "/en/privacy-en/", "ltr", False, True),
            LanguageLink("ar", "العربية", "/ar/nl/privacy/", "rtl", False, False),
        ),
        breadcrumbs=(Link("Home", "/"), Link("Privacy", "/privacy/", current=True)),
        reading_minutes=None,
        updated_on=PUBLISHED.date(),
        checked_on=date(2026, 11, 1),
        json_url="/api/v1/nl/pages/privacy",
        feeds=(),
        structured_data=found.structured_data,
        robots=None,
        picture=None,
        wrong=found.wrong,
        name="Privacy",
        card=found.card,
    )


def test_a_translation_was_checked_when_its_source_was(city: City) -> None:
    page = information(city, checked_on=date(2026, 11, 1))
    version = city.translate(page, "en", "Privacy in English")
    InformationPage.objects.filter(pk=version.pk).update(checked_on=None)
    assert frame(city.read("en"), version).checked_on == date(2026, 11, 1)


def test_the_texts_for_search_engines_go_before_our_own(city: City) -> None:
    page = information(
        city, introduction="Lang.", seo_title="Uw gegevens", search_description="Kort."
    )
    found = frame(city.read(), page)
    assert (found.title, found.description, found.introduction) == ("Uw gegevens", "Kort.", "Lang.")


def test_a_start_page_has_its_own_title_and_no_date(city: City) -> None:
    found = frame(city.read(), city.home)
    assert (found.title, found.breadcrumbs) == (
        "Wijken van Stad",
        (Link("Home", "/", current=True),),
    )
    assert (found.updated_on, found.reading_minutes) == (None, None)


def test_an_alias_is_no_translation(city: City) -> None:
    page = information(city)
    version = city.translate(page, "en", "Privacy")
    Page.objects.filter(pk=version.pk).update(alias_of_id=page.pk)
    read = city.read()
    assert alternates(read, read.row(PageRow, page.pk)) == ()


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, None), (99, None), (100, 1), (200, 1), (201, 2), (1000, 5)]
)
def test_reading_time(words: int, minutes: int | None) -> None:
    assert reading_minutes("woord " * words) == minutes


def test_only_words_count_for_the_reading_time() -> None:
    stored = blocks(
        ("heading", {"text": "Zo werkt het", "level": "2"}),
        ("rich_text", "<p class='x'>Bel <b>ons</b>.</p>"),
        ("picture", {"image": 7, "alt": "Een plein", "caption": ""}),
        ("rich_text", "<p>في الحي</p>"),
    )
    words = prose(stored).split()
    assert words == ["Zo", "werkt", "het", "2", "Bel", "ons", ".", "Een", "plein", "في", "الحي"]


def test_the_menu_has_the_pages_that_editors_ticked(city: City) -> None:
    add(InformationPage, city.home, "Verborgen")
    Page.objects.filter(title__in=["Verborgen", "Contact", "Hubs", "Meedoen", "Agenda"]).update(
        show_in_menus=False
    )
    layout = site_layout(city.read())
    assert layout.navigation == (
        NavigationLink("Wijken", "/wijken/", "/wijken/"),
        NavigationLink("Nieuws", "/nieuws/", "/nieuws/"),
    )
    assert layout.footer_pages == (
        Link("Verborgen", "/verborgen/"),
        Link("Open data", "/open-data/"),
    )
    assert layout.footer_contact == (
        Link("Call\xa014\xa0010", "tel:14010;phone-context=+31"),
        Link("wijken@example.nl", "mailto:wijken@example.nl"),
        Link("Website of the municipality", "https://www.example.nl/"),
    )


def test_a_phone_number_keeps_its_order_in_a_script_from_right_to_left(city: City) -> None:
    city.translate(city.home, "ar", "أحياء")
    call = site_layout(city.read("ar")).footer_contact[0]
    assert call == Link("Call\xa0\u206614\xa0010\u2069", "tel:14010;phone-context=+31")


def test_an_alert_shows_from_its_start_until_its_end(city: City) -> None:
    start, end = MOMENT + timedelta(hours=1), MOMENT + timedelta(hours=2)
    add(
        AlertPage,
        city.home,
        "Storm",
        introduction="Blijf binnen.",
        level="warning",
        starts_at=start,
        ends_at=end,
        link_page=city.others["contact"],
    )
    alert = AlertView("warning", "Storm", "Blijf binnen.", Link("Contact", "/contact/"), None)
    for moment, alerts, until in (
        (MOMENT, (), start),
        (start, (alert,), end),
        (end - timedelta(seconds=1), (alert,), end),
        (end, (), None),
    ):
        read = city.read(moment=moment)
        assert (site_layout(read).alerts, read.valid_until) == (alerts, until)


def test_an_alert_of_a_place_is_on_it_and_on_the_pages_below_it_until_its_end(city: City) -> None:
    place = information(city)
    below = add(InformationPage, place, "Cookies")
    end = MOMENT + timedelta(hours=2)
    add(AlertPage, place, "Gladheid", ends_at=end)
    city.translate(place, "en", "Privacy in English")
    alert = AlertView("info", "Gladheid", "", None, None)
    for moment, found in ((MOMENT, (("Privacy", (alert,)),)), (end, ())):
        read = city.read(moment=moment)
        assert frame(read, below).alerts == found
        assert (read.valid_until == end) == (moment == MOMENT)
    assert frame(city.read(), place).alerts == (("Privacy", (alert,)),)
    assert frame(city.read("en"), below).alerts == (
        ("Privacy in English", (AlertView("info", "Gladheid", "", None, "nl"),)),
    )


def test_an_alert_without_a_translation_is_shown_in_its_own_language(city: City) -> None:
    city.translate(city.home, "en", "Districts")
    page = add(AlertPage, city.home, "Storm", ends_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert site_layout(city.read("en")).alerts == (AlertView("info", "Storm", "", None, "nl"),)
    version = city.translate(page, "en", "Gale")
    AlertPage.objects.filter(pk=version.pk).update(level="emergency", introduction="Stay inside.")
    assert site_layout(city.read("en")).alerts == (
        AlertView("info", "Gale", "Stay inside.", None, None),
    )


def test_a_standard_alert_is_said_in_the_language_of_the_reader(city: City) -> None:
    city.translate(city.home, "en", "Districts")
    ends = datetime(2027, 1, 1, tzinfo=UTC)
    add(AlertPage, city.home, "Dicht", introduction="Bel ons.", standard="flooded", ends_at=ends)
    title = "Closed because of water damage"
    for code, lang in (("nl", None), ("en", "nl")):
        # The phrase of the catalogue, not the Dutch title; of the message the language is said.
        expected = AlertView("info", title, "Bel ons.", None, lang, True)
        assert site_layout(city.read(code)).alerts == (expected,)


def test_an_alert_is_previewed_on_the_page_above_it(city: City) -> None:
    page = add(AlertPage, city.north, "Storm", ends_at=datetime(2027, 1, 1, tzinfo=UTC))
    read = city.read()
    above = registry.shown_on["home.alertpage"](read, read.row(PageRow, page.pk))
    assert above is not None
    assert above.id == city.north.pk

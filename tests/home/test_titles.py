"""What pages are called: the district behind what every district has, what tells two of a title apart."""

from __future__ import annotations

from datetime import date

import pytest
from wagtail.models import Page

from core.layout.titles import PageName, page_name
from districts.models import BudgetPage, PeoplePage
from home.models import InformationPage
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from tests.home.trees import City, add

pytestmark = pytest.mark.django_db


def named(city: City, page: Page, code: str = "nl") -> PageName:
    read: Reader = city.read(code)
    return page_name(read, read.row(PageRow, page.pk))


def test_a_page_that_every_district_has_is_called_after_its_district(city: City) -> None:
    north = add(PeoplePage, city.north, "Wie is wie")
    assert named(city, north) == PageName(
        "Wie is wie", "Wie is wie: Noord", None, "Wie is wie: Noord – Wijken in Stad", None
    )
    own = add(PeoplePage, city.south, "Wie is wie in Zuid")
    assert named(city, own).heading == "Wie is wie in Zuid"


def test_a_page_that_stands_in_is_called_in_the_readers_language(city: City) -> None:
    city.translate(city.home, "en", "Stad")
    people = add(PeoplePage, city.north, "Wie is wie")
    budget = add(BudgetPage, city.north, "Wijkbudget 2026", year=2026, amount=10)
    assert named(city, people, "en") == PageName(
        "Who is who",
        "Who is who: Noord",
        None,
        "Who is who: Noord (in Dutch) – Stad districts",
        None,
    )
    assert named(city, budget, "en").heading == "District budget 2026: Noord"
    news = city.add_news("Lampen op het plein", date(2026, 11, 1))
    # No phrase is its name: all of it is Dutch, and says so.
    assert named(city, news, "en") == PageName(
        "Lampen op het plein",
        "Lampen op het plein",
        "nl",
        "Lampen op het plein – Wijken in Stad",
        "nl",
    )


def test_what_shares_its_title_says_what_tells_it_apart(city: City) -> None:
    day = date(2026, 1, 5)
    first = city.add_news("Nieuwjaarsborrel", day, slug="a")
    second = city.add_news("Nieuwjaarsborrel", day.replace(year=2025), slug="b")
    assert named(city, first).heading == "Nieuwjaarsborrel (5 januari 2026)"
    assert named(city, second).heading == "Nieuwjaarsborrel (5 januari 2025)"
    page = add(InformationPage, city.home, "Nieuwjaarsborrel")
    assert named(city, page).heading == "Nieuwjaarsborrel (3)"
    event = city.add_event("Lampen", city.read().now)
    assert named(city, event).heading == "Lampen"
    news = city.add_news("Lampen", day)
    assert named(city, event).heading == "Lampen (Agenda)"
    assert named(city, news).heading == "Lampen (Nieuws)"
    Page.objects.filter(pk=news.pk).update(live=False)
    assert named(city, event).heading == "Lampen"


def test_pages_that_cannot_be_told_apart_are_counted(city: City) -> None:
    pages = [add(InformationPage, city.home, "Zorg", slug=slug) for slug in "abc"]
    assert [named(city, page).heading for page in pages] == ["Zorg", "Zorg (2)", "Zorg (3)"]


def test_a_title_for_search_engines_that_others_have_is_not_used(city: City) -> None:
    one = add(InformationPage, city.home, "Een", seo_title="Stad")
    assert named(city, one).title == "Stad"
    add(InformationPage, city.home, "Twee", seo_title="Stad")
    assert named(city, one).title == "Een – Wijken in Stad"

"""News: which items a list shows, in which order, and what an article says."""

from __future__ import annotations

import json
from datetime import date

from wagtail.models import Page

from core.layout.frame import frame_view
from core.layout.views import Link
from home.news.cards import NewsCard, district_news
from home.news.pages import RELATED, NewsIndexView, NewsLine, NewsYear, news_index_view, news_view
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from tests.home.trees import City

FEED = Link("Nieuws – news of Wijken in Stad", "/nieuws/feed.xml")


def row(read: Reader, page: Page) -> PageRow:
    return read.row(PageRow, page.pk)


def titles(cards: tuple[NewsCard, ...]) -> list[str]:
    return [card.title for card in cards]


def test_a_card_takes_its_date_from_the_source_and_its_words_from_the_translation(
    city: City,
) -> None:
    page = city.add_news("Bankjes", date(2026, 11, 3), city.north, category="green")
    version = city.translate(page, "en", "Benches")
    version.introduction = "Twelve of them."
    version.date = date(2020, 1, 1)
    version.category = "safety"
    version.save()
    city.translate(city.north, "en", "North")
    assert district_news(city.read("en"), city.north.pk, 3) == (
        NewsCard(
            title="Benches",
            url="/en/nieuws-en/bankjes-en/",
            date=date(2026, 11, 3),
            introduction="Twelve of them.",
            category="Green",
            picture=None,
            lang=None,
        ),
    )


def test_a_district_shows_its_own_news_before_that_of_the_city(city: City) -> None:
    city.add_news("Noord oud", date(2026, 1, 1), city.north)
    city.add_news("Noord en Zuid", date(2026, 2, 1), city.north, city.south)
    city.add_news("Zuid", date(2026, 11, 1), city.south)
    city.add_news("Stad", date(2026, 11, 20))
    city.add_news("Onder Noord", date(2026, 3, 1), parent=city.north)
    read = city.read()
    assert titles(district_news(read, city.north.pk, 2)) == ["Onder Noord", "Noord en Zuid"]
    assert titles(district_news(read, city.north.pk, 9)) == [
        "Stad",
        "Onder Noord",
        "Noord en Zuid",
        "Noord oud",
    ]
    assert titles(district_news(read, city.south.pk, 9)) == ["Stad", "Zuid", "Noord en Zuid"]


def test_news_that_is_not_translated_is_not_listed_in_the_other_language(city: City) -> None:
    city.add_news("Bankjes", date(2026, 11, 3), city.north)
    city.translate(city.north, "en", "North")
    assert district_news(city.read("en"), city.north.pk, 3) == ()


def test_news_about_a_hidden_district_only_is_no_news_for_the_whole_city(city: City) -> None:
    city.add_news("Alleen Zuid", date(2026, 11, 3), city.south)
    city.south.unpublish()
    assert district_news(city.read(), city.north.pk, 3) == ()


def test_the_list_shows_the_latest_as_cards_and_older_ones_by_year(city: City) -> None:
    for number in range(1, 16):
        city.add_news(f"Nieuws {number}", date(2026, 1, number))
    oldest = city.add_news("Oud", date(2025, 12, 31))
    read = city.read()
    view = news_index_view(read, row(read, city.news))
    assert titles(view.latest) == [f"Nieuws {number}" for number in range(15, 2, -1)]
    assert view == NewsIndexView(
        feeds=(FEED,),
        latest=view.latest,
        years=(
            NewsYear(
                2026,
                (
                    NewsLine("Nieuws 2", "/nieuws/nieuws-2/", date(2026, 1, 2), None),
                    NewsLine("Nieuws 1", "/nieuws/nieuws-1/", date(2026, 1, 1), None),
                ),
            ),
            NewsYear(2025, (NewsLine("Oud", read.url(row(read, oldest)), oldest.date, None),)),
        ),
        total=16,
    )


def test_an_article_names_its_districts_and_links_to_their_news_before_other_news(
    city: City,
) -> None:
    page = city.add_news("Bankjes", date(2026, 11, 3), city.north)
    city.add_news("Bomen", date(2026, 10, 3), city.north)
    for day in range(1, RELATED + 1):
        city.add_news(f"Elders {day}", date(2026, 11, day), city.south)
    read = city.read()
    view = news_view(read, row(read, page))
    assert view.districts == (Link("Noord", "/wijken/noord/"),)
    assert view.city_wide is False
    newest = [f"Elders {day}" for day in range(RELATED, 1, -1)]
    assert titles(view.related) == [*newest, "Bomen"]
    assert view.all_news == Link("All news", "/nieuws/")


def test_an_article_for_the_whole_city_links_to_the_newest(city: City) -> None:
    page = city.add_news("Bankjes", date(2026, 11, 3))
    for number in range(1, 6):
        city.add_news(f"Nieuws {number}", date(2026, 11, number + 3), city.south)
    read = city.read()
    view = news_view(read, row(read, page))
    assert (view.districts, view.city_wide) == ((), True)
    assert titles(view.related) == ["Nieuws 5", "Nieuws 4", "Nieuws 3"]


def test_an_article_is_described_for_search_engines(city: City) -> None:
    page = city.add_news(
        "Bankjes <b>", date(2026, 11, 3), city.north, slug="bankjes", introduction="Twaalf."
    )
    read = city.read()
    frame = frame_view(read, row(read, page), news_view(read, row(read, page)))
    graph = json.loads(frame.structured_data)["@graph"]
    assert [thing["@type"] for thing in graph] == [
        "GovernmentOrganization",
        "WebPage",
        "BreadcrumbList",
        "NewsArticle",
    ]
    base = "https://stad.localhost"
    assert graph[-1] == {
        "@type": "NewsArticle",
        "@id": f"{base}/nieuws/bankjes/#article",
        "mainEntityOfPage": {"@id": f"{base}/nieuws/bankjes/"},
        "headline": "Bankjes <b>",
        "description": "Twaalf.",
        "datePublished": "2026-11-03",
        "dateModified": "2026-11-20T09:00:00+01:00",
        "inLanguage": "nl",
        "articleSection": "Taking part",
        "author": {"@id": f"{base}/#municipality"},
        "publisher": {"@id": f"{base}/#municipality"},
        "contentLocation": [{"@type": "Place", "name": "Noord", "url": f"{base}/wijken/noord/"}],
    }
    assert "</" not in frame.structured_data

"""The public views of the news list and of a news item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.blocks.body import block_views
from core.layout.dates import changed
from core.layout.reading import choice_label, foreign, links, picture
from core.layout.sections import section_link
from core.layout.structured_data import organisation
from core.layout.views import Link, PictureView
from core.municipality import municipality
from core.page_types import Thing
from home.models.news import NewsPage, NewsRow
from home.news.by_district import city_wide, districts_of
from home.news.cards import (
    NEWS,
    NewsCard,
    all_news,
    newest_first,
    newest_news,
    newest_of_district,
    news_card,
)
from home.news.feed import news_feeds
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader

#: Items with picture and introduction; older ones are a line each.
CARDS = 13
#: More lines than this make the page too heavy for a phone. The feed and the sitemap have them all.
LINES = 500
RELATED = 3


@dataclass(frozen=True, slots=True)
class NewsLine:
    """An older news item: one line."""

    title: str
    url: str
    date: date
    lang: str | None


@dataclass(frozen=True, slots=True)
class NewsYear:
    """The older news of a year."""

    year: int
    items: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class NewsIndexView:
    """The news list."""

    feeds: tuple[Link, ...]
    latest: tuple[NewsCard, ...]
    years: tuple[NewsYear, ...]
    total: int


@dataclass(frozen=True, slots=True)
class NewsView:
    """A news item. Without districts it is for the whole municipality."""

    feeds: tuple[Link, ...]
    date: date
    category: str
    districts: tuple[Link, ...]
    city_wide: bool
    picture: PictureView | None
    body: tuple[Any, ...]
    related: tuple[NewsCard, ...]
    all_news: Link | None


def news_index_view(read: Reader, _page: PageRow) -> NewsIndexView:
    """Make the view of the news list: all news of the site in this language."""
    pages = all_news(read)
    return NewsIndexView(
        feeds=news_feeds(read),
        latest=tuple(news_card(read, page) for page in pages[:CARDS]),
        years=_years(read, pages[CARDS : CARDS + LINES]),
        total=len(pages),
    )


def _years(read: Reader, pages: Sequence[PageRow]) -> tuple[NewsYear, ...]:
    grouped: dict[int, list[NewsLine]] = {}
    for page in pages:
        day = read.summary(NewsRow, read.source(page).id).date
        line = NewsLine(page.title, read.address(page), day, foreign(read, page.language))
        grouped.setdefault(day.year, []).append(line)
    return tuple(NewsYear(year, tuple(items)) for year, items in grouped.items())


def news_view(read: Reader, page: PageRow) -> NewsView:
    """Make the view of a news item."""
    source = read.source(page)
    facts = read.row(NewsRow, source.id)
    own = read.row(NewsRow, page.id)
    return NewsView(
        feeds=news_feeds(read),
        date=facts.date,
        category=choice_label(read, NewsPage.Category, facts.category),
        districts=links(read, districts_of(read, NEWS, source)),
        city_wide=city_wide(read, NEWS, source),
        picture=picture(
            read, facts.picture_id, own.picture_alt, alt_lang=foreign(read, page.language)
        ),
        body=block_views(read, own.body),
        related=tuple(news_card(read, each) for each in related(read, page)),
        all_news=section_link(read, "home.newsindexpage", read.language.gettext("All news")),
    )


def related(read: Reader, page: PageRow) -> tuple[PageRow, ...]:
    """Return other news, the newest first. What is of the same districts is chosen before the rest."""
    districts = districts_of(read, NEWS, read.source(page))
    candidates = {
        each.id: each
        for district in districts
        for each in newest_of_district(read, district.id, RELATED + 1)
    }
    near = newest_first(read, candidates.values())[: RELATED + 1]
    found = {each.id: each for each in near if each.id != page.id}
    if len(found) < RELATED:
        found |= {each.id: each for each in newest_news(read, 2 * RELATED) if each.id != page.id}
    return newest_first(read, list(found.values())[:RELATED])


def news_day(read: Reader, page: PageRow) -> date:
    """Return the day of a news item."""
    return read.summary(NewsRow, read.source(page).id).date


def news_article(read: Reader, page: PageRow, view: NewsView) -> Thing:
    """Describe a news item (schema.org/NewsArticle)."""
    own = read.summary(NewsRow, page.id)
    publisher = {"@id": organisation(read)["@id"]}
    thing: Thing = {
        "@type": "NewsArticle",
        "@id": read.absolute(f"{read.url(page)}#article"),
        "mainEntityOfPage": {"@id": read.absolute(read.url(page))},
        "headline": page.title,
        "datePublished": view.date.isoformat(),
        "inLanguage": page.language,
        "articleSection": view.category,
        "author": publisher,
        "publisher": publisher,
        "contentLocation": [
            {"@type": "Place", "name": district.text, "url": read.absolute(district.url)}
            for district in view.districts
        ]
        or {"@type": "City", "name": municipality(read).name},
    }
    if own.introduction:
        thing["description"] = own.introduction
    moment = changed(read, page)
    if moment:
        thing["dateModified"] = moment.astimezone(AMSTERDAM).isoformat()
    if view.picture:
        thing["image"] = image_object(read, view.picture)
    return thing


def image_object(read: Reader, picture: PictureView) -> Thing:
    """Describe a picture with its maker (schema.org/ImageObject)."""
    thing: Thing = {
        "@type": "ImageObject",
        "url": read.absolute(picture.url),
    }
    if picture.alt:
        thing["caption"] = picture.alt
    if picture.credit:
        thing["creditText"] = picture.credit
    return thing

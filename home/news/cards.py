"""News: cards for lists, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from core.layout.reading import choice_label, foreign, picture
from core.layout.views import PictureView
from core.media.sizes import PHONE
from home.models.news import NewsDistrictRow, NewsPage, NewsRow
from home.news.by_district import Relation, city_wide, pages_by_district, with_facts
from publishing.content.declarations import PageRow
from publishing.content.derived import question
from publishing.content.reader import Reader

NEWS = Relation("home.newspage", NewsRow, NewsDistrictRow, "newspage_id")
CARD_SIZES = f"(min-width: 48rem) 24rem, {PHONE}"


@dataclass(frozen=True, slots=True)
class NewsCard:
    """A news item in a list. `category` is its name in the language of the output."""

    title: str
    url: str
    date: date
    introduction: str
    category: str
    picture: PictureView | None
    lang: str | None


def news_card(read: Reader, page: PageRow) -> NewsCard:
    """Make the card of a news page."""
    return read.shared(_news_card, page)


def _news_card(read: Reader, page: PageRow) -> NewsCard:
    own = read.summary(NewsRow, page.id)
    facts = read.summary(NewsRow, read.source(page).id)
    return NewsCard(
        title=page.title,
        url=read.address(page),
        date=facts.date,
        introduction=own.introduction,
        category=choice_label(read, NewsPage.Category, facts.category),
        picture=picture(
            read,
            facts.picture_id,
            own.picture_alt,
            alt_lang=foreign(read, page.language),
            sizes=CARD_SIZES,
        ),
        lang=foreign(read, page.language),
    )


def newest_first(read: Reader, pages: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """Sort news pages by their date; of one day, the one that was made last comes first."""
    return _sorted((page, read.summary(NewsRow, read.source(page).id)) for page in pages)


def all_news(read: Reader) -> tuple[PageRow, ...]:
    """Return all news in the language of this output, newest first."""
    return _sorted(with_facts(read, NEWS))


def _sorted(pairs: Iterable[tuple[PageRow, NewsRow]]) -> tuple[PageRow, ...]:
    found = sorted(pairs, key=lambda pair: (pair[1].date, pair[1].id), reverse=True)
    return tuple(page for page, _facts in found)


@question("news_by_district", PageRow, NewsDistrictRow, summaries=(NewsRow,))
def _news_by_district(read: Reader) -> dict[int, tuple[PageRow, ...]]:
    found = pages_by_district(read, NEWS)
    return {district: _sorted(pairs) for district, pairs in found.items()}


@question("district_news", PageRow, NewsDistrictRow, summaries=(NewsRow,))
def newest_of_district(read: Reader, district_source_id: int, limit: int) -> tuple[PageRow, ...]:
    """Return the newest news about a district."""
    district = read.row(PageRow, district_source_id)
    return _news_by_district(read).get(district.id, ())[:limit]


@question("newest_news", PageRow, summaries=(NewsRow,))
def newest_news(read: Reader, limit: int) -> tuple[PageRow, ...]:
    """Return the newest news in the language of this output."""
    return all_news(read)[:limit]


@question("newest_news_of", PageRow, summaries=(NewsRow,))
def newest_news_of(read: Reader, category: str, limit: int) -> tuple[PageRow, ...]:
    """Return the newest news of one subject in the language of this output."""
    pairs = (pair for pair in with_facts(read, NEWS) if pair[1].category == category)
    return _sorted(pairs)[:limit]


@question("city_wide_news", PageRow, NewsDistrictRow, summaries=(NewsRow,))
def _city_wide_news(read: Reader) -> tuple[PageRow, ...]:
    return tuple(page for page in all_news(read) if city_wide(read, NEWS, read.source(page)))


@question("district_and_city_news", PageRow, NewsDistrictRow, summaries=(NewsRow,))
def district_news_pages(read: Reader, district_source_id: int, limit: int) -> tuple[PageRow, ...]:
    """Return the news about a district and, where that leaves room, for the whole city."""
    own = newest_of_district(read, district_source_id, limit)
    if len(own) == limit:
        return own
    return newest_first(read, (*own, *_city_wide_news(read)[: limit - len(own)]))


def district_news(read: Reader, district_source_id: int, limit: int) -> tuple[NewsCard, ...]:
    """Return at most `limit` cards for a district (the id of its source page), newest first.

    News about the district goes before news for the whole city when there is too much of it.
    """
    return tuple(
        news_card(read, page) for page in district_news_pages(read, district_source_id, limit)
    )

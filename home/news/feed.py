"""Atom feeds (RFC 4287): the news of the site, and of each district, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from xml.etree import ElementTree

from core.layout.reading import choice_label
from core.layout.views import Link
from core.municipality import texts
from core.site_files.atom import (
    ATOM,
    ENTRIES,
    entry_without_summary,
    feed_of_page,
    feed_url,
    published,
)
from core.site_files.xml import add, to_bytes
from home.models.news import NewsPage, NewsRow
from home.news.by_district import DISTRICT
from home.news.cards import district_news_pages, newest_news
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from publishing.registry import Document, Target

NEWS_INDEX = "home.newsindexpage"


def news_feeds(read: Reader) -> tuple[Link, ...]:
    """Link to the feed of all news in this language, for the head of a page."""
    return tuple(
        Link(feed_title(read, page), feed_url(read, page)) for page in read.of_kind(NEWS_INDEX)[:1]
    )


def district_feeds(read: Reader, district: PageRow) -> tuple[Link, ...]:
    """Link to the feed of a district in this language, for the head of its page."""
    return (Link(feed_title(read, district), feed_url(read, district)),)


def feed_title(read: Reader, page: PageRow) -> str:
    """Name a feed."""
    return read.language.gettext("%(title)s – news of %(site)s") % {
        "title": page.title,
        "site": texts(read).site_title,
    }


def plan(read: Reader) -> Iterator[Target]:
    """List the feeds in this language."""
    for page in (*read.of_kind(NEWS_INDEX)[:1], *read.of_kind(DISTRICT)):
        yield Target(feed_url(read, page), read.code, ATOM, page.id)


def make(read: Reader, target: Target) -> Document:
    """Make a feed."""
    page = read.row(PageRow, target.key)
    if page.kind == DISTRICT:
        pages = district_news_pages(read, read.source(page).id, ENTRIES)
    else:
        pages = newest_news(read, ENTRIES)
    return Document(to_bytes(feed(read, page, pages)), ATOM)


def feed(read: Reader, page: PageRow, pages: Sequence[PageRow]) -> ElementTree.Element:
    """Make the feed of news that belongs to `page`."""
    moments = [updated(read, each) for each in pages]
    root = feed_of_page(read, page, feed_title(read, page), moments)
    for each in pages:
        root.append(entry(read, each))
    return root


def entry(read: Reader, page: PageRow) -> ElementTree.Element:
    """Make the entry of a news item."""
    facts = read.summary(NewsRow, read.source(page).id)
    own = read.summary(NewsRow, page.id)
    element = entry_without_summary(read, page, updated(read, page))
    add(element, "published", _since(read, page, facts).isoformat())
    category = choice_label(read, NewsPage.Category, facts.category)
    add(element, "category", term=facts.category, label=category)
    add(element, "summary", own.introduction or page.title)
    return element


def updated(read: Reader, page: PageRow) -> datetime:
    """Return when what is seen of a news item last changed, in Dutch time: its text or its facts."""
    facts = read.summary(NewsRow, read.source(page).id)
    return (published(read, page) or _start_of(facts)).astimezone(AMSTERDAM)


def _since(read: Reader, page: PageRow, facts: NewsRow) -> datetime:
    """Return since when it is there. News of tomorrow that is online already is not of the future."""
    day, online = _start_of(facts), read.details(page).first_published_at
    return min(day, online.astimezone(AMSTERDAM)) if online else day


def _start_of(facts: NewsRow) -> datetime:
    return datetime.combine(facts.date, time(), tzinfo=AMSTERDAM)

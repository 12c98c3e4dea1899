"""Atom feeds (RFC 4287): the news of the site, and of each district, in every language."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from xml.etree import ElementTree

from core.layout.reading import choice_label
from core.layout.views import Link
from core.municipality import texts
from core.site_files.xml import add, to_bytes
from home.models.news import NewsPage, NewsRow
from home.news.by_district import DISTRICT
from home.news.cards import district_news_pages, newest_news
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from publishing.registry import Document, Target

ATOM = "application/atom+xml"
NEWS_INDEX = "home.newsindexpage"
ENTRIES = 30
#: An Atom feed must say when it was updated, also before anything happened.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed_url(read: Reader, page: PageRow) -> str:
    """Return the address of the feed of a news list or a district."""
    return f"{read.url(page)}feed.xml"


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
        yield Target(feed_url(read, page), read.language.code, ATOM, page.id)


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
    root = empty_feed(read, page, feed_title(read, page), moments)
    for each in pages:
        root.append(entry(read, each))
    return root


def empty_feed(
    read: Reader, page: PageRow, title: str, moments: Sequence[datetime]
) -> ElementTree.Element:
    """Make a feed that belongs to `page`, whose entries were changed at `moments`, without these."""
    moment = max(moments, default=read.details(page).last_published_at or NEVER)
    return bare_feed(read, (identifier(page), title, moment), feed_url(read, page), read.url(page))


def bare_feed(
    read: Reader, what: tuple[str, str, datetime], path: str, alternate: str
) -> ElementTree.Element:
    """Make a feed without entries: id, title and last change; its address, and that for people."""
    name, title, moment = what
    root = ElementTree.Element(
        "feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": read.language.code}
    )
    add(root, "id", name)
    add(root, "title", title)
    add(root, "updated", moment.isoformat())
    add(root, "link", rel="self", type=ATOM, href=read.absolute(path))
    add(root, "link", rel="alternate", type="text/html", href=read.absolute(alternate))
    author = ElementTree.SubElement(root, "author")
    add(author, "name", texts(read).site_title)
    return root


def entry(read: Reader, page: PageRow) -> ElementTree.Element:
    """Make the entry of a news item."""
    facts = read.brief(NewsRow, read.source(page).id)
    own = read.brief(NewsRow, page.id)
    element = bare_entry(read, page, updated(read, page))
    add(element, "published", _start_of(facts).isoformat())
    category = choice_label(read, NewsPage.Category, facts.category)
    add(element, "category", term=facts.category, label=category)
    add(element, "summary", own.introduction or page.title)
    return element


def bare_entry(read: Reader, page: PageRow, moment: datetime) -> ElementTree.Element:
    """Make the entry of a page that changed at a moment, without what is said of it."""
    element = ElementTree.Element("entry")
    add(element, "id", identifier(page))
    add(element, "title", page.title)
    add(element, "updated", moment.astimezone(AMSTERDAM).isoformat())
    add(
        element,
        "link",
        rel="alternate",
        type="text/html",
        hreflang=page.language,
        href=read.absolute(read.address(page)),
    )
    return element


def updated(read: Reader, page: PageRow) -> datetime:
    """Return the last change of a news item, in Dutch time: of its text or of its facts."""
    source = read.source(page)
    moments = [_start_of(read.brief(NewsRow, source.id))]
    published = [read.details(each).last_published_at for each in (page, source)]
    moments += [moment for moment in published if moment]
    return max(moments).astimezone(AMSTERDAM)


def identifier(page: PageRow) -> str:
    """Return the id of a page in a language. It stays when the page moves or the site is renamed."""
    return uuid.uuid5(uuid.UUID(page.translation_key), page.language).urn


def _start_of(facts: NewsRow) -> datetime:
    return datetime.combine(facts.date, time(), tzinfo=AMSTERDAM)

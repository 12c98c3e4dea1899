"""Atom feeds (RFC 4287): what all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree

from core.layout.dates import changed
from core.municipality import texts
from core.site_files.identifiers import identifier
from core.site_files.xml import add
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader

ATOM = "application/atom+xml"
#: Entries in one feed.
ENTRIES = 30
#: An Atom feed must say when it was updated, also before anything happened.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed_url(read: Reader, page: PageRow) -> str:
    """Return the address of the feed that belongs to a page."""
    return f"{read.url(page)}feed.xml"


def published(read: Reader, page: PageRow) -> datetime | None:
    """Return when a page changed last, as the page itself says."""
    return changed(read, page)


def feed_of_page(
    read: Reader, page: PageRow, title: str, moments: Sequence[datetime]
) -> ElementTree.Element:
    """Make a feed that belongs to `page`, whose entries were changed at `moments`, without these."""
    moment = max(moments, default=read.details(page).last_published_at or NEVER)
    return feed_without_entries(
        read, (identifier(page), title, moment), feed_url(read, page), read.url(page)
    )


def feed_without_entries(
    read: Reader, what: tuple[str, str, datetime], path: str, alternate: str
) -> ElementTree.Element:
    """Make a feed without entries: id, title and last change; its address, and that for people."""
    name, title, moment = what
    root = ElementTree.Element(
        "feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": read.code}
    )
    add(root, "id", name)
    add(root, "title", title)
    add(root, "updated", moment.isoformat())
    add(root, "link", rel="self", type=ATOM, href=read.absolute(path))
    add(root, "link", rel="alternate", type="text/html", href=read.absolute(alternate))
    author = ElementTree.SubElement(root, "author")
    add(author, "name", texts(read).site_title)
    return root


def entry_without_summary(read: Reader, page: PageRow, moment: datetime) -> ElementTree.Element:
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

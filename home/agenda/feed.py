"""The Atom feed (RFC 4287) of the agenda: what comes first, in every language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree

from core.layout.views import Link
from core.municipality import texts
from core.site_files.atom import (
    ATOM,
    ENTRIES,
    NEVER,
    entry_without_summary,
    feed_of_page,
    feed_url,
    published,
)
from core.site_files.xml import add, to_bytes
from home.agenda.cards import all_upcoming, event_card
from home.news.by_district import DISTRICT
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from publishing.registry import Document, Target

AGENDA = "home.agendapage"


def agenda_feeds(read: Reader) -> tuple[Link, ...]:
    """Link to the feed of the agenda in this language, for the head of a page."""
    return tuple(
        Link(agenda_title(read, page), feed_url(read, page)) for page in read.of_kind(AGENDA)[:1]
    )


def plan(read: Reader) -> Iterator[Target]:
    """List the feed in this language."""
    for page in read.of_kind(AGENDA)[:1]:
        yield Target(feed_url(read, page), read.code, ATOM, page.id)


def make(read: Reader, target: Target) -> Document:
    """Make the feed."""
    page = read.row(PageRow, target.key)
    events = all_upcoming(read)[:ENTRIES]
    moments = [(published(read, each) or NEVER).astimezone(AMSTERDAM) for each in events]
    root = feed_of_page(read, page, agenda_title(read, page), moments)
    for each, moment in zip(events, moments, strict=True):
        root.append(_entry(read, each, moment))
    return Document(to_bytes(root), ATOM)


def agenda_title(read: Reader, page: PageRow) -> str:
    """Name the agenda of the site, or of a district."""
    if page.kind == DISTRICT:
        return f"{page.title} – {read.language.gettext('Agenda')}"
    return read.language.gettext("%(title)s of %(site)s") % {
        "title": page.title,
        "site": texts(read).site_title,
    }


def _entry(read: Reader, page: PageRow, moment: datetime) -> ElementTree.Element:
    card = event_card(read, page)
    day = read.language.weekday_day(card.starts_at.date())
    said = [card.status, f"{day} {card.time_text}", card.place]
    element = entry_without_summary(read, page, moment)
    add(element, "summary", ", ".join(each for each in said if each))
    return element

"""The agenda as a calendar that people can subscribe to (iCalendar): of the site, and of a district."""

from __future__ import annotations

from collections.abc import Iterator

from contacts.icalendar_text import MEDIA_TYPE, Event, calendar
from home.agenda import (
    EVENTS,
    all_upcoming,
    event_card,
    event_facts,
    upcoming,
)
from home.agenda_feed import AGENDA, agenda_title
from home.by_district import DISTRICT, city_wide, in_this_language, of_district
from home.feeds import NEVER, identifier
from publishing.outputs import Document, Target
from publishing.reader import Reader
from publishing.records import PageRow


def calendar_url(read: Reader, page: PageRow) -> str:
    """Give the address of the calendar of the agenda or of a district."""
    return f"{read.url(page)}agenda.ics"


def plan(read: Reader) -> Iterator[Target]:
    """List the calendars in this language."""
    for page in (*read.of_kind(AGENDA)[:1], *read.of_kind(DISTRICT)):
        yield Target(calendar_url(read, page), read.language.code, MEDIA_TYPE, page.id)


def make(read: Reader, target: Target) -> Document:
    """Make the calendar of what is still to come."""
    page = read.row(PageRow, target.key)
    pages = coming(read, page)
    moments = [read.details(each).last_published_at or NEVER for each in pages]
    # The moment of a publish would make other bytes of the same agenda.
    name = agenda_title(read, page)
    stamp = max(moments, default=NEVER)
    url = read.absolute(calendar_url(read, page))
    events = (event(read, each) for each in pages)
    return Document(calendar(name, read.language.code, url, stamp, events), MEDIA_TYPE)


def coming(read: Reader, page: PageRow) -> tuple[PageRow, ...]:
    """Give the events of a page, by time; a district has its own and those of the whole city."""
    everything = all_upcoming(read)
    if page.kind != DISTRICT:
        return everything
    own = in_this_language(read, of_district(read, EVENTS, read.source(page)))
    others = (each for each in everything if city_wide(read, EVENTS, read.source(each)))
    return upcoming(read, (*own, *others))


def event(read: Reader, page: PageRow) -> Event:
    """Write an event down. One that does not go on stays, so that calendars strike it out."""
    facts = event_facts(read, page)
    card = event_card(read, page)
    summary = f"{card.status}: {page.title}" if card.status else page.title
    places = dict.fromkeys(filter(None, (card.place, facts.address)))
    return Event(
        identifier(page),
        facts.starts_at,
        facts.ends_at,
        summary,
        ", ".join(places),
        url=read.absolute(card.url),
        cancelled=facts.cancelled,
    )

"""The agenda as a calendar that people can subscribe to (iCalendar): of the site, and of a district.

Each event has a file of its own besides, for who puts one into the calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from contacts.models.hubs import HubRow
from core.site_files.atom import NEVER, published
from core.site_files.icalendar import MEDIA_TYPE, Event, calendar, said
from core.site_files.identifiers import identifier
from home.agenda.cards import EVENTS, EventCard, all_upcoming, event_card, upcoming
from home.agenda.feed import AGENDA, agenda_title
from home.agenda.occurrences import at, series, to_come
from home.models.agenda import EventRow
from home.news.by_district import DISTRICT, city_wide, in_this_language, of_district
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader
from publishing.keeping.revisions import revised
from publishing.registry import Document, Seeing, Target


def calendar_url(read: Reader, page: PageRow) -> str:
    """Return the address of the calendar of the agenda or of a district."""
    return f"{read.url(page)}agenda.ics"


def plan(read: Reader) -> Iterator[Target]:
    """List the calendars in this language."""
    for page in (*read.of_kind(AGENDA)[:1], *read.of_kind(DISTRICT)):
        yield Target(calendar_url(read, page), read.code, MEDIA_TYPE, page.id)


def make(read: Reader, target: Target) -> Document:
    """Make the calendar of what is still to come."""
    page = read.row(PageRow, target.key)
    # The moment of a publish would make other bytes of the same agenda.
    events = (each for one in coming(read, page) for each in times(read, one))
    return _document(read, agenda_title(read, page), calendar_url(read, page), events)


def event_url(read: Reader, page: PageRow) -> str:
    """Return the address of the file of an agenda item."""
    return f"{read.url(page)}event.ics"


def plan_events(read: Reader) -> Iterator[Target]:
    """List the files of the agenda items in this language."""
    for page in read.of_kind(EVENTS.kind):
        yield Target(event_url(read, page), read.code, MEDIA_TYPE, page.id)


def make_event(read: Reader, target: Target) -> Document:
    """Make the file of an agenda item: what is still to come; of one that is over, its last time."""
    page = read.row(PageRow, target.key)
    events = tuple(times(read, page)) or (_over(read, page),)
    return _document(read, page.title, event_url(read, page), events)


def _document(read: Reader, name: str, path: str, events: Iterable[Event]) -> Document:
    body = calendar(name, read.code, read.absolute(path), NEVER, events)
    return Document(body, MEDIA_TYPE)


def coming(read: Reader, page: PageRow) -> tuple[PageRow, ...]:
    """Return the events of a page, by time; a district has its own and those of the whole city."""
    everything = all_upcoming(read)
    if page.kind != DISTRICT:
        return everything
    own = in_this_language(read, of_district(read, EVENTS, read.source(page)))
    others = (each for each in everything if city_wide(read, EVENTS, read.source(each)))
    return upcoming(read, (*own, *others))


def times(read: Reader, page: PageRow) -> Iterator[Event]:
    """Write each time of an agenda item down that is in sight, with its revision.

    Each is an event of its own and no rule (RRULE): a time that is skipped is then struck out in
    calendars, and nobody's calendar has to know when summer time begins here.
    """
    for each in _in_sight(read, page):
        yield _stamped(read, page, each)


def remembered(read: Reader, page: PageRow) -> Iterator[Seeing]:
    """Yield what is seen of each time of an agenda item, to count its revisions."""
    first = published(read, page) or NEVER
    for each in (*_in_sight(read, page), _last(read, page)):
        yield Seeing(each.uid, first, said(each, read.code))


def _stamped(read: Reader, page: PageRow, found: Event) -> Event:
    return replace(found, changed=revised(read, found.uid, published(read, page) or NEVER))


def _over(read: Reader, page: PageRow) -> Event:
    # What is seen of it is looked at no more: an edit of what is over counts by that of its page.
    found, moment = _stamped(read, page, _last(read, page)), published(read, page) or NEVER
    return replace(found, changed=max(found.changed or NEVER, moment))


def _in_sight(read: Reader, page: PageRow) -> Iterator[Event]:
    stored = read.summary(EventRow, read.source(page).id)
    for facts, found in to_come(read, stored):
        yield event(read, page, facts, _uid(page, facts), off=found.skipped)


def _last(read: Reader, page: PageRow) -> Event:
    """Write down the last time of an agenda item that is over."""
    stored = read.summary(EventRow, read.source(page).id)
    facts, off = stored, False
    for each in series(read, stored)[-1:]:
        facts, off = at(stored, each), each.skipped
    return event(read, page, facts, _uid(page, facts), off=off)


def _uid(page: PageRow, facts: EventRow) -> str:
    uid = identifier(page)
    return f"{uid}:{facts.starts_at.astimezone(AMSTERDAM):%Y%m%d}" if facts.repeats else uid


def event(read: Reader, page: PageRow, facts: EventRow, uid: str, *, off: bool) -> Event:
    """Write one time down. One that does not go on stays, so that calendars strike it out."""
    card = event_card(read, page, facts)
    status = card.status or (read.language.gettext("Cancelled") if off else None)
    summary = f"{status}: {page.title}" if status else page.title
    places = dict.fromkeys(filter(None, (card.place, facts.address)))
    return Event(
        uid,
        facts.starts_at,
        facts.ends_at,
        summary,
        ", ".join(places),
        url=read.absolute(card.url),
        cancelled=facts.cancelled or off,
        description=_description(read, page, card),
        category=card.kind,
        place=_place(read, facts),
    )


def _description(read: Reader, page: PageRow, card: EventCard) -> str:
    """Return what it is about, and where there is more: not every calendar shows an address (URL)."""
    introduction = read.summary(EventRow, page.id).introduction
    return "\n\n".join(filter(None, (introduction, read.absolute(card.url))))


def _place(read: Reader, facts: EventRow) -> tuple[float, float] | None:
    """Return the coordinates of the hub that it is at; none when it says of another place."""
    hub = read.page(facts.hub_id)
    if hub is None or facts.location:
        return None
    row = read.summary(HubRow, read.source(hub).id)
    return None if row.latitude is None or row.longitude is None else (row.latitude, row.longitude)

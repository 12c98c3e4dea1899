"""The agenda: cards for lists, what comes first on top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from core.layout.reading import choice_label, foreign
from home.agenda.occurrences import current, over_at
from home.models.agenda import EventDistrictRow, EventPage, EventRow
from home.news.by_district import Relation, city_wide, in_this_language, of_district, with_facts
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader

EVENTS = Relation("home.eventpage", EventRow, EventDistrictRow, "eventpage_id")


@dataclass(frozen=True, slots=True)
class EventCard:
    """An agenda item in a list. `starts_at` is in Dutch time, `time_text` the time in words.

    `status` says in words that it does not go on; None when it does. `place_lang` is the language
    of the place when it is not that of the output: a place is a fact and is not translated.
    """

    title: str
    url: str
    starts_at: datetime
    time_text: str
    place: str
    kind: str
    status: str | None
    lang: str | None
    place_lang: str | None = None


def event_facts(read: Reader, page: PageRow) -> EventRow:
    """Return the facts of an agenda item; of one that repeats, those of the next time."""
    return current(read, read.summary(EventRow, read.source(page).id))


def event_card(read: Reader, page: PageRow, facts: EventRow | None = None) -> EventCard:
    """Make the card of an agenda item: of the time that `facts` are of, else the next."""
    facts = facts or event_facts(read, page)
    hub = read.localised(read.page(facts.hub_id))
    return EventCard(
        title=page.title,
        url=read.address(page),
        starts_at=facts.starts_at.astimezone(AMSTERDAM),
        time_text=time_text(read, facts),
        place=facts.location or (hub.title if hub else "") or facts.address,
        kind=choice_label(read, EventPage.Kind, facts.kind),
        status=read.language.gettext("Cancelled") if facts.cancelled else None,
        lang=foreign(read, page.language),
        place_lang=_place_language(read, page, facts, hub),
    )


def _place_language(
    read: Reader, page: PageRow, facts: EventRow, hub: PageRow | None
) -> str | None:
    if facts.location or not hub:
        return (
            foreign(read, read.source(page).language) if facts.location or facts.address else None
        )
    return foreign(read, hub.language)


def time_text(read: Reader, facts: EventRow) -> str:
    """Return from when to when, for use after the day of the start: 19.30 tot 21.00 uur."""
    start = facts.starts_at.astimezone(AMSTERDAM)
    words = read.language
    if facts.ends_at is None:
        # Translators: a time of day after a date, e.g. “om 19.30 uur”.
        return words.gettext("at %(time)s") % {"time": words.clock(start)}
    end = facts.ends_at.astimezone(AMSTERDAM)
    if end.date() == start.date():
        return words.clock_range(start.time(), end.time())
    # Translators: the end of an event of several days: “9.00 uur tot zondag 6 december …”.
    return words.gettext("%(start)s until %(end)s") % {
        "start": words.clock(start),
        "end": words.moment(end),
    }


def upcoming(read: Reader, pages: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """Keep the events that are not over, the first to come on top."""
    return _upcoming(read, ((page, event_facts(read, page)) for page in pages))


def all_upcoming(read: Reader) -> tuple[PageRow, ...]:
    """Return all events in the language of this output that are not over, by time."""
    return _upcoming(read, with_facts(read, EVENTS))


def _upcoming(read: Reader, pairs: Iterable[tuple[PageRow, EventRow]]) -> tuple[PageRow, ...]:
    found = []
    for page, stored in pairs:
        facts = current(read, stored)
        end = over_at(facts)
        read.until(end)
        if end > read.now:
            found.append((facts.starts_at, facts.id, page))
    return tuple(page for _starts_at, _id, page in sorted(found))


def district_events(read: Reader, district_source_id: int, limit: int) -> tuple[EventCard, ...]:
    """Return at most `limit` coming events for a district (the id of its source page), by time.

    Events of the district go before those for the whole city when there are too many.
    """
    district = read.row(PageRow, district_source_id)
    own = upcoming(read, in_this_language(read, of_district(read, EVENTS, district)))[:limit]
    others: Iterable[PageRow] = ()
    if len(own) < limit:
        coming = all_upcoming(read)
        others = (page for page in coming if city_wide(read, EVENTS, read.source(page)))
    chosen = (*own, *islice(others, limit - len(own)))
    return tuple(event_card(read, page) for page in upcoming(read, chosen))

"""The public views of the agenda and of an agenda item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from contacts.models.hubs import HubPage, HubRow
from contacts.people.cards import address_lines
from core.blocks.body import block_views
from core.fields import split_codes
from core.layout.reading import choice_label, foreign, link, links
from core.layout.sections import section_link
from core.layout.share import card_url
from core.layout.structured_data import organisation
from core.layout.views import Link
from core.page_types import Thing
from home.agenda.calendar import calendar_url, event_url
from home.agenda.cards import EVENTS, EventCard, all_upcoming, event_card, event_facts, time_text
from home.agenda.feed import agenda_feeds
from home.agenda.occurrences import (
    AHEAD,
    DateView,
    coming_dates,
    current,
    over_at,
    rule_text,
    schedule,
    to_come,
)
from home.models.agenda import EventPage, EventRow
from home.news.by_district import city_wide, districts_of, pages_by_district
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader

#: Past events that are listed: who missed a meeting looks for it within the year.
PAST = 60


@dataclass(frozen=True, slots=True)
class AgendaMonth:
    """The events of a month. `name` is the month with its year."""

    name: str
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class PastEvent:
    """An event that is over: one line."""

    title: str
    url: str
    date: date
    status: str | None
    lang: str | None


@dataclass(frozen=True, slots=True)
class DistrictEvents:
    """What comes in a district: addresses of events. What is for the whole municipality is not among them."""

    key: str
    district: Link
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The agenda. `districts` are those that can be chosen; `everywhere` is for all of them."""

    feeds: tuple[Link, ...]
    calendar_url: str
    months: tuple[AgendaMonth, ...]
    past: tuple[PastEvent, ...]
    districts: tuple[DistrictEvents, ...] = ()
    everywhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventView:
    """An agenda item. Times are Dutch; `price` is in whole euros.

    `registration` is None when there is nothing to register for any more. `fact_lang` is the
    language of place and organiser, when it is not that of the page.
    """

    kind: str
    status: str | None
    over: bool
    when: str
    repeats: str
    dates: tuple[DateView, ...]
    starts_at: datetime
    ends_at: datetime | None
    place: str
    address_lines: tuple[str, ...]
    hub: Link | None
    accessibility: tuple[str, ...]
    price: int
    price_text: str
    organiser: str
    registration: Link | None
    districts: tuple[Link, ...]
    city_wide: bool
    body: tuple[Any, ...]
    agenda: Link | None
    #: Its file for a calendar, while that is of use.
    calendar_url: str | None
    fact_lang: str | None


def agenda_view(read: Reader, page: PageRow) -> AgendaView:
    """Make the view of the agenda: all events of the site in this language."""
    pages = read.of_kind(EVENTS.kind)
    coming = all_upcoming(read)
    over = {page.id for page in pages} - {page.id for page in coming}
    past = sorted(
        (page for page in pages if page.id in over),
        key=lambda page: (event_facts(read, page).starts_at, page.id),
        reverse=True,
    )
    chosen, everywhere = _districts(read, coming)
    return AgendaView(
        agenda_feeds(read),
        calendar_url(read, page),
        _months(read, coming),
        tuple(_past(read, page) for page in past[:PAST]),
        chosen,
        everywhere,
    )


def _districts(
    read: Reader, coming: Sequence[PageRow]
) -> tuple[tuple[DistrictEvents, ...], tuple[str, ...]]:
    """Return what comes in each district, by its name, and what is for all; nothing with one district or none."""
    of: dict[int, list[int]] = {}
    for key, pairs in pages_by_district(read, EVENTS).items():
        for page, _facts in pairs:
            of.setdefault(page.id, []).append(key)
    found: dict[int, list[str]] = {}
    for page in coming:
        for key in of.get(page.id, ()):
            found.setdefault(key, []).append(read.address(page))
    chosen = [
        DistrictEvents(str(key), shown, tuple(events))
        for key, events in found.items()
        if (shown := link(read, read.page(key))) is not None
    ]
    if len(chosen) < 2:
        return (), ()
    chosen.sort(key=lambda each: (read.language.sort_key(each.district.text), each.key))
    return tuple(chosen), tuple(read.address(page) for page in coming if page.id not in of)


def _months(read: Reader, pages: Sequence[PageRow]) -> tuple[AgendaMonth, ...]:
    """Group what comes by month: of what repeats each time in sight. What is skipped says so."""
    grouped: dict[str, list[EventCard]] = {}
    times = [
        (facts.starts_at, place, page, facts, found.skipped)
        for place, page in enumerate(pages)
        for facts, found in to_come(read, read.summary(EventRow, read.source(page).id), AHEAD)
    ]
    for _start, _place, page, facts, skipped in sorted(times, key=lambda each: each[:2]):
        card = event_card(read, page, facts)
        if skipped:
            card = replace(card, status=read.language.gettext("Cancelled"))
        grouped.setdefault(read.language.month(card.starts_at.date()), []).append(card)
    # A month on its own is a heading: it starts with a capital, also where months do not.
    return tuple(
        AgendaMonth(read.language.capital(name), tuple(cards)) for name, cards in grouped.items()
    )


def _past(read: Reader, page: PageRow) -> PastEvent:
    facts = event_facts(read, page)
    return PastEvent(
        page.title,
        read.address(page),
        facts.starts_at.astimezone(AMSTERDAM).date(),
        read.language.gettext("Cancelled") if facts.cancelled else None,
        foreign(read, page.language),
    )


def event_view(read: Reader, page: PageRow) -> EventView:
    """Make the view of an agenda item."""
    words = read.language
    source = read.source(page)
    stored = read.summary(EventRow, source.id)
    facts = current(read, stored)
    starts_at = facts.starts_at.astimezone(AMSTERDAM)
    read.until(over_at(facts))
    over = over_at(facts) <= read.now
    hub = read.get(HubRow, facts.hub_id)
    registration = None
    if facts.registration_url and not over and not facts.cancelled:
        registration = Link(words.gettext("Sign up"), facts.registration_url)
    return EventView(
        kind=choice_label(read, EventPage.Kind, facts.kind),
        status=words.gettext("Cancelled") if facts.cancelled else None,
        over=over,
        when=words.gettext("%(day)s, %(time)s")
        % {"day": words.weekday_day(starts_at.date()), "time": time_text(read, facts)},
        repeats=rule_text(read, stored),
        dates=coming_dates(read, stored),
        starts_at=starts_at,
        ends_at=facts.ends_at.astimezone(AMSTERDAM) if facts.ends_at else None,
        place=facts.location,
        address_lines=_address(facts, hub),
        hub=link(read, read.page(facts.hub_id)),
        accessibility=tuple(
            choice_label(read, HubPage.Accessibility, code)
            for code in split_codes(hub.accessibility if hub else "")
        ),
        price=facts.price,
        price_text=words.money(facts.price) if facts.price else words.gettext("Free"),
        organiser=facts.organiser,
        registration=registration,
        districts=links(read, districts_of(read, EVENTS, source)),
        city_wide=city_wide(read, EVENTS, source),
        body=block_views(read, read.row(EventRow, page.id).body),
        agenda=section_link(read, "home.agendapage", words.gettext("The whole agenda")),
        calendar_url=None if over or facts.cancelled else event_url(read, page),
        fact_lang=foreign(read, source.language),
    )


def _address(facts: EventRow, hub: HubRow | None) -> tuple[str, ...]:
    """Return the event's own address, else that of its hub."""
    if facts.address:
        return (facts.address,)
    return (hub.street, f"{hub.postcode} {hub.city}") if hub else ()


def event_shows(read: Reader, event: PageRow) -> Iterator[str]:
    """Yield what an agenda item (its source page) shows of the hub that it is at."""
    hub = read.page(read.row(EventRow, event.id).hub_id)
    if hub is not None:
        yield (read.localised(hub) or hub).title
        yield from address_lines(read.summary(HubRow, read.source(hub).id))


def event_day(read: Reader, page: PageRow) -> date:
    """Return the day on which an event begins for the first time."""
    starts_at = read.summary(EventRow, read.source(page).id).starts_at
    return starts_at.astimezone(AMSTERDAM).date()


def event_thing(read: Reader, page: PageRow, view: EventView) -> Thing:
    """Describe an agenda item (schema.org/Event)."""
    place = view.place or (view.hub.text if view.hub else "")
    thing: Thing = {
        "@type": "Event",
        "@id": read.absolute(f"{read.url(page)}#event"),
        "name": page.title,
        "url": read.absolute(read.url(page)),
        "startDate": view.starts_at.isoformat(),
        "eventStatus": "https://schema.org/EventCancelled"
        if view.status
        else "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "inLanguage": page.language,
        "isAccessibleForFree": view.price == 0,
        "organizer": {"@type": "Organization", "name": view.organiser}
        if view.organiser
        else {"@id": organisation(read)["@id"]},
    }
    own = read.row(EventRow, page.id)
    if own.introduction:
        thing["description"] = own.introduction
    if repeated := schedule(read, read.summary(EventRow, read.source(page).id)):
        thing["eventSchedule"] = repeated
    if view.ends_at:
        thing["endDate"] = view.ends_at.isoformat()
    if place or view.address_lines:
        address = ", ".join(view.address_lines)
        thing["location"] = {"@type": "Place", "name": place or address, "address": address}
    thing["image"] = card_url(read, page)
    if view.price or view.registration:
        thing["offers"] = {"@type": "Offer", "price": view.price, "priceCurrency": "EUR"}
        if view.registration:
            thing["offers"]["url"] = view.registration.url
    return thing

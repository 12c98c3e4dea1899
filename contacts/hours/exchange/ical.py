"""The hours of a hub as a calendar that people can subscribe to (iCalendar), in every language.

It holds whole weeks from this one on, so that it changes when the hours do, and else once a week.

An event has all that it says in its UID: one that says anything else is another event, so that none ever
needs a new revision, whatever was changed and whatever backup is put back.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from contacts.hours import words as say
from contacts.hours.rows import hours_of
from contacts.models.hubs import HubRow
from contacts.people.cards import address_lines
from core.site_files.atom import NEVER
from core.site_files.icalendar import MEDIA_TYPE, Event, calendar
from hours_engine.engine import DAY, Admission, Day, Span, State, days
from hours_engine.moments import moments_of
from hours_engine.special_days import in_stretches
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

HUB = "contacts.hubpage"
WEEKS = 12


def calendar_url(read: Reader, hub: PageRow) -> str:
    """Return the address of the calendar of a hub."""
    return f"{read.url(hub)}hub.ics"


def plan(read: Reader) -> Iterator[Target]:
    """List the calendars in this language."""
    for hub in read.of_kind(HUB):
        yield Target(calendar_url(read, hub), read.code, MEDIA_TYPE, hub.id)


def make(read: Reader, target: Target) -> Document:
    """Make the calendar of a hub."""
    hub = read.row(PageRow, target.key)
    monday = read.today - timedelta(days=read.today.weekday())
    read.until_day(monday + timedelta(days=7))
    words = read.language
    name = words.gettext("Opening hours of %(hub)s") % {"hub": hub.title}
    url = read.absolute(calendar_url(read, hub))
    body = calendar(name, words.code, url, NEVER, events(read, hub, monday))
    return Document(body, MEDIA_TYPE)


def events(read: Reader, hub: PageRow, monday: date) -> Iterator[Event]:
    """Yield when a hub is open, and the days on which it is different, from a Monday on."""
    source = read.source(hub)
    row = read.summary(HubRow, source.id)
    address = ", ".join(address_lines(row))
    about = _About(
        read.absolute(read.url(hub)),
        hub,
        read.details(hub).first_published_at or NEVER,
        None if row.latitude is None or row.longitude is None else (row.latitude, row.longitude),
    )
    coming = days(hours_of(read, source), monday, 7 * WEEKS)
    for each in coming:
        for span in each.spans:
            summary = f"{hub.title}: {_way(read, each, span)}"
            place = ", ".join(filter(None, (span.place, "" if span.place else address)))
            for start, end in moments_of(each.date, span):
                yield about.event(start, end, summary, place, travels=bool(span.place))
        if not each.spans and each.special:
            summary = f"{hub.title}: {say.day_text(read, each)}"
            yield about.event(each.date, each.date + DAY, summary, address)
    # An empty day in a calendar is a closed one. What is usual is said once for all days in a row.
    silent = (
        each
        for each in coming
        if not each.spans and not each.special and each.state is not State.CLOSED
    )
    # One that is closed all the time says that: a calendar without anything tells nobody why.
    always_closed = not any(each.spans or each.special for each in coming) and all(
        each.state is State.CLOSED for each in coming
    )
    for stretch in in_stretches(coming if always_closed else silent):
        last = stretch.last or stretch.first
        summary = f"{hub.title}: {say.day_text(read, stretch.day)}"
        yield about.event(stretch.first, last + DAY, summary, address)


@dataclass(frozen=True, slots=True)
class _About:
    """What all events of a hub have in common."""

    url: str
    hub: PageRow
    since: datetime
    place: tuple[float, float] | None

    def event(
        self,
        start: datetime | date,
        end: datetime | date,
        summary: str,
        location: str,
        *,
        travels: bool = False,
    ) -> Event:
        """Make one of them. What travels is not at the address of the hub."""
        place = None if travels else self.place
        said = (start.isoformat(), end.isoformat(), summary, location, self.url, place)
        return Event(
            f"{uuid.uuid5(uuid.UUID(self.hub.translation_key), f'{self.hub.language} {said}')}@hub",
            *(start, end, summary, location, self.url),
            changed=self.since,
            place=place,
        )


def _way(read: Reader, each: Day, span: Span) -> str:
    words = read.language
    text = {
        Admission.WALK_IN: words.gettext("open"),
        Admission.CALL_FIRST: words.gettext("open, call first"),
        Admission.APPOINTMENT: words.gettext("by appointment"),
    }[span.admission]
    why = say.why_text(read, each) if each.state is not State.CLOSED else ""
    return words.gettext("%(text)s (%(reason)s)") % {"text": text, "reason": why} if why else text

"""The council of a district: its seats today, and when it meets next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from contacts.people.facts import person_facts
from core.layout.reading import choice_label
from districts.models.people import CouncilSeat, CouncilSeatRow, PeopleRow
from districts.pages.appointments import people_page
from districts.pages.words import heading
from home.agenda.cards import EVENTS, EventCard, event_card, event_facts, upcoming
from home.models.agenda import EventPage
from home.news.by_district import of_district
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

OFFICES = (CouncilSeat.Office.CHAIR, CouncilSeat.Office.VICE_CHAIR, CouncilSeat.Office.MEMBER)


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat. A vacant one has no name; `office` is in the language of the output."""

    name: str | None
    office: str
    chairs: bool
    since: date | None
    until: date | None
    vacant: bool
    motivation: str
    motivation_lang: str | None


@dataclass(frozen=True, slots=True)
class CouncilView:
    """A council today. `seats` has the chair first and vacancies last.

    Somebody who is not public has a seat that is counted, but not shown.
    """

    name: str
    total: int
    vacant: int
    seats: tuple[SeatView, ...]
    chair: str | None
    elected_on: date | None
    email: str
    url: str
    meeting: EventCard | None


def council_view(read: Reader, district: PageRow) -> CouncilView | None:
    """Make the view of the council of a district (its source page); None when it has none."""
    people = people_page(read, district)
    if people is None:
        return None
    row = read.row(PeopleRow, people.id)
    if not row.has_council:
        return None
    rows = [
        each for each in read.where(CouncilSeatRow, "page_id", people.id) if in_force(read, each)
    ]
    taken = sorted(
        (each for each in rows if each.person_id is not None),
        key=lambda each: OFFICES.index(CouncilSeat.Office(each.office)),
    )
    total = max(row.council_seats, len(rows))
    vacant = total - len(taken)
    named = tuple(seat for each in taken if (seat := _seat(read, each)) is not None)
    empty = SeatView(None, "", False, None, None, True, "", None)
    shown = read.localised(district) or district
    return CouncilView(
        name=f"{heading(read, 'council')} {shown.title}",
        total=total,
        vacant=vacant,
        seats=(*named, *[empty] * vacant),
        chair=next((seat.name for seat in named if seat.chairs), None),
        elected_on=row.council_since,
        email=row.council_email,
        url=row.council_url,
        meeting=next_meeting(read, district),
    )


def in_force(read: Reader, seat: CouncilSeatRow) -> bool:
    """Return whether somebody sits here today (both days count), and say until when that is so."""
    if seat.starts_on is not None and seat.starts_on > read.today:
        read.until_day(seat.starts_on)
        return False
    if seat.ends_on is not None:
        read.until_day(seat.ends_on + timedelta(days=1))
        return seat.ends_on >= read.today
    return True


def newcomers(read: Reader, district: PageRow) -> tuple[SeatView, ...]:
    """Return who will take a seat, the first to begin first; `since` is the day."""
    people = people_page(read, district)
    rows = read.where(CouncilSeatRow, "page_id", people.id) if people else ()
    later = [row for row in rows if row.starts_on is not None and row.starts_on > read.today]
    later.sort(key=lambda row: row.starts_on or date.max)
    return tuple(seat for row in later if (seat := _seat(read, row)) is not None)


def next_meeting(read: Reader, district: PageRow) -> EventCard | None:
    """Return the next meeting of a council, in whatever language: when it is concerns everybody."""
    meetings = [
        page
        for page in of_district(read, EVENTS, district)
        if (facts := event_facts(read, page)).kind == EventPage.Kind.COUNCIL and not facts.cancelled
    ]
    coming = upcoming(read, meetings)
    return event_card(read, read.localised(coming[0]) or coming[0]) if coming else None


def _seat(read: Reader, row: CouncilSeatRow) -> SeatView | None:
    facts = person_facts(read, row.person_id, since=row.starts_on, until=row.ends_on)
    if facts is None:
        return None
    return SeatView(
        name=facts.name,
        office=choice_label(read, CouncilSeat.Office, row.office),
        chairs=row.office == CouncilSeat.Office.CHAIR,
        since=facts.since,
        until=facts.until,
        vacant=False,
        motivation=facts.motivation,
        motivation_lang=facts.motivation_lang,
    )

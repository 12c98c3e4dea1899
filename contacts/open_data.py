"""Hubs, their opening hours and who can be called, as open data."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from contacts.hours.exchange.file_format import PARTS, written
from contacts.hours.rows import hours_of
from contacts.hours.until import month_of_page
from contacts.hours.view import today_view
from contacts.models.appointments import AppointmentRow
from contacts.models.different_days import HolidayDecisionRow, OpeningExceptionRow
from contacts.models.hours import OpeningPeriodRow
from contacts.models.hubs import HubRow, HubServiceRow
from contacts.people.appointments import city_appointments, covered_districts
from contacts.people.appointments import current as holding_today
from contacts.people.directory import district_appointments, districts
from contacts.people.facts import ContactFacts, facts_of
from core.fields import split_codes
from core.layout.reading import by_name
from hours_engine.moments import next_change, state_at
from hours_engine.osm import osm
from open_data.datasets import Collection, Dataset, Geometry, Record, Table, register
from open_data.items import ItemReference, PageItem, page_fields, reference, references
from open_data.live import Now, register_now
from publishing.content.declarations import PageRow
from publishing.content.phrases import public
from publishing.content.reader import Reader

HOURS_COLUMNS = (
    *("hub_id", "hub", "district_id", "district", "kind", "hours_state"),
    *dict.fromkeys(name for names in PARTS.values() for name in names),
    "url",
)


@dataclass(frozen=True, slots=True)
class HubItem(PageItem):
    """A hub. `openingHours` is as OpenStreetMap writes it; coordinates are degrees in WGS84."""

    district: ItemReference | None
    street: str
    postcode: str
    city: str
    latitude: float | None
    longitude: float | None
    phone: str
    email: str
    appointment_url: str
    opening_hours: str
    services: tuple[str, ...]
    languages: tuple[str, ...]
    accessibility: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContactItem:
    """Who has a role today; `vacant` when nobody has. Without districts: the whole municipality.

    Ways to reach them are those of their card on the site. `deputyFor` names whom they stand in for.
    """

    id: str
    name: str
    role: str
    role_url: str | None
    vacant: bool
    deputy_for: str | None
    districts: tuple[ItemReference, ...]
    phone: str | None
    mobile: str | None
    email: str | None
    since: date | None


def all_hubs(read: Reader) -> tuple[PageRow, ...]:
    """Return the hubs (source pages) of all districts, district by district, both by name."""
    return tuple(
        hub
        for each in districts(read)
        for hub in by_name(read, read.children(each, "contacts.hubpage"))
    )


def hub_item(read: Reader, source: PageRow) -> HubItem:
    """Make a hub."""
    row = read.summary(HubRow, source.id)
    first, count = month_of_page(read.today)
    read.until_day(first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1))
    return HubItem(
        **page_fields(read, source),
        district=reference(read, read.parent(source)),
        street=row.street,
        postcode=row.postcode,
        city=row.city,
        latitude=row.latitude,
        longitude=row.longitude,
        phone=row.phone,
        email=row.email,
        appointment_url=row.appointment_url,
        opening_hours=osm(hours_of(read, source), first, count),
        services=tuple(each.kind for each in read.where(HubServiceRow, "page_id", source.id)),
        languages=tuple(split_codes(row.languages)),
        accessibility=tuple(split_codes(row.accessibility)),
    )


@dataclass(frozen=True, slots=True)
class HubNow:
    """How a hub is at the moment of the answer, and when that changes.

    `state` is open, closed, appointment, uncertain or unknown; `admission`, while one gets in, is walk-in,
    call-first or appointment. `today` says in words how it is today.
    """

    at: datetime
    state: str
    admission: str | None
    changes_at: datetime | None
    today: str


def hub_now(read: Reader, source: PageRow) -> HubNow:
    """Return how a hub is now, in the words of the reader."""
    hours = hours_of(read, source)
    now = state_at(hours, read.now)
    changes = next_change(hours, read.now)
    read.until(changes)
    return HubNow(
        at=read.now.replace(microsecond=0),
        state=now.state.value,
        admission=now.admission.value if now.admission else None,
        changes_at=changes,
        today=today_view(read, hours).text,
    )


def all_contacts(read: Reader) -> tuple[ContactItem, ...]:
    """Return who can be called today: those of the municipality first, then district by district."""
    return read.shared(_contacts)


def _contacts(read: Reader) -> tuple[ContactItem, ...]:
    found: list[ContactItem] = []
    for row in holding_today(read, city_appointments(read)):
        ids = covered_districts(read, row)
        covered = [page for page in map(read.page, ids) if page is not None]
        if covered or not ids:
            found += _items(read, row, covered)
    for district in districts(read):
        for each in holding_today(read, district_appointments(read, district)):
            found += _items(read, each, [district])
    return tuple({each.id: each for each in found}.values())


def _items(read: Reader, row: AppointmentRow, covered: list[PageRow]) -> list[ContactItem]:
    return [_contact(read, row, facts, covered) for facts in facts_of(read, row)]


def _contact(
    read: Reader, row: AppointmentRow, facts: ContactFacts, covered: list[PageRow]
) -> ContactItem:
    named = [
        each.translation_key if each else ""
        for each in (read.page(row.role_id), facts.person, *covered)
    ]
    return ContactItem(
        # Nothing that is stored names a card: the same role, person and districts give the same id.
        id=uuid.uuid5(uuid.NAMESPACE_URL, " ".join([*named, row.note])).hex,
        name=facts.name,
        role=facts.role,
        role_url=read.absolute(facts.role_url) if facts.role_url else None,
        vacant=facts.vacant,
        deputy_for=facts.deputy_for,
        districts=references(read, covered),
        phone=facts.ways.phone,
        mobile=facts.ways.mobile,
        email=facts.ways.email,
        since=facts.since,
    )


def _itself(_read: Reader, item: Any) -> Any:
    return item


def point_of(read: Reader, hub: PageRow) -> dict[str, Any] | None:
    """Return where a hub (its source page) is; None when nobody filled that in."""
    row = read.summary(HubRow, hub.id)
    if row.latitude is None or row.longitude is None:
        return None
    return {"type": "Point", "coordinates": [row.longitude, row.latitude]}


def hours_rows(read: Reader) -> Iterator[Record]:
    """Yield a row for each hub, and for each of its periods, different days and holidays.

    What is over is left out.
    """
    for hub in all_hubs(read):
        district = reference(read, read.parent(hub))
        shared = {
            "hub_id": hub.translation_key,
            "hub": hub.title,
            "district_id": district.id if district else "",
            "district": district.title if district else "",
            "url": read.absolute(read.url(hub)),
        }
        state = read.summary(HubRow, hub.id).hours_state
        yield {**shared, "kind": "hub", "hours_state": state}
        for kind, row, last in (
            ("period", OpeningPeriodRow, "valid_until"),
            ("days", OpeningExceptionRow, "last_day"),
            ("holiday", HolidayDecisionRow, ""),
        ):
            for each in read.where(row, "page_id", hub.id):
                if not _is_over(read, getattr(each, last) if last else None):
                    fields = {name: getattr(each, name) for name in PARTS[kind]}
                    yield {**shared, "kind": kind, **written(fields)}


def _is_over(read: Reader, last: date | None) -> bool:
    if last is None or last == date.max:
        return False
    read.until_day(last + timedelta(days=1))
    return last < read.today


register(
    Dataset(
        "hubs",
        public("Hubs"),
        public(
            "All places to walk in, with address, opening hours, services and place on the map."
        ),
        "SOCI",
        place=20,
        collection=Collection(HubItem, all_hubs, hub_item),
        changes=True,
        geometry=Geometry("Point", point_of),
    ),
    Dataset(
        "opening-hours",
        public("Opening hours"),
        public("All opening hours as a table: fixed hours, different days and holidays."),
        "SOCI",
        place=30,
        table=Table(HOURS_COLUMNS, hours_rows),
    ),
    Dataset(
        "contacts",
        public("Contact persons"),
        public("Who has which role in which district today, and how you reach them."),
        "GOVE",
        place=40,
        collection=Collection(ContactItem, all_contacts, _itself),
        personal=True,
    ),
)
register_now("hubs", Now(HubNow, hub_now))

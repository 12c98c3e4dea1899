"""Districts, hubs and who can be called, as items of the lists for programs."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from contacts.hours.rows import hours_of
from contacts.hours.until import month_of_page
from contacts.models.hubs import HubRow, HubServiceRow
from contacts.people.appointments import (
    AppointmentRow,
    city_appointments,
    contacts_of,
    covered_districts,
)
from contacts.people.appointments import current as holding_today
from contacts.people.cards import ContactView
from contacts.people.directory import district_appointments, districts
from core.fields import split_codes
from districts.models.districts import DistrictRow, NeighbourhoodRow
from hours_engine.osm import osm
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import registry


@dataclass(frozen=True, slots=True)
class ItemReference:
    """Another item: the same id in every language, and its page."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PageItem:
    """What each item with a page has. `language` is that of the title."""

    id: str
    title: str
    language: str
    url: str
    document: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A neighbourhood of a district, with its code at Statistics Netherlands."""

    name: str
    cbs_code: str


@dataclass(frozen=True, slots=True)
class DistrictItem(PageItem):
    """A district, and where it lies in words (in Dutch)."""

    area: str
    neighbourhoods: tuple[Neighbourhood, ...]


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


def reference(read: Reader, page: PageRow | None) -> ItemReference | None:
    """Name another item in the language of this output; None when it is not public."""
    shown = read.localised(page)
    if shown is None:
        return None
    return ItemReference(shown.translation_key, shown.title, read.absolute(read.address(shown)))


def page_fields(read: Reader, source: PageRow) -> dict[str, Any]:
    """Return the fields of `PageItem` for a source page."""
    shown = read.localised(source) or source
    return {
        "id": shown.translation_key,
        "title": shown.title,
        "language": shown.language,
        "url": read.absolute(read.address(shown)),
        "document": read.absolute(registry.layout.document_url(read, shown)),
    }


def district_item(read: Reader, source: PageRow) -> DistrictItem:
    """Make a district."""
    return DistrictItem(
        **page_fields(read, source),
        area=read.brief(DistrictRow, source.id).area,
        neighbourhoods=tuple(
            Neighbourhood(row.name, row.cbs_code)
            for row in read.where(NeighbourhoodRow, "page_id", source.id)
        ),
    )


def all_hubs(read: Reader) -> tuple[PageRow, ...]:
    """Return the hubs (source pages) of all districts, district by district."""
    return tuple(hub for each in districts(read) for hub in read.children(each, "contacts.hubpage"))


def hub_item(read: Reader, source: PageRow) -> HubItem:
    """Make a hub."""
    row = read.brief(HubRow, source.id)
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
    return [_contact(read, row, card, covered) for card in contacts_of(read, row)]


def _contact(
    read: Reader, row: AppointmentRow, card: ContactView, covered: list[PageRow]
) -> ContactItem:
    role = read.page(row.role_id)
    who = None if card.vacant else read.page(row.deputy_id if card.deputy_for else row.person_id)
    named = [each.translation_key if each else "" for each in (role, who, *covered)]
    links = (reference(read, each) for each in covered)
    return ContactItem(
        # Nothing that is stored names a card: the same role, person and districts give the same id.
        id=uuid.uuid5(uuid.NAMESPACE_URL, " ".join([*named, row.note])).hex,
        name=card.name,
        role=card.role,
        role_url=read.absolute(card.role_url) if card.role_url else None,
        vacant=card.vacant,
        deputy_for=card.deputy_for,
        districts=tuple(each for each in links if each is not None),
        phone=card.phone,
        mobile=card.mobile,
        email=card.email,
        since=card.since,
    )

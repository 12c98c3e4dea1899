"""The public view of the contact page: everybody's name and number, also to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contacts.models.people import ContactsRow
from contacts.models.roles import RoleRow
from contacts.people.appointments import appointment_contacts
from contacts.people.cards import ContactView
from contacts.people.directory import CityContacts, city_contacts, district_appointments, districts
from contacts.printouts.flyer import flyer_url
from contacts.printouts.version_code import city_version, version_text
from core.blocks.body import block_views
from core.layout.reading import foreign, link
from core.layout.views import Link
from core.municipality import municipality
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class MunicipalityContact:
    """How to reach the municipality itself."""

    name: str
    phone: str | None
    email: str | None
    website: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class RoleLink:
    """A role, with what it is."""

    title: str
    url: str
    introduction: str
    lang: str | None


@dataclass(frozen=True, slots=True)
class DistrictContacts:
    """The people of a district. `anchor` is where they stand on the page."""

    district: Link
    anchor: str
    contacts: tuple[ContactView, ...]


@dataclass(frozen=True, slots=True)
class ContactsView:
    """Everybody to call: the municipality, who is there for several districts, each district."""

    municipality: MunicipalityContact
    roles: tuple[RoleLink, ...]
    city: tuple[CityContacts, ...]
    districts: tuple[DistrictContacts, ...]
    body: tuple[Any, ...]
    #: The sheet with all of this, to print; the version code stands on it too (`stamp` in the API).
    flyer_url: str
    stamp: str


def contacts_view(read: Reader, page: PageRow) -> ContactsView:
    """Make the view of the contact page."""
    own = municipality(read)
    return ContactsView(
        municipality=MunicipalityContact(
            own.name,
            own.phone or None,
            own.email or None,
            own.website or None,
            own.address or None,
        ),
        roles=tuple(
            _role(read, role) for role in read.children(read.source(page), "contacts.rolepage")
        ),
        city=city_contacts(read),
        districts=tuple(
            found for each in districts(read) if (found := _district(read, each)) is not None
        ),
        body=block_views(read, read.row(ContactsRow, page.id).body),
        flyer_url=flyer_url(read, page),
        stamp=version_text(read, city_version(read)),
    )


def _role(read: Reader, role: PageRow) -> RoleLink:
    shown = read.localised(role) or role
    row = read.row(RoleRow, shown.id)
    return RoleLink(
        shown.title, read.address(shown), row.introduction, foreign(read, shown.language)
    )


def _district(read: Reader, district: PageRow) -> DistrictContacts | None:
    district_link = link(read, district)
    # Who works for several districts stands above, once.
    contacts = appointment_contacts(read, district_appointments(read, district))
    if district_link is None or not contacts:
        return None
    # The source's slug: a link to a part of the page is the same in every language.
    return DistrictContacts(district_link, f"wijk-{district.slug}", contacts)

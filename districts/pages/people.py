"""The public view of who is who: whom to call now and later, and the district council."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contacts.people.cards import ContactView, HubCardView, hub_cards
from contacts.people.shown import shown_in_district
from core.blocks.body import block_views
from core.layout.reading import link
from core.layout.views import Link
from core.page_types import Thing
from districts.models.people import PeopleRow
from districts.pages.appointments import contacts_later, contacts_now
from districts.pages.council import CouncilView, SeatView, council_view, newcomers
from districts.pages.words import heading
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class Handover:
    """A change that is decided but has not begun: in words from when, who, and as what."""

    from_text: str
    name: str
    role: str
    role_lang: str | None


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Who is who in a district."""

    district: Link | None
    contacts: tuple[ContactView, ...]
    handovers: tuple[Handover, ...]
    council: CouncilView | None
    #: When and where the council meets, as the editor wrote it.
    meeting_text: str
    hubs_title: str
    hubs: tuple[HubCardView, ...]
    body: tuple[Any, ...]


def people_view(read: Reader, page: PageRow) -> PeopleView:
    """Make the view of a who-is-who page. Raises LookupError when it stands under no district."""
    own = read.row(PeopleRow, page.id)
    district = read.parent(read.source(page))
    if district is None:
        raise LookupError(f"page {page.id} stands under no district")
    return PeopleView(
        district=link(read, district),
        contacts=contacts_now(read, district),
        handovers=handovers(read, district),
        council=council_view(read, district),
        meeting_text=own.council_text,
        hubs_title=heading(read, "hub", plural=True),
        hubs=hub_cards(read, district),
        body=block_views(read, own.body),
    )


def people_shows(read: Reader, people: PageRow) -> Iterator[PageRow]:
    """Yield whose facts a who-is-who page (its source page) shows besides those of its own people."""
    district = read.parent(people)
    if district is not None:
        yield from shown_in_district(read, district)


def people_called(read: Reader, _page: PageRow) -> str:
    """Return what such a page is called where nobody translated its title."""
    return read.language.gettext("Who is who")


def handovers(read: Reader, district: PageRow) -> tuple[Handover, ...]:
    """List who will begin in a role, and then who will take a seat in the council."""
    people = [
        Handover(card.note, card.name, card.role, card.role_lang)
        for card in contacts_later(read, district)
    ]
    return (*people, *(_newcomer(read, seat) for seat in newcomers(read, district)))


def _newcomer(read: Reader, seat: SeatView) -> Handover:
    day = read.language.day(seat.since) if seat.since else ""
    return Handover(
        read.language.gettext("From %(day)s") % {"day": day},
        seat.name or "",
        f"{heading(read, 'council')} ({seat.office})",
        None,
    )


def council_thing(read: Reader, page: PageRow, view: PeopleView) -> Thing | None:
    """Describe a council (schema.org); None for a district without one."""
    council = view.council
    if council is None:
        return None
    url = read.absolute(read.url(page))
    thing: Thing = {
        "@type": "GovernmentOrganization",
        "@id": f"{url}#council",
        "name": council.name,
        "url": council.url or url,
        "parentOrganization": {"@id": read.absolute("/#municipality")},
        "member": [
            {
                "@type": "OrganizationRole",
                "roleName": seat.office,
                "member": {"@type": "Person", "name": seat.name},
                **({"startDate": seat.since.isoformat()} if seat.since else {}),
            }
            for seat in council.seats
            if not seat.vacant
        ],
    }
    if view.district is not None:
        thing["areaServed"] = {
            "@type": "AdministrativeArea",
            "name": view.district.text,
            "url": read.absolute(view.district.url),
        }
    if council.email:
        thing["email"] = council.email
    return thing

"""The cards of people and hubs: what any page shows of somebody to call, or of a place to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contacts.hours.own_hours import OwnHoursView
from contacts.hours.rows import hours_of
from contacts.hours.view import hours_today, next_open
from contacts.models.hubs import HubRow
from contacts.people.facts import ContactFacts
from contacts.people.ways import WayFields
from core.layout.reading import by_name, foreign, link
from core.layout.views import Link, PictureView
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView(WayFields):
    """Somebody in a role, or a role that nobody has now (`vacant`, then `name` is empty).

    Phone numbers are as stored (E.164); templates show the ways to reach them with the filter `ways`.
    """

    name: str
    initials: str
    role: str
    role_url: str | None
    role_lang: str | None
    vacant: bool
    district: Link | None
    office: str | None
    #: Whom this person stands in for: a name, or the role when the name is not public.
    deputy_for: str | None
    since: date | None
    note: str
    note_lang: str | None
    motivation: str
    motivation_lang: str | None
    #: Names of languages, in the language of the page.
    languages: tuple[str, ...]
    picture: PictureView | None
    #: When this person can be met, place by place.
    office_hours: tuple[OwnHoursView, ...] = ()
    #: When somebody last checked that this is right.
    checked_on: date | None = None
    #: Where this person is as a vCard.
    vcard_url: str | None = None


@dataclass(frozen=True, slots=True)
class HubCardView:
    """A hub in a list. `status` is open, closed, appointment, uncertain or unknown: of today."""

    name: str
    url: str
    lang: str | None
    status: str
    status_text: str
    today_text: str
    address_lines: tuple[str, ...]
    district: Link | None
    #: Degrees in WGS84.
    latitude: float | None
    longitude: float | None
    #: When it opens again, on a day on which it does not.
    next_text: str = ""


def contact_view(
    facts: ContactFacts, *, district: Link | None = None, vcards: str = ""
) -> ContactView:
    """Return a card. `vcards` is the address that the vCards of a district stand under."""
    person = facts.person if vcards and facts.has_own_ways else None
    return ContactView(
        name=facts.name,
        initials=initials(facts.name),
        role=facts.role,
        role_url=facts.role_url,
        role_lang=facts.role_lang,
        vacant=facts.vacant,
        district=district,
        office=None,
        deputy_for=facts.deputy_for,
        since=facts.since,
        note=facts.note,
        note_lang=facts.note_lang,
        motivation=facts.motivation,
        motivation_lang=facts.motivation_lang,
        **facts.ways.named(),
        languages=facts.languages,
        picture=facts.picture,
        office_hours=facts.office_hours,
        checked_on=facts.checked_on,
        vcard_url=vcard_url(vcards, person) if person else None,
    )


def vcards_of(read: Reader, district: PageRow) -> str:
    """Return the address that the vCards of a district stand under, in the language of the output."""
    return read.url(read.localised(district) or district)


def vcard_url(vcards: str, person: PageRow) -> str:
    """Return the address of the vCard of a person (the source page). It says no name."""
    return f"{vcards}contact-{person.id}.vcf"


def hub_cards(read: Reader, district_page: PageRow) -> tuple[HubCardView, ...]:
    """Return the cards of all hubs of a district, by name."""
    hubs = by_name(read, read.children(read.source(district_page), "contacts.hubpage"))
    return tuple(hub_card(read, hub, with_district=False) for hub in hubs)


def hub_card(read: Reader, hub_page: PageRow, *, with_district: bool = True) -> HubCardView:
    """Return the card of a hub as it is today."""
    return read.shared(_hub_card, hub_page, with_district)


def _hub_card(read: Reader, hub_page: PageRow, with_district: bool) -> HubCardView:
    source = read.source(hub_page)
    shown = read.localised(hub_page) or hub_page
    facts = read.summary(HubRow, source.id)
    today = hours_today(read, source)
    return HubCardView(
        name=shown.title,
        url=read.address(shown),
        lang=foreign(read, shown.language),
        status=today.status,
        status_text=today.status_text,
        today_text=today.text,
        address_lines=address_lines(facts),
        district=link(read, read.parent(source)) if with_district else None,
        latitude=facts.latitude,
        longitude=facts.longitude,
        next_text=next_open(read, hours_of(read, source)),
    )


def address_lines(hub: HubRow) -> tuple[str, ...]:
    """Return an address as it is written on an envelope."""
    place = " ".join(part for part in (hub.postcode, hub.city) if part)
    return tuple(line for line in (hub.street, place) if line)


def initials(name: str) -> str:
    """Return the first letters of a name's first and last word: “Jan van der Berg” is JB."""
    letters = [
        next(letter for letter in word if letter.isalnum())
        for word in name.split()
        if any(letter.isalnum() for letter in word)
    ]
    return "".join(letters[:1] + letters[1:][-1:]).upper()

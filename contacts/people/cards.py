"""The cards of people and hubs: what any page shows of somebody to call, or of a place to go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from contacts.hours.own_hours import OwnHoursView, office_hours
from contacts.hours.view import hours_today
from contacts.models.hubs import HubRow
from contacts.models.people import PersonRow
from core.fields import split_codes
from core.layout.reading import foreign, link, picture
from core.layout.views import Link, PictureView
from core.municipality import municipality
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class ContactView:
    """Somebody in a role, or a role that nobody has now (`vacant`, then `name` is empty).

    Phone numbers are as stored (E.164); templates write them with the filters `phone` and `tel`.
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
    phone: str | None
    mobile: str | None
    email: str | None
    #: Names of languages, in the language of the page.
    languages: tuple[str, ...]
    picture: PictureView | None
    #: When this person can be met, place by place.
    office_hours: tuple[OwnHoursView, ...] = ()
    #: When somebody last checked that this is right.
    checked_on: date | None = None
    #: Where this person is as a vCard.
    vcard_url: str | None = None

    @property
    def can_be_reached(self) -> bool:
        """Whether there is a way to reach this person."""
        return bool(self.phone or self.mobile or self.email)


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


def person_contact(
    read: Reader,
    person_id: int | None,
    *,
    role: PageRow | None = None,
    note: str = "",
    since: date | None = None,
    deputy_for: str | None = None,
    office: str | None = None,
    district: Link | None = None,
    vcards: str = "",
) -> ContactView | None:
    """Return the card of a person; None when that person is not public.

    `note` is in the source language, as all facts are. `vcards` is the address that the vCards of
    a district stand under.
    """
    person = read.page(person_id)
    if person is None:
        return None
    facts = read.row(PersonRow, read.source(person).id)
    shown = read.localised(person) or person
    words = read.row(PersonRow, shown.id)
    role_link = link(read, role)
    found = ContactView(
        name=shown.title,
        initials=initials(shown.title),
        role=role_link.text if role_link else "",
        role_url=role_link.url if role_link else None,
        role_lang=role_link.lang if role_link else None,
        vacant=False,
        district=district,
        office=office,
        deputy_for=deputy_for,
        since=since,
        note=note,
        note_lang=foreign(read, read.source_language) if note else None,
        motivation=words.motivation,
        motivation_lang=foreign(read, shown.language) if words.motivation else None,
        phone=facts.phone or None,
        mobile=facts.mobile or None,
        email=facts.email or None,
        languages=spoken(read, facts.languages),
        picture=picture(
            read,
            facts.photo_id,
            read.language.gettext("Photo of %(name)s") % {"name": shown.title},
            sizes="5rem",
        ),
        office_hours=office_hours(read, read.source(person)),
        checked_on=facts.checked_on,
    )
    if vcards and found.can_be_reached:
        return replace(found, vcard_url=vcard_url(vcards, read.source(person)))
    return found


def vcards_of(read: Reader, district: PageRow) -> str:
    """Return the address that the vCards of a district stand under, in the language of the output."""
    return read.url(read.localised(district) or district)


def vcard_url(vcards: str, person: PageRow) -> str:
    """Return the address of the vCard of a person (the source page). It says no name."""
    return f"{vcards}contact-{person.id}.vcf"


def vacancy(
    read: Reader,
    role: PageRow,
    *,
    deputy_id: int | None = None,
    note: str = "",
    district: Link | None = None,
    office: str | None = None,
) -> ContactView:
    """Return the card of a role that nobody has now, with who answers until somebody has.

    That is the deputy; without one that is public it is the municipality.
    """
    role_link = link(read, role)
    deputy = person_contact(read, deputy_id)
    own = municipality(read)
    said = note
    if deputy is not None:
        said = read.language.gettext("Until then, contact %(name)s.") % {"name": deputy.name}
    elif not note:
        said = read.language.gettext("Until then, contact the municipality.")
    return ContactView(
        name="",
        initials="",
        role=role_link.text if role_link else role.title,
        role_url=role_link.url if role_link else None,
        role_lang=role_link.lang if role_link else None,
        vacant=True,
        district=district,
        office=office,
        deputy_for=None,
        since=None,
        note=said,
        note_lang=foreign(read, read.source_language) if said == note else None,
        motivation="",
        motivation_lang=None,
        phone=deputy.phone if deputy else own.phone or None,
        mobile=deputy.mobile if deputy else None,
        email=deputy.email if deputy else own.email or None,
        languages=deputy.languages if deputy else (),
        picture=None,
    )


def hub_cards(read: Reader, district_page: PageRow) -> tuple[HubCardView, ...]:
    """Return the cards of all hubs of a district, in the order of the tree."""
    hubs = read.children(read.source(district_page), "contacts.hubpage")
    return tuple(hub_card(read, hub, with_district=False) for hub in hubs)


def hub_card(read: Reader, hub_page: PageRow, *, with_district: bool = True) -> HubCardView:
    """Return the card of a hub as it is today."""
    return read.shared(_hub_card, hub_page, with_district)


def _hub_card(read: Reader, hub_page: PageRow, with_district: bool) -> HubCardView:
    source = read.source(hub_page)
    shown = read.localised(hub_page) or hub_page
    facts = read.brief(HubRow, source.id)
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
    )


def address_lines(hub: HubRow) -> tuple[str, ...]:
    """Return an address as it is written on an envelope."""
    place = " ".join(part for part in (hub.postcode, hub.city) if part)
    return tuple(line for line in (hub.street, place) if line)


def spoken(read: Reader, codes: str) -> tuple[str, ...]:
    """Name languages in the language of the page."""
    return tuple(read.language.language_name(code) for code in split_codes(codes))


def initials(name: str) -> str:
    """Return the first letters of a name's first and last word: “Jan van der Berg” is JB."""
    letters = [
        next(letter for letter in word if letter.isalnum())
        for word in name.split()
        if any(letter.isalnum() for letter in word)
    ]
    return "".join(letters[:1] + letters[1:][-1:]).upper()

"""A contact of a district as a vCard (RFC 6350), for the address book of a phone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from contacts.models.people import PersonRow
from contacts.people.appointments import appointment_contacts
from contacts.people.cards import ContactView, vcard_url, vcards_of
from contacts.people.directory import DISTRICT
from contacts.printouts.people import district_rows, people_with_numbers
from contacts.printouts.version_code import Shown, carrier, stamp_of, stamp_text
from core.municipality import municipality
from core.phone import dialled
from core.site_files.icalendar import escaped, folded
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/vcard"


def plan(read: Reader) -> Iterator[Target]:
    """List the vCards in this language: of every district, who can be reached there."""
    for page in read.of_kind(DISTRICT):
        district = read.source(page)
        for person in people_with_numbers(read, district):
            path = vcard_url(vcards_of(read, district), person)
            yield Target(path, read.language.code, MEDIA_TYPE, (page.id, person.id))


def make(read: Reader, target: Target) -> Document:
    """Make a vCard."""
    district_id, person_id = target.key
    page = read.row(PageRow, district_id)
    person = read.row(PageRow, person_id)
    lines = vcard_lines(read, page, person)
    body = "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()
    return Document(body, MEDIA_TYPE)


def vcard_lines(read: Reader, page: PageRow, person: PageRow) -> Iterator[str]:
    """Yield the lines of the vCard of a person (the source page) on the page of a district."""
    stamp = stamp_text(read, stamp_of(read, read.source(page)))
    yield from _lines(read, page, person)
    yield f"NOTE;LANGUAGE={read.language.code}:{escaped(stamp)}"
    yield "END:VCARD"


@carrier
def shown(read: Reader, district: PageRow) -> Iterator[Shown]:
    """Return what the vCards of a district show."""
    page = read.version(district, read.language.code)
    if page is None:
        return
    for person in people_with_numbers(read, district):
        yield Shown(
            tuple(_lines(read, page, person)), (read.brief(PersonRow, person.id).checked_on,)
        )


def _lines(read: Reader, page: PageRow, person: PageRow) -> Iterator[str]:
    words = read.language
    district = read.source(page)
    rows = [
        row
        for row in district_rows(read, district)
        if person.id in (_source_id(read, row.person_id), _source_id(read, row.deputy_id))
    ]
    url = vcard_url(vcards_of(read, district), person)
    cards = [
        card
        for card in appointment_contacts(read, rows, vcards=vcards_of(read, district))
        if card.vcard_url == url
    ]
    if not cards:
        raise LookupError(f"nobody with id {person.id} can be reached in {page.title}")
    first = cards[0]
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//Wijkwijzer//Contacts//NL"
    yield f"UID:urn:uuid:{uuid.uuid5(uuid.UUID(person.translation_key), district.translation_key)}"
    yield "KIND:individual"
    yield f"LANG:{words.code}"
    yield f"FN:{escaped(first.name)}"
    yield f"ORG:{escaped(municipality(read).name)};{escaped(page.title)}"
    for role in dict.fromkeys(card.role for card in cards):
        yield f"TITLE;LANGUAGE={words.code}:{escaped(role)}"
    yield from _ways(first)
    yield f"URL:{read.absolute(read.url(page))}"
    yield f"SOURCE:{read.absolute(url)}"


def _ways(card: ContactView) -> Iterator[str]:
    if card.phone:
        yield f'TEL;VALUE=uri;TYPE="work,voice":tel:{dialled(card.phone)}'
    if card.mobile:
        yield f'TEL;VALUE=uri;TYPE="work,cell":tel:{dialled(card.mobile)}'
    if card.email:
        yield f"EMAIL;TYPE=work:{escaped(card.email)}"


def _source_id(read: Reader, key: int | None) -> int | None:
    page = read.page(key)
    return read.source(page).id if page else None

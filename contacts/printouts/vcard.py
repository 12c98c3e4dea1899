"""A contact of a district as a vCard (RFC 6350), for the address book of a phone."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from contacts.people.cards import vcard_url, vcards_of
from contacts.people.directory import DISTRICT
from contacts.people.ways import WAYS
from contacts.printouts.people import people_with_numbers
from contacts.printouts.version_code import Shown, printout, version_of, version_text
from core.municipality import municipality
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
    version = version_text(read, version_of(read, read.source(page)))
    yield from _lines(read, page, person)
    yield f"NOTE;LANGUAGE={read.language.code}:{escaped(version)}"
    yield "END:VCARD"


@printout
def shown(read: Reader, district: PageRow) -> Iterator[Shown]:
    """Return what the vCards of a district show."""
    page = read.version(district, read.language.code)
    if page is None:
        return
    for person, roles in people_with_numbers(read, district).items():
        yield Shown(tuple(_lines(read, page, person)), (roles[0].checked_on,))


def _lines(read: Reader, page: PageRow, person: PageRow) -> Iterator[str]:
    words = read.language
    district = read.source(page)
    url = vcard_url(vcards_of(read, district), person)
    roles = people_with_numbers(read, district).get(person)
    if roles is None:
        raise LookupError(f"nobody with id {person.id} can be reached in {page.title}")
    first = roles[0]
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//Wijkwijzer//Contacts//NL"
    yield f"UID:urn:uuid:{uuid.uuid5(uuid.UUID(person.translation_key), district.translation_key)}"
    yield "KIND:individual"
    yield f"LANG:{words.code}"
    yield f"FN:{escaped(first.name)}"
    yield f"ORG:{escaped(municipality(read).name)};{escaped(page.title)}"
    for role in dict.fromkeys(facts.role for facts in roles):
        yield f"TITLE;LANGUAGE={words.code}:{escaped(role)}"
    for name, way in WAYS.items():
        if value := getattr(first.ways, name):
            yield way.vcard(value)
    yield f"URL:{read.absolute(read.url(page))}"
    yield f"SOURCE:{read.absolute(url)}"

"""A contact of a district as a vCard for the address book of a phone: 4.0 (RFC 6350).

Beside each stands one in 3.0 (RFC 2426), for programs that read no other: Outlook.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from contacts.models.people import PersonRow
from contacts.people.cards import vcard_url, vcards_of
from contacts.people.directory import DISTRICT
from contacts.people.names import NameParts, parts_of
from contacts.people.ways import WAYS
from contacts.printouts.people import people_with_numbers
from contacts.printouts.version_code import Shown, printout, version_of, version_text
from core.municipality import municipality
from core.site_files.icalendar import escaped, folded
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "text/vcard"
V4, V3 = "4.0", "3.0"
#: Version -> what its addresses end with.
ENDINGS = {V4: ".vcf", V3: ".3.vcf"}


def plan(read: Reader) -> Iterator[Target]:
    """List the vCards in this language: of every district, who can be reached there."""
    for page in read.of_kind(DISTRICT):
        district = read.source(page)
        for person in people_with_numbers(read, district):
            for version in ENDINGS:
                path = _url(read, district, person, version)
                key = (page.id, person.id, version)
                yield Target(path, read.code, MEDIA_TYPE, key)


def make(read: Reader, target: Target) -> Document:
    """Make a vCard."""
    district_id, person_id, version = target.key
    page = read.row(PageRow, district_id)
    person = read.row(PageRow, person_id)
    lines = vcard_lines(read, page, person, version)
    body = "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()
    return Document(body, MEDIA_TYPE)


def vcard_lines(read: Reader, page: PageRow, person: PageRow, version: str = V4) -> Iterator[str]:
    """Yield the lines of the vCard of a person (the source page) on the page of a district."""
    text = version_text(read, version_of(read, read.source(page)))
    yield from _lines(read, page, person, version)
    yield f"NOTE{_language(read, version)}:{escaped(text)}"
    yield "END:VCARD"


@printout
def shown(read: Reader, district: PageRow) -> Iterator[Shown]:
    """Return what the vCards of a district show."""
    page = read.version(district, read.code)
    if page is None:
        return
    for person, roles in people_with_numbers(read, district).items():
        yield Shown(tuple(_lines(read, page, person)), (roles[0].checked_on,))


def _lines(read: Reader, page: PageRow, person: PageRow, version: str = V4) -> Iterator[str]:
    words = read.language
    district = read.source(page)
    roles = people_with_numbers(read, district).get(person)
    if roles is None:
        raise LookupError(f"nobody with id {person.id} can be reached in {page.title}")
    first = roles[0]
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield "PRODID:-//Wijkwijzer//Contacts//NL"
    yield f"UID:urn:uuid:{uuid.uuid5(uuid.UUID(person.translation_key), district.translation_key)}"
    if version == V4:
        yield "KIND:individual"
        yield f"LANG:{words.code}"
    yield f"FN:{escaped(first.name)}"
    yield from _name(read.row(PersonRow, person.id), first.name, version)
    yield f"ORG:{escaped(municipality(read).name)};{escaped(page.title)}"
    for role in dict.fromkeys(facts.role for facts in roles):
        yield f"TITLE{_language(read, version)}:{escaped(role)}"
    for name, way in WAYS.items():
        if value := getattr(first.ways, name):
            yield way.vcard(value, version)
    own = municipality(read)
    if own.phone_abroad and first.ways.phone == own.phone:
        # The number of the municipality, which cannot be dialled from another country.
        yield WAYS["phone"].vcard(own.phone_abroad, version)
    yield f"URL:{read.absolute(read.url(page))}"
    yield f"SOURCE:{read.absolute(_url(read, district, person, version))}"


def _name(row: PersonRow, name: str, version: str) -> Iterator[str]:
    """Yield the name in parts. A Dutch prefix belongs to the family name, and is not sorted by."""
    parts = parts_of(NameParts(row.given_name, row.name_prefix, row.family_name), name)
    value = f"{escaped(parts.surname)};{escaped(parts.given)};;;"
    # A parameter has no quotation mark in it (RFC 6350, 3.3).
    sorted_by = ",".join(each for each in (parts.family, parts.given) if each).replace('"', "'")
    if version == V4:
        yield f'N;SORT-AS="{sorted_by}":{value}'
    else:
        yield f"N:{value}"
        yield f"SORT-STRING:{escaped(parts.family or parts.given)}"


def _language(read: Reader, version: str) -> str:
    return f";LANGUAGE={read.code}" if version == V4 else ""


def _url(read: Reader, district: PageRow, person: PageRow, version: str) -> str:
    base = vcard_url(vcards_of(read, district), person)
    return base.removesuffix(ENDINGS[V4]) + ENDINGS[version]

"""The flyer: whom to call and where to go, of one district or of the whole municipality. To print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contacts.hours.rows import hours_of
from contacts.models.hubs import HubRow
from contacts.people.appointments import current_facts
from contacts.people.cards import address_lines
from contacts.people.directory import DISTRICT, city_groups, district_appointments, districts
from contacts.printouts.people import district_people
from contacts.printouts.poster import PosterHours, poster_hours
from contacts.printouts.sheet import (
    SheetContact,
    SheetView,
    finished,
    sheet_contact,
    sheet_document,
    sheet_view,
    shown_by,
)
from contacts.printouts.version_code import (
    Shown,
    city_printout,
    city_version,
    printout,
    version_of,
    version_text,
)
from core.layout.reading import by_name, foreign
from core.layout.views import Link
from core.municipality import municipality
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

CONTACTS = "contacts.contactspage"
HUB = "contacts.hubpage"


@dataclass(frozen=True, slots=True)
class FlyerHub:
    """A place to go."""

    name: str
    lang: str | None
    address_lines: tuple[str, ...]
    phone: str | None
    hours: PosterHours


@dataclass(frozen=True, slots=True)
class FlyerGroup:
    """The people and places of a district, or (without hubs) of several at once."""

    heading: str
    lang: str | None
    contacts: tuple[SheetContact, ...]
    hubs: tuple[FlyerHub, ...]


@dataclass(frozen=True, slots=True)
class FlyerView:
    """A flyer. `one` says that it is of one district, whose name is the heading of the sheet."""

    sheet: SheetView
    one: bool
    groups: tuple[FlyerGroup, ...]
    phone: str | None
    email: str | None


def flyer_url(read: Reader, page: PageRow) -> str:
    """Return the address of the flyer of a district, or (of the contact page) of the municipality."""
    return f"{read.url(page)}flyer.html"


def has_flyer(read: Reader, page: PageRow) -> bool:
    """Return whether a district has anybody or anything to print."""
    district = read.source(page)
    return bool(district_people(read, district) or read.children(district, HUB))


def plan(read: Reader) -> Iterator[Target]:
    """List the flyers in this language."""
    for kind in (DISTRICT, CONTACTS):
        for page in read.of_kind(kind):
            if kind == CONTACTS or has_flyer(read, page):
                yield Target(flyer_url(read, page), read.code, "text/html", page.id)


def make(read: Reader, target: Target) -> Document:
    """Make a flyer."""
    page = read.row(PageRow, target.key)
    heading = _heading(read, page)
    view = district_flyer(read, page) if page.kind == DISTRICT else city_flyer(read, page)
    return sheet_document(read, "printouts/flyer.html", target.path, heading, "", view)


def district_flyer(read: Reader, page: PageRow) -> FlyerView:
    """Make the view of the flyer of a district."""
    version = version_text(read, version_of(read, read.source(page)))
    return finished(read, read.shared(_of_district, page), version)


def city_flyer(read: Reader, page: PageRow) -> FlyerView:
    """Make the view of the flyer of all districts, without the hours of the hubs."""
    return finished(read, read.shared(_of_city, page), version_text(read, city_version(read)))


@printout
def shown(read: Reader, district: PageRow) -> Iterator[Shown]:
    """Return what the flyer of a district shows."""
    page = read.version(district, read.code)
    if page is not None and has_flyer(read, page):
        yield Shown(
            _shown(read, page, read.shared(_of_district, page)),
            (
                *(each.checked_on for each in district_people(read, district)),
                *(read.row(HubRow, hub.id).checked_on for hub in read.children(district, HUB)),
            ),
        )


@city_printout
def shown_of_city(read: Reader) -> Iterator[Shown]:
    """Return what the flyer of the municipality shows; the days are those of its districts."""
    for page in read.of_kind(CONTACTS):
        yield Shown(_shown(read, page, read.shared(_of_city, page)))


def _shown(read: Reader, page: PageRow, view: FlyerView) -> tuple[object, ...]:
    return shown_by(read, flyer_url(read, page), _heading(read, page), view)


def _heading(read: Reader, page: PageRow) -> str:
    words = read.language
    if page.kind == DISTRICT:
        return words.gettext("Contact in %(district)s") % {"district": page.title}
    return words.gettext("Contact in all districts of %(municipality)s") % {
        "municipality": municipality(read).name
    }


def _of_district(read: Reader, page: PageRow) -> FlyerView:
    district = read.source(page)
    group = FlyerGroup(
        page.title,
        None,
        tuple(map(sheet_contact, district_people(read, district))),
        _hubs(read, district),
    )
    return _flyer(read, page, (group,), one=True)


def _of_city(read: Reader, page: PageRow) -> FlyerView:
    groups = [
        FlyerGroup(found.heading, None, tuple(map(sheet_contact, found.facts)), ())
        for found in city_groups(read)
    ]
    for district in districts(read):
        shown = read.localised(district) or district
        people = current_facts(read, district_appointments(read, district))
        if people:
            lang = foreign(read, shown.language)
            groups.append(FlyerGroup(shown.title, lang, tuple(map(sheet_contact, people)), ()))
    return _flyer(read, page, tuple(groups), one=False)


def _flyer(read: Reader, page: PageRow, groups: tuple[FlyerGroup, ...], *, one: bool) -> FlyerView:
    own = municipality(read)
    sheet = sheet_view(read, flyer_url(read, page), Link(page.title, read.url(page)))
    return FlyerView(sheet, one, groups, own.phone or None, own.email or None)


def _hubs(read: Reader, district: PageRow) -> tuple[FlyerHub, ...]:
    found = []
    for hub in by_name(read, read.children(district, HUB)):
        shown = read.localised(hub) or hub
        facts = read.row(HubRow, hub.id)
        words = read.row(HubRow, shown.id)
        hours = poster_hours(
            read, hours_of(read, hub), words.hours_explanation, facts.hours_explanation
        )
        found.append(
            FlyerHub(
                shown.title,
                foreign(read, shown.language),
                address_lines(facts),
                facts.phone or None,
                hours,
            )
        )
    return tuple(found)

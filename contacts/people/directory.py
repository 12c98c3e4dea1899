"""The directory: everybody with a role, district by district.

Who has a role in one district is stored by the app that knows districts. That app hands in a
function here, so that this app need not import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contacts.models.appointments import AppointmentRow
from contacts.people.appointments import (
    appointment_contacts,
    city_appointments,
    covered_districts,
    current_facts,
)
from contacts.people.cards import ContactView, contact_view
from contacts.people.facts import ContactFacts
from core.layout.reading import by_name, links
from core.layout.views import Link
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

#: Gives the appointments of a district; the page is that of the source language.
Provider = Callable[[Reader, PageRow], Iterable[AppointmentRow]]
PROVIDERS: list[Provider] = []

DISTRICT_INDEX = "districts.districtindexpage"
DISTRICT = "districts.districtpage"


def provide_appointments(provider: Provider) -> Provider:
    """Register a function that gives appointments of a district. Usable as a decorator."""
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)
    return provider


def districts(read: Reader) -> tuple[PageRow, ...]:
    """Return all districts as source pages, sorted by their name in the language of the output."""
    home = read.source(read.home())
    found = [
        page
        for index in read.children(home, DISTRICT_INDEX)
        for page in read.children(index, DISTRICT)
    ]
    return by_name(read, found)


def district_appointments(read: Reader, district: PageRow) -> tuple[AppointmentRow, ...]:
    """Return the appointments of one district, as all providers know them."""
    source = read.source(district)
    return tuple(row for provider in PROVIDERS for row in provider(read, source))


def district_contacts(
    read: Reader, district: PageRow, *, role_id: int | None = None
) -> tuple[ContactView, ...]:
    """Return the cards of who can be called in a district today: its own people, then those of the city.

    Who is there for the whole municipality is not repeated in every district. With `role_id` only
    those who have that role.
    """
    source = read.source(district)
    rows: list[AppointmentRow] = [
        *district_appointments(read, source),
        *(
            row
            for row in city_appointments(read, source.id)
            if source.id in covered_districts(read, row)
        ),
    ]
    return appointment_contacts(
        read, [row for row in rows if role_id is None or row.role_id == role_id]
    )


@dataclass(frozen=True, slots=True)
class CityContacts:
    """People for several districts at once. `heading` names the districts."""

    heading: str
    districts: tuple[Link, ...]
    contacts: tuple[ContactView, ...]


@dataclass(frozen=True, slots=True)
class CityGroup:
    """The facts of people for several districts at once. `heading` names the districts."""

    heading: str
    districts: tuple[Link, ...]
    facts: tuple[ContactFacts, ...]


def city_groups(read: Reader) -> tuple[CityGroup, ...]:
    """Return who has a role for several districts, those with the same districts together."""
    rows: dict[tuple[int, ...], list[AppointmentRow]] = {}
    for row in city_appointments(read):
        rows.setdefault(covered_districts(read, row), []).append(row)
    found = []
    # Who is there for everybody comes first.
    for ids in sorted(rows, key=bool):
        covered = sorted(
            links(read, map(read.page, ids)),
            key=lambda each: (read.language.sort_key(each.text), each.url),
        )
        facts = current_facts(read, rows[ids])
        if facts and (covered or not ids):
            heading = (
                read.language.join([each.text for each in covered])
                if covered
                else read.language.gettext("The whole municipality")
            )
            found.append(CityGroup(heading, tuple(covered), facts))
    return tuple(found)


def city_contacts(read: Reader) -> tuple[CityContacts, ...]:
    """Return the cards of who has a role for several districts, those with the same together."""
    return tuple(
        CityContacts(each.heading, each.districts, tuple(map(contact_view, each.facts)))
        for each in city_groups(read)
    )

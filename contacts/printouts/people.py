"""Who stands on the carriers of a district, and where their vCards are."""

from __future__ import annotations

from collections.abc import Iterator

from contacts.people.appointments import (
    AppointmentRow,
    appointment_contacts,
    city_appointments,
    current,
)
from contacts.people.cards import ContactView, person_contact, vcards_of
from contacts.people.directory import district_appointments
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def district_rows(read: Reader, district: PageRow) -> tuple[AppointmentRow, ...]:
    """Return the appointments of a district (its source page): its own, then those of the city."""
    return (*district_appointments(read, district), *city_appointments(read, district.id))


def district_people(read: Reader, district: PageRow) -> tuple[ContactView, ...]:
    """Return the cards of who can be called today in a district (its source page)."""
    return read.shared(_district_people, district)


def _district_people(read: Reader, district: PageRow) -> tuple[ContactView, ...]:
    rows = district_rows(read, district)
    return appointment_contacts(read, rows, vcards=vcards_of(read, district))


def people_with_numbers(read: Reader, district: PageRow) -> Iterator[PageRow]:
    """Yield the people (source pages) of a district who can be reached today, each once."""
    found: dict[int, PageRow] = {}
    for row in current(read, district_rows(read, district)):
        # Who answers for a vacancy stands on its card, not on one of their own.
        for key in (row.person_id, row.deputy_id) if row.person_id is not None else ():
            page = read.page(key)
            # Whose role is not public is not shown.
            if page is not None and read.page(row.role_id) is not None:
                source = read.source(page)
                card = person_contact(read, source.id)
                if card is not None and card.can_be_reached:
                    found[source.id] = source
    yield from found.values()

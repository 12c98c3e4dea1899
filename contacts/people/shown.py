"""Whose facts pages of people show: a change of these is a change of the page."""

from __future__ import annotations

from collections.abc import Iterator

from contacts.models.appointments import AppointmentRow
from contacts.people.appointments import city_appointments
from contacts.people.directory import district_appointments, districts
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


def shown_in_district(read: Reader, district: PageRow) -> Iterator[PageRow]:
    """Yield what every page about a district (its source page) shows of others: hubs, people of the city."""
    yield from read.children(district, "contacts.hubpage")
    for row in city_appointments(read, district.id):
        yield from _person(read, row.person_id)


def shown_with_role(read: Reader, role: PageRow) -> Iterator[PageRow]:
    """Yield the people who have a role (its source page), whatever their days."""
    rows: list[AppointmentRow] = [*city_appointments(read)]
    for district in districts(read):
        rows += district_appointments(read, district)
    for row in rows:
        if row.role_id == role.id:
            yield from _person(read, row.person_id)


def shown_to_call(read: Reader, _contacts: PageRow) -> Iterator[PageRow]:
    """Yield all whom the page of contacts shows, and the rows below that say what they do."""
    for district in districts(read):
        for row in district_appointments(read, district):
            yield from _person(read, row.person_id)
    for city_row in city_appointments(read):
        yield from _person(read, city_row.person_id)


def _person(read: Reader, key: int | None) -> Iterator[PageRow]:
    person = read.page(key)
    if person is not None:
        yield read.source(person)

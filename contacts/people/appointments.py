"""From appointments to cards: who has a role now, who will have it, and which roles are vacant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol, TypeVar

from contacts.models.appointments import AppointmentDistrictRow, CityAppointmentRow
from contacts.people.cards import ContactView, person_contact, vacancy
from contacts.people.ways import reachable, ways_of_role, with_role
from core.layout.views import Link
from publishing.content.reader import Reader


class AppointmentRow(Protocol):
    """What every kind of appointment row has. The days are included."""

    @property
    def role_id(self) -> int: ...
    @property
    def person_id(self) -> int | None: ...
    @property
    def deputy_id(self) -> int | None: ...
    @property
    def starts_on(self) -> date | None: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def note(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def phone(self) -> str: ...


Row = TypeVar("Row", bound=AppointmentRow)


def current(read: Reader, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the appointments that hold today, and say until when that is so."""
    return tuple(row for row in rows if _has_begun(read, row) and not _is_over(read, row))


def planned(read: Reader, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the appointments that begin after today, the first to begin first."""
    found = [row for row in rows if not _has_begun(read, row)]
    return tuple(sorted(found, key=lambda row: row.starts_on or date.min))


def appointment_contacts(
    read: Reader,
    rows: Iterable[AppointmentRow],
    *,
    district: Link | None = None,
    vcards: str = "",
) -> tuple[ContactView, ...]:
    """Return the cards of who has a role today, vacancies and deputies too.

    Somebody who is not public is left out; their deputy then stands in for the role. `vcards` is the
    address that the vCards of these people stand under.
    """
    return tuple(
        card
        for row in current(read, rows)
        for card in contacts_of(read, row, district=district, vcards=vcards)
    )


def planned_contacts(
    read: Reader, rows: Iterable[AppointmentRow], *, district: Link | None = None
) -> tuple[ContactView, ...]:
    """Return the cards of who will have a role; the note says from which day."""
    found = []
    for row in planned(read, rows):
        card = person_contact(read, row.person_id, role=read.page(row.role_id), district=district)
        if card is not None and card.role and row.starts_on is not None:
            note = read.language.gettext("From %(day)s") % {"day": read.language.day(row.starts_on)}
            found.append(replace(card, note=note, note_lang=None))
    return tuple(found)


def contacts_of(
    read: Reader, row: AppointmentRow, *, district: Link | None = None, vcards: str = ""
) -> tuple[ContactView, ...]:
    """Return the cards of one appointment, whatever its days."""
    role = read.page(row.role_id)
    if role is None:
        return ()
    ways = ways_of_role(read, role, row.phone, row.email)
    if row.person_id is None:
        vacant = vacancy(read, role, deputy_id=row.deputy_id, note=row.note, district=district)
        return (with_role(vacant, ways),)
    person = person_contact(
        read,
        row.person_id,
        role=role,
        note=row.note,
        since=row.starts_on,
        district=district,
        vcards=vcards,
    )
    shown_role = read.localised(role) or role
    deputy = person_contact(
        read,
        row.deputy_id,
        role=role,
        deputy_for=person.name if person else shown_role.title,
        district=district,
        vcards=vcards,
    )
    return tuple(
        reachable(read, with_role(card, ways)) for card in (person, deputy) if card is not None
    )


def city_appointments(
    read: Reader, district_source_id: int | None = None
) -> tuple[CityAppointmentRow, ...]:
    """Return the appointments for several districts that cover a district; without one: all.

    An appointment that names no district is for the whole municipality, so it covers each.
    """
    found: list[CityAppointmentRow] = []
    # Only those of the source page: the rows of a translation are copies that nobody edits.
    for page in read.children(read.source(read.home()), "contacts.contactspage"):
        found += read.where(CityAppointmentRow, "page_id", page.id)
    if district_source_id is None:
        return tuple(found)
    return tuple(
        row
        for row in found
        if not (covered := covered_districts(read, row)) or district_source_id in covered
    )


def covered_districts(read: Reader, row: CityAppointmentRow) -> tuple[int, ...]:
    """Return the ids of the districts that an appointment names, public or not; none: all of them."""
    links = read.where(AppointmentDistrictRow, "cityappointment_id", row.id)
    return tuple(each.districtpage_id for each in links)


def _has_begun(read: Reader, row: AppointmentRow) -> bool:
    if row.starts_on is None or row.starts_on <= read.today:
        return True
    read.until_day(row.starts_on)
    return False


def _is_over(read: Reader, row: AppointmentRow) -> bool:
    if row.ends_on is None:
        return False
    if row.ends_on < date.max:
        read.until_day(row.ends_on + timedelta(days=1))
    return row.ends_on < read.today

"""From appointments to cards: who has a role now, who will have it, and which roles are vacant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from contacts.models.appointments import (
    AppointmentDistrictRow,
    AppointmentRow,
    CityAppointmentRow,
)
from contacts.people.cards import ContactView, contact_view
from contacts.people.facts import ContactFacts, facts_of, person_facts
from core.layout.views import Link
from publishing.content.reader import Reader

Row = TypeVar("Row", bound=AppointmentRow)


def current(read: Reader, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the appointments that hold today, and say until when that is so."""
    return tuple(row for row in rows if _has_begun(read, row) and not _is_over(read, row))


def planned(read: Reader, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the appointments that begin after today, the first to begin first."""
    found = [row for row in rows if not _has_begun(read, row)]
    return tuple(sorted(found, key=lambda row: row.starts_on or date.min))


def current_facts(read: Reader, rows: Iterable[AppointmentRow]) -> tuple[ContactFacts, ...]:
    """Return the facts of who has a role today, vacancies and deputies too."""
    return tuple(facts for row in current(read, rows) for facts in facts_of(read, row))


def appointment_contacts(
    read: Reader,
    rows: Iterable[AppointmentRow],
    *,
    district: Link | None = None,
    vcards: str = "",
) -> tuple[ContactView, ...]:
    """Return the cards of who has a role today, vacancies and deputies too.

    `vcards` is the address that the vCards of these people stand under.
    """
    return tuple(
        contact_view(facts, district=district, vcards=vcards) for facts in current_facts(read, rows)
    )


def planned_contacts(
    read: Reader, rows: Iterable[AppointmentRow], *, district: Link | None = None
) -> tuple[ContactView, ...]:
    """Return the cards of who will have a role; the note says from which day."""
    found = []
    for row in planned(read, rows):
        facts = person_facts(read, row.person_id, role=read.page(row.role_id))
        if facts is not None and facts.role and row.starts_on is not None:
            note = read.language.gettext("From %(day)s") % {"day": read.language.day(row.starts_on)}
            card = contact_view(facts, district=district)
            found.append(replace(card, note=note, note_lang=None))
    return tuple(found)


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

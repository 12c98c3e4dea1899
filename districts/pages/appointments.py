"""Who to call in a district: its own appointments, and those of the city that cover it."""

from __future__ import annotations

from contacts.people.appointments import appointment_contacts, city_appointments, planned_contacts
from contacts.people.cards import ContactView, vcards_of
from contacts.people.directory import provide_appointments
from districts.models.people import DistrictAppointmentRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

PEOPLE = "districts.peoplepage"


def people_page(read: Reader, district: PageRow) -> PageRow | None:
    """Return the who-is-who page (the source) of a district (its source page)."""
    pages = read.children(district, PEOPLE)
    return pages[0] if pages else None


@provide_appointments
def own_appointments(read: Reader, district: PageRow) -> tuple[DistrictAppointmentRow, ...]:
    """Return the appointments in one district (its source page), whatever their days."""
    people = people_page(read, district)
    return read.where(DistrictAppointmentRow, "page_id", people.id) if people else ()


def contacts_now(read: Reader, district: PageRow) -> tuple[ContactView, ...]:
    """Return who to call today in a district (its source page): its own people first."""
    rows = (*own_appointments(read, district), *city_appointments(read, district.id))
    return appointment_contacts(read, rows, vcards=vcards_of(read, district))


def contacts_later(read: Reader, district: PageRow) -> tuple[ContactView, ...]:
    """Return who will have a role in a district (its source page), the first to begin first."""
    return (
        *planned_contacts(read, own_appointments(read, district)),
        *planned_contacts(read, city_appointments(read, district.id)),
    )

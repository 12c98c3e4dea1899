"""A district with somebody to call and a council, for tests that are about people."""

from __future__ import annotations

from typing import Any

from districts.models.people import CouncilSeatRow, DistrictAppointmentRow
from publishing.content.declarations import PageRow
from tests.districts.town import Town

#: The id of a page that is not public: no row has it.
HIDDEN = 9_999


class Place:
    """A town with a district, its people and two roles."""

    def __init__(self, **council: Any) -> None:
        self.town = Town()
        self.district = self.town.district("Noord")
        self.people = self.town.page("districts.peoplepage", "Wie is wie", self.district, **council)
        self.contacts = self.town.page("contacts.contactspage", "Contact", self.town.home)
        self.manager = self.town.page("contacts.rolepage", "Manager", self.contacts)
        self.alderman = self.town.page("contacts.rolepage", "Alderman", self.contacts)

    def person(self, name: str, **fields: Any) -> PageRow:
        return self.town.person(name, self.people, **fields)

    def appoint(self, person_id: int | None, **fields: Any) -> None:
        self.town.add(
            DistrictAppointmentRow,
            page_id=self.people.id,
            role_id=self.manager.id,
            person_id=person_id,
            **fields,
        )

    def seat(self, person_id: int | None, office: str = "member", **fields: Any) -> None:
        self.town.add(
            CouncilSeatRow, page_id=self.people.id, person_id=person_id, office=office, **fields
        )

"""Appointments in districts and seats in their councils, for the lists and the form of people."""

from __future__ import annotations

from contacts.cms.people.posts import PostKind, register
from districts.models.people import CouncilSeat, DistrictAppointment

register(
    PostKind(
        "district",
        DistrictAppointment,
        "appointments",
        lambda row: str(row.role.title),
        ("role_id", "email", "phone"),
    )
)
register(
    PostKind("seat", CouncilSeat, "seats", lambda row: str(row.get_office_display()), ("office",))
)

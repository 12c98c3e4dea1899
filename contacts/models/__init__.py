"""Models of the app contacts."""

from __future__ import annotations

from contacts.models.appointments import Appointment, CityAppointment
from contacts.models.hours import OpeningException, OpeningPeriod
from contacts.models.hubs import HubIndexPage, HubPage, HubPartner, HubService
from contacts.models.people import ContactsPage, PersonPage
from contacts.models.roles import RolePage

__all__ = [
    "Appointment",
    "CityAppointment",
    "ContactsPage",
    "HubIndexPage",
    "HubPage",
    "HubPartner",
    "HubService",
    "OpeningException",
    "OpeningPeriod",
    "PersonPage",
    "RolePage",
]

"""Models of the app contacts."""

from __future__ import annotations

from contacts.models.appointments import Appointment, CityAppointment
from contacts.models.checks import Check
from contacts.models.different_days import HolidayDecision, OpeningException
from contacts.models.hours import OfficePeriod, OpeningPeriod
from contacts.models.hubs import HubIndexPage, HubPage, HubPartner, HubService
from contacts.models.people import ContactsPage, PersonPage
from contacts.models.roles import RolePage

__all__ = [
    "Appointment",
    "Check",
    "CityAppointment",
    "ContactsPage",
    "HolidayDecision",
    "HubIndexPage",
    "HubPage",
    "HubPartner",
    "HubService",
    "OfficePeriod",
    "OpeningException",
    "OpeningPeriod",
    "PersonPage",
    "RolePage",
]

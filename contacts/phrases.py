"""How editors read what a page shows of people and hubs, where the names of the fields read badly."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from contacts.models.appointments import CityAppointmentRow
from contacts.models.different_days import HolidayDecisionRow, OpeningExceptionRow
from contacts.models.hours import OfficePeriodRow, OpeningPeriodRow
from contacts.models.hubs import HubRow
from contacts.models.people import PersonRow
from publishing.explain.phrases import phrase

phrase(PersonRow, _("shows the phone number of %(title)s"), "phone")
phrase(PersonRow, _("shows the mobile number of %(title)s"), "mobile")
phrase(PersonRow, _("shows the e-mail address of %(title)s"), "email")
phrase(PersonRow, _("shows the photo of %(title)s"), "photo_id")
phrase(HubRow, _("shows the phone number of %(title)s"), "phone")
phrase(HubRow, _("shows the e-mail address of %(title)s"), "email")
phrase(HubRow, _("shows the address of %(title)s"), "street", "postcode", "city")
phrase(HubRow, _("shows the opening hours of %(title)s"), "hours_state", "hours_explanation")
phrase(OpeningPeriodRow, _("shows the opening hours of %(title)s"))
phrase(OpeningExceptionRow, _("shows the opening hours of %(title)s"))
phrase(HolidayDecisionRow, _("shows the opening hours of %(title)s"))
phrase(OfficePeriodRow, _("shows the office hours of %(title)s"))
phrase(CityAppointmentRow, _("shows who works for several districts"))

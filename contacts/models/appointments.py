"""Appointments: who has which role, where, from when until when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from core.forms.choosers import DistrictCheckboxes, PageSelect
from core.forms.spans import Span, Spanned
from core.phone import PhoneField


class PersonSelect(PageSelect):
    """A list of people: those of the district before the others."""

    near_words = _("People of this district")


class AppointmentRow(NamedTuple):
    """The public fields of an appointment of any kind. The days are included."""

    id: int
    page_id: int
    sort_order: int | None
    role_id: int
    person_id: int | None
    deputy_id: int | None
    starts_on: date | None
    ends_on: date | None
    note: str
    email: str
    phone: str


class CityAppointmentRow(AppointmentRow):
    """An appointment for several districts: the same fields, in a table of its own."""

    __slots__ = ()


class AppointmentDistrictRow(NamedTuple):
    """An appointment covers a district."""

    id: int
    cityappointment_id: int
    districtpage_id: int


class Appointment(Spanned, Orderable):
    """A person has a role from one day up to and including another.

    No person means a vacancy: it is shown as one. A start may lie in the future, so that a
    hand-over happens by the clock.
    """

    role = models.ForeignKey(
        "contacts.RolePage", verbose_name=_("role"), on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(
        "contacts.PersonPage",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the page says that there is nobody in this role now."),
    )
    deputy = models.ForeignKey(
        "contacts.PersonPage",
        verbose_name=_("deputy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    note = models.CharField(
        _("when to reach them"), max_length=160, blank=True, help_text=_("For example: Mon–Thu.")
    )

    email = models.EmailField(
        _("mailbox of the role"),
        blank=True,
        help_text=_("Shown before an address of the person, and stays when somebody else comes."),
    )
    phone = PhoneField(_("phone of the role"), max_length=20, blank=True)

    spans = (Span("starts_on", "ends_on"),)
    panels = [
        FieldPanel("role", widget=PageSelect),
        FieldPanel("person", widget=PersonSelect),
        FieldPanel("deputy", widget=PersonSelect),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True


class CityAppointment(ClusterableModel, Appointment):
    """An appointment for several districts, such as that of an alderman."""

    page = ParentalKey(
        "contacts.ContactsPage", on_delete=models.CASCADE, related_name="appointments"
    )
    districts = ParentalManyToManyField(
        "districts.DistrictPage",
        verbose_name=_("districts"),
        blank=True,
        related_name="+",
        help_text=_("None ticked: for the whole municipality."),
    )

    public_row = CityAppointmentRow
    public_links = {"districts": AppointmentDistrictRow}
    panels = [*Appointment.panels, FieldPanel("districts", widget=DistrictCheckboxes)]

    class Meta(Appointment.Meta):
        verbose_name = _("appointment for several districts")
        verbose_name_plural = _("appointments for several districts")

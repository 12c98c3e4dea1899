"""Who is who in a district: appointments and the district council."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from contacts.models.appointments import Appointment, AppointmentRow
from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.spans import Span, Spanned
from core.page import BasePage
from districts.forms import PeopleForm
from publishing.content.phrases import shared


class PeopleRow(NamedTuple):
    """The public fields of a who-is-who page."""

    id: int
    introduction: str
    checked_on: date | None
    has_council: bool
    council_seats: int
    council_email: str
    council_url: str
    council_since: date | None
    council_text: str
    body: str


class DistrictAppointmentRow(AppointmentRow):
    """An appointment in one district: the same fields, in a table of its own."""

    __slots__ = ()


class CouncilSeatRow(NamedTuple):
    """The public fields of a seat in a district council."""

    id: int
    page_id: int
    sort_order: int | None
    person_id: int | None
    office: str
    starts_on: date | None
    ends_on: date | None


class PeoplePage(BasePage):
    """The people of a district: whom to call, and who sits in the council."""

    has_council = models.BooleanField(_("this district has a council"), default=False)
    council_seats = models.PositiveSmallIntegerField(_("number of seats"), default=0)
    council_email = models.EmailField(_("e-mail of the council"), blank=True)
    council_url = models.URLField(_("website of the council"), blank=True)
    council_since = models.DateField(_("elected on"), null=True, blank=True)
    council_text = models.TextField(
        _("when and where the council meets"), max_length=400, blank=True
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    check_period = "check_people"
    alone = ("council_since",)
    page_description = _(
        "Everybody of a district: whom to call for what, and the district council."
    )
    public_row = PeopleRow
    base_form_class = PeopleForm
    parent_page_types = ["districts.DistrictPage"]
    max_count_per_parent = 1

    content_panels = [*BasePage.content_panels, FieldPanel("council_text"), FieldPanel("body")]
    fact_panels = [
        InlinePanel("appointments", heading=_("Who to call"), label=_("appointment")),
        MultiFieldPanel(
            [
                FieldPanel("has_council"),
                FieldRowPanel([FieldPanel("council_seats"), FieldPanel("council_since")]),
                FieldRowPanel([FieldPanel("council_email"), FieldPanel("council_url")]),
                InlinePanel("seats", heading=_("Seats"), label=_("seat")),
            ],
            heading=_("District council"),
        ),
    ]

    class Meta:
        verbose_name = _("who is who")
        verbose_name_plural = _("who is who")


class DistrictAppointment(Appointment):
    """Somebody's role in this district."""

    page = ParentalKey(PeoplePage, on_delete=models.CASCADE, related_name="appointments")

    public_row = DistrictAppointmentRow

    class Meta(Appointment.Meta):
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")


class CouncilSeat(Spanned, Orderable):
    """A seat in a district council. Without a person it is vacant, and shown so."""

    class Office(models.TextChoices):
        """The office that goes with a seat."""

        CHAIR = "chair", shared("Chair")
        VICE_CHAIR = "vice-chair", shared("Vice chair")
        MEMBER = "member", shared("Member")

    page = ParentalKey(PeoplePage, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(
        "contacts.PersonPage",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the seat is shown as vacant."),
    )
    office = models.CharField(_("office"), max_length=12, choices=Office, default=Office.MEMBER)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    spans = (Span("starts_on", "ends_on"),)
    public_row = CouncilSeatRow
    panels = [
        FieldPanel("person"),
        FieldRowPanel([FieldPanel("office"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("seat")
        verbose_name_plural = _("seats")

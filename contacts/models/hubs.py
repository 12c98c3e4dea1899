"""Hubs: places in a district where the municipality and partners can be met."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from contacts.cms.hours.panel import HoursPreviewPanel
from contacts.cms.hours.week import WeekPanel
from contacts.hubs.forms import HubForm
from contacts.models.services import ServiceKind
from core.blocks.block_types import BodyBlock
from core.fields import CodeListField, StreamField
from core.forms.folded_panels import FoldedInlinePanel
from core.page import BasePage
from core.phone import PhoneField, validate_phone
from core.spoken_languages import spoken_languages
from publishing.content.phrases import shared


class HubIndexRow(NamedTuple):
    """The public fields of the list of hubs."""

    id: int
    introduction: str
    checked_on: date | None


class HubRow(NamedTuple):
    """The public fields of a hub. Coordinates are degrees in WGS84."""

    id: int
    introduction: str
    checked_on: date | None
    street: str
    postcode: str
    city: str
    latitude: float | None
    longitude: float | None
    phone: str
    email: str
    appointment_url: str
    hours_state: str
    picture_id: int | None
    picture_alt: str
    languages: str
    accessibility: str
    entrance: str
    hours_explanation: str
    body: str


class HubServiceRow(NamedTuple):
    """The public fields of a service at a hub."""

    id: int
    page_id: int
    sort_order: int | None
    kind: str
    label: str


class HubPartnerRow(NamedTuple):
    """The public fields of a partner at a hub."""

    id: int
    page_id: int
    sort_order: int | None
    name: str
    url: str


class HubIndexPage(BasePage):
    """The list of all hubs of a municipality."""

    page_description = _("All hubs of the municipality, by district, with how they are open today.")
    public_row = HubIndexRow
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("list of hubs")
        verbose_name_plural = _("lists of hubs")


class HubPage(BasePage):
    """A hub, under the district that it stands in."""

    class HoursState(models.TextChoices):
        """What is known about the hours, before any day is looked at."""

        REGULAR = "regular", _("Fixed hours (below)")
        APPOINTMENT = "appointment", _("Only by appointment")
        UNCERTAIN = "uncertain", _("No fixed hours, see the explanation")
        UNKNOWN = "unknown", _("Not known yet")
        CLOSED = "closed", _("Closed until further notice")

    class Accessibility(models.TextChoices):
        """What is there for people with a disability."""

        STEP_FREE = "step-free", shared("entrance without steps")
        AUTOMATIC_DOOR = "automatic-door", shared("automatic door")
        LIFT = "lift", shared("lift")
        ACCESSIBLE_TOILET = "accessible-toilet", shared("accessible toilet")
        HEARING_LOOP = "hearing-loop", shared("hearing loop")
        DISABLED_PARKING = "disabled-parking", shared("disabled parking nearby")
        QUIET_ROOM = "quiet-room", shared("quiet room")
        GUIDE_DOGS = "guide-dogs", shared("assistance dogs welcome")

    street = models.CharField(_("street and number"), max_length=120)
    postcode = models.CharField(
        _("postcode"),
        max_length=7,
        validators=[
            RegexValidator(
                r"^[1-9]\d{3} [A-Z]{2}$", _("Write a postcode as 3012 AB, with a space.")
            )
        ],
    )
    city = models.CharField(_("town"), max_length=60)
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(50.5), MaxValueValidator(53.8)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(3.2), MaxValueValidator(7.3)],
    )
    phone = PhoneField(_("phone"), max_length=20, blank=True, validators=[validate_phone])
    email = models.EmailField(_("e-mail"), blank=True)
    appointment_url = models.URLField(_("address to make an appointment"), blank=True)
    hours_state = models.CharField(
        _("hours"), max_length=12, choices=HoursState, default=HoursState.UNKNOWN
    )
    picture = models.ForeignKey(
        "core.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(_("alternative text"), max_length=250, blank=True)
    languages = CodeListField(_("languages spoken"), codes=spoken_languages, blank=True)
    accessibility = CodeListField(_("accessibility"), codes=Accessibility.choices, blank=True)
    entrance = models.TextField(
        _("how to find the entrance"),
        max_length=400,
        blank=True,
        help_text=_("Where is the door, what do you see from the street?"),
    )
    hours_explanation = models.CharField(
        _("explanation of the hours"),
        max_length=250,
        blank=True,
        help_text=_("For example: we are open when the board stands outside."),
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    check_period = "check_hubs"
    new_here = ("street", "postcode", "city")
    page_description = _(
        "A place where people can walk in: address, opening hours, services, and who is there."
    )
    public_row = HubRow
    base_form_class = HubForm
    parent_page_types = ["districts.DistrictPage"]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("entrance"),
        FieldPanel("hours_explanation"),
        FieldPanel("picture_alt"),
        FieldPanel("body"),
    ]
    fact_panels = [
        MultiFieldPanel(
            [
                FieldPanel("hours_state"),
                WeekPanel("opening_periods", heading=_("Regular week"), label=_("period")),
                HoursPreviewPanel(heading=_("What visitors read")),
            ],
            heading=_("Opening hours"),
        ),
        FoldedInlinePanel("opening_exceptions", heading=_("Different days"), label=_("days")),
        FoldedInlinePanel("holiday_decisions", heading=_("Holidays"), label=_("holiday")),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postcode"), FieldPanel("city")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Address"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("appointment_url"),
            ],
            heading=_("Contact"),
        ),
        FoldedInlinePanel("services", heading=_("Services"), label=_("service")),
        FoldedInlinePanel("partners", heading=_("Partners"), label=_("partner")),
        FieldPanel("languages", classname="collapsed"),
        FieldPanel("accessibility", classname="collapsed"),
        FieldPanel("picture"),
    ]

    class Meta:
        verbose_name = _("hub")
        verbose_name_plural = _("hubs")

    def clean(self) -> None:
        """Ask for both coordinates or none."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Fill in both coordinates, or none.")})


class HubService(Orderable):
    """Something that people can come to a hub for."""

    Kind = ServiceKind

    page = ParentalKey(HubPage, on_delete=models.CASCADE, related_name="services")
    kind = models.CharField(
        _("service"), max_length=16, choices=ServiceKind, default=ServiceKind.QUESTIONS
    )
    label = models.CharField(
        _("explanation (in Dutch)"), max_length=120, blank=True, help_text=_("Optional.")
    )

    public_row = HubServiceRow

    class Meta(Orderable.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def editor_name(self) -> str:
        """Return what editors call it in a list."""
        return ", ".join(filter(None, (str(self.get_kind_display()), self.label)))


class HubPartner(Orderable):
    """An organisation that works at a hub."""

    page = ParentalKey(HubPage, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(_("name"), max_length=120)
    url = models.URLField(_("website"), blank=True)

    public_row = HubPartnerRow

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def editor_name(self) -> str:
        """Return what editors call it in a list."""
        return self.name

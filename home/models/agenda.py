"""The agenda: meetings, activities and consultations."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.choosers import DistrictCheckboxes, HubSelect
from core.forms.spans import Ends, Span, Spanned
from core.page import BasePage
from home.agenda.forms import EventForm, series_errors
from publishing.content.phrases import shared


class AgendaRow(NamedTuple):
    """The public fields of the agenda."""

    id: int
    introduction: str
    checked_on: date | None


class EventRow(NamedTuple):
    """The public fields of an agenda item. Moments are in UTC."""

    id: int
    introduction: str
    checked_on: date | None
    kind: str
    starts_at: datetime
    ends_at: datetime | None
    location: str
    address: str
    hub_id: int | None
    organiser: str
    registration_url: str
    price: int
    cancelled: bool
    repeats: str
    repeats_until: date | None
    body: str


class EventDistrictRow(NamedTuple):
    """An agenda item is in or for a district."""

    id: int
    eventpage_id: int
    districtpage_id: int


class EventSkipRow(NamedTuple):
    """A date of a series on which it is not held."""

    id: int
    page_id: int
    date: date
    reason: str


class AgendaPage(BasePage):
    """The list of all agenda items of a municipality."""

    page_description = _("All meetings and activities, the next one first.")
    public_row = AgendaRow
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")


class EventPage(BasePage):
    """One meeting or activity."""

    class Kind(models.TextChoices):
        """What sort of event it is."""

        COUNCIL = "council", shared("District council meeting")
        CONSULTATION = "consultation", shared("Consultation")
        INFORMATION = "information", shared("Information evening")
        ACTIVITY = "activity", shared("Activity")
        OFFICE_HOUR = "office-hour", shared("Office hour")

    class Repeats(models.TextChoices):
        """How an event repeats, counted from its first date."""

        WEEK = "week", _("every week")
        TWO_WEEKS = "two-weeks", _("once in two weeks")
        THREE_WEEKS = "three-weeks", _("once in three weeks")
        FOUR_WEEKS = "four-weeks", _("once in four weeks")
        MONTH = "month", _("every month on the same weekday, such as the second Tuesday")
        MONTH_END = "month-end", _("every month on the last such weekday")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.ACTIVITY)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    location = models.CharField(_("place"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    hub = models.ForeignKey(
        "contacts.HubPage",
        verbose_name=_("hub"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("At a hub? Choose it: its address and accessibility are shown."),
    )
    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
    registration_url = models.URLField(_("address to register"), blank=True)
    price = models.PositiveIntegerField(
        _("price in whole euros"), default=0, help_text=_("0 means free.")
    )
    cancelled = models.BooleanField(_("cancelled"), default=False)
    repeats = models.CharField(
        _("repeats"),
        max_length=12,
        choices=Repeats,
        blank=True,
        help_text=_("Counted from the start above. Empty: once."),
    )
    repeats_until = models.DateField(
        _("repeats until"), null=True, blank=True, help_text=_("The last day on which it can be.")
    )
    districts = ParentalManyToManyField(
        "districts.DistrictPage",
        verbose_name=_("districts"),
        blank=True,
        related_name="+",
        help_text=_("None ticked: for the whole municipality."),
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    spans = (Span("starts_at", "ends_at", Ends.COMING),)
    # The last day of a series has rules of its own, among those of series.
    alone = ("repeats_until",)
    base_form_class = EventForm
    page_description = _("A meeting or activity with a day, a time and a place, once or repeated.")
    public_row = EventRow
    public_links = {"districts": EventDistrictRow}
    parent_page_types = ["home.AgendaPage", "districts.DistrictPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("repeats"), FieldPanel("repeats_until")]),
        InlinePanel("skips", heading=_("Dates that are skipped"), label=_("date")),
        FieldPanel("cancelled"),
        FieldPanel("location"),
        FieldPanel("address"),
        FieldPanel("hub", widget=HubSelect),
        FieldPanel("organiser"),
        FieldPanel("registration_url"),
        FieldPanel("price"),
        FieldPanel("districts", widget=DistrictCheckboxes),
    ]

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")

    def clean(self) -> None:
        """Refuse a series that is none."""
        super().clean()
        errors = series_errors(self) if self.starts_at else {}
        if errors:
            raise ValidationError(errors)


class EventSkip(Spanned, models.Model):
    """A date of a series on which it is not held, with the reason."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="skips")
    date = models.DateField(_("date"))
    reason = models.CharField(
        _("reason"), max_length=120, blank=True, help_text=_("Such as “holiday”. Shown to readers.")
    )

    alone = ("date",)
    public_row = EventSkipRow

    class Meta:
        ordering = ["date", "pk"]
        verbose_name = _("skipped date")
        verbose_name_plural = _("skipped dates")

    def __str__(self) -> str:
        return str(self.date)

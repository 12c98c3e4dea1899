"""Alerts: short messages at the top of pages, which end by themselves."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from core.forms.spans import Ends, Span
from core.page import BasePage
from publishing.content.phrases import shared


class AlertRow(NamedTuple):
    """The public fields of an alert. Moments are in UTC."""

    id: int
    introduction: str
    checked_on: date | None
    level: str
    starts_at: datetime | None
    ends_at: datetime
    link_page_id: int | None
    about_holidays: bool
    #: "" for own words.
    standard: str = ""


class AlertPage(BasePage):
    """A message on all pages of the municipality, or of the district or hub that it stands under.

    It has no page of its own. An end is mandatory: a warning that nobody takes away makes people
    stop reading warnings.
    """

    class Level(models.TextChoices):
        """How urgent it is."""

        INFO = "info", _("Information")
        WARNING = "warning", _("Warning")
        EMERGENCY = "emergency", _("Emergency")

    class Standard(models.TextChoices):
        """What happens most: said in every language without a translator."""

        FLOODED = "flooded", shared("Closed because of water damage")
        MOVED = "moved", shared("Temporarily at another place")
        NO_WATER = "no-water", shared("There is no water")
        NO_POWER = "no-power", shared("There is no electricity")
        STORM = "storm", shared("Storm: stay inside if you can")
        SMOKE = "smoke", shared("Smoke from a fire: keep windows and doors closed")
        SLIPPERY = "slippery", shared("The roads are slippery: be careful")
        HEAT = "heat", shared("It is very hot: drink enough, and look after each other")
        ROAD_CLOSED = "road-closed", shared("A road is closed")
        VOTE = "vote", shared("You can vote here")

    standard = models.CharField(
        _("standard text"),
        max_length=16,
        choices=Standard,
        blank=True,
        help_text=_("Stands in the place of the title, in the language of each reader."),
    )
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.INFO)
    starts_at = models.DateTimeField(_("visible from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("visible until"))
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page with more information"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    about_holidays = models.BooleanField(
        _("about opening hours on holidays"),
        default=False,
        help_text=_("Links to the page of all hubs on the coming holidays."),
    )

    spans = (Span("starts_at", "ends_at", Ends.SHOWN),)
    page_description = _(
        "A bar on top of the pages of a hub, a district or the whole municipality. It "
        "goes away by itself."
    )
    public_row = AlertRow
    parent_page_types = ["home.HomePage", "districts.DistrictPage", "contacts.HubPage"]

    #: It has no page of its own: no address, no menu, nothing for search engines.
    promote_panels: list[Panel] = []
    fact_panels = [
        FieldPanel("standard"),
        FieldPanel("level"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("link_page"),
        FieldPanel("about_holidays"),
    ]

    class Meta:
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")

    def preview_moment(self) -> datetime:
        """Return the moment that it becomes visible when that is still to come."""
        now = timezone.now()
        return max(now, self.starts_at) if self.starts_at else now

"""Alerts: short messages at the top of pages, which end by themselves."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.forms.spans import Ends, Span
from core.page import BasePage


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
    public_row = AlertRow
    parent_page_types = ["home.HomePage", "districts.DistrictPage", "contacts.HubPage"]

    fact_panels = [
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

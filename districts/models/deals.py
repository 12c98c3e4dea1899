"""Neighbourhood deals and Right to Challenge: who does what for the district."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.spans import Span
from core.page import BasePage
from publishing.content.phrases import shared


class DealRow(NamedTuple):
    """The public fields of a deal. The amount is in whole euros."""

    id: int
    introduction: str
    checked_on: date | None
    kind: str
    status: str
    partner: str
    amount: int | None
    starts_on: date | None
    ends_on: date | None
    document_id: int | None
    picture_id: int | None
    picture_alt: str
    body: str


class DealPage(BasePage):
    """An agreement between residents and the municipality."""

    class Kind(models.TextChoices):
        """What sort of agreement it is."""

        DEAL = "deal", shared("Neighbourhood deal")
        CHALLENGE = "right-to-challenge", shared("Right to Challenge")

    class Status(models.TextChoices):
        """How far it is."""

        PROPOSED = "proposed", shared("Proposed")
        PREPARING = "preparing", shared("In preparation")
        RUNNING = "running", shared("Running")
        DONE = "done", shared("Completed")
        STOPPED = "stopped", shared("Stopped")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.DEAL)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PROPOSED)
    partner = models.CharField(_("partner"), max_length=160)
    amount = models.PositiveIntegerField(_("amount in whole euros"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    document = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
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
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    spans = (Span("starts_on", "ends_on"),)
    page_description = _("What residents and the municipality agreed to do, and how far it is.")
    public_row = DealRow
    parent_page_types = ["districts.DistrictPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("picture_alt"), FieldPanel("body")]
    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
        FieldRowPanel([FieldPanel("partner"), FieldPanel("amount")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("document"),
        FieldPanel("picture"),
    ]

    class Meta:
        verbose_name = _("deal")
        verbose_name_plural = _("deals")

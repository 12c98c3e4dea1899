"""Pages of the municipality's programme for its districts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.spans import Span
from core.page import BasePage
from core.rows import ProseRow, ProseRowsPanel


class ProgrammeRow(NamedTuple):
    """The public fields of a programme page."""

    id: int
    introduction: str
    checked_on: date | None
    period_start: date | None
    period_end: date | None
    decided_on: date | None
    decided_by: str
    picture_id: int | None
    picture_alt: str
    body: str


class GoalRow(NamedTuple):
    """The public fields of a goal."""

    id: int
    page_id: int
    sort_order: int | None
    key: str
    title: str
    text: str


class ProgrammeDocumentRow(NamedTuple):
    """A document of a programme."""

    id: int
    page_id: int
    sort_order: int | None
    document_id: int


class ProgrammePage(BasePage):
    """What the municipality wants for its districts, since when, decided by whom."""

    period_start = models.DateField(_("starts on"), null=True, blank=True)
    period_end = models.DateField(_("ends on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=120, blank=True)
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

    spans = (Span("period_start", "period_end"),)
    alone = ("decided_on",)
    page_description = _("What the municipality wants with its districts, in goals and steps.")
    public_row = ProgrammeRow
    parent_page_types = ["home.HomePage", "home.ProgrammePage"]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("decided_by"),
        ProseRowsPanel("goals", heading=_("Goals"), label=_("goal")),
        FieldPanel("picture_alt"),
        FieldPanel("body"),
    ]
    fact_panels = [
        FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
        FieldPanel("decided_on"),
        FieldPanel("picture"),
        InlinePanel("documents", heading=_("Documents"), label=_("document")),
    ]

    class Meta:
        verbose_name = _("programme page")
        verbose_name_plural = _("programme pages")


class ProgrammeGoal(ProseRow):
    """One goal of a programme."""

    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="goals")
    title = models.CharField(_("goal"), max_length=160)
    text = models.TextField(_("explanation"), blank=True)

    public_row = GoalRow

    class Meta(ProseRow.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")


class ProgrammeDocument(Orderable):
    """A document that belongs to a programme."""

    page = ParentalKey(ProgrammePage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    public_row = ProgrammeDocumentRow

    class Meta(Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

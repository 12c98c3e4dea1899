"""Taking part: what residents can ask, propose and get paid."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.choosers import PageSelect
from core.forms.spans import Span
from core.page import BasePage
from publishing.content.phrases import shared


class TakingPartRow(NamedTuple):
    """The public fields of the page about taking part."""

    id: int
    introduction: str
    checked_on: date | None
    body: str


class InitiativeRow(NamedTuple):
    """The public fields of a grant for residents' initiatives. Amounts are whole euros."""

    id: int
    introduction: str
    checked_on: date | None
    year: int | None
    maximum: int | None
    opens_on: date | None
    closes_on: date | None
    decision_weeks: int | None
    apply_url: str
    decided_by: str
    criteria: str
    to_send: str
    budget: int | None
    method: str
    replaces_id: int | None
    body: str


class TakingPartPage(BasePage):
    """The entrance for who has an idea: grants, deals and budgets together."""

    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    page_description = _("All ways to take part in the municipality on one page.")
    public_row = TakingPartRow
    parent_page_types = ["home.HomePage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("taking part")
        verbose_name_plural = _("taking part")


class InitiativePage(BasePage):
    """A grant for residents' initiatives: the rules as facts, the way to it in steps.

    Below a district it is that district's own; below “taking part” it is for everybody. Rules of a
    new year are a new page that names the one it replaces, so that what differs can be shown.
    """

    class Method(models.TextChoices):
        """How the money is divided."""

        FIRST = "first-come", shared("In the order in which plans come in, until the money is gone")
        ROUND = "round", shared("In a round: all plans are compared after the last day")
        VOTE = "vote", shared("Residents vote about the plans")

    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    maximum = models.PositiveIntegerField(_("highest amount in whole euros"), null=True, blank=True)
    opens_on = models.DateField(_("apply from"), null=True, blank=True)
    closes_on = models.DateField(_("apply until"), null=True, blank=True)
    decision_weeks = models.PositiveSmallIntegerField(
        _("weeks until the decision"), null=True, blank=True
    )
    apply_url = models.URLField(_("address of the form"), blank=True)
    budget = models.PositiveIntegerField(
        _("what there is in all, in whole euros"), null=True, blank=True
    )
    method = models.CharField(
        _("how it is divided"), max_length=12, choices=Method, blank=True, default=""
    )
    replaces = models.ForeignKey(
        "districts.InitiativePage",
        verbose_name=_("rules of the year before"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page shows what is different from these."),
    )
    decided_by = models.CharField(_("who decides"), max_length=120, blank=True)
    criteria = models.TextField(_("conditions"), blank=True, help_text=_("One condition a line."))
    to_send = models.TextField(_("what to send"), blank=True, help_text=_("One thing a line."))
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    spans = (Span("opens_on", "closes_on"),)
    page_description = _("A scheme for residents with an idea: who can ask for what, and how.")
    public_row = InitiativeRow
    parent_page_types = ["districts.TakingPartPage", "districts.DistrictPage"]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("decided_by"),
        FieldPanel("criteria"),
        FieldPanel("to_send"),
        FieldPanel("body"),
    ]
    fact_panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("maximum"), FieldPanel("budget")]),
        FieldPanel("method"),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        FieldPanel("decision_weeks"),
        FieldPanel("apply_url"),
        FieldPanel("replaces", widget=PageSelect),
    ]

    class Meta:
        verbose_name = _("grant for initiatives")
        verbose_name_plural = _("grants for initiatives")

    def clean(self) -> None:
        """Refuse rules that replace themselves or later ones."""
        super().clean()
        errors: dict[str, Any] = {}
        before = self.replaces
        if before and not (self.year and before.year and before.year < self.year):
            words = _("“%(title)s” has rules of %(before)s. Choose those of before %(year)s.")
            shown = {
                "title": before.title,
                "before": before.year or _("an unknown year"),
                "year": self.year or _("an unknown year"),
            }
            errors["replaces"] = ValidationError(words, params=shown)
        if errors:
            raise ValidationError(errors)

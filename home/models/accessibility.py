"""The accessibility statement, with the fields that the Dutch model asks for."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.spans import Spanned
from core.page import BasePage
from core.phone import PhoneField
from core.rows import ProseRow, ProseRowsPanel
from publishing.content.phrases import shared


class AccessibilityRow(NamedTuple):
    """The public fields of an accessibility statement."""

    id: int
    introduction: str
    checked_on: date | None
    status: str
    organisation: str
    scope: str
    evaluated_on: date | None
    report_url: str
    feedback_email: str
    feedback_phone: str
    response_days: int
    complaint_url: str
    approved_by: str
    approved_on: date | None
    body: str


class LimitationRow(NamedTuple):
    """The public fields of one known limitation."""

    id: int
    page_id: int
    sort_order: int | None
    key: str
    criterion: str
    description: str
    consequence: str
    cause: str
    measure: str
    planned_on: date | None
    alternative: str


class AccessibilityStatementPage(BasePage):
    """The statement that the Besluit digitale toegankelijkheid overheid requires of each site."""

    class Status(models.TextChoices):
        """The conformance status, as digitoegankelijk.nl defines A to D."""

        FULL = "A", shared("A: complies fully")
        PARTIAL = "B", shared("B: complies partially")
        FIRST = "C", shared("C: first measures taken")
        NONE = "D", shared("D: does not comply")

    status = models.CharField(_("status"), max_length=1, choices=Status, default=Status.FIRST)
    organisation = models.CharField(_("organisation"), max_length=200)
    scope = models.CharField(_("addresses that it covers"), max_length=250, blank=True)
    evaluated_on = models.DateField(_("evaluated on"), null=True, blank=True)
    report_url = models.URLField(_("address of the report"), blank=True)
    feedback_email = models.EmailField(_("e-mail for feedback"), blank=True)
    feedback_phone = PhoneField(_("phone for feedback"), max_length=20, blank=True)
    response_days = models.PositiveSmallIntegerField(_("days until an answer"), default=10)
    complaint_url = models.URLField(_("address of the complaints body"), blank=True)
    approved_by = models.CharField(_("approved by (function)"), max_length=120, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    alone = ("evaluated_on", "approved_on")
    page_description = _(
        "What works and what does not for people with a disability, as the law asks."
    )
    public_row = AccessibilityRow
    parent_page_types = ["home.HomePage"]

    content_panels = [
        *BasePage.content_panels,
        ProseRowsPanel("limitations", heading=_("Limitations"), label=_("limitation")),
        FieldPanel("body"),
    ]
    fact_panels = [
        FieldPanel("status"),
        FieldPanel("organisation"),
        FieldPanel("scope"),
        FieldPanel("evaluated_on"),
        FieldPanel("report_url"),
        FieldPanel("feedback_email"),
        FieldPanel("feedback_phone"),
        FieldPanel("response_days"),
        FieldPanel("complaint_url"),
        FieldPanel("approved_by"),
        FieldPanel("approved_on"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")


class AccessibilityLimitation(Spanned, ProseRow):
    """One thing that does not meet the standard yet."""

    page = ParentalKey(
        AccessibilityStatementPage, on_delete=models.CASCADE, related_name="limitations"
    )
    criterion = models.CharField(_("success criterion"), max_length=120)
    description = models.TextField(_("what is wrong"))
    consequence = models.TextField(_("consequence"), blank=True)
    cause = models.TextField(_("cause"), blank=True)
    measure = models.TextField(_("measure"), blank=True)
    planned_on = models.DateField(_("planned date"), null=True, blank=True)
    alternative = models.TextField(_("alternative"), blank=True)

    alone = ("planned_on",)
    public_row = LimitationRow

    class Meta(ProseRow.Meta):
        verbose_name = _("limitation")
        verbose_name_plural = _("limitations")

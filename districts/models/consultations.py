"""Consultations: what residents are asked, until when, and what was done with their answers."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.panels import is_translation
from core.forms.spans import Span
from core.page import BasePage

STILL_OPEN = _("People can still react then: the last day is %(start)s.")


class ConsultationRow(NamedTuple):
    """The public fields of a consultation."""

    id: int
    introduction: str
    checked_on: date | None
    opens_on: date
    closes_on: date
    url: str
    result_due: date | None
    result_on: date | None
    document_id: int | None
    result: str
    body: str


class ConsultationPage(BasePage):
    """A question to residents. It is finished only when it says what was done with the answers."""

    opens_on = models.DateField(_("first day to react"))
    closes_on = models.DateField(_("last day to react"))
    url = models.URLField(
        _("where people react"),
        blank=True,
        help_text=_("On the participation platform: this site takes no answers."),
    )
    result_due = models.DateField(
        _("outcome promised before"),
        null=True,
        blank=True,
        help_text=_("The day by which people read here what was done. Late is shown as late."),
    )
    result_on = models.DateField(
        _("finished on"),
        null=True,
        blank=True,
        help_text=_("Only together with what was done with the answers."),
    )
    document = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    result = models.TextField(
        _("what was done with the answers"),
        blank=True,
        help_text=_("What changed because of them, what did not, and why."),
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    spans = (
        Span("opens_on", "closes_on"),
        Span("closes_on", "result_due", words=STILL_OPEN),
        Span("closes_on", "result_on", words=STILL_OPEN),
    )
    page_description = _(
        "Residents say what they think, until a day; afterwards what was done with it."
    )
    public_row = ConsultationRow
    parent_page_types = ["districts.DistrictPage", "districts.TakingPartPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("result")]
    fact_panels = [
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("result_due"), FieldPanel("result_on")]),
        FieldPanel("document"),
    ]

    class Meta:
        verbose_name = _("consultation")
        verbose_name_plural = _("consultations")

    def clean(self) -> None:
        """Refuse an end without an outcome."""
        super().clean()
        errors: dict[str, Any] = {}
        # A translation has no outcome until somebody translates it.
        if self.result_on and not self.result.strip() and not is_translation(self):
            errors["result"] = _("Before you finish this: say what was done with the answers.")
        if errors:
            raise ValidationError(errors)

"""Advice of a district council, and whether it was answered: promises with a date."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.spans import Span
from core.page import BasePage
from publishing.content.phrases import shared


class AdviceRow(NamedTuple):
    """The public fields of an advice."""

    id: int
    introduction: str
    checked_on: date | None
    kind: str
    addressee: str
    given_on: date
    due_on: date | None
    answered_on: date | None
    outcome: str
    document_id: int | None
    reply_id: int | None
    answer: str
    body: str


class AdvicePage(BasePage):
    """What a district council advised, whom it asked, and what the answer was."""

    class Kind(models.TextChoices):
        """Whether somebody had asked for it."""

        ASKED = "asked", shared("Advice that was asked for")
        OWN = "own", shared("Advice on the council's own initiative")

    class Addressee(models.TextChoices):
        """Who has to answer."""

        EXECUTIVE = "executive", shared("the mayor and aldermen")
        COUNCIL = "council", shared("the city council")
        ALDERMAN = "alderman", shared("the alderman of the district")
        SERVICE = "service", shared("a department of the municipality")
        OTHER = "other", shared("another organisation")

    class Outcome(models.TextChoices):
        """What was decided about it."""

        ADOPTED = "adopted", shared("Adopted")
        PARTLY = "partly", shared("Partly adopted")
        DECLINED = "declined", shared("Not adopted")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.OWN)
    addressee = models.CharField(
        _("asked of"), max_length=12, choices=Addressee, default=Addressee.EXECUTIVE
    )
    given_on = models.DateField(_("given on"))
    due_on = models.DateField(
        _("answer promised before"),
        null=True,
        blank=True,
        help_text=_("After this day it is shown as late until there is an answer."),
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True, default="")
    document = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("the advice as a document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reply = models.ForeignKey(
        "core.PublicDocument",
        verbose_name=_("the answer as a document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answer = models.TextField(_("the answer in short"), blank=True)
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    spans = (
        Span("given_on", "due_on", words=_("This is before the advice was given (%(start)s).")),
        Span(
            "given_on", "answered_on", words=_("This is before the advice was given (%(start)s).")
        ),
    )
    page_description = _("What the district council advised, and what the municipality answered.")
    public_row = AdviceRow
    parent_page_types = ["districts.DistrictPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("answer")]
    fact_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("addressee")]),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("due_on")]),
        FieldRowPanel([FieldPanel("answered_on"), FieldPanel("outcome")]),
        FieldPanel("document"),
        FieldPanel("reply"),
    ]

    class Meta:
        verbose_name = _("advice of the council")
        verbose_name_plural = _("advice of the council")

    def clean(self) -> None:
        """Refuse an answer without an outcome, and an outcome without an answer."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.answered_on and not self.outcome:
            errors["outcome"] = _("There is an answer: say whether the advice was adopted.")
        if self.outcome and not self.answered_on:
            errors["answered_on"] = _("Fill in the day of the answer.")
        if errors:
            raise ValidationError(errors)

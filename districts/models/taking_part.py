"""Taking part: what residents can ask, propose and get paid."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField

from home.base import BasePage
from home.blocks import BodyBlock


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
    body: str


class TakingPartPage(BasePage):
    """The entrance for who has an idea: grants, deals and budgets together."""

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    public_row = TakingPartRow
    parent_page_types = ["home.HomePage"]
    subpage_types = ["districts.InitiativePage", "home.InformationPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("taking part")
        verbose_name_plural = _("taking part")


class InitiativePage(BasePage):
    """A grant for residents' initiatives: the rules as facts, the way to it in steps."""

    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    maximum = models.PositiveIntegerField(_("highest amount in whole euros"), null=True, blank=True)
    opens_on = models.DateField(_("apply from"), null=True, blank=True)
    closes_on = models.DateField(_("apply until"), null=True, blank=True)
    decision_weeks = models.PositiveSmallIntegerField(
        _("weeks until the decision"), null=True, blank=True
    )
    apply_url = models.URLField(_("address of the form"), blank=True)
    decided_by = models.CharField(_("who decides"), max_length=120, blank=True)
    criteria = models.TextField(_("conditions"), blank=True, help_text=_("One condition a line."))
    to_send = models.TextField(_("what to send"), blank=True, help_text=_("One thing a line."))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    public_row = InitiativeRow
    parent_page_types = ["districts.TakingPartPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("decided_by"),
        FieldPanel("criteria"),
        FieldPanel("to_send"),
        FieldPanel("body"),
    ]
    fact_panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("maximum")]),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        FieldPanel("decision_weeks"),
        FieldPanel("apply_url"),
    ]

    class Meta:
        verbose_name = _("grant for initiatives")
        verbose_name_plural = _("grants for initiatives")

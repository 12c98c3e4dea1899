"""District budgets: what there is in a year, what it goes to, what is left."""

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
from core.page import BasePage
from districts.forms import BudgetForm
from publishing.content.phrases import shared


class BudgetRow(NamedTuple):
    """The public fields of a budget year. Amounts are whole euros."""

    id: int
    introduction: str
    checked_on: date | None
    year: int
    amount: int
    as_of: date | None
    body: str


class BudgetItemRow(NamedTuple):
    """The public fields of an item of a budget. Amounts are whole euros."""

    id: int
    page_id: int
    sort_order: int | None
    key: str
    label: str
    amount: int
    spent: int
    promised: int


class BudgetPage(BasePage):
    """The budget of a district in one year."""

    year = models.PositiveSmallIntegerField(_("year"))
    amount = models.PositiveIntegerField(_("amount in whole euros"))
    as_of = models.DateField(
        _("state of affairs on"), null=True, blank=True, help_text=_("The day of these figures.")
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    alone = ("as_of",)
    page_description = _("The money of a district for one year, and what it is spent on.")
    public_row = BudgetRow
    base_form_class = BudgetForm
    parent_page_types = ["districts.DistrictPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("amount"), FieldPanel("as_of")]),
        InlinePanel("items", heading=_("Items"), label=_("item")),
    ]

    class Meta:
        verbose_name = _("district budget")
        verbose_name_plural = _("district budgets")


class BudgetItem(Orderable):
    """What a part of the budget is for."""

    class Purpose(models.TextChoices):
        """A fixed list, so that it is right in every language at once."""

        INITIATIVES = "initiatives", shared("Residents' initiatives")
        DEALS = "deals", shared("Neighbourhood deals")
        GREEN = "green", shared("Green and play")
        CLEAN = "clean", shared("Clean streets")
        SAFETY = "safety", shared("Safety and lighting")
        MEETING = "meeting", shared("Meeting each other")
        YOUTH = "youth", shared("Children and young people")
        CULTURE = "culture", shared("Art and culture")
        SPORT = "sport", shared("Sport and health")
        RESERVE = "reserve", shared("Not decided yet")

    page = ParentalKey(BudgetPage, on_delete=models.CASCADE, related_name="items")
    key = models.CharField(
        _("purpose"), max_length=16, choices=Purpose, default=Purpose.INITIATIVES
    )
    label = models.CharField(_("explanation (in Dutch)"), max_length=120, blank=True)
    amount = models.PositiveIntegerField(_("amount in whole euros"))
    spent = models.PositiveIntegerField(_("spent, in whole euros"), default=0)
    promised = models.PositiveIntegerField(
        _("promised, in whole euros"),
        default=0,
        help_text=_("Granted or agreed, and not paid yet. What is paid belongs to what is spent."),
    )

    public_row = BudgetItemRow
    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("amount")]),
        FieldRowPanel([FieldPanel("spent"), FieldPanel("promised")]),
        FieldPanel("label"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("item")
        verbose_name_plural = _("items")

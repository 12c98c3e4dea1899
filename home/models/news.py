"""News of the programme and of districts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.forms.choosers import DistrictsOrAll
from core.media.credit_panel import CreditPanel
from core.page import BasePage
from publishing.content.phrases import shared
from publishing.preview.mixin import IN_LIST


class NewsIndexRow(NamedTuple):
    """The public fields of a news list."""

    id: int
    introduction: str
    checked_on: date | None


class NewsRow(NamedTuple):
    """The public fields of a news item."""

    id: int
    introduction: str
    checked_on: date | None
    date: date
    category: str
    picture_id: int | None
    picture_alt: str
    body: str


class NewsDistrictRow(NamedTuple):
    """A news item is about a district."""

    id: int
    newspage_id: int
    districtpage_id: int


class NewsIndexPage(BasePage):
    """The list of all news of a municipality."""

    page_description = _("All news of the municipality, the newest first.")
    public_row = NewsIndexRow
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")


class NewsPage(BasePage):
    """A news item for one district, for several, or for the whole municipality."""

    class Category(models.TextChoices):
        """What a news item is about."""

        GREEN = "green", shared("Green")
        HOUSING = "housing", shared("Housing")
        WORKS = "works", shared("Works")
        TAKING_PART = "taking-part", shared("Taking part")
        SAFETY = "safety", shared("Safety")
        YOUTH = "youth", shared("Youth")
        HUB = "hub", shared("Hub")
        COUNCIL = "council", shared("District council")
        MEETING = "meeting", shared("Meeting people")

    date = models.DateField(_("date"), default=timezone.localdate)
    category = models.CharField(
        _("category"), max_length=20, choices=Category, default=Category.TAKING_PART
    )
    picture = models.ForeignKey(
        "core.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What there is to see, for who cannot see it. Empty: the picture's own text."),
    )
    districts = ParentalManyToManyField(
        "districts.DistrictPage",
        verbose_name=_("districts"),
        blank=True,
        related_name="+",
        help_text=_("None ticked: for the whole municipality."),
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    alone = ("date",)
    page_description = _("A message with a picture, for some districts or for all.")
    public_row = NewsRow
    public_links = {"districts": NewsDistrictRow}
    parent_page_types = ["home.NewsIndexPage", "districts.DistrictPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("picture_alt"), FieldPanel("body")]
    fact_panels = [
        FieldPanel("date"),
        FieldPanel("category"),
        FieldPanel("picture"),
        FieldPanel("districts", widget=DistrictsOrAll),
    ]
    form_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), CreditPanel()],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
        FieldPanel("districts", widget=DistrictsOrAll),
        FieldRowPanel([FieldPanel("category"), FieldPanel("date")]),
    ]
    #: Two previews: the news item itself, and the list or district where it stands as a card.
    preview_modes = [("", _("The page")), (IN_LIST, _("In the list"))]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

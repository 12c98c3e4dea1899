"""The start page of a municipality and its information pages."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.blocks.block_types import BodyBlock
from core.blocks.start_parts import StartPartsBlock, default_parts
from core.fields import StreamField
from core.page import BasePage


class HomeRow(NamedTuple):
    """The public fields of a start page."""

    id: int
    introduction: str
    checked_on: date | None
    picture_id: int | None
    picture_alt: str
    parts: str
    body: str


class InformationRow(NamedTuple):
    """The public fields of an information page."""

    id: int
    introduction: str
    checked_on: date | None
    in_footer: bool
    body: str


class HomePage(BasePage):
    """The start page of a municipality; the root of its site in one language."""

    picture = models.ForeignKey(
        "core.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(_("alternative text"), max_length=250, blank=True)
    parts = StreamField(
        StartPartsBlock,
        verbose_name=_("parts of the page"),
        default=default_parts,
        help_text=_(
            "What stands on the page, in this order. Move a part, take it away or add one. It is the "
            "same in every language."
        ),
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    page_description = _("The first page of the website, in one language.")
    public_row = HomeRow
    max_count = None
    parent_page_types = ["wagtailcore.Page"]

    content_panels = [*BasePage.content_panels, FieldPanel("picture_alt"), FieldPanel("body")]
    fact_panels = [FieldPanel("parts"), FieldPanel("picture")]

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")


class InformationPage(BasePage):
    """A page of free text: privacy, about this site, an explanation."""

    in_footer = models.BooleanField(
        _("in the footer"),
        default=True,
        help_text=_("Shows a link to this page at the bottom of every page."),
    )
    body = StreamField(BodyBlock, verbose_name=_("text"), blank=True)

    page_description = _("A text with headings, questions, steps and documents.")
    public_row = InformationRow
    parent_page_types = ["home.HomePage", "home.InformationPage", "districts.DistrictPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    fact_panels = [FieldPanel("in_footer")]

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

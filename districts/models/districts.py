"""Districts and their neighbourhoods."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from core.blocks.block_types import BodyBlock
from core.fields import StreamField
from core.page import BasePage
from districts.geo.boundaries import validate_boundary
from publishing.content.phrases import shared


class DistrictIndexRow(NamedTuple):
    """The public fields of the overview of districts."""

    id: int
    introduction: str
    checked_on: date | None
    map_is_schematic: bool


class DistrictRow(NamedTuple):
    """The public fields of a district. `boundary` is GeoJSON text in WGS84, or empty."""

    id: int
    introduction: str
    checked_on: date | None
    area: str
    boundary: str
    participation_url: str
    picture_id: int | None
    picture_alt: str
    body: str


class NeighbourhoodRow(NamedTuple):
    """The public fields of a neighbourhood."""

    id: int
    page_id: int
    sort_order: int | None
    name: str
    cbs_code: str


class KeyFigureRow(NamedTuple):
    """The public fields of a figure. A figure never goes without its year and source."""

    id: int
    page_id: int
    sort_order: int | None
    kind: str
    value: int
    year: int
    source: str


class DistrictIndexPage(BasePage):
    """The overview of all districts of a municipality."""

    map_is_schematic = models.BooleanField(
        _("the map is a sketch"),
        default=False,
        help_text=_("Says below the map that its boundaries are not exact."),
    )

    page_description = _("All districts with a map and the search by postcode.")
    public_row = DistrictIndexRow
    parent_page_types = ["home.HomePage"]

    fact_panels = [FieldPanel("map_is_schematic")]

    class Meta:
        verbose_name = _("overview of districts")
        verbose_name_plural = _("overviews of districts")


class DistrictPage(BasePage):
    """A district: a set of neighbourhoods with its own people, hub, news, deals and budget."""

    area = models.CharField(
        _("part of town"), max_length=80, blank=True, help_text=_("For example Delfshaven.")
    )
    boundary = models.JSONField(
        _("boundary"),
        null=True,
        blank=True,
        validators=[validate_boundary],
        help_text=_("GeoJSON in WGS84: a Polygon or MultiPolygon."),
    )
    participation_url = models.URLField(_("address on the participation platform"), blank=True)
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

    page_description = _("A district: whom to call, its hubs, news, agenda, figures and plans.")
    public_row = DistrictRow
    parent_page_types = ["districts.DistrictIndexPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("picture_alt"), FieldPanel("body")]
    fact_panels = [
        FieldPanel("area"),
        InlinePanel("neighbourhoods", heading=_("Neighbourhoods"), label=_("neighbourhood")),
        InlinePanel("key_figures", heading=_("Key figures"), label=_("figure")),
        FieldPanel("participation_url"),
        FieldPanel("picture"),
        FieldPanel("boundary"),
    ]

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")


class Neighbourhood(Orderable):
    """A neighbourhood, as Statistics Netherlands (CBS) numbers them."""

    page = ParentalKey(DistrictPage, on_delete=models.CASCADE, related_name="neighbourhoods")
    name = models.CharField(_("name"), max_length=80)
    cbs_code = models.CharField(
        _("CBS code"),
        max_length=10,
        blank=True,
        validators=[
            RegexValidator(r"^BU\d{8}$", _("A CBS code is BU and eight digits: BU05990324."))
        ],
    )

    public_row = NeighbourhoodRow

    class Meta(Orderable.Meta):
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")


class KeyFigure(Orderable):
    """A figure about a district, with its year and its source."""

    class Kind(models.TextChoices):
        """What is counted."""

        INHABITANTS = "inhabitants", shared("inhabitants")
        HOMES = "homes", shared("homes")
        AREA = "area", shared("hectares")

    page = ParentalKey(DistrictPage, on_delete=models.CASCADE, related_name="key_figures")
    kind = models.CharField(_("figure"), max_length=16, choices=Kind)
    value = models.PositiveIntegerField(_("value"))
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source"), max_length=80)

    public_row = KeyFigureRow

    class Meta(Orderable.Meta):
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")

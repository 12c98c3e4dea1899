"""What is imported about a municipality: neighbourhoods, which district they are in, figures, postcodes.

Plain records and no pages: nobody edits them here, and a new file replaces them as a whole. Records
name a neighbourhood by its code, so that each file can be read again without the others.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from core.forms.spans import Span, Spanned
from districts.models.districts import DistrictPage, KeyFigure

#: BU and eight digits is a neighbourhood, WK and six a district of Statistics Netherlands (CBS).
AREA_CODE = r"^(BU\d{8}|WK\d{6}|GM\d{4})$"


class AreaRow(NamedTuple):
    """The public fields of an imported area. `boundary` is GeoJSON text in WGS84, or empty."""

    id: int
    site_id: int
    code: str
    name: str
    district_code: str
    boundary: str


class AreaMembershipRow(NamedTuple):
    """That a neighbourhood is in a district from a day, and until the day after `valid_until`."""

    id: int
    site_id: int
    code: str
    district_id: int
    valid_from: date | None
    valid_until: date | None


class AreaFigureRow(NamedTuple):
    """An imported figure about an area."""

    id: int
    site_id: int
    code: str
    measure: str
    value: int
    year: int
    source: str


class PostcodeShardRow(NamedTuple):
    """The postcodes that begin with the same four digits.

    `neighbourhoods` has the codes of the neighbourhoods that they lie in, with spaces between them.
    `codes` is JSON text: see `districts.finder.postcodes`.
    """

    id: int
    site_id: int
    pc4: str
    neighbourhoods: str
    codes: str


class Area(models.Model):
    """A neighbourhood or a district as Statistics Netherlands numbers them."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(_("code"), max_length=10, validators=[RegexValidator(AREA_CODE)])
    name = models.CharField(_("name"), max_length=80)
    district_code = models.CharField(_("CBS district"), max_length=8, blank=True)
    boundary = models.JSONField(_("boundary"), null=True, blank=True)

    public_row = AreaRow

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        constraints = [models.UniqueConstraint(fields=["site", "code"], name="one_area_a_code")]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class AreaMembership(Spanned, models.Model):
    """In which district a neighbourhood is, and from when until when."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(_("code"), max_length=10)
    district = models.ForeignKey(
        DistrictPage, verbose_name=_("district"), on_delete=models.CASCADE, related_name="+"
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("until and including"), null=True, blank=True)

    spans = (Span("valid_from", "valid_until"),)
    public_row = AreaMembershipRow

    class Meta:
        verbose_name = _("neighbourhood of a district")
        verbose_name_plural = _("neighbourhoods of districts")

    def __str__(self) -> str:
        return f"{self.code}: {self.district_id}"


class AreaFigure(models.Model):
    """A figure about an area, with its year and its source."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(_("code"), max_length=10)
    measure = models.CharField(_("figure"), max_length=16, choices=KeyFigure.Kind)
    value = models.PositiveIntegerField(_("value"))
    year = models.PositiveSmallIntegerField(_("year"))
    source = models.CharField(_("source"), max_length=80)

    public_row = AreaFigureRow

    class Meta:
        verbose_name = _("imported figure")
        verbose_name_plural = _("imported figures")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "code", "measure", "year"], name="one_figure_a_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.measure} {self.year}"


class PostcodeShard(models.Model):
    """The postcodes that begin with the same four digits, and where each of them lies."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    pc4 = models.CharField(_("four digits"), max_length=4, validators=[RegexValidator(r"^\d{4}$")])
    neighbourhoods = models.TextField(_("neighbourhoods"), blank=True)
    codes = models.JSONField(_("postcodes"), default=dict)

    public_row = PostcodeShardRow

    class Meta:
        verbose_name = _("postcodes of four digits")
        verbose_name_plural = _("postcodes of four digits")
        constraints = [models.UniqueConstraint(fields=["site", "pc4"], name="one_shard_a_pc4")]

    def __str__(self) -> str:
        return self.pc4

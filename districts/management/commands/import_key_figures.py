"""`manage.py import_key_figures`: read figures of CBS from CSV or JSON."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from core.from_outside import short, whole_number
from districts.imports.command import ImportCommand, municipality_of
from districts.imports.figures import About, import_figures
from districts.imports.report import Report
from districts.models import AreaFigure

EARLIEST, LATEST = 1900, 2100


class Command(ImportCommand):
    """A figure never goes without its year and its source: both must be given."""

    help = "Read key figures (CBS, “Kerncijfers wijken en buurten”) from CSV or the OData JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--year", type=year, required=True, help="the year that they are of")
        parser.add_argument(
            "--source", type=source, required=True, help="who counted: CBS 85984NED"
        )
        parser.add_argument("--municipality", default="", help="GM0599; else as in the settings")

    def read_in(self, site: Site, options: dict[str, Any]) -> Report:
        own = municipality_of(site, options["municipality"])
        about = About(own, options["year"], options["source"])
        return import_figures(
            site,
            options["file"],
            about,
            dry_run=options["dry_run"],
            skip_faults=options["skip_faults"],
        )


def year(text: str) -> int:
    """Read a year. Raises ArgumentTypeError with what is allowed."""
    found = whole_number(text)
    if found is None or not EARLIEST <= found <= LATEST:
        raise ArgumentTypeError(_("“%(value)s” is no year such as 2024") % {"value": short(text)})
    return found


def source(text: str) -> str:
    """Read the name of a source. Raises ArgumentTypeError with what is allowed."""
    longest = AreaFigure._meta.get_field("source").max_length or 0
    if not 0 < len(text.strip()) <= longest:
        raise ArgumentTypeError(
            _("a source has 1 to %(longest)d characters") % {"longest": longest}
        )
    return text.strip()

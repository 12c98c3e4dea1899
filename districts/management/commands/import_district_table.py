"""`manage.py import_district_table`: read which neighbourhoods make up each district."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from districts.imports.command import ImportCommand, municipality_of
from districts.imports.district_table import Choices, import_table
from districts.imports.report import ImportFault, Report


class Command(ImportCommand):
    """The table holds from a day on; what held before it stays known."""

    help = "Read the table of districts and their neighbourhoods (CSV), or take those of CBS."
    needs_file = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--cbs", action="store_true", help="the districts are those of CBS")
        parser.add_argument(
            "--from", dest="since", type=day, help="the day from which it holds: 2026-03-19"
        )
        parser.add_argument("--district-column", default="", help="the column with the district")
        parser.add_argument("--code-column", default="", help="the column with the code")
        parser.add_argument(
            "--code-prefix", default="", help="goes before the codes of the file: BU0599"
        )
        parser.add_argument(
            "--name",
            action="append",
            default=[],
            type=pair,
            metavar="TABLE=PAGE",
            help="a district that is called differently here; may be given several times",
        )
        parser.add_argument("--municipality", default="", help="GM0599; else as in the settings")
        parser.add_argument(
            "--create", action="store_true", help="make a page for each district that has none"
        )

    def read_in(self, site: Site, options: dict[str, Any]) -> Report:
        if bool(options["file"]) == options["cbs"]:
            raise ImportFault(_("give a file, or --cbs"))
        choices = Choices(
            options["since"],
            options["code_prefix"],
            options["district_column"],
            options["code_column"],
            tuple(options["name"]),
            options["create"],
            municipality_of(site, options["municipality"]) if options["municipality"] else "",
            options["skip_faults"],
        )
        return import_table(site, options["file"], choices, dry_run=options["dry_run"])


def day(text: str) -> date:
    """Read a date. Raises ArgumentTypeError with what is allowed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(
            _("“%(value)s” is no date such as 2026-03-19") % {"value": text}
        ) from None


def pair(text: str) -> tuple[str, str]:
    """Read `name in the table=title of the page`. Raises ArgumentTypeError."""
    before, equals, after = text.partition("=")
    if not (before and equals and after):
        raise ArgumentTypeError(_("“%(value)s” is not TABLE=PAGE") % {"value": text})
    return before, after

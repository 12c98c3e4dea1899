"""`manage.py import_postcodes`: read the postcode file of CBS."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from wagtail.models import Site

from districts.imports.command import ImportCommand, municipality_of
from districts.imports.postcodes import import_postcodes
from districts.imports.report import Report


class Command(ImportCommand):
    """The file of the whole country may be given: only the rows of the municipality are kept."""

    help = "Read postcodes with house numbers and neighbourhoods (CBS, pc6hnr…_gwb.csv)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--municipality", default="", help="GM0599; else as in the settings")

    def read_in(self, site: Site, options: dict[str, Any]) -> Report:
        own = municipality_of(site, options["municipality"])
        return import_postcodes(
            site,
            options["file"],
            own,
            dry_run=options["dry_run"],
            skip_faults=options["skip_faults"],
        )

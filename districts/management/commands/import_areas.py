"""`manage.py import_areas`: read neighbourhoods and their boundaries from GeoJSON or GeoPackage."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from wagtail.models import Site

from districts.imports.areas import Choices, import_areas
from districts.imports.command import ImportCommand, municipality_of
from districts.imports.report import Report


class Command(ImportCommand):
    """Boundaries are made small enough to draw; borders that two areas share stay shared."""

    help = "Read areas (CBS/PDOK, or the municipality's own) from GeoJSON or GeoPackage."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--municipality", default="", help="GM0599; else as in the settings")
        parser.add_argument("--code-field", default="", help="the field with the code")
        parser.add_argument("--name-field", default="", help="the field with the name")
        parser.add_argument(
            "--code-prefix", default="", help="goes before the codes of the file: BU0599"
        )
        parser.add_argument("--layer", default="", help="the layer of a GeoPackage")
        parser.add_argument(
            "--remove", action="store_true", help="take away areas that the file lacks"
        )

    def read_in(self, site: Site, options: dict[str, Any]) -> Report:
        choices = Choices(
            municipality_of(site, options["municipality"]),
            options["code_field"],
            options["name_field"],
            options["code_prefix"],
            options["layer"],
            options["remove"],
            options["skip_faults"],
        )
        return import_areas(site, options["file"], choices, dry_run=options["dry_run"])

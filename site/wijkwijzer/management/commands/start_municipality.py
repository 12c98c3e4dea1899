"""`manage.py start_municipality`: a municipality from nothing, or what is missing of one."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wijkwijzer.municipality.details import Details, DetailsError
from wijkwijzer.municipality.make import Files, start_municipality
from wijkwijzer.municipality.vocabulary import VOCABULARIES

#: Option -> what it is, of those that are simply text.
TEXTS = {
    "name": "the name of the municipality, without “gemeente”: Utrecht",
    "code": "its code in the TOOI register, or of CBS: gm0344",
    "phone": "the phone number of the municipality",
    "email": "its e-mail address",
    "website": "the address of its own website",
    "address": "its visiting address",
    "main-colour": "the main colour: #1d4f91",
    "accent-colour": "the accent colour: #f2c500",
    "security-contact": "whom to tell of a weakness: mailto:… or https://… (default: the e-mail)",
    "programme": "what its programme for the districts is called",
}
FILES = {
    "districts": "a table (CSV) of districts and their neighbourhoods: each district gets a page",
    "areas": "neighbourhoods with boundaries: GeoJSON or GeoPackage",
}
COLUMNS = {
    "code-prefix": "goes before the codes of both files: BU0599",
    "district-column": "the column of the table with the district",
    "code-column": "the column of the table with the code of the neighbourhood",
    "area-code-field": "the field of the areas with the code",
    "area-name-field": "the field of the areas with the name",
}


class Command(BaseCommand):
    """Makes the site, settings, pages, roles and districts that are missing. Can be run again.

    Exit code 0: all of it is there. 1: nothing was changed, the messages say why.
    """

    help = "Make a municipality: its site, pages in every language, roles and districts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what is known of the municipality."""
        parser.add_argument("host", help="the host name of the public site: wijken.utrecht.nl")
        for name, what in TEXTS.items():
            parser.add_argument(f"--{name}", default="", help=what)
        parser.add_argument(
            "--languages",
            default="",
            help="codes with commas between: nl,en,ar; Dutch is always one",
        )
        parser.add_argument(
            "--vocabulary", default="", help=f"what things are called: {', '.join(VOCABULARIES)}"
        )
        parser.add_argument("--port", type=int, default=443, help="443 behind TLS (the default)")
        for name, what in FILES.items():
            parser.add_argument(f"--{name}", type=Path, metavar="FILE", help=what)
        for name, what in COLUMNS.items():
            parser.add_argument(f"--{name}", default="", help=what)
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be made, and store nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and tell."""
        names = {name.replace("-", "_") for name in TEXTS}
        details = Details(
            host=options["host"],
            port=options["port"],
            vocabulary=options["vocabulary"],
            languages=tuple(re.findall(r"[^,;\s]+", options["languages"].lower())),
            **{name: options[name].strip() for name in names},
        )
        files = Files(
            **{name: options[name] for name in FILES},
            **{name.replace("-", "_"): options[name.replace("-", "_")] for name in COLUMNS},
        )
        try:
            made = start_municipality(details, files, dry_run=options["dry_run"])
        except DetailsError as error:
            for each in error.args:
                self.stderr.write(str(each))
            raise CommandError(_("nothing was changed")) from error
        for line in made.lines():
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write(_("Dry run: nothing was stored."))

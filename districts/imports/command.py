"""What the commands that read files have in common: the site, the dry run, the report, the exit code."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from contacts.hubs.queries import site_named
from core.models import MunicipalitySettings
from districts.imports.report import ImportFault, Report

#: The exit code of an import that left rows out, as was asked.
PARTLY = 3


class ImportCommand(BaseCommand):
    """Read a file, say what is different, and store it: all of it, or nothing when a row is wrong.

    With --skip-faults the rows that are right are stored. Exit code 0: stored, or nothing to store.
    1: nothing was stored, the messages say why. 3: stored but for the rows that are named.
    """

    #: Whether there is always a file.
    needs_file = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs=None if self.needs_file else "?", help="the file to read"
        )
        parser.add_argument("--site", required=True, help="the site, by its hostname")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and store nothing"
        )
        parser.add_argument(
            "--skip-faults",
            action="store_true",
            help="store the rows that are right, and name the others (exit code 3)",
        )

    def read_in(self, site: Site, options: dict[str, Any]) -> Report:
        """Read the file and store it, unless `options["dry_run"]`. Raises ImportFault."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and tell."""
        site = site_named(options["site"])
        try:
            with transaction.atomic():
                report = self.read_in(site, options)
        except ImportFault as error:
            raise CommandError(str(error)) from error
        if report.fault_count:
            for each in report.faults:
                self.stderr.write(each)
            if not options["skip_faults"]:
                raise CommandError(
                    ngettext(
                        "%(num)d fault; nothing was stored",
                        "%(num)d faults; nothing was stored",
                        report.fault_count,
                    )
                    % {"num": report.fault_count}
                )
        for line in report.lines():
            self.stdout.write(line)
        if options["dry_run"]:
            self.stdout.write(_("Dry run: nothing was stored."))
        if report.fault_count:
            raise CommandError(
                ngettext("%(num)d row is left out", "%(num)d rows are left out", report.fault_count)
                % {"num": report.fault_count},
                returncode=PARTLY,
            )


def municipality_of(site: Site, chosen: str) -> str:
    """Return the four digits of a municipality: those that were chosen, else those of the settings.

    Raises ImportFault when there are none.
    """
    code = chosen
    if not code:
        stored = MunicipalitySettings.objects.filter(site=site).values_list("tooi_code", flat=True)
        code = next(iter(stored), "")
    found = re.fullmatch(r"(?:GM)?(\d{1,4})", code, re.IGNORECASE)
    if found is None:
        raise ImportFault(
            _("“%(code)s” is no municipality: allowed is GM and four digits, with --municipality")
            % {"code": code}
        )
    return found[1].zfill(4)

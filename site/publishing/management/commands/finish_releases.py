"""Make what follows from the releases that are served: the PDFs of their sheets."""

from __future__ import annotations

import argparse
import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from publishing import on_disk, pdf, sheets
from publishing.stopping import stoppable

#: Everything that serves or publishes goes before.
NICE = 10


class Command(BaseCommand):
    """Needs the releases alone, no database. Ends when nothing is missing any more."""

    help = "Makes the PDFs of posters and flyers that the served releases lack."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take how many to make at most, for one site or for all."""
        parser.add_argument("--site", default="", metavar="HOSTNAME", help="only this site")
        parser.add_argument("--limit", type=int, default=None, help="so many PDFs a site at most")
        parser.add_argument("--nice", type=int, default=NICE, help=f"steps to stand back ({NICE})")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them. Exit status 1 when none can be made on this machine."""
        os.nice(options["nice"])
        try:
            found = on_disk.chosen(settings.RELEASES_DIR, options["site"])
            pdf.prepare()
        except (LookupError, pdf.PdfError) as error:
            raise CommandError(str(error)) from None
        with stoppable():
            for store in found:
                made = sheets.make_all(store, options["limit"])
                self.stdout.write(f"{on_disk.hostname(store)}: {made} PDFs made")

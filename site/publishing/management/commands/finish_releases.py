"""Make what follows from the releases that are served: the search index, and the PDFs of sheets."""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from publishing import on_disk, pdf, search_index, sheets
from publishing.manifests import ReleaseError
from publishing.releases import ReleaseStore
from publishing.stopping import stoppable

#: Everything that serves or publishes goes before.
NICE = 10


class Command(BaseCommand):
    """Needs the releases alone, no database. Ends when nothing is missing any more."""

    help = "Makes the search index and the PDFs of sheets that the served releases lack."
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
        except LookupError as error:
            raise CommandError(str(error)) from None
        with stoppable():
            # Before the PDFs: it takes seconds, and people wait for it.
            failed = [message for store in found if (message := self._index(store))]
            try:
                pdf.prepare()
            except pdf.PdfError as error:
                raise CommandError(str(error)) from None
            for store in found:
                made = sheets.make_all(store, options["limit"])
                self.stdout.write(f"{on_disk.hostname(store)}: {made} PDFs made")
        if failed:
            raise CommandError("; ".join(failed))

    def _index(self, store: ReleaseStore) -> str:
        """Bring the search index of a site up to date; gives what went wrong."""
        name = on_disk.hostname(store)
        started = time.monotonic()
        try:
            made = search_index.make(store)
        except (search_index.SearchError, ReleaseError, OSError, ValueError) as error:
            return f"{name}: no search index: {error}"
        took = f"made in {time.monotonic() - started:.1f} s" if made else "up to date"
        self.stdout.write(f"{name}: search index {took}")
        return ""

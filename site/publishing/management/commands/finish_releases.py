"""Make what follows from the releases that are served: the search index, PDFs of sheets, pictures to share."""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from publishing.cards import making
from publishing.counted import counted
from publishing.one_by_one import OneByOne
from publishing.pdf import sheets, weasyprint
from publishing.runtime.stopping import stoppable
from publishing.search import index
from publishing.store import sites
from publishing.store.releases import ReleaseStore

#: Everything that serves or publishes goes before.
NICE = 10


class Command(BaseCommand):
    """Needs the releases alone, no database. Ends when nothing is missing any more."""

    help = "Makes the search index, the PDFs of sheets and the pictures to share that the served releases lack."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take how many to make at most, for one site or for all."""
        parser.add_argument("--site", default="", metavar="HOSTNAME", help="only this site")
        parser.add_argument(
            "--limit",
            type=int,
            default=None,
            help="so many PDFs, and so many pictures, a site at most",
        )
        parser.add_argument("--nice", type=int, default=NICE, help=f"steps to stand back ({NICE})")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them. Exit status 1 when none can be made on this machine, or a site failed."""
        os.nice(options["nice"])
        try:
            found = sites.chosen(settings.RELEASES_DIR, options["site"])
        except LookupError as error:
            raise CommandError(str(error)) from None
        with stoppable():
            outcome = OneByOne()
            # Before the PDFs: it takes seconds, and people wait for it.
            for store in found:
                with outcome.site(sites.hostname(store) or store.folder.name):
                    self._index(store)
            try:
                weasyprint.prepare()
            except weasyprint.PdfError as error:
                raise CommandError(str(error)) from None
            for store in found:
                name = sites.hostname(store) or store.folder.name
                with outcome.site(name):
                    made = sheets.make_all(store, options["limit"])
                    self.stdout.write(f"{name}: {counted(made, 'PDF')} made")
            # Last: there is one for each page, and nobody waits for them.
            for store in found:
                name = sites.hostname(store) or store.folder.name
                with outcome.site(name):
                    made = making.make_all(store, options["limit"])
                    self.stdout.write(f"{name}: {counted(made, 'picture')} to share made")
        if outcome.failed:
            raise CommandError(outcome.failures())

    def _index(self, store: ReleaseStore) -> None:
        """Bring the search index of a site up to date. Raises ReleaseError, OSError."""
        started = time.monotonic()
        made = index.make(store)
        took = f"made in {time.monotonic() - started:.1f} s" if made else "up to date"
        self.stdout.write(f"{sites.hostname(store)}: search index {took}")

"""Build every site in full."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from wagtail.models import Site

from publishing import publisher
from publishing.counted import counted
from publishing.explain.receipt_words import failure_lines
from publishing.one_by_one import OneByOne, one_line
from publishing.runtime.migrations import explained
from publishing.runtime.progress import shown_progress
from publishing.runtime.stopping import stoppable
from publishing.store.export import export
from publishing.store.finishing import Finishing


class Command(BaseCommand):
    """Full build into a new release of each site, or into a folder with plain files."""

    help = "Builds all sites in full and serves them as new releases."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the folder of a plain export."""
        parser.add_argument(
            "--output",
            type=Path,
            metavar="DIR",
            help="write the plain tree DIR/<hostname>/… instead of a release",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build each site; one that fails, or that nobody has finished, does not stop the others.

        Exit status 1 when a site failed, and when no site could be built.
        """
        try:
            with stoppable():
                self._build_all(options["output"])
        except Error as error:
            raise CommandError(explained(error) or one_line(error)) from error

    def _build_all(self, output: Path | None) -> None:
        outcome = OneByOne()
        sites = list(Site.objects.select_related("root_page"))
        if not sites:
            raise CommandError("There is no site yet: run load_demo, or make one in the CMS.")
        for site in sites:
            with outcome.site(site.hostname):
                self._build(site, output)
        for line in outcome.unfinished_lines():
            self.stderr.write(line)
        if outcome.failed:
            raise CommandError(outcome.failures())
        if len(outcome.unfinished) == len(sites):
            raise CommandError("No site is finished: nothing was built.")

    def _build(self, site: Site, output: Path | None) -> None:
        if output is not None:
            with shown_progress(self.stdout, site.hostname) as progress:
                finishing = Finishing(progress)
                count = export(site, output, finishing=finishing)
            self.stdout.write(
                f"{site.hostname}: {counted(count, 'file')} in {output / site.hostname}"
            )
            for line in finishing.complaints:
                self.stderr.write(f"{site.hostname}: {line}")
            return
        with shown_progress(self.stdout, site.hostname) as progress:
            receipt = publisher.build(site, progress=progress, processes=os.cpu_count() or 1)
        state = f"release {receipt.release}" if receipt.new else f"unchanged {receipt.release}"
        self.stdout.write(
            f"{receipt.site}: {counted(receipt.outputs, 'file')}, {state}, {receipt.seconds:.1f} s"
        )
        for line in failure_lines(receipt):
            self.stderr.write(line)

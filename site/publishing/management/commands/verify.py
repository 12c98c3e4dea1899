"""Look whether what is served is what was published."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from publishing.counted import counted
from publishing.one_by_one import OneByOne, one_line
from publishing.store import sites
from publishing.store.releases import ReleaseStore
from publishing.store.verification import differences
from publishing.unfinished import refuse_unfinished


class Command(BaseCommand):
    """Compares the current releases with their digests and with a full build in memory."""

    help = (
        "Checks each file of the current releases and its compressed copies, then compares them "
        "with a full build; changes nothing; exit 1 with a list of what differs."
    )
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the site."""
        parser.add_argument("--site", default="", metavar="HOSTNAME", help="only this site")
        parser.add_argument(
            "--files", action="store_true", help="only look at the files; needs no database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is wrong, then how much was looked at."""
        problems = 0
        try:
            found = sites.chosen(settings.RELEASES_DIR, options["site"])
        except LookupError as unknown:
            raise CommandError(str(unknown)) from None
        outcome = OneByOne()
        for store in found:
            name = sites.hostname(store) or store.folder.name
            with outcome.site(name):
                problems += self._check(store, name)
        if not options["files"]:
            problems += self._compare(options["site"], outcome)
        for line in outcome.unfinished_lines():
            self.stdout.write(line)
        for name, error in outcome.failed.items():
            problems += 1
            self.stderr.write(f"{name}: {one_line(error)}")
        if problems:
            raise CommandError(f"{problems} problems. `build` makes the files anew.")

    def _check(self, store: ReleaseStore, name: str) -> int:
        """Check the files of a site. Returns the number of problems; raises ReleaseError, OSError."""
        manifest = store.current()
        if manifest is None:
            self.stderr.write(f"{name}: there is no current release")
            return 1
        wrong = store.check(manifest)
        for problem in wrong:
            self.stderr.write(f"{name}: {problem}")
        if not wrong:
            self.stdout.write(
                f"{name}: release {manifest.id}: {counted(len(manifest.entries), 'file is', 'files are')} as published"
            )
        return len(wrong)

    def _compare(self, hostname: str, outcome: OneByOne) -> int:
        """Compare with a full build, which takes as long as one. Returns the number of differences."""
        count = 0
        for site in Site.objects.order_by("pk"):
            if hostname in ("", site.hostname):
                with outcome.site(site.hostname):
                    refuse_unfinished(site)
                    lines = differences(site, timezone.now())
                    count += len(lines)
                    for line in lines:
                        self.stderr.write(f"{site.hostname}: {line}")
                    if not lines:
                        self.stdout.write(f"{site.hostname}: a full build gives the same")
        return count

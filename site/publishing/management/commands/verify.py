"""Look whether what is served is what was published."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from wagtail.models import Site

from publishing import on_disk
from publishing.manifests import ReleaseError
from publishing.verification import differences


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
            found = on_disk.chosen(settings.RELEASES_DIR, options["site"])
        except LookupError as error:
            raise CommandError(str(error)) from None
        for store in found:
            name = on_disk.hostname(store) or store.folder.name
            try:
                manifest = store.current()
            except (ReleaseError, OSError) as error:
                problems += 1
                self.stderr.write(f"{name}: {error}")
                continue
            if manifest is None:
                problems += 1
                self.stderr.write(f"{name}: there is no current release")
                continue
            wrong = store.check(manifest)
            problems += len(wrong)
            for problem in wrong:
                self.stderr.write(f"{name}: {problem}")
            if not wrong:
                self.stdout.write(
                    f"{name}: release {manifest.id}: {len(manifest.entries)} files are as published"
                )
        if not options["files"]:
            problems += self._compare(options["site"])
        if problems:
            raise CommandError(f"{problems} problems. `build` makes the files anew.")

    def _compare(self, hostname: str) -> int:
        """Compare with a full build, which takes as long as one. Gives the number of differences."""
        count = 0
        for site in Site.objects.order_by("pk"):
            if hostname in ("", site.hostname):
                lines = differences(site, timezone.now())
                count += len(lines)
                for line in lines:
                    self.stderr.write(f"{site.hostname}: {line}")
                if not lines:
                    self.stdout.write(f"{site.hostname}: a full build gives the same")
        return count

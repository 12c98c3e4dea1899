"""Look whether what is served is what was published."""

from __future__ import annotations

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from publishing import on_disk
from publishing.manifests import ReleaseError


class Command(BaseCommand):
    """Compares every byte of the current releases with their digests. Needs no database."""

    help = "Checks each file of the current releases and its compressed copies; exit 1 with a list."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the site."""
        parser.add_argument("--site", default="", metavar="HOSTNAME", help="only this site")

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
        if problems:
            raise CommandError(f"{problems} problems. `build` makes the files anew.")

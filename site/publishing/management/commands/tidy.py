"""Remove what was kept long enough, at once: the resident publisher does it by itself, a little at a time."""

from __future__ import annotations

import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from publishing.keeping.turns import kinds


class Command(BaseCommand):
    """Removes old versions, log entries, sessions and sizes of pictures. Exit code 0."""

    help = "Removes what was kept long enough (docs/settings.md says how long that is)."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take how to tell."""
        parser.add_argument("--dry-run", action="store_true", help="only say how much would go")
        parser.add_argument("--json", action="store_true", help="the numbers for machines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove, kind by kind."""
        now = timezone.now()
        dry = options["dry_run"]
        numbers = {kind.name: sum(kind.remove(now, dry)) for kind in kinds()}
        if options["json"]:
            self.stdout.write(json.dumps(numbers))
            return
        done = "would go" if dry else "gone"
        for name, number in numbers.items():
            self.stdout.write(f"{name}: {number} {done}")

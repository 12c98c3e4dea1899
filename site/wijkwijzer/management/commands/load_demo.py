"""`manage.py load_demo`: the demonstration content of two municipalities, and users to try it."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from publishing.progress import shown_progress
from wijkwijzer.demo import load, load_users


class Command(BaseCommand):
    """Loads the demonstration. A second run adds only what is missing."""

    help = "Load the demonstration content of two municipalities. Can be run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--date",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day that the content is seen from (default: today)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        anchor: date = options["date"] or timezone.localdate()
        total = len(load.MUNICIPALITIES) * len(load.STEPS)
        with shown_progress(self.stderr, "Demo content") as show:
            done = 0

            def tell(step: str) -> None:
                nonlocal done
                show(step, done, total)
                done += 1

            for municipality in load.MUNICIPALITIES:
                started = time.monotonic()
                added = load.load(municipality, anchor, tell)
                seconds = time.monotonic() - started
                self.stdout.write(f"{municipality.name}: {added} pages added in {seconds:.1f} s")
        for login in load_users.load():
            self.stdout.write(f"{login.name:<24} {login.password:<20} {login.role}")
        self.stdout.write(f"Logins of this demo are kept in {load_users.logins_file()}")

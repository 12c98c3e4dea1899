"""`manage.py load_demo`: the demonstration content of two municipalities, and users to try it."""

from __future__ import annotations

import time
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from demo.loader import content, run, users
from publishing.counted import counted
from publishing.runtime.progress import shown_progress


class Command(BaseCommand):
    """Loads what is missing of the demonstration, and says how to log in."""

    help = "Loads the demonstration content of two municipalities. Can be run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day that the content is seen from, and whether to begin afresh."""
        parser.add_argument(
            "--date",
            type=day,
            metavar="YYYY-MM-DD",
            help="the day that the content is seen from (default: today)",
        )
        parser.add_argument(
            "--reset",
            action="store_true",
            help="delete both municipalities first, with all that editors changed in them",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load each municipality, then the users."""
        anchor: date = options["date"] or timezone.localdate()
        fresh = False
        try:
            towns = content.towns()
            for town in towns:
                started = time.monotonic()
                with shown_progress(self.stdout, town.name) as tell:
                    added = run.load(town, anchor, tell, afresh=options["reset"])
                done = f"{counted(added, 'page')} in {time.monotonic() - started:.1f} s"
                fresh = fresh or added > 0
                words = done if added else "is there already (--reset begins afresh)"
                self.stdout.write(f"{town.name}: {words}")
        except content.ContentError as error:
            raise CommandError(str(error)) from None
        logins, unknown = users.load([town.hostname for town in towns], fresh=fresh)
        for login in logins:
            self.stdout.write(f"  {login.name:<16}{login.password:<21}{login.role}")
        self.stdout.write(f"These logins are kept in {users.logins_file()}")
        for name in unknown:
            self.stdout.write(
                f"The user {name} was there already, with a password that is not in that file: "
                f"manage.py changepassword {name} sets another."
            )


def day(text: str) -> date:
    """Read a date. Raises ArgumentTypeError, which argparse shows, with the text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-11-22") from None

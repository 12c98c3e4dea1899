"""`manage.py mail_translators`: tell translators what waits for them, at most once a day."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from publishing.counted import counted
from translations.matrix.waiting import mail_all


class Command(BaseCommand):
    """Mail who has an address, did not switch it off, and for whom something new waits.

    Exit status 1 when a mail could not be sent; the others are.
    """

    help = "Mail translators which pages wait for them, each at most once a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say who would be mailed")

    def handle(self, *args: Any, **options: Any) -> None:
        sent = failed = 0
        for user, count, wrong in mail_all(dry_run=options["dry_run"]):
            if wrong:
                failed += 1
                self.stderr.write(f"{user.get_username()}: {wrong}")
            else:
                sent += 1
                self.stdout.write(f"{user.get_username()}: {counted(count, 'page')}")
        self.stdout.write(f"{sent} {'would be mailed' if options['dry_run'] else 'mailed'}")
        if failed:
            raise CommandError(f"{failed} not mailed")

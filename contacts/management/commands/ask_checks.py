"""`manage.py ask_checks`: mail hosts and coordinators whether their facts are still right."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contacts.confirmations.requests import NotSentError, ask, due


class Command(BaseCommand):
    """Ask about what nobody checked for long; the same page at most once a week.

    Exit status 1 when a mail could not be sent; the others are.
    """

    help = "Mail the question whether facts are still right, about hubs and people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", type=int, default=90, help="days since the last check")
        parser.add_argument("--dry-run", action="store_true", help="only say who would be asked")

    def handle(self, *args: Any, **options: Any) -> None:
        pages = list(due(options["older_than"]))
        failed = 0
        for page in pages:
            try:
                if not options["dry_run"]:
                    ask(page)
            except NotSentError as error:
                failed += 1
                self.stderr.write(f"{page.title}: {error}")
            else:
                self.stdout.write(page.title)
        done = "would be asked" if options["dry_run"] else "asked"
        self.stdout.write(f"{len(pages) - failed} {done}")
        if failed:
            raise CommandError(f"{failed} not asked")

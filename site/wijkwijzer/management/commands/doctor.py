"""`manage.py doctor`: what this install lacks, and what mends it."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand

from wijkwijzer.doctor import content, install
from wijkwijzer.doctor.findings import Finding, as_json, in_lines

#: In the order in which one would mend it.
CHECKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    install.settings_in_use,
    install.compiled_catalogues,
    install.folders,
    content.database,
    install.static_files,
    install.fonts,
    install.mail,
    install.tls,
    install.clock,
    content.publisher,
)


class Command(BaseCommand):
    """Says nothing and ends with 0 when all is there; else a line for each thing, and 1."""

    help = "Name each thing that this install lacks, with the command or setting that mends it."
    #: It looks at the checks itself: they must not keep it from telling.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help="one line for a machine")
        parser.add_argument(
            "--without",
            action="append",
            default=[],
            metavar="CHECK",
            help="leave out what is not to be here, such as mail or publisher",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at everything, and tell."""
        found = [
            each for check in CHECKS for each in check() if each.check not in options["without"]
        ]
        if options["json"]:
            self.stdout.write(as_json(found))
        else:
            for line in in_lines(found):
                self.stdout.write(line)
        if found:
            sys.exit(1)

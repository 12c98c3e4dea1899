"""`manage.py load_demo`: the demonstration content of two municipalities, and users to try it."""

from __future__ import annotations

import contextlib
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from wijkwijzer.demo import load, load_users
from wijkwijzer.demo.load import Tell


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
        for municipality in load.MUNICIPALITIES:
            started = time.monotonic()
            with self._shown(municipality.name) as tell:
                added = load.load(municipality, anchor, tell, reset=options["reset"])
            seconds = f"{time.monotonic() - started:.1f} s"
            fresh = fresh or added > 0
            if added:
                self.stdout.write(f"{municipality.name}: {added} pages in {seconds}")
            else:
                self.stdout.write(f"{municipality.name}: is there already (--reset begins afresh)")
        hostnames = [municipality.hostname for municipality in load.MUNICIPALITIES]
        logins, unknown = load_users.load(hostnames, fresh=fresh)
        for login in logins:
            self.stdout.write(f"  {login.name:<16}{login.password:<21}{login.role}")
        self.stdout.write(f"These logins are kept in {load_users.logins_file()}")
        for name in unknown:
            self.stdout.write(
                f"The user {name} was there already, with a password that is not in that file: "
                f"manage.py changepassword {name} sets another."
            )

    @contextlib.contextmanager
    def _shown(self, title: str) -> Iterator[Tell]:
        """Show progress: a bar on a terminal, elsewhere a line for each kind of work."""
        console = Console(stderr=True)
        if console.is_terminal and self.stdout.isatty():
            with bar(console, title) as tell:
                yield tell
            return
        steps: list[str] = []

        def line(step: str, _done: int, total: int) -> None:
            if step not in steps:
                steps.append(step)
                count = f" ({total})" if total > 1 else ""
                self.stdout.write(f"{title}: {step}{count}")
                self.stdout.flush()

        yield line


@contextlib.contextmanager
def bar(console: Console, title: str) -> Iterator[Tell]:
    """Show a bar that says what is being done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(title, total=None)

        def tell(step: str, done: int, total: int) -> None:
            progress.update(task, description=f"{title}: {step}", completed=done, total=total)

        yield tell


def day(text: str) -> date:
    """Read a date. Raises ArgumentTypeError, which argparse shows, with the text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is not a date such as 2026-11-22") from None

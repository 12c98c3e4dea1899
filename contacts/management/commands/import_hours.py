"""`manage.py import_hours`: read the hours of hubs from hours.json or CSV."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from contacts.hours.exchange.file_format import MOST_BYTES, FileError, from_csv, from_json
from contacts.hours.exchange.importer import key_of, planned, store
from contacts.hubs.queries import hubs_of, site_named
from core.tables.reading import text_of

#: How tables are called; Excel calls one with tabs a text.
TABLES = (".csv", ".tsv", ".txt")


class Command(BaseCommand):
    """Print what would change; with --apply, do it. Hubs that the file does not name stay as they are."""

    help = (
        "Read hours of hubs from hours.json or CSV. Without --apply it only says what would change."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("hostname", help="the site, by its hostname")
        parser.add_argument("file", type=Path, help="the file to read: *.json or *.csv")
        parser.add_argument(
            "--apply", action="store_true", help="store it; nothing if a row is wrong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        source: Path = options["file"]
        try:
            with source.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
            if len(data) > MOST_BYTES:
                raise FileError(f"more than {MOST_BYTES >> 20} MB: this is no list of hours")
            is_table = source.suffix.lower() in TABLES
            reading = from_csv(text_of(data)) if is_table else from_json(data.decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError, FileError) as error:
            raise CommandError(f"{source}: {error}") from error
        plan = planned(reading, hubs_of(site_named(options["hostname"])))
        for row, words in plan.faults:
            self.stderr.write(f"row {row}: {words}")
        if plan.faults:
            raise CommandError(f"{len(plan.faults)} faults; nothing was changed")
        for hub, hours in plan.changes:
            if options["apply"]:
                store(hub, hours)
            self.stdout.write(f"{key_of(hub)}: {len(hours.items)} entries")
        done = "changed" if options["apply"] else "would change (--apply does it)"
        self.stdout.write(f"{len(plan.changes)} hubs {done}, {plan.unchanged} are so already")

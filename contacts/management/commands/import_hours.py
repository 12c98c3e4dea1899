"""`manage.py import_hours`: read the hours of hubs from hours.json or CSV."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
                raise FileError(
                    _("more than %(size)d MB: this is no list of hours")
                    % {"size": MOST_BYTES >> 20}
                )
            is_table = source.suffix.lower() in TABLES
            reading = from_csv(text_of(data)) if is_table else from_json(data.decode("utf-8-sig"))
        except (OSError, UnicodeDecodeError, FileError) as error:
            raise CommandError(f"{source}: {error}") from error
        plan = planned(reading, hubs_of(site_named(options["hostname"])))
        for row, words in plan.faults:
            self.stderr.write(_("row %(row)d: %(words)s") % {"row": row, "words": words})
        if number := len(plan.faults):
            words = ngettext(
                "%(num)d fault; nothing was stored", "%(num)d faults; nothing was stored", number
            )
            raise CommandError(words % {"num": number})
        for hub, hours in plan.changes:
            if options["apply"]:
                store(hub, hours)
            number = len(hours.items)
            words = ngettext("%(num)d entry", "%(num)d entries", number) % {"num": number}
            self.stdout.write(f"{key_of(hub)}: {words}")
        number = len(plan.changes)
        if options["apply"]:
            words = ngettext("%(num)d hub changed", "%(num)d hubs changed", number)
        else:
            words = ngettext(
                "%(num)d hub would change (--apply does it)",
                "%(num)d hubs would change (--apply does it)",
                number,
            )
        same = ngettext("%(num)d is so already", "%(num)d are so already", plan.unchanged)
        self.stdout.write(f"{words % {'num': number}}, {same % {'num': plan.unchanged}}")

"""`manage.py export_hours`: write the hours of all hubs of a site as hours.json or CSV."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from contacts.hours.exchange.file_format import to_csv, to_json
from contacts.hours.exchange.importer import hours_in
from contacts.hubs.queries import hubs_of, site_named
from core.audit.kinds import EXPORTED
from core.audit.lines import write
from publishing.store.atomic import write_whole


class Command(BaseCommand):
    """Write what is online, to read it in elsewhere or to look at it in a spreadsheet."""

    help = "Write the hours of all hubs of a site: hours.json, or CSV when the file is named *.csv."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("hostname", help="the site, by its hostname")
        parser.add_argument("file", type=Path, help="the file to write: *.json or *.csv")

    def handle(self, *args: Any, **options: Any) -> None:
        site = site_named(options["hostname"])
        hubs = [hours_in(hub) for hub in hubs_of(site)]
        target: Path = options["file"]
        text = to_csv(hubs) if target.suffix.lower() == ".csv" else to_json(hubs)
        try:
            write_whole(target, text.encode())
        except OSError as error:
            raise CommandError(f"{target}: {error}") from None
        write(EXPORTED, site, label=target.name)
        words = ngettext("%(num)d hub in %(file)s", "%(num)d hubs in %(file)s", len(hubs))
        self.stdout.write(words % {"num": len(hubs), "file": target})

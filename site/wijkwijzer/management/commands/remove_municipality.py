"""Remove a municipality: `remove_municipality wijken.utrecht.nl --export folder`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site

from wijkwijzer.municipality.exporting import export_municipality
from wijkwijzer.municipality.leaving import Leaving, find
from wijkwijzer.municipality.removing import finish, noted, remove


class Command(BaseCommand):
    """Writes a municipality to a folder, and removes it: pages, files, users, releases.

    Exit code 0: nothing of it is left, or there was nothing. 1: nothing was removed.
    """

    help = "Export a municipality and remove it. What other municipalities have stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the municipality and the folder for its export."""
        parser.add_argument("host", help="the host name of the public site: wijken.utrecht.nl")
        parser.add_argument(
            "--export",
            type=Path,
            metavar="DIR",
            help="the folder that all of it is written to first",
        )
        parser.add_argument(
            "--confirm",
            default="",
            metavar="HOST",
            help="the host name again, instead of typing it",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would go, and change nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Export, ask, remove."""
        host = options["host"].strip().lower()
        site = Site.objects.select_related("root_page").filter(hostname=host).first()
        if site is None:
            self._finish(host, dry=options["dry_run"])
            return
        self._say(find(site))
        if options["dry_run"]:
            self.stdout.write(_("Dry run: nothing was removed."))
            return
        if options["export"] is None:
            raise CommandError(_("Name a folder for the export first: --export DIR"))
        self._confirm(host, options["confirm"])
        exported = export_municipality(site, options["export"])
        self.stdout.write(
            _(
                "Written to %(folder)s: %(pages)d files of the site, %(rows)d rows, %(files)d uploads"
            )
            % {
                "folder": options["export"],
                "pages": exported.pages,
                "rows": exported.rows,
                "files": exported.files,
            }
        )
        if exported.unfinished:
            self.stdout.write(exported.unfinished)
        for name in exported.missing:
            self.stderr.write(_("missing on disk, so not in the export: %(name)s") % {"name": name})
        remove(site)
        self.stdout.write(_("%(host)s is gone.") % {"host": host})

    def _finish(self, host: str, *, dry: bool) -> None:
        """Finish a removal that broke off; say so when there is nothing to do."""
        left = noted(host)
        if left is not None and not dry:
            finish(left)
            self.stdout.write(_("%(host)s is gone.") % {"host": host})
            return
        there = ", ".join(Site.objects.order_by("hostname").values_list("hostname", flat=True))
        self.stdout.write(
            _("There is no municipality at “%(host)s”: nothing to remove. There are: %(there)s")
            % {"host": host[:100], "there": there or "–"}
        )

    def _say(self, leaving: Leaving) -> None:
        for name, count in leaving.counts():
            self.stdout.write(f"- {name}: {count}")
        for name in leaving.kept:
            self.stdout.write(
                _("! “%(name)s” stands in what another municipality has: disabled, not removed")
                % {"name": name}
            )

    def _confirm(self, host: str, given: str) -> None:
        if not given:
            given = input(_("Type the host name to remove all of it: "))
        if given.strip().lower() != host:
            raise CommandError(
                _("“%(given)s” is not “%(host)s”: nothing was removed.")
                % {"given": given[:100], "host": host}
            )

"""List the releases of every site."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from publishing.counted import counted
from publishing.machines.push import Pusher
from publishing.one_by_one import OneByOne
from publishing.serve.wsgi import PublicSites
from publishing.store import sites as on_disk
from publishing.store.releases import ReleaseStore


class Command(BaseCommand):
    """The releases on disk, or how each site is served. Needs no database."""

    help = "Lists the releases of each site; with --health whether the current one can be served."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the site and the form, or where to push to."""
        parser.add_argument(
            "push",
            nargs="?",
            choices=["push"],
            help="copies what is served to TARGET",
        )
        parser.add_argument(
            "target",
            nargs="?",
            default="",
            metavar="TARGET",
            help="s3://BUCKET/PREFIX, HOST:/FOLDER or /FOLDER",
        )
        parser.add_argument(
            "--verify",
            action="store_true",
            help="with push: sends nothing, compares what is there; exit 1 when it differs",
        )
        parser.add_argument("--site", default="", metavar="HOSTNAME", help="only this site")
        parser.add_argument("--json", action="store_true", help="for machines")
        parser.add_argument(
            "--health",
            action="store_true",
            help="what a public server would serve now; exit 1 when that is not what it should be",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the list."""
        if options["health"]:
            self._health(options["json"])
            return
        try:
            found = on_disk.chosen(settings.RELEASES_DIR, options["site"])
        except LookupError as error:
            raise CommandError(str(error)) from None
        if options["push"]:
            self._push(found, options["target"], verify=options["verify"])
            return
        sites, outcome = [], OneByOne()
        for store in found:
            with outcome.site(store.folder.name):
                sites.append(on_disk.listed(store))
        if options["json"]:
            self.stdout.write(json.dumps([asdict(site) for site in sites], indent=2))
        else:
            self._list(sites)
        if outcome.failed:
            raise CommandError(outcome.failures())

    def _push(self, stores: list[ReleaseStore], address: str, *, verify: bool) -> None:
        """Copy what is served of these sites to a place, or compare what is there."""
        if not address:
            raise CommandError("Say where to: s3://BUCKET/PREFIX, HOST:/FOLDER or /FOLDER.")
        outcome, wrong = OneByOne(), 0
        for store in stores:
            name = on_disk.hostname(store) or store.folder.name
            with outcome.site(name):
                pusher = Pusher(store, address)
                if verify:
                    problems = pusher.verify()
                    wrong += len(problems)
                    for problem in problems:
                        self.stdout.write(f"{name}: {problem}")
                    continue
                done = pusher.push()
                if done:
                    self.stdout.write(
                        f"{name}: release {done.release} is there; {counted(done.sent, 'file')} sent, "
                        f"{done.removed} removed"
                    )
        if outcome.failed:
            raise CommandError(outcome.failures())
        if wrong:
            raise CommandError(f"{counted(wrong, 'file')} at {address} not as it should be")

    def _list(self, sites: list[on_disk.SiteReleases]) -> None:
        for site in sites:
            self.stdout.write(f"{site.hostname} ({site.folder})")
            for each in site.releases:
                state = each.problem or ("current" if each.current else "")
                line = f"  {each.id}  {each.published_at or '-':25}  {each.files:6} {'file ' if each.files == 1 else 'files'}"
                self.stdout.write(f"{line}  {each.bytes / 1e6:8.1f} MB  {state}".rstrip())
            for gone in site.withdrawn:
                self.stdout.write(f"  {gone.id}  withdrawn at {gone.at}")

    def _health(self, as_json: bool) -> None:
        states = PublicSites(settings.RELEASES_DIR).health()
        if as_json:
            self.stdout.write(json.dumps([asdict(state) for state in states], indent=2))
        else:
            for state in states:
                text = state.problem or "good"
                self.stdout.write(
                    f"{state.hostname or state.folder}: serves {state.served or 'nothing'}: {text}"
                )
        if not states or any(state.problem for state in states):
            sys.exit(1)

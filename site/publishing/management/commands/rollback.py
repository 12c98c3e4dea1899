"""Go back to an earlier release."""

from __future__ import annotations

import argparse
import logging
import time
from typing import Any

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from publishing.runtime import switch_hooks
from publishing.store import sites
from publishing.store.atomic import LockTimeoutError
from publishing.store.manifests import ReleaseError
from publishing.store.releases import ReleaseStore

audit = logging.getLogger("wijkwijzer.audit")


class Command(BaseCommand):
    """Serves an earlier release again. Needs no database: one that is there is told of it."""

    help = "Serves the release before the current one, or the one that is named."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take the release and the site."""
        parser.add_argument("id", nargs="?", default="", help="a number from the list of releases")
        parser.add_argument(
            "--site", default="", metavar="HOSTNAME", help="needed when there are several sites"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Switch. Nothing changes when it is refused."""
        started = time.monotonic()
        if settings.SEVERAL_MACHINES and self._asked_elsewhere(options["site"], options["id"]):
            return
        try:
            found = sites.chosen(settings.RELEASES_DIR, options["site"])
            if len(found) > 1:
                names = ", ".join(sites.hostname(store) for store in found)
                raise CommandError(f"Say which site with --site: {names}.")
            (store,) = found
            manifest = switch_hooks.go_back(store, options["id"])
        except (LookupError, ReleaseError, LockTimeoutError, OSError) as error:
            raise CommandError(f"Nothing was changed: {error}.") from None
        self.stdout.write(
            f"{manifest.hostname}: release {manifest.id} of {manifest.published_at or 'unknown'} "
            f"is served, {time.monotonic() - started:.2f} s"
        )
        self.stdout.write("It stays until `publish` or `build` is run: edits wait until then.")
        self._index(store)
        self._note(store, manifest.id)

    def _asked_elsewhere(self, hostname: str, release: str) -> bool:
        """Ask the machine that has the releases of the site, when it is another one."""
        if not apps.ready:
            django.setup()
        from wagtail.models import Site

        from publishing.machines import standing

        try:
            if not standing.elsewhere():
                return False
            site = Site.objects.get(hostname=hostname) if hostname else Site.objects.get()
            asked = standing.want(site.pk, release)
        except (Error, ObjectDoesNotExist, MultipleObjectsReturned):
            return False
        if asked:
            self.stdout.write(f"{site.hostname}: asked of the machine that has its releases.")
        return asked

    def _note(self, store: ReleaseStore, release: str) -> None:
        """Write into the log who went back; what is served does not wait for the database."""
        from wagtail.log_actions import log
        from wagtail.models import Site

        from publishing.machines import standing
        from publishing.runtime import followers

        try:
            standing.note(store)
            site = Site.objects.get(pk=store.site_id)
            log(site, "publishing.rollback", data={"release": release})
            followers.tell(followers.Switch(site.pk, release, None))
        except (Error, ObjectDoesNotExist) as error:
            words = "release %s of site %s is served again; the database does not know: %s"
            audit.warning(words, release, store.site_id, str(error).strip().splitlines()[0])

    def _index(self, store: ReleaseStore) -> None:
        # The apps know what can be searched. They are loaded after the switch, which waits for nothing.
        if not apps.ready:
            django.setup()
        from publishing.search import index

        try:
            index.make(store)
        except (ReleaseError, OSError, ValueError) as error:
            self.stderr.write(f"there is no search index: {error}")

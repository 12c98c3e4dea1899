"""Pushing after each publish, to every place of `PUSH_TO`: by a thread, so that no edit waits for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable

from django.conf import settings
from django.db import Error, connections

from publishing.machines import standing
from publishing.machines.push import Pusher
from publishing.one_by_one import one_line
from publishing.store import sites as on_disk
from publishing.store.atomic import LockTimeoutError, lock
from publishing.store.manifests import ReleaseError
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")

#: Seconds after which what failed is tried again.
RETRY = 10.0


class Pushing:
    """Pushes sites to all places, and remembers what is there."""

    def __init__(self) -> None:
        self._pushers: dict[tuple[int, str], Pusher] = {}
        self._wanted: set[int] = set()
        self._changed = threading.Condition()
        self._stopped = False
        self._thread: threading.Thread | None = None

    def want(self, sites: Iterable[int]) -> None:
        """Have sites pushed soon."""
        if not settings.PUSH_TO:
            return
        with self._changed:
            self._wanted |= set(sites)
            if self._wanted and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="pushing", daemon=True)
                self._thread.start()
            self._changed.notify()

    def want_all(self) -> None:
        """Have every site of this folder pushed: what followed a release, such as PDFs, goes along."""
        if settings.PUSH_TO:
            self.want(store.site_id for store in on_disk.stores(settings.RELEASES_DIR))

    def stop(self) -> None:
        """End after what is being pushed now."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def now(self, sites: Iterable[int]) -> list[str]:
        """Push sites, and return what went wrong, a line for each place."""
        problems = []
        for site in sorted(set(sites)):
            for address in settings.PUSH_TO:
                try:
                    self._push(site, address)
                except (Error, LockTimeoutError, OSError, ReleaseError) as error:
                    problems.append(f"site {site} is not pushed to {address}: {one_line(error)}")
        return problems

    def _push(self, site: int, address: str) -> None:
        store = ReleaseStore(settings.RELEASES_DIR, site)
        if not store.manifests.is_dir() or site in standing.elsewhere():
            # Another machine has it, and pushes it.
            self._pushers.pop((site, address), None)
            return
        with lock(store.folder / "pushing"):
            pusher = self._pushers.get((site, address))
            if pusher is None:
                pusher = self._pushers[site, address] = Pusher(store, address)
            done = pusher.push()
        if done and (done.sent or done.removed):
            words = "release %s of site %d is at %s: %d files sent, %d removed"
            logger.info(words, done.release, site, address, done.sent, done.removed)

    def _work(self) -> None:
        try:
            while True:
                with self._changed:
                    while not self._wanted and not self._stopped:
                        self._changed.wait()
                    if not self._wanted:
                        return
                    site = self._wanted.pop()
                for problem in self.now([site]):
                    logger.error("%s", problem)
                    with self._changed:
                        if self._stopped:
                            return
                        self._wanted.add(site)
                        self._changed.wait(RETRY)
        finally:
            connections.close_all()

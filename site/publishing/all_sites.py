"""Publishing all sites of the install, in a process that remembers what it did before."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from wagtail.models import Site

from publishing.build.receipt import Receipt
from publishing.explain import log
from publishing.one_by_one import OneByOne
from publishing.publisher import SitePublisher
from publishing.removal import erasures
from publishing.removal.unpublished import retire, withdrawn_blobs
from publishing.runtime import queue
from publishing.runtime.figures import Figures
from publishing.store import sites as on_disk
from publishing.store.atomic import LockTimeoutError, lock
from publishing.store.manifests import ReleaseError
from publishing.store.retention import YOUNG
from publishing.unfinished import UnfinishedSiteError

logger = logging.getLogger("publishing")


def forget_earlier(
    sites: Iterable[int] | None = None, patience: float = 60.0
) -> tuple[list[str], dict[int, Exception]]:
    """Keep no release and no file of these sites (None: all) but those that are served now.

    Which earlier releases named a person in a text, nobody knows: all go. Returns the releases that
    stay, and by number of the site what went wrong. Raises LockTimeoutError when another publish goes on for longer than
    `patience` (seconds).
    """
    wanted = None if sites is None else set(sites)
    kept: list[str] = []
    problems: dict[int, Exception] = {}
    for store in on_disk.stores(settings.RELEASES_DIR):
        if wanted is not None and store.site_id not in wanted:
            continue
        try:
            with lock(store.folder, patience):
                current = store.current()
                store.withdraw(withdrawn_blobs(store, None, current.entries if current else ()))
                kept += [f"{store.folder.name}/{each}" for each in store.ids()]
        except (ReleaseError, OSError) as error:
            problems[store.site_id] = error
            continue
        # What a killed publish left behind belongs to no release.
        store.collect(now=time.time() + YOUNG + 1)
    return kept, problems


class AllSites:
    """The publishers of all sites. One that fails stops no other."""

    def __init__(self, *, processes: int = 1, patience: float = 60.0) -> None:
        self.processes = processes
        self.patience = patience
        self._publishers: dict[int, SitePublisher] = {}
        #: The sites of the last publish that nobody has finished yet.
        self.unfinished: dict[str, UnfinishedSiteError] = {}
        self._said: dict[str, str] = {}
        self._figures = Figures()
        self._stopped = threading.Event()
        #: A process publishes one thing at a time; others wait for the lock on disk.
        self._busy = threading.Lock()

    def stop(self) -> None:
        """Let a publish that goes on end after the site that it is at."""
        self._stopped.set()

    def publish(
        self,
        *,
        moment: datetime | None = None,
        done: Callable[[Receipt], None] | None = None,
        by_hand: bool = False,
        only: Iterable[int] | None = None,
    ) -> tuple[list[Receipt], dict[str, Exception]]:
        """Bring all sites up to date. Returns the receipts, and by host name what went wrong.

        A site that an operator took back to an earlier release stays there, unless `by_hand`; then
        nothing is logged either, the caller says what went wrong. Sites that nobody has finished
        yet are in `unfinished` afterwards. `only` are the numbers of the sites to publish, when it is
        not all of them.
        """
        started = time.time()
        receipts: list[Receipt] = []
        outcome = OneByOne(self._said)
        seen: dict[str, int] = {}
        chosen = Site.objects.order_by("pk")
        if only is not None:
            chosen = chosen.filter(pk__in=list(only))
        with self._busy:
            interrupted = erasures.unfinished()
            for site in chosen:
                if self._stopped.is_set():
                    break
                seen[site.hostname] = site.pk
                with outcome.site(site.hostname):
                    receipt = self._publish(site, moment, by_hand=by_hand)
                    if receipt is None:
                        continue
                    receipts.append(receipt)
                    self._figures.passed(
                        site.pk, site.hostname, receipt.seconds,
                        new=receipt.new, failed=len(receipt.failed),
                    )  # fmt: skip
                    log.keep(receipt)
                    queue.site_answered(site.pk, started)
                    if done is not None:
                        done(receipt)
            for erasure in interrupted:
                self._finish(erasure, {receipt.site_id for receipt in receipts})
            whole = only is None and not self._stopped.is_set()
            if whole:
                with outcome.site("sites that are gone"):
                    self._retire()
        self._count(outcome, seen, whole=whole)
        if not by_hand:
            self._tell(outcome)
        self._said = outcome.said
        self.unfinished = outcome.unfinished
        if not outcome.failed and whole:
            moments = [datetime.fromisoformat(e.next_change) for e in receipts if e.next_change]
            try:
                queue.answered(started, min(moments).timestamp() if moments else None)
            except OSError as error:
                logger.error("what was published cannot be noted: %s", error)
        return receipts, outcome.failed

    def _publish(self, site: Site, moment: datetime | None, *, by_hand: bool) -> Receipt | None:
        """Bring one site up to date; None when it is held at an earlier release."""
        publisher = self._publishers.get(site.pk)
        if publisher is None:
            publisher = SitePublisher(site.pk, processes=self.processes, patience=self.patience)
            self._publishers[site.pk] = publisher
        if by_hand:
            publisher.store.unpin()
        elif publisher.store.pinned():
            logger.warning("%s is held at an earlier release", site.hostname)
            return None
        return publisher.publish(moment=moment)

    def _count(self, outcome: OneByOne, seen: dict[str, int], *, whole: bool) -> None:
        """Write down how the passes went, for a monitor; `seen` are the sites by host name."""
        for name in outcome.failed.keys() & seen.keys():
            self._figures.broke(seen[name], name)
        self._figures.write(set(seen.values()) if whole else None)

    def _tell(self, outcome: OneByOne) -> None:
        """Log what is wrong: of an unfinished site once, until somebody works on it."""
        for name, words in outcome.said.items():
            if name in outcome.failed:
                logger.error("%s was not published: %s", name, words)
            elif self._said.get(name) != words:
                logger.warning("%s: %s", name, words)

    def _finish(self, erasure: erasures.Erasure, published: set[int]) -> None:
        """Finish what another process began: what was erased is in no earlier release.

        It waits for another publish when not all of its sites were published.
        """
        sites = {store.site_id for store in on_disk.stores(settings.RELEASES_DIR)}
        sites &= set(Site.objects.values_list("pk", flat=True))
        if erasure.sites is not None:
            sites &= set(erasure.sites)
        try:
            whole = sites <= published and not forget_earlier(sites, self.patience)[1]
        except LockTimeoutError:
            whole = False
        if whole:
            erasures.hide_from_log(erasure)
            erasure.end()
        else:
            erasure.unlock()

    def _retire(self) -> None:
        """Take sites off the public hosts that are no longer in the CMS."""
        known = set(Site.objects.values_list("pk", flat=True))
        for store in on_disk.stores(settings.RELEASES_DIR):
            if store.site_id not in known and retire(store):
                logger.warning("site %d is gone from the CMS and from the public", store.site_id)

    def files_differ(self) -> bool:
        """Return whether a stored file of any site is another one than was published."""
        with self._busy:
            return any(each.files_differ() for each in self._publishers.values())

    def save_graph(self) -> None:
        """Write down what the next process has to know."""
        with self._busy:
            outcome = OneByOne()
            for publisher in self._publishers.values():
                with outcome.site(publisher.store.folder.name):
                    publisher.save_graph()
        self._complain("dependencies", outcome)

    def tidy(self, seconds: float) -> None:
        """Use an idle moment: smaller copies of what is served, and room on the disk."""
        with self._busy:
            outcome = OneByOne()
            for publisher in self._publishers.values():
                with outcome.site(publisher.store.folder.name):
                    publisher.store.improve(seconds)
                    publisher.store.collect()
        self._complain("tidying", outcome)

    @staticmethod
    def _complain(what: str, outcome: OneByOne) -> None:
        if outcome.failed:
            logger.error("%s: %s", what, outcome.failures())

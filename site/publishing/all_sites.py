"""Publishing all sites of the install, in a process that remembers what it did before."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from publishing.build.built import Progress, quiet
from publishing.build.receipt import Receipt
from publishing.changes import log as log_of_changes
from publishing.changes.log import Position
from publishing.changes.whose import sites_of
from publishing.explain import log
from publishing.machines import standing
from publishing.machines.pushing import Pushing
from publishing.one_by_one import OneByOne
from publishing.publisher import SitePublisher
from publishing.removal import erasures, tombstones
from publishing.removal.unpublished import retire, withdrawn_blobs
from publishing.runtime import followers, queue
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
        for problem in Pushing().now([store.site_id]):
            logger.error("%s", problem)
    return kept, problems


def _note(receipt: Receipt) -> None:
    """Write down what a publish did, and let who follows know of another release."""
    publication = log.keep(receipt)
    if receipt.new:
        followers.tell(followers.Switch(receipt.site_id, receipt.release, publication))


class AllSites:
    """The publishers of all sites. One that fails stops no other."""

    def __init__(
        self, *, processes: int = 1, patience: float = 60.0, progress: Progress = quiet
    ) -> None:
        self.processes = processes
        self._progress = progress
        self.patience = patience
        self._publishers: dict[int, SitePublisher] = {}
        #: How far the change log was read before the last publish of all sites.
        self.read_until: Position | None = None
        self._swept: dict[int, float] = {}
        self._withdrawn: tuple[Any, ...] = ()
        self._differing: set[int] = set()
        #: The sites whose last publish did not come to its end.
        self._behind: set[int] = set()
        #: The sites of the last publish that nobody has finished yet.
        self.unfinished: dict[str, UnfinishedSiteError] = {}
        self._said: dict[str, str] = {}
        self._figures = Figures()
        #: The sites that this publisher holds; None: all, there is no other.
        self._mine: frozenset[int] | None = None
        self._stopped = threading.Event()
        #: A process publishes one thing at a time; others wait for the lock on disk.
        self._busy = threading.Lock()

    def stop(self) -> None:
        """Let a publish that goes on end after the site that it is at."""
        self._stopped.set()

    def hold(self, sites: frozenset[int] | None) -> None:
        """Publish these sites from now on, and forget what is known of others; None: all."""
        with self._busy:
            self._mine = sites
            if sites is not None:
                for number in self._publishers.keys() - sites:
                    del self._publishers[number]

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
        not all of them. A site of which the change log says nothing is left as it is until something
        changes there by itself; those that changed go first.
        """
        started = time.time()
        receipts: list[Receipt] = []
        outcome = OneByOne(self._said)
        seen: dict[str, int] = {}
        unchanged: list[int] = []
        chosen = Site.objects.order_by("pk")
        if only is not None:
            chosen = chosen.filter(pk__in=list(only))
        with self._busy:
            interrupted = erasures.unfinished()
            read_until = log_of_changes.position()
            touched = None if by_hand or interrupted else self._touched(moment or timezone.now())
            for site in self._in_order(chosen, touched):
                if self._stopped.is_set():
                    break
                if self._mine is not None and site.pk not in self._mine:
                    continue
                seen[site.hostname] = site.pk
                if touched is not None and site.pk not in touched:
                    unchanged.append(site.pk)
                    continue
                self._behind.add(site.pk)
                with outcome.site(site.hostname):
                    receipt = self._publish(site, moment, by_hand=by_hand)
                    if receipt is None:
                        continue
                    self._behind.discard(site.pk)
                    receipts.append(receipt)
                    self._figures.passed(
                        site.pk, site.hostname, receipt.seconds,
                        new=receipt.new, failed=len(receipt.failed),
                    )  # fmt: skip
                    _note(receipt)
                    queue.sites_answered([site.pk], started)
                    if done is not None:
                        done(receipt)
            queue.sites_answered(unchanged, started)
            for erasure in interrupted:
                self._finish(erasure, {receipt.site_id for receipt in receipts})
            whole = only is None and not self._stopped.is_set()
            if whole:
                self.read_until = read_until
                with outcome.site("sites that are gone"):
                    self._retire()
        self._count(outcome, seen, whole=whole)
        if not by_hand:
            self._tell(outcome)
        if by_hand:
            # Nobody else does it when this process ends, and what is withdrawn must not wait.
            for problem in Pushing().now(receipt.site_id for receipt in receipts):
                logger.error("%s", problem)
        self._said = outcome.said
        self.unfinished = outcome.unfinished
        if not outcome.failed and whole:
            try:
                self._answer(started, seen.values())
            except OSError as error:
                logger.error("what was published cannot be noted: %s", error)
        return receipts, outcome.failed

    def _answer(self, started: float, sites: Iterable[int]) -> None:
        """Note that all is done that was asked for before, of all sites or of those that are held."""
        if self._mine is None or self._mine == set(Site.objects.values_list("pk", flat=True)):
            change = self.next_change
            queue.answered(started, change.timestamp() if change else None)
            return
        moments = {site: self._publishers.get(site) for site in sites}
        changes = {site: each.next_change if each else None for site, each in moments.items()}
        queue.share_answered(started, {s: c.timestamp() if c else None for s, c in changes.items()})

    @property
    def next_change(self) -> datetime | None:
        """The first moment at which something changes by itself in a site that was published."""
        found = (each.next_change for each in self._publishers.values())
        return min((each for each in found if each is not None), default=None)

    def _touched(self, moment: datetime) -> set[int] | None:
        """Return the sites that may have to be published; None: all, since nobody knows what changed."""
        withdrawn = tombstones.tombstones()
        entries = log_of_changes.since(self.read_until)
        changed = sites_of(entries) if entries is not None else None
        if changed is None or withdrawn != self._withdrawn:
            self._withdrawn = withdrawn
            return None
        found = (
            self._differing & self._publishers.keys() | self._behind | standing.elsewhere().keys()
        )
        self._differing = set()
        for site_id in Site.objects.values_list("pk", flat=True):
            publisher = self._publishers.get(site_id)
            if publisher is None or not publisher.is_current(moment):
                found.add(site_id)
            elif site_id in changed:
                # What a publish made itself, such as a size of a picture, it has read already.
                later = log_of_changes.since(publisher.read_until)
                own = sites_of(later) if later is not None else None
                if own is None or site_id in own:
                    found.add(site_id)
        return found

    @staticmethod
    def _in_order(sites: Iterable[Site], touched: set[int] | None) -> list[Site]:
        return sorted(sites, key=lambda site: (site.pk not in (touched or ()), site.pk))

    def sweep(self, every: float, moment: datetime | None = None) -> Receipt | None:
        """Read a site whole that was not read so for `every` seconds; None when there is none.

        The change log is to make this needless: what it missed is an error in the log, and counted.
        """
        with self._busy:
            due = [
                (self._swept.setdefault(number, time.monotonic()), number)
                for number, each in self._publishers.items()
                if each.read_until is not None and not each.store.pinned()
            ]
            since, number = min(due, default=(0.0, 0))
            if not due or time.monotonic() - since < every:
                return None
            self._swept[number] = time.monotonic()
            outcome = OneByOne()
            receipt = None
            with outcome.site(self._publishers[number].store.folder.name):
                receipt = self._publishers[number].publish(
                    moment=moment, sweep=True, progress=self._progress
                )
                if receipt.missed:
                    self._figures.missed(number, receipt.site, len(receipt.missed))
                    self._figures.write(None)
                if receipt.new:
                    _note(receipt)
        self._complain("a sweep", outcome)
        return receipt

    def _publish(self, site: Site, moment: datetime | None, *, by_hand: bool) -> Receipt | None:
        """Bring one site up to date; None when it is held at an earlier release."""
        publisher = self._publishers.get(site.pk)
        if publisher is None:
            publisher = SitePublisher(site.pk, processes=self.processes, patience=self.patience)
            self._publishers[site.pk] = publisher
        if by_hand:
            publisher.store.unpin()
        elif standing.held(publisher.store):
            logger.warning("%s is held at an earlier release", site.hostname)
            return None
        return publisher.publish(moment=moment, progress=self._progress)

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
            differing = {n for n, each in self._publishers.items() if each.files_differ()}
            self._differing |= differing
            return bool(differing)

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

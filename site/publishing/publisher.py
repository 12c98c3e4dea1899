"""The publisher of one site: load, plan, compare, view, render, release."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from publishing import fingerprint
from publishing.build.assembly import Assembly
from publishing.build.dependencies import NOTES, DependencyGraph, NotesError
from publishing.build.invalidation import Difference, difference, stale_tasks
from publishing.build.layouts import make_layouts
from publishing.build.memory import gc_frozen
from publishing.build.plan import plan_site
from publishing.build.receipt import Receipt
from publishing.build.state import State
from publishing.build.workers import Work, make_all
from publishing.content.load import load, no_sql, snapshot
from publishing.content.snapshot import Content
from publishing.registry import registry
from publishing.removal.unpublished import (
    Gone,
    gone_since,
    known_public,
    public_ids,
    withdrawn_blobs,
)
from publishing.stopwatch import Stopwatch
from publishing.store.atomic import LockTimeoutError, clock_of, lock, write_whole
from publishing.store.blobs import QUICK, QUICKER
from publishing.store.manifests import Manifest, ReleaseError, former_addresses
from publishing.store.releases import ReleaseStore
from publishing.unfinished import refuse_unfinished

__all__ = ["LockTimeoutError", "SitePublisher", "build", "load_site", "publish"]

logger = logging.getLogger("publishing")

Progress = Callable[[str, int, int], None]
#: Releases that are kept to go back to.
KEEP = 10
#: From so many outputs on, quicker compression is what keeps residents from waiting.
MANY = 1000


def quiet(_phase: str, _done: int, _total: int) -> None:
    """Show no progress."""


def load_site(
    site: Site,
    moment: datetime,
    *,
    also: frozenset[int] = frozenset(),
    previous: Content | None = None,
) -> Content:
    """Load a site in the languages that it serves."""
    with snapshot():
        languages = registry.layout.languages(site.pk)
        return load(site, languages, moment, also=also, previous=previous)


def load_current(site: Site, moment: datetime, previous: Content | None = None) -> Content:
    """Load a site, and once more when something had to be made first: sizes of a picture."""
    content = load_site(site, moment, previous=previous)
    made = [complete(content) for complete in registry.completions]
    if any(made):
        content = load_site(site, moment, previous=content)
    return content


class SitePublisher:
    """Brings one site up to date, as often as it is asked to. It keeps what it knows in between."""

    def __init__(self, site_id: int, *, processes: int = 1, patience: float = 60.0) -> None:
        self.site_id = site_id
        #: Seconds to wait for another publish of the site.
        self.patience = patience
        self.processes = processes
        self.store = ReleaseStore(settings.RELEASES_DIR, site_id)
        self.fingerprint = fingerprint.fingerprint()
        self._state: State | None = None
        self._unsaved = False
        self._given: datetime | None = None

    def publish(
        self, *, moment: datetime | None = None, full: str = "", progress: Progress = quiet
    ) -> Receipt:
        """Make what is stale, and serve the result as a new release when anything differs.

        `full` is the reason for making everything anew. Raises LockTimeoutError when another
        publish of the site goes on for longer than `patience`, Site.DoesNotExist, UnfinishedSiteError,
        and OSError when the disk does not take it; then the release that is served stays.
        """
        clock = Stopwatch()
        with lock(self.store.folder, self.patience), gc_frozen():
            site = Site.objects.get(pk=self.site_id)
            refuse_unfinished(site)
            # A publish that was killed between its switch and this is made up for.
            self.store.withdraw()
            current = self._current()
            self._given = moment
            moment = moment or timezone.now()
            state, why = self._base(current, moment, full)
            content = load_current(site, moment, state.content if state else None)
            content.files.check_storage()
            content.files.settle()
            clock.lap("load")
            known = self._state if self._state and self._state.manifest is current else state
            was = known_public(self.store, current, known.graph if known else None)
            # Until the switch is done, what is known fits neither release.
            self._state = None
            with no_sql(), self._nothing_left():
                receipt = self._release(content, moment, current, state, was, progress, clock)
            receipt.full = why
            receipt.seconds = clock.total()
            receipt.phases = clock.phases
        made = f"{receipt.rendered} of {receipt.outputs} outputs made in {receipt.seconds:.3f} s"
        logger.info("release %s of %s: %s", receipt.release, receipt.site, made)
        return receipt

    def files_differ(self) -> bool:
        """Return whether a stored file is another one than was published; reads none of them."""
        content = self._state.content if self._state else None
        return content is not None and content.files.differ()

    @contextmanager
    def _nothing_left(self) -> Iterator[None]:
        """Take away what was made when the release does not come to be: a full disk stays full."""
        since = clock_of(self.store.folder)
        try:
            yield
        except BaseException:
            with suppress(OSError):
                self.store.clear_failed(since)
            raise

    def save_notes(self) -> None:
        """Write the notes down for the process that publishes next. Off the way to the switch."""
        state = self._state
        if state is None or state.content is None:
            return
        state.content.files.save(self.site_id)
        if not self._unsaved:
            return
        state.graph.forget_unused()
        data = state.graph.as_bytes(state.content, self._header(state.manifest.id))
        write_whole(self.store.folder / NOTES, data)
        self._unsaved = False

    def _header(self, release: str) -> Mapping[str, Any]:
        return {"release": release, "fingerprint": self.fingerprint}

    def _current(self) -> Manifest | None:
        """Return the release that is served; None when there is none that can be read."""
        try:
            current_id = self.store.current_id()
            if self._state is not None and self._state.manifest.id == current_id:
                return self._state.manifest
            return self.store.manifest(current_id) if current_id else None
        except (ReleaseError, OSError) as error:
            logger.error("%s", error)
            return None

    def _base(
        self, current: Manifest | None, moment: datetime, full: str
    ) -> tuple[State | None, str]:
        """Return what is known of the current release, or why nothing is."""
        if full or current is None:
            return None, full or "nothing is published yet"
        state = self._state
        if state is None or state.manifest.id != current.id:
            path = self.store.folder / NOTES
            try:
                graph = DependencyGraph.from_file(path, self._header(current.id))
            except NotesError as error:
                return None, str(error)
            state = State(current, graph, None, graph.moment)
        if moment < state.moment:
            return None, "the clock went back"
        return state, ""

    def _release(
        self,
        content: Content,
        moment: datetime,
        current: Manifest | None,
        state: State | None,
        was: Gone | None,
        progress: Progress,
        clock: Stopwatch,
    ) -> Receipt:
        """Make what is to be made, put the release together and serve it."""
        plan = plan_site(content, moment, state.pages_for(content) if state else None)
        clock.lap("plan")
        graph = state.graph if state else DependencyGraph()
        found = difference(graph, state.content, content) if state else Difference()
        stale = stale_tasks(graph, found, moment, plan.tasks)
        layouts = make_layouts(plan, content, moment, graph, stale)
        assembly = Assembly(plan, graph, found, stale, current, state.manifest if state else None)
        stale |= assembly.misplaced()
        clock.lap("compare")
        self.store.blobs.levels = QUICKER if len(stale) > MANY else QUICK
        work = Work(content, moment, layouts, plan.tasks, assembly.known(self.store), self.store)
        total = len(stale)
        for result in make_all(
            work, list(stale), self.processes, lambda done: progress("outputs", done, total)
        ):
            assembly.take(result)
        clock.lap("make")
        gone = gone_since(was, content)
        # What was made holds from `moment`; it is online when it has been made.
        online = self._given or timezone.now()
        assembly.finish(self.store, content, now=online, gone=gone)
        graph.public = public_ids(content)
        graph.moment = moment
        taken = gone is None or any(gone.values())
        if taken:
            graph.forget_unused(few=True)
        manifest = Manifest(
            self.store.next_id(),
            self.site_id,
            content.site.hostname,
            content.site.base_url,
            content.languages,
            assembly.entries,
            online.astimezone(UTC).isoformat(timespec="seconds"),
            former_addresses(current, assembly.entries, content.heir),
        )
        receipt = assembly.receipt(content, moment)
        clock.lap("assemble")
        withdrawn = withdrawn_blobs(self.store, gone, manifest.entries, content)
        if current is None or manifest.differs(current):
            self._switch(manifest, withdrawn)
            receipt.release, receipt.new = manifest.id, True
        else:
            # What is shown no more may stand in an earlier release.
            self.store.withdraw(withdrawn)
            manifest = current
            receipt.release = current.id
        self._state = State(manifest, graph, content, moment, plan.pages)
        self._unsaved = self._unsaved or bool(stale) or taken or receipt.new or state is None
        clock.lap("release")
        return receipt

    def _switch(self, manifest: Manifest, withdrawn: set[str]) -> None:
        """Serve a release. What was withdrawn leaves all others right after."""
        try:
            self.store.write(manifest)
            self.store.announce(withdrawn)
            self.store.switch(manifest.id)
        except BaseException:
            with suppress(OSError):
                self.store.forget(manifest.id)
            raise
        self.store.withdraw()
        self.store.prune(KEEP)


def publish(site: Site, *, moment: datetime | None = None) -> Receipt:
    """Bring `site` up to date in one go, and leave notes for the next publish."""
    publisher = SitePublisher(site.pk)
    receipt = publisher.publish(moment=moment)
    publisher.save_notes()
    return receipt


def build(
    site: Site,
    *,
    moment: datetime | None = None,
    progress: Progress = quiet,
    processes: int = 1,
) -> Receipt:
    """Make everything of `site` anew, and leave notes for the next publish."""
    publisher = SitePublisher(site.pk, processes=processes)
    publisher.store.let_go()
    receipt = publisher.publish(moment=moment, full="a full build was asked for", progress=progress)
    publisher.save_notes()
    return receipt

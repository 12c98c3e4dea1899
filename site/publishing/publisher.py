"""The publisher of one site: load, plan, find what is stale, build it, assemble a release, serve it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from publishing import fingerprint
from publishing.build.assembly import assemble
from publishing.build.base import Base, Placed, State
from publishing.build.built import Progress, build_stale, quiet
from publishing.build.dependencies import GRAPH_FILE, NEVER, DependencyGraph, GraphError
from publishing.build.invalidation import find_stale
from publishing.build.plan import plan_site
from publishing.build.receipt import Receipt
from publishing.changes.log import Position
from publishing.content.load import load, no_sql, snapshot
from publishing.content.snapshot import Content
from publishing.keeping.revisions import keep_beside, remember
from publishing.machines import standing
from publishing.machines.advisory import working
from publishing.registry import registry
from publishing.removal.unpublished import known_public
from publishing.runtime import switch_hooks
from publishing.store.atomic import LockTimeoutError, clock_of, lock, write_whole
from publishing.store.manifests import Manifest, ReleaseError
from publishing.store.releases import ReleaseStore
from publishing.unfinished import refuse_unfinished

__all__ = ["LockTimeoutError", "SitePublisher", "build", "load_site", "publish"]

logger = logging.getLogger("publishing")


def load_site(
    site: Site,
    moment: datetime,
    *,
    also: frozenset[int] = frozenset(),
    previous: Content | None = None,
    sweep: bool = False,
) -> Content:
    """Load a site in the languages that it serves."""
    with snapshot():
        languages = registry.layout.languages(site.pk)
        return load(site, languages, moment, also=also, previous=previous, sweep=sweep)


def load_current(
    site: Site, moment: datetime, previous: Content | None = None, *, sweep: bool = False
) -> Content:
    """Load a site, and once more when something had to be made first: sizes of a picture.

    So it is when what is seen of an event is new: its revision is written down before it is shown.
    """
    content = load_site(site, moment, previous=previous, sweep=sweep)
    for table in content.missed:
        logger.error("the change log missed a change: %s of %s", table, site.hostname)
    made = [complete(content, previous) for complete in registry.completions]
    made.append(remember(content, previous, moment))
    if any(made):
        remembered, missed, shown = content.remembered, content.missed, content.shown
        content = load_site(site, moment, previous=content)
        content.remembered, content.missed, content.shown = remembered, missed, shown
    return content


class Stopwatch:
    """Says where the time of a publish went, in seconds."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self.phases: dict[str, float] = {}

    def lap(self, phase: str) -> None:
        """End a phase."""
        now = time.perf_counter()
        self.phases[phase] = round(self.phases.get(phase, 0.0) + now - self._last, 4)
        self._last = now

    def total(self) -> float:
        """Return the seconds since the start."""
        return round(time.perf_counter() - self._started, 4)


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
        #: When something changes by itself; None: never; NEVER: what is served is not right yet.
        self._next: datetime | None = NEVER

    def publish(
        self,
        *,
        moment: datetime | None = None,
        full: str = "",
        progress: Progress = quiet,
        sweep: bool = False,
    ) -> Receipt:
        """Make what is stale, and serve the result as a new release when anything differs.

        `full` is the reason for making everything anew. A `sweep` reads everything, whatever the change
        log says, and reports what that missed. Raises LockTimeoutError when another
        publish of the site goes on for longer than `patience`, Site.DoesNotExist, UnfinishedSiteError,
        and OSError when the disk does not take it; then the release that is served stays.
        """
        clock = Stopwatch()
        self._next = NEVER
        with working(self.site_id, self.patience), lock(self.store.folder, self.patience):
            if standing.bring(self.store):
                self._state = None
            site = Site.objects.get(pk=self.site_id)
            refuse_unfinished(site)
            # A publish that was killed between its switch and this is made up for.
            self.store.withdraw()
            now = moment or timezone.now()
            base = self._base(now, full)
            content = load_current(site, now, base.content, sweep=sweep)
            content.files.check_storage()
            content.files.settle()
            clock.lap("load")
            # Until the switch is done, what is known fits neither release.
            self._state = None
            with no_sql(), self._nothing_left():
                plan = plan_site(content, now, base.plan, base.content)
                clock.lap("plan")
                stale = find_stale(plan, content, now, base)
                clock.lap("compare")
                built = build_stale(
                    *(plan, stale, content, now, base, self.store),
                    processes=self.processes,
                    progress=progress,
                )
                clock.lap("make")
                release = assemble(
                    *(plan, stale, built, content, now, base, self.store),
                    # What was made holds from `now`; it is online when it has been made.
                    online=moment or timezone.now(),
                )
                clock.lap("assemble")
                switch = self._switch(release.manifest, base.served)
                if switch is not None:
                    switch_hooks.run(switch_hooks.BEFORE, switch)
                    clock.lap("hook")
                served = self.store.serve(release.manifest, release.withdrawn, base.served)
            standing.note(self.store)
            clock.lap("release")
            if switch is not None:
                switch_hooks.run(switch_hooks.AFTER, switch)
            receipt = release.receipt
            receipt.release, receipt.new = served.id, served is release.manifest
            receipt.missed = content.missed
            receipt.full, receipt.seconds, receipt.phases = base.why, clock.total(), clock.phases
            whole = not receipt.failed
            self._state = State(served, base.graph, content, now, plan, whole, release.placed)
            if not receipt.failed:
                change = receipt.next_change
                self._next = datetime.fromisoformat(change) if change else None
            differs = bool(stale.tasks) or release.taken or receipt.new or not base.is_known
            self._unsaved = self._unsaved or differs
        made = f"{receipt.rendered} of {receipt.outputs} outputs made in {receipt.seconds:.3f} s"
        logger.info("release %s of %s: %s", receipt.release, receipt.site, made)
        return receipt

    @staticmethod
    def _switch(new: Manifest, old: Manifest | None) -> switch_hooks.Event | None:
        """Return what the operator's hooks are told; None when there are none, or nothing is switched."""
        if not (settings.BEFORE_SWITCH or settings.AFTER_SWITCH):
            return None
        if old is not None and not new.differs(old):
            return None
        return switch_hooks.between(old, new)

    def is_current(self, moment: datetime) -> bool:
        """Return whether what this process made is what is served, and holds at a moment.

        Whether anything changed meanwhile is not looked at.
        """
        known = self._state
        if known is None or known.content is None or self._next == NEVER:
            return False
        holds = known.moment <= moment and (self._next is None or moment < self._next)
        return holds and self.store.current_id() == known.manifest.id

    @property
    def read_until(self) -> Position | None:
        """How far the change log was read for what is served."""
        content = self._state.content if self._state else None
        return content.read_until if content else None

    @property
    def next_change(self) -> datetime | None:
        """When something changes by itself; None: never, or nobody knows yet."""
        return None if self._next == NEVER else self._next

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

    def save_graph(self) -> None:
        """Write the dependency graph down for the process that publishes next. Off the way to the switch."""
        state = self._state
        if state is None or state.content is None:
            return
        state.content.files.save(self.site_id)
        keep_beside(state.content)
        if not self._unsaved:
            return
        state.graph.forget_unused()
        placed = state.placed or Placed(state.manifest.entries)
        header = self._header(state.manifest.id)
        data = state.graph.as_bytes(state.content, header, placed.last)
        write_whole(self.store.folder / GRAPH_FILE, data)
        self._unsaved = False

    def _header(self, release: str) -> Mapping[str, Any]:
        return {"release": release, "fingerprint": self.fingerprint}

    def _base(self, moment: datetime, full: str) -> Base:
        """Return the release that is served, with what is known of it, or why nothing is."""
        served, known = self._served(), self._state
        if known is not None and known.manifest is not served:
            known = None
        state, why = self._usable(served, known, moment, full)
        any_state = known or state
        graph = any_state.graph if any_state else None
        if (
            known is None
            and graph is not None
            and served is not None
            and graph.release != served.id
        ):
            # It says what was public in an earlier release.
            graph = None
        return Base(served, state, why, known_public(self.store, served, graph))

    def _served(self) -> Manifest | None:
        """Return the release that is served; None when there is none that can be read."""
        try:
            current_id = self.store.current_id()
            if self._state is not None and self._state.manifest.id == current_id:
                return self._state.manifest
            return self.store.manifest(current_id) if current_id else None
        except (ReleaseError, OSError) as error:
            logger.error("%s", error)
            return None

    def _usable(
        self, served: Manifest | None, known: State | None, moment: datetime, full: str
    ) -> tuple[State | None, str]:
        """Return what is known of the release that is served, or why that is of no use."""
        if full or served is None:
            return None, full or "nothing is published yet"
        if known is None:
            path = self.store.folder / GRAPH_FILE
            try:
                placed = Placed(served.entries)
                graph = DependencyGraph.from_file(path, self._header(served.id), placed.last)
            except GraphError as error:
                return None, str(error)
            known = State(served, graph, moment=graph.moment, placed=placed)
        if moment < known.moment:
            return None, "the clock went back"
        return known, ""


def publish(site: Site, *, moment: datetime | None = None) -> Receipt:
    """Bring `site` up to date in one go, and leave the dependency graph for the next publish."""
    publisher = SitePublisher(site.pk)
    receipt = publisher.publish(moment=moment)
    publisher.save_graph()
    return receipt


def build(
    site: Site,
    *,
    moment: datetime | None = None,
    progress: Progress = quiet,
    processes: int = 1,
) -> Receipt:
    """Make everything of `site` anew, and leave the dependency graph for the next publish."""
    publisher = SitePublisher(site.pk, processes=processes)
    publisher.store.unpin()
    receipt = publisher.publish(moment=moment, full="a full build was asked for", progress=progress)
    publisher.save_graph()
    return receipt

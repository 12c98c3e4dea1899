"""Making what is stale, and recording what it read."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from publishing.build.base import Base, Entries
from publishing.build.build_tasks import Known
from publishing.build.differences import Reason
from publishing.build.invalidation import AROUND, Stale, reasons_of
from publishing.build.plan import Plan
from publishing.build.workers import Result, Work, make_all
from publishing.content.snapshot import Content
from publishing.store.blobs import digest_of
from publishing.store.releases import ReleaseStore

Progress = Callable[[str, int, int], None]


def quiet(_phase: str, _done: int, _total: int) -> None:
    """Show no progress."""


@dataclass(slots=True)
class Built:
    """What came of the stale build tasks.

    made     owner -> all its files, of those of which any was made anew
    errors   owner -> what went wrong
    reasons  owner -> the records for which it was made
    viewed   how many views were made; `rendered`: of how many tasks bytes
    same_files  whether each shows the stored files that it showed before
    """

    made: dict[str, Entries] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
    viewed: int = 0
    rendered: int = 0
    same_files: bool = True


def build_stale(
    plan: Plan,
    stale: Stale,
    content: Content,
    moment: datetime,
    base: Base,
    store: ReleaseStore,
    *,
    processes: int = 1,
    progress: Progress = quiet,
) -> Built:
    """Make what is stale, keep its bytes in the store, and record in the graph what it read."""
    known = _known(stale, base, store)
    work = Work(content, moment, stale.layouts, plan.tasks, known, store)
    total = len(stale.tasks)
    built = Built()
    for result in make_all(
        work, list(stale.tasks), processes, lambda done: progress("outputs", done, total)
    ):
        _take(built, result, plan, stale, base)
    return built


def _known(stale: Stale, base: Base, store: ReleaseStore) -> dict[str, Known]:
    """Return what the files at hand say of the outputs that are stale."""
    found = {}
    for owner, why in stale.tasks.items():
        record, entries = base.graph.outputs.get(owner), base.entries.get(owner)
        if record and record.view and entries and not record.failed:
            page = entries[0] if entries[0].media_type == "text/html" else entries[-1]
            read = functools.partial(_bytes_of, store, page.blob)
            found[owner] = Known(record.view, read, why == AROUND)
    return found


def _bytes_of(store: ReleaseStore, blob: str) -> bytes | None:
    """Return the page that is served; None when its bytes are gone or damaged: then it is made anew."""
    try:
        body = store.read_blob(blob)
    except OSError:
        return None
    return body if digest_of(body) == blob else None


def _take(built: Built, result: Result, plan: Plan, stale: Stale, base: Base) -> None:
    owner = result.owner
    if result.error:
        built.errors[owner] = result.error
        return
    # What it showed, before that is recorded anew.
    built.reasons[owner] = reasons_of(base.graph, stale.found, owner)
    if result.entries:
        built.rendered += 1
        made = {entry.path for entry in result.entries}
        # Of a task of which one file was made anew, the others are right as they are.
        whole = len(result.entries) == len(plan.tasks[owner].paths)
        stays = () if whole else base.entries.get(owner, ())
        built.made[owner] = (*result.entries, *(e for e in stays if e.path not in made))
    if result.queries is not None:
        built.viewed += 1
        before = base.graph.outputs.get(owner)
        base.graph.record(owner, result.queries, result.valid_until, result.view)
        if before is None or before.files != base.graph.outputs[owner].files:
            built.same_files = False

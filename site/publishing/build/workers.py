"""Making many build tasks: one after the other, or in several processes when there are enough of them."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime

from publishing.build.build_tasks import UNKNOWN, BuildTask, Known, LayoutStates, Output
from publishing.content.load import SqlAfterLoadError, no_sql
from publishing.content.queries import Query
from publishing.content.snapshot import Content
from publishing.runtime.stopping import work_for
from publishing.store.manifests import Entry
from publishing.store.releases import ReleaseStore

logger = logging.getLogger("publishing")
#: Fewer build tasks than this are made sooner than a second process has started.
PARALLEL_FROM = 400
#: Build tasks that a process makes before it hands over: keeps what is in flight small.
BATCH = 100

Tick = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a build task. What is not among `entries` stays; `queries`: None when it was not viewed."""

    owner: str
    entries: tuple[Entry, ...] = ()
    queries: tuple[Query, ...] | None = None
    valid_until: datetime | None = None
    view: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """All that making build tasks takes."""

    content: Content
    moment: datetime
    layouts: LayoutStates
    tasks: Mapping[str, BuildTask]
    #: Owner -> what the release that is served knows of it.
    known: Mapping[str, Known]
    store: ReleaseStore

    def make(self, owner: str) -> Result:
        """Make a build task. What goes wrong with it is its own affair, except asking the database."""
        try:
            made = self.tasks[owner].build(
                self.content, self.moment, self.layouts, self.known.get(owner, UNKNOWN)
            )
        except SqlAfterLoadError:
            # A fault of the program that would be in every release: nothing may hide it.
            raise
        except Exception as error:
            logger.exception("the output %s failed", owner)
            return Result(owner, error=f"{type(error).__name__}: {error}")
        entries = tuple(entry_of(self.store, output) for output in made.outputs)
        queries = None if made.queries is None else tuple(made.queries)
        return Result(owner, entries, queries, made.valid_until, made.view)


def entry_of(store: ReleaseStore, output: Output) -> Entry:
    """Keep the bytes of an output and give its line in the manifest."""
    document = output.document
    return Entry(
        output.path,
        store.add_blob(document.body, document.media_type),
        len(document.body),
        document.media_type,
        output.kind,
        output.language,
        output.status,
        output.owner,
        output.location,
    )


def make_all(work: Work, owners: Sequence[str], processes: int, tick: Tick) -> Iterator[Result]:
    """Make build tasks, in any order, and tell `tick` how many are done."""
    if processes < 2 or len(owners) < PARALLEL_FROM:
        for done, owner in enumerate(owners):
            tick(done)
            yield work.make(owner)
    else:
        yield from _forked(work, owners, processes, tick)
    tick(len(owners))


_work: Work | None = None


def _forked(work: Work, owners: Sequence[str], processes: int, tick: Tick) -> Iterator[Result]:
    """Make build tasks in processes that start with everything that this one has loaded."""
    global _work
    batches = [owners[start : start + BATCH] for start in range(0, len(owners), BATCH)]
    _work = work
    # What is loaded stays as it is: the collector would copy its pages into each process.
    gc.collect()
    gc.freeze()
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(
            processes, mp_context=context, initializer=work_for, initargs=(os.getpid(),)
        ) as pool:
            try:
                running = [pool.submit(_make_batch, batch) for batch in batches]
                done = 0
                for future in as_completed(running):
                    results = future.result()
                    done += len(results)
                    tick(done)
                    yield from results
            except BaseException:
                # Nobody waits for the rest: only what is being made now is made.
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    finally:
        _work = None
        gc.unfreeze()


def _make_batch(owners: Sequence[str]) -> list[Result]:
    """Make a batch in a forked process."""
    if _work is None:
        raise RuntimeError("nothing to make")
    with no_sql():
        return [_work.make(owner) for owner in owners]

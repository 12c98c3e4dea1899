"""Putting a release together from what was made, what stayed and what failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from publishing.build.base import Base, Entries, Placed
from publishing.build.build_tasks import BuildTask, file_output, layout_owner
from publishing.build.built import Built
from publishing.build.dependencies import OutputRecord
from publishing.build.differences import Reason
from publishing.build.invalidation import AROUND, Stale, reasons_of
from publishing.build.plan import Plan
from publishing.build.receipt import Change, Failure, Receipt
from publishing.build.workers import entry_of
from publishing.content.queries import StoredFile
from publishing.content.snapshot import Content
from publishing.removal.unpublished import (
    Gone,
    gone_since,
    public_ids,
    same_public,
    withdrawn_blobs,
)
from publishing.store.blobs import digest_of
from publishing.store.manifests import Entry, Manifest, former_addresses
from publishing.store.releases import ReleaseStore


@dataclass(frozen=True, slots=True)
class Assembled:
    """A release that is whole and not served yet.

    withdrawn  blobs that no release may serve any more
    taken      whether anything was taken away, or nobody knows
    placed     where its files are
    """

    manifest: Manifest
    receipt: Receipt
    withdrawn: set[str]
    taken: bool
    placed: Placed


def assemble(
    plan: Plan,
    stale: Stale,
    built: Built,
    content: Content,
    moment: datetime,
    base: Base,
    store: ReleaseStore,
    *,
    online: datetime,
) -> Assembled:
    """Put the files of a release together, and say what it changes; leaves the graph as of it.

    `online` is when its new files are served. What failed keeps its last good version, if that may
    be shown.
    """
    since = online.astimezone(UTC).isoformat(timespec="seconds")
    if _only_replaces(plan, built, content, base):
        return _replaced(plan, stale, built, content, moment, base, store, since)
    gone = gone_since(base.public, content)
    failures: list[Failure] = []
    files: list[Entry] = []
    for owner, task in plan.tasks.items():
        if owner in built.errors:
            files += _failed(task, built.errors[owner], stale, base, gone, failures)
        else:
            files += built.made.get(owner) or base.entries[owner]
    for owner, error in plan.refused.items():
        failures.append(Failure(owner, owner, "", error, kept=False))
    _forget_unplanned(plan, base)
    files += _stored_files(content, base, store, failures)
    before = base.served.by_path() if base.served else {}
    entries = tuple(
        sorted((_dated(entry, before, since) for entry in files), key=lambda each: each.path)
    )
    blobs = {path: entry.blob for path, entry in before.items()}
    receipt = _receipt(
        *(plan, stale, built, content, moment, base),
        total=len(entries),
        changed=[entry for entry in entries if blobs.get(entry.path) != entry.blob],
        removed=sorted(blobs.keys() - {entry.path for entry in entries}),
        failures=failures,
    )
    taken = gone is None or any(gone.values())
    graph = base.graph
    graph.public, graph.moment = public_ids(content), moment
    if taken:
        graph.forget_unused(few=True)
    manifest = Manifest(
        store.next_id(),
        store.site_id,
        content.site.hostname,
        content.site.base_url,
        content.languages,
        entries,
        since,
        former_addresses(base.served, entries, content.successor),
    )
    withdrawn = withdrawn_blobs(store, gone, entries, content)
    return Assembled(manifest, receipt, withdrawn, taken, Placed(entries))


def _only_replaces(plan: Plan, built: Built, content: Content, base: Base) -> bool:
    """Return whether a release has the files of the one before at their addresses, and few of them anew.

    Nothing comes, goes, fails or is withdrawn, and all show the stored files that they showed.
    """
    state = base.state
    return (
        state is not None
        and state.whole
        and state.content is not None
        and plan is state.plan
        and not plan.refused
        and not built.errors
        and built.same_files
        and bool(base.public)
        and same_public(state.content, content)
        and all(
            {entry.path for entry in files} == {entry.path for entry in base.last.get(owner, ())}
            for owner, files in built.made.items()
        )
    )


def _replaced(
    plan: Plan,
    stale: Stale,
    built: Built,
    content: Content,
    moment: datetime,
    base: Base,
    store: ReleaseStore,
    since: str,
) -> Assembled:
    """Put a release together from the one before, in proportion to what was made anew."""
    if base.served is None:
        raise LookupError("there is no release to replace files of")
    entries, placed = list(base.served.entries), base.placed
    changed = []
    for owner, files in built.made.items():
        dated = []
        for entry in files:
            place = placed.places[entry.path]
            was = entries[place]
            now = entries[place] = _dated(entry, {entry.path: was}, since)
            dated.append(now)
            if now.blob != was.blob:
                changed.append(now)
        placed.last[owner] = tuple(sorted(dated, key=lambda each: each.path))
    base.graph.moment = moment
    manifest = replace(
        base.served,
        id=store.next_id(),
        entries=tuple(entries) if built.made else base.served.entries,
        published_at=since,
    )
    receipt = _receipt(
        *(plan, stale, built, content, moment, base),
        total=len(entries),
        changed=sorted(changed, key=lambda each: each.path),
        removed=[],
        failures=[],
    )
    return Assembled(manifest, receipt, set(), False, placed)


def _dated(entry: Entry, before: Mapping[str, Entry], since: str) -> Entry:
    """Return the entry with the moment since which these bytes are at this address."""
    was = before.get(entry.path)
    if was is entry:
        return entry
    if was is None or was.blob != entry.blob:
        return replace(entry, since=since)
    dated = replace(entry, since=was.since)
    return was if dated == was else dated


def _failed(
    task: BuildTask,
    error: str,
    stale: Stale,
    base: Base,
    gone: Gone | None,
    failures: list[Failure],
) -> Entries:
    """Return the last good version of an output that failed; nothing if it may not be shown."""
    owner, graph = task.owner, base.graph
    kept = base.last.get(owner, ())
    if {entry.path for entry in kept} != set(task.paths) or _shows_gone(owner, stale, base, gone):
        kept = ()
    since = kept[0].since if kept else ""
    failures.append(Failure(owner, task.title, task.paths[0], error, bool(kept), since))
    # What it read last counts for its last version only: a file that it showed goes with it.
    nothing = OutputRecord((), (), None)
    before = graph.outputs.get(owner, nothing) if kept else nothing
    graph.put(owner, replace(before, failed=error))
    return kept


def _shows_gone(owner: str, stale: Stale, base: Base, gone: Gone | None) -> bool:
    """Return whether an output read a record that is no longer public, as far as that is known."""
    record = base.graph.outputs.get(owner)
    if gone is None:
        return True
    if not any(gone.values()):
        return False
    # One that failed in a full build has no record of what its last good version read.
    if record is not None and record.asked and stale.found.numbers.isdisjoint(record.asked):
        return False
    reasons = reasons_of(base.graph, stale.found, owner)
    return not reasons or any(each.id in gone.get(each.record, ()) for each in reasons)


def _forget_unplanned(plan: Plan, base: Base) -> None:
    outputs = base.graph.outputs
    layouts = {layout_owner(task.language) for task in plan.tasks.values()}
    for owner in outputs.keys() - plan.tasks.keys() - layouts:
        base.graph.drop(owner)


def _stored_files(
    content: Content, base: Base, store: ReleaseStore, failures: list[Failure]
) -> list[Entry]:
    """Return the pictures and documents that the outputs show."""
    found: dict[str, Entry] = {}
    before = base.served.by_path() if base.served and base.is_known else {}
    for file in base.graph.used_files():
        if file.url in found:
            continue
        error = ""
        if not file.digest:
            error = f"the file {file.name} is missing"
        elif (file.owner, file.digest) in content.public_files:
            try:
                found[file.url] = _stored_file(file, before.get(file.url), store)
            except OSError as fault:
                error = f"the file {file.name} cannot be used: {fault}"
        # Else the last good version of an output that failed shows a file that was replaced.
        if error:
            failures.append(Failure(file.owner, file.name, file.url, error, kept=False))
    return list(found.values())


def _stored_file(file: StoredFile, known: Entry | None, store: ReleaseStore) -> Entry:
    """Return the entry of a stored file. Raises OSError when its bytes cannot be had."""
    if known and (known.owner, known.blob) == (file.owner, file.digest):
        return known
    output = file_output(file)
    if digest_of(output.document.body) != file.digest:
        # The next publish sees what it is by then.
        raise OSError("it was replaced during this publish")
    return entry_of(store, output)


def _receipt(
    plan: Plan,
    stale: Stale,
    built: Built,
    content: Content,
    moment: datetime,
    base: Base,
    *,
    total: int,
    changed: list[Entry],
    removed: list[str],
    failures: list[Failure],
) -> Receipt:
    """Return what was done and why, but for the release that it led to."""
    graph = base.graph
    changes = []
    for entry in changed:
        task = plan.tasks.get(entry.owner)
        reasons = built.reasons.get(entry.owner, ())
        why = stale.tasks.get(entry.owner)
        if not reasons and why == "time":
            reasons = (Reason("", 0, "time"),)
        if not reasons and why == AROUND:
            reasons = reasons_of(graph, stale.found, layout_owner(entry.language))
        title = task.title if task else entry.path
        changes.append(Change(entry.path, entry.owner, entry.kind, entry.language, title, reasons))
    moments = [each for each in (graph.first, content.valid_until) if each]
    return Receipt(
        content.site.hostname,
        content.site.id,
        previous=base.served.id if base.served else "",
        moment=moment.astimezone(UTC).isoformat(),
        outputs=total,
        compared=len(plan.tasks),
        viewed=built.viewed,
        rendered=built.rendered,
        changed=changes,
        removed=removed,
        failed=failures,
        next_change=min(moments).astimezone(UTC).isoformat() if moments else "",
    )

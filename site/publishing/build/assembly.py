"""Putting a release together from what was made, what stayed and what failed."""

from __future__ import annotations

import functools
from dataclasses import replace
from datetime import UTC, datetime

from publishing.build.build_tasks import Known, file_output, layout_owner
from publishing.build.dependencies import DependencyGraph, OutputNotes
from publishing.build.invalidation import Difference, Reason, reasons_of
from publishing.build.layouts import AROUND
from publishing.build.plan import Plan
from publishing.build.receipt import Change, Failure, Receipt
from publishing.build.workers import Result, entry_of
from publishing.content.answers import StoredFile
from publishing.content.snapshot import Content
from publishing.removal.unpublished import Gone
from publishing.store.blobs import digest_of
from publishing.store.manifests import Entry, Manifest
from publishing.store.releases import ReleaseStore


class Assembly:
    """The files of the release to come.

    `current` is the release that is served; `base` the same when its notes are known, else None:
    then nothing of it is used again but the moments since which its files are online.
    """

    def __init__(
        self,
        plan: Plan,
        graph: DependencyGraph,
        found: Difference,
        stale: dict[str, str],
        current: Manifest | None,
        base: Manifest | None,
    ) -> None:
        self.plan, self.graph, self.found, self.stale = plan, graph, found, stale
        self.entries: tuple[Entry, ...] = ()
        self.failures: list[Failure] = []
        self.viewed = self.rendered = 0
        self._current = current
        self._by_path = current.by_path() if current else {}
        self._made: dict[str, tuple[Entry, ...]] = {}
        self._errors: dict[str, str] = {}
        #: What the changed outputs showed, before their notes are written anew.
        self._reasons: dict[str, tuple[Reason, ...]] = {}
        self._last: dict[str, tuple[Entry, ...]] = _by_owner(current)
        self._base: dict[str, tuple[Entry, ...]] = self._last if base is not None else {}

    def misplaced(self) -> dict[str, str]:
        """Return the outputs that are not at their planned addresses: they are made anew."""
        return {
            owner: "address"
            for owner, task in self.plan.tasks.items()
            if owner not in self.stale
            and tuple(sorted(e.path for e in self._base.get(owner, ())))
            != tuple(sorted(task.paths))
        }

    def known(self, store: ReleaseStore) -> dict[str, Known]:
        """Return what the files at hand say of the outputs that are stale."""
        found = {}
        for owner, why in self.stale.items():
            notes, entries = self.graph.outputs.get(owner), self._base.get(owner)
            if notes and notes.view and entries and not notes.failed:
                page = entries[0] if entries[0].media_type == "text/html" else entries[-1]
                read = functools.partial(_bytes_of, store, page.blob)
                found[owner] = Known(notes.view, read, why == AROUND)
        return found

    def take(self, result: Result) -> None:
        """Take over what came of making a build task."""
        owner = result.owner
        if result.error:
            self._errors[owner] = result.error
            return
        self._reasons[owner] = reasons_of(self.graph, self.found, owner)
        if result.entries:
            self.rendered += 1
            made = {entry.path for entry in result.entries}
            stays = (each for each in self._stays(owner, result) if each.path not in made)
            self._made[owner] = (*result.entries, *stays)
        if result.notes is not None:
            self.viewed += 1
            self.graph.record(owner, result.notes, result.valid_until, result.view)

    def _stays(self, owner: str, result: Result) -> tuple[Entry, ...]:
        """Return the files of a build task that are right although others of it were made anew."""
        if len(result.entries) == len(self.plan.tasks[owner].paths):
            return ()
        return self._base.get(owner, ())

    def finish(
        self, store: ReleaseStore, content: Content, *, now: datetime, gone: Gone | None
    ) -> None:
        """Put all files together; what failed keeps its last good version if that may be shown."""
        found: list[Entry] = []
        for owner in self.plan.tasks:
            if owner in self._errors:
                found += self._failed(owner, gone)
            else:
                found += self._made.get(owner) or self._base[owner]
        for owner, error in self.plan.refused.items():
            self.failures.append(Failure(owner, owner, "", error, kept=False))
        planned = {
            *self.plan.tasks,
            *(layout_owner(task.language) for task in self.plan.tasks.values()),
        }
        for owner in [each for each in self.graph.outputs if each not in planned]:
            del self.graph.outputs[owner]
        found += self._files(store, content)
        since = now.astimezone(UTC).isoformat(timespec="seconds")
        self.entries = tuple(
            sorted((self._dated(entry, since) for entry in found), key=lambda each: each.path)
        )

    def _dated(self, entry: Entry, since: str) -> Entry:
        """Say since when these bytes are at this address."""
        before = self._by_path.get(entry.path)
        if before is entry:
            return entry
        if before is None or before.blob != entry.blob:
            return replace(entry, since=since)
        return (
            before
            if replace(entry, since=before.since) == before
            else replace(entry, since=before.since)
        )

    def _failed(self, owner: str, gone: Gone | None) -> tuple[Entry, ...]:
        """Return the last good version of an output that failed; nothing if it may not be shown."""
        task, error = self.plan.tasks[owner], self._errors[owner]
        kept = self._last.get(owner, ())
        if {entry.path for entry in kept} != set(task.paths) or self._shows_gone(owner, gone):
            kept = ()
        self.failures.append(
            Failure(
                owner,
                task.title,
                task.paths[0],
                error,
                kept=bool(kept),
                since=kept[0].since if kept else "",
            )
        )
        # What it read last counts for its last version only: a file that it showed goes with it.
        nothing = OutputNotes((), (), None)
        before = self.graph.outputs.get(owner, nothing) if kept else nothing
        self.graph.outputs[owner] = replace(before, failed=error)
        return kept

    def _shows_gone(self, owner: str, gone: Gone | None) -> bool:
        """Return whether an output read a record that is no longer public, as far as that is known."""
        notes = self.graph.outputs.get(owner)
        if gone is None:
            return True
        if not any(gone.values()):
            return False
        # One that failed in a full build has no notes of what its last good version read.
        if notes is not None and notes.asked and self.found.numbers.isdisjoint(notes.asked):
            return False
        reasons = reasons_of(self.graph, self.found, owner)
        return not reasons or any(each.id in gone.get(each.record, ()) for each in reasons)

    def _files(self, store: ReleaseStore, content: Content) -> list[Entry]:
        """Return the pictures and documents that the outputs show."""
        found: dict[str, Entry] = {}
        for file in self.graph.used_files():
            if file.url in found:
                continue
            error = ""
            if not file.digest:
                error = f"the file {file.name} is missing"
            elif (file.owner, file.digest) in content.public_files:
                try:
                    found[file.url] = self._file(store, file)
                except OSError as fault:
                    error = f"the file {file.name} cannot be used: {fault}"
            # Else the last good version of an output that failed shows a file that was replaced.
            if error:
                self.failures.append(Failure(file.owner, file.name, file.url, error, kept=False))
        return list(found.values())

    def _file(self, store: ReleaseStore, file: StoredFile) -> Entry:
        """Return the entry of a stored file. Raises OSError when its bytes cannot be had."""
        known = self._by_path.get(file.url)
        if self._base and known and (known.owner, known.blob) == (file.owner, file.digest):
            return known
        output = file_output(file)
        if digest_of(output.document.body) != file.digest:
            # The next publish sees what it is by then.
            raise OSError("it was replaced during this publish")
        return entry_of(store, output)

    def receipt(self, content: Content, moment: datetime) -> Receipt:
        """Say what was done and why."""
        before = {path: entry.blob for path, entry in self._by_path.items()}
        now = {entry.path for entry in self.entries}
        changed = []
        for entry in self.entries:
            if before.get(entry.path) != entry.blob:
                task = self.plan.tasks.get(entry.owner)
                reasons = self._reasons.get(entry.owner, ())
                why = self.stale.get(entry.owner)
                if not reasons and why == "time":
                    reasons = (Reason("", 0, "time"),)
                if not reasons and why == AROUND:
                    reasons = reasons_of(self.graph, self.found, layout_owner(entry.language))
                changed.append(
                    Change(
                        entry.path,
                        entry.owner,
                        entry.kind,
                        entry.language,
                        task.title if task else entry.path,
                        reasons,
                    )
                )
        moments = [notes.valid_until for notes in self.graph.outputs.values() if notes.valid_until]
        moments += [content.valid_until] if content.valid_until else []
        return Receipt(
            content.site.hostname,
            content.site.id,
            previous=self._current.id if self._current else "",
            moment=moment.astimezone(UTC).isoformat(),
            outputs=len(self.entries),
            compared=len(self.plan.tasks),
            viewed=self.viewed,
            rendered=self.rendered,
            changed=changed,
            removed=sorted(before.keys() - now),
            failed=self.failures,
            next_change=min(moments).astimezone(UTC).isoformat() if moments else "",
        )


def _by_owner(manifest: Manifest | None) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in manifest.entries if manifest else ():
        found[entry.owner] = (*found.get(entry.owner, ()), entry)
    return found


def _bytes_of(store: ReleaseStore, blob: str) -> bytes | None:
    """Read the page that is served; None when its bytes are gone or damaged: then it is made anew."""
    try:
        body = store.read_blob(blob)
    except OSError:
        return None
    return body if digest_of(body) == blob else None

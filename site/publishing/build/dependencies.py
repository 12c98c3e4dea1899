"""What each output of a release read: kept beside the release, so that the next publish can compare.

The graph numbers every query that was asked once; an output keeps the numbers. On disk a
query has the digest of its answer, and each table the digest of its rows: a process that starts
anew compares those, one that stays compares the answers themselves.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from publishing.build.fragments import LayoutFragments
from publishing.content.queries import Query, StoredFile, digest, stored_files, tables_of
from publishing.content.snapshot import Content
from publishing.store.manifests import Entry

#: Owner -> its files in a release, by address.
Files = Mapping[str, tuple[Entry, ...]]
NEVER = datetime.min.replace(tzinfo=UTC)
#: The name of their file beside the releases of a site.
GRAPH_FILE = "dependencies.json"
#: Raised when the shape of the file changes; an older one is not read.
FORMAT = 3


#: Questions for one row, or for those with one value in a field: whose rows did not change has the same answer.
#: (The order of a table follows from its rows.)
POINTS = ("get", "summary")
#: Who asked is looked up for so many queries; for more of them all outputs are looked at.
FEW = 50


class GraphError(RuntimeError):
    """The dependency graph of a release is missing, damaged or of another version."""


@dataclass(frozen=True, slots=True)
class OutputRecord:
    """What one output read."""

    #: The numbers of its queries.
    asked: tuple[int, ...]
    #: Those of them that put a stored file into the release.
    files: tuple[int, ...]
    #: The first moment at which it becomes wrong; None: never.
    valid_until: datetime | None
    #: The digest of its view; empty for an output that has none.
    view: str = ""
    #: Why it failed; then its last good version is kept and it is tried again each time.
    failed: str = ""


@dataclass(slots=True)
class DependencyGraph:
    """What all outputs of one release read."""

    queries: list[Query] = field(default_factory=list)
    outputs: dict[str, OutputRecord] = field(default_factory=dict)
    #: Number of a query -> the digest of its answer, as far as it was needed.
    digests: dict[int, str] = field(default_factory=dict)
    #: Name of a row type -> the digest of its table. Empty in a process that has the content.
    tables: dict[str, str] = field(default_factory=dict)
    #: The pages and files that were public: name of a row type -> ids (see publishing.removal.unpublished).
    public: dict[str, set[Any]] = field(default_factory=dict)
    #: Language -> the digest of what stands around its pages.
    around: dict[str, str] = field(default_factory=dict)
    #: The same themselves, in the process that made them. On disk the graph holds no content.
    fragments: dict[str, LayoutFragments] = field(default_factory=dict)
    #: When all this was right.
    moment: datetime = NEVER
    #: The release that all this is of, when it was read from its file.
    release: str = ""
    _numbers: dict[Query, int] = field(default_factory=dict)
    _by_table: dict[type[Any], list[int]] = field(default_factory=dict)
    _files: set[int] = field(default_factory=set)
    #: Those that ask for more than one row, or one value of a field, of a table; and these fields.
    _loose: dict[type[Any], list[int]] = field(default_factory=dict)
    _fields: dict[type[Any], set[str]] = field(default_factory=dict)
    #: Number of a query -> the places in `_owners` of those that asked it, or once did.
    _askers: list[array[int]] | None = None
    _owners: dict[str, int] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _failed: set[str] = field(default_factory=set)
    #: The first moment at which any output becomes wrong; NEVER: it is to be found.
    _first: datetime | None = NEVER

    def number(self, query: Query) -> int:
        """Return the number of a query, a new one when nobody asked it before."""
        found = self._numbers.get(query)
        if found is None:
            found = self._numbers[query] = len(self.queries)
            self.queries.append(query)
            if query[0] == "stored_file":
                self._files.add(found)
            for row in tables_of(query):
                self._by_table.setdefault(row, []).append(found)
                if query[0] == "where":
                    self._fields.setdefault(row, set()).add(str(query[1][1]))
                elif query[0] not in POINTS:
                    self._loose.setdefault(row, []).append(found)
        return found

    def record(
        self, owner: str, queries: Iterable[Query], valid_until: datetime | None, view: str = ""
    ) -> None:
        """Keep what an output read."""
        known = self._numbers
        numbers = sorted([known[n] if n in known else self.number(n) for n in queries])
        files = tuple(sorted(self._files.intersection(numbers)))
        self.put(owner, OutputRecord(tuple(numbers), files, valid_until, view))

    def put(self, owner: str, record: OutputRecord) -> None:
        """Keep a record of an output."""
        before = self.outputs.get(owner)
        self.outputs[owner] = record
        self._failed.discard(owner)
        if record.failed:
            self._failed.add(owner)
        self._move_first(before, record)
        if self._askers is not None:
            known = before.asked if before is not None else ()
            self._note(owner, set(record.asked).difference(known))

    def drop(self, owner: str) -> None:
        """Forget an output that is no more."""
        self._failed.discard(owner)
        self._move_first(self.outputs.pop(owner), None)

    def _move_first(self, before: OutputRecord | None, now: OutputRecord | None) -> None:
        if (
            before is not None
            and before.valid_until is not None
            and before.valid_until == self._first
        ):
            self._first = NEVER
        until = now.valid_until if now is not None else None
        if (
            until is not None
            and self._first != NEVER
            and (self._first is None or until < self._first)
        ):
            self._first = until

    @property
    def first(self) -> datetime | None:
        """The first moment at which any output becomes wrong; None: never."""
        if self._first == NEVER:
            moments = (record.valid_until for record in self.outputs.values())
            self._first = min(filter(None, moments), default=None)
        return self._first

    @property
    def failed(self) -> frozenset[str]:
        """The outputs that failed."""
        return frozenset(self._failed)

    def asking(self, numbers: set[int]) -> set[str]:
        """Return the outputs that asked any of these queries."""
        if len(numbers) > FEW:
            return {o for o, record in self.outputs.items() if not numbers.isdisjoint(record.asked)}
        if not numbers:
            return set()
        if self._askers is None:
            self._askers = []
            for owner, record in self.outputs.items():
                self._note(owner, record.asked)
        found = set()
        for number in numbers:
            for place in self._askers[number] if number < len(self._askers) else ():
                owner = self._names[place]
                asked = self.outputs[owner].asked if owner in self.outputs else ()
                at = bisect_left(asked, number)
                if at < len(asked) and asked[at] == number:
                    found.add(owner)
        return found

    def _note(self, owner: str, numbers: Iterable[int]) -> None:
        """Note who asked: what it asks no more is left, and is no answer."""
        if self._askers is None:
            return
        self._askers += [array("I") for _new in range(len(self.queries) - len(self._askers))]
        place = self._owners.get(owner)
        if place is None:
            place = self._owners[owner] = len(self._names)
            self._names.append(owner)
        for number in numbers:
            self._askers[number].append(place)

    def touched(self, row: type[Any], rows: Iterable[Any]) -> Iterator[int]:
        """Yield the queries whose answers may differ when these rows of a table are other ones than before."""
        yield from self._loose.get(row, ())
        name, fields = row.__name__, sorted(self._fields.get(row, ()))
        queries: set[Query] = set()
        for each in rows:
            key = getattr(each, "id", None)
            queries |= {(point, (name, key)) for point in POINTS}
            queries |= {("where", (name, field, getattr(each, field))) for field in fields}
        numbers = (self._numbers.get(query) for query in queries)
        yield from sorted(number for number in numbers if number is not None)

    def about(self, row: type[Any]) -> list[int]:
        """Return the queries that are answered from a table."""
        return self._by_table.get(row, [])

    def asked_about(self) -> Iterable[type[Any]]:
        """Return the tables that anything was asked about."""
        return self._by_table.keys()

    def used_files(self) -> list[StoredFile]:
        """Return the stored files that the outputs show, each once, by address."""
        numbers = {number for record in self.outputs.values() for number in record.files}
        found = stored_files(self.queries[number] for number in numbers)
        return sorted(found, key=lambda file: (file.url, file.owner))

    def forget_unused(self, *, few: bool = False) -> None:
        """Drop the queries that no output asks any more, when they are more than the others.

        With `few` also when they are not: a query may name what was withdrawn.
        """
        used = {number for record in self.outputs.values() for number in record.asked}
        if len(used) * (1 if few else 2) >= len(self.queries):
            return
        fresh = DependencyGraph()
        # In the order of before: what is sorted stays so.
        now = {number: fresh.number(self.queries[number]) for number in sorted(used)}
        for owner, record in self.outputs.items():
            fresh.outputs[owner] = replace(
                record,
                asked=tuple([now[number] for number in record.asked]),
                files=tuple([now[number] for number in record.files]),
            )
        self.digests = {now[n]: value for n, value in self.digests.items() if n in used}
        self.queries = fresh.queries
        self.outputs, self._numbers = fresh.outputs, fresh._numbers
        self._by_table, self._files = fresh._by_table, fresh._files
        self._loose, self._fields = fresh._loose, fresh._fields
        self._askers, self._owners, self._names = None, {}, []

    # --- on disk -----------------------------------------------------------------------------
    def as_bytes(self, content: Content, header: Mapping[str, Any], files: Files) -> bytes:
        """Return the graph as a file, with the digests of the answers that `content` gives.

        `files` are those of each output in its release.
        """
        for number, query in enumerate(self.queries):
            if number not in self.digests:
                self.digests[number] = digest(content, query)
        body = {
            "moment": self.moment.isoformat(),
            "tables": table_digests(content),
            "public": {name: sorted(ids) for name, ids in self.public.items()},
            "around": self.around,
            "queries": [
                [name, key, self.digests[number]] for number, (name, key) in enumerate(self.queries)
            ],
            "outputs": {
                owner: [
                    record.asked,
                    record.valid_until.isoformat() if record.valid_until else None,
                    record.view,
                    record.failed,
                    files_digest(files.get(owner, ())),
                ]
                for owner, record in self.outputs.items()
            },
        }
        text = json.dumps(body, ensure_ascii=True, separators=(",", ":"))
        first = {"format": FORMAT, "digest": _digest(text), **header}
        return f"{json.dumps(first)}\n{text}\n".encode()

    @classmethod
    def from_file(
        cls, path: Path, header: Mapping[str, Any], files: Files | None = None
    ) -> DependencyGraph:
        """Read the graph that belongs to `header`. Raises GraphError when they do not.

        With the `files` of each output of the release that is served, the graph may be of an earlier one: a publisher that was
        killed left no later. Then it knows nothing of the outputs that have other files by now.
        """
        try:
            first, text = path.read_text(encoding="utf-8").rstrip("\n").split("\n", 1)
            wanted = {"format": FORMAT, "digest": _digest(text), **header}
            found = json.loads(first)
            if files is not None:
                wanted["release"] = found.get("release")
            if found != wanted:
                raise GraphError(f"{path.name} belongs to another release or version")
            body = json.loads(text)
            public = {name: set(ids) for name, ids in body["public"].items()}
            moment = datetime.fromisoformat(body["moment"])
            graph = cls(tables=body["tables"], public=public, around=body["around"], moment=moment)
            graph.release = found["release"]
            for name, key, value in body["queries"]:
                graph.digests[graph.number((name, tuple(key)))] = value
            for owner, (asked, valid_until, view, failed, made) in body["outputs"].items():
                if files is not None and made != files_digest(files.get(owner, ())):
                    continue
                shown = tuple(sorted(graph._files.intersection(asked)))
                until = datetime.fromisoformat(valid_until) if valid_until else None
                graph.put(owner, OutputRecord(tuple(asked), shown, until, view, failed))
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            raise GraphError(f"{path.name} cannot be read: {error}") from error
        return graph


def files_digest(files: Iterable[Entry]) -> str:
    """Return a digest of the files of an output: of their addresses, and of what is there."""
    found = [(each.path, each.blob, each.status, each.location) for each in files]
    return _digest(repr(found)) if found else ""


def public_in(path: Path, release: str) -> dict[str, set[Any]] | None:
    """Return what was public in a release, also from the graph of another program; None if not known."""
    try:
        first, text = path.read_text(encoding="utf-8").rstrip("\n").split("\n", 1)
        header = json.loads(first)
        if (header["release"], header["digest"]) != (release, _digest(text)):
            return None
        return {name: set(ids) for name, ids in json.loads(text)["public"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def table_digests(content: Content) -> dict[str, str]:
    """Return a digest of every table, and of the site with its languages."""
    found = {row.__name__: _digest(repr(rows)) for row, rows in content.tables.items()}
    return {"": _digest(repr((content.site, content.languages))), **found}


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

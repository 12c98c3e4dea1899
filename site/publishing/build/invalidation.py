"""What is stale: what outputs read is compared with what they would read now. No SQL, no guesses."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from publishing.build.base import Base
from publishing.build.build_tasks import LayoutState, LayoutStates, layout_owner, make_layout
from publishing.build.dependencies import DependencyGraph, table_digests
from publishing.build.plan import Plan
from publishing.content.queries import Query, answer, digest, rows_in, summary_tables_of
from publishing.content.snapshot import Content

logger = logging.getLogger("publishing")

#: Why a page is stale of which nothing but what stands around it can differ.
AROUND = "layout"


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """A record that an output shows, and what happened to it."""

    #: The type of its rows, such as `PersonRow`; empty for the site itself.
    record: str
    id: int
    #: `added`, `removed`, `changed`, or `time` when only the clock moved on.
    change: str
    #: The names of the public fields that differ; empty when the old ones are not known.
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Difference:
    """The queries whose answers differ from what the outputs saw."""

    numbers: set[int] = field(default_factory=set)
    #: Number of a query -> the records that differ in its answer.
    reasons: dict[int, tuple[Reason, ...]] = field(default_factory=dict)


def difference(graph: DependencyGraph, before: Content | None, now: Content) -> Difference:
    """Compare all answers with those of `before`, or with the digests when there is no `before`."""
    found = Difference()
    if before is not None:
        same_site = (before.site, before.languages) == (now.site, now.languages)
        for row in graph.asked_about():
            if same_site and now.shares(before, row):
                continue
            changed = _Changed(before, now, row)
            same_summaries = same_site and now.shares_summaries(before, row)
            for number in graph.about(row):
                query = graph.queries[number]
                if same_summaries and row in summary_tables_of(query):
                    continue
                if not (same_site and changed.spares(query)):
                    _compare_answers(found, graph, number, before, now)
    else:
        tables = table_digests(now)
        same_site = graph.tables.get("") == tables[""]
        for row in graph.asked_about():
            if same_site and graph.tables.get(row.__name__) == tables.get(row.__name__):
                continue
            for number in graph.about(row):
                value = digest(now, graph.queries[number])
                if graph.digests.get(number) != value:
                    found.numbers.add(number)
                    graph.digests[number] = value
    return found


class _Changed:
    """The rows of a table that only one of two contents has.

    Most queries ask for one row, or for those with one value in a field: whose rows are not among
    these has the same answer. (The order of a table follows from its rows.)
    """

    def __init__(self, before: Content, now: Content, row: type[Any]) -> None:
        old = {id(each): each for each in before.table(row)}
        new = {id(each): each for each in now.table(row)}
        self._name = row.__name__
        self._rows = [old[key] for key in old.keys() - new.keys()]
        self._rows += [new[key] for key in new.keys() - old.keys()]
        self._values: dict[str, set[Any]] = {}

    def spares(self, query: Query) -> bool:
        """Return whether the answer to a query is surely the same."""
        name, key = query
        if name in ("get", "summary"):
            return key[0] == self._name and key[1] not in self._of("id")
        if name == "where":
            return key[0] == self._name and key[2] not in self._of(str(key[1]))
        return False

    def _of(self, field: str) -> set[Any]:
        values = self._values.get(field)
        if values is None:
            values = self._values[field] = {getattr(each, field) for each in self._rows}
        return values


def _compare_answers(
    found: Difference, graph: DependencyGraph, number: int, before: Content, now: Content
) -> None:
    query = graph.queries[number]
    old, new = answer(before, query), answer(now, query)
    if old != new:
        found.numbers.add(number)
        found.reasons[number] = tuple(differing(old, new))
        graph.digests.pop(number, None)


def differing(old: Any, new: Any) -> list[Reason]:
    """Return which records differ between two answers, and in which fields."""
    if hasattr(new, "hostname") or hasattr(old, "hostname"):
        return [Reason("", 0, "changed", _fields(old, new))]
    was = {(type(row).__name__, row.id): row for row in rows_in(old)}
    now = {(type(row).__name__, row.id): row for row in rows_in(new)}
    found = [Reason(*key, "removed") for key in was.keys() - now.keys()]
    found += [Reason(*key, "added") for key in now.keys() - was.keys()]
    for key in was.keys() & now.keys():
        if was[key] != now[key]:
            found.append(Reason(*key, "changed", _fields(was[key], now[key])))
    return sorted(found)


def _fields(old: Any, new: Any) -> tuple[str, ...]:
    names: Iterable[str] = getattr(new, "_fields", ())
    return tuple(name for name in names if getattr(old, name, None) != getattr(new, name))


@dataclass(frozen=True, slots=True)
class Stale:
    """What is to be made."""

    #: Owner of a build task -> why: `new`, `read`, `time`, `failed`, `address` or AROUND.
    tasks: Mapping[str, str]
    #: Language -> what stands around its pages.
    layouts: LayoutStates
    #: What differs from what the outputs read.
    found: Difference


def find_stale(plan: Plan, content: Content, moment: datetime, base: Base) -> Stale:
    """Return which tasks of a plan are stale beside what is served; records the layouts."""
    found = difference(base.graph, base.content, content) if base.is_known else Difference()
    stale = _stale_tasks(base.graph, found, moment, plan.tasks)
    layouts = _make_layouts(plan, content, moment, base.graph, stale)
    for owner, task in plan.tasks.items():
        # What is not at its planned addresses is made anew.
        at = tuple(sorted(entry.path for entry in base.entries.get(owner, ())))
        if owner not in stale and at != tuple(sorted(task.paths)):
            stale[owner] = "address"
    return Stale(stale, layouts, found)


def _stale_tasks(
    graph: DependencyGraph, found: Difference, moment: datetime, planned: Iterable[str]
) -> dict[str, str]:
    stale = {}
    for owner in planned:
        record = graph.outputs.get(owner)
        if record is None:
            stale[owner] = "new"
        elif record.failed:
            stale[owner] = "failed"
        elif not found.numbers.isdisjoint(record.asked):
            stale[owner] = "read"
        elif record.valid_until is not None and record.valid_until <= moment:
            stale[owner] = "time"
    return stale


def _make_layouts(
    plan: Plan, content: Content, moment: datetime, graph: DependencyGraph, stale: dict[str, str]
) -> dict[str, LayoutState]:
    """Make the layout of each language; one that differs makes the pages of its language stale.

    A language without a layout has no pages: each of them fails, and the others go on.
    """
    layouts = {}
    for code in sorted({task.language for task in plan.tasks.values() if task.language}):
        try:
            layout = make_layout(content, code, moment, graph.fragments.get(code))
            digest = layout.around.digest
        except LookupError as error:
            logger.error("no layout in %s: %s", code, error)
            continue
        layouts[code] = layout
        if graph.around.get(code) != digest:
            layout = layouts[code] = replace(layout, is_new=True)
            for task in plan.tasks.values():
                if task.language == code and task.has_layout:
                    stale.setdefault(task.owner, AROUND)
        graph.around[code], graph.fragments[code] = digest, layout.around
        graph.record(layout_owner(code), layout.queries, layout.valid_until)
    return layouts


def reasons_of(graph: DependencyGraph, found: Difference, owner: str) -> tuple[Reason, ...]:
    """Return the records that an output shows and that differ."""
    record = graph.outputs.get(owner)
    if record is None:
        return ()
    numbers = found.numbers.intersection(record.asked)
    return tuple(sorted({reason for n in numbers for reason in found.reasons.get(n, ())}))

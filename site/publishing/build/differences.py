"""What differs: what was read is compared with what would be read now. No SQL, no guesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from publishing.build.dependencies import DependencyGraph, table_digests
from publishing.content.queries import answer, digest, rows_in, summary_tables_of
from publishing.content.snapshot import Content


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
            same_summaries = same_site and now.shares_summaries(before, row)
            numbers: Iterable[int] = graph.about(row)
            if same_site:
                numbers = graph.touched(row, _differing_rows(before, now, row))
            for number in numbers:
                if not (same_summaries and row in summary_tables_of(graph.queries[number])):
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


def _differing_rows(before: Content, now: Content, row: type[Any]) -> list[Any]:
    """Return the rows of a table that only one of two contents has."""
    pairs = now.differing(before, row)
    if pairs is not None:
        return [each for pair in pairs for each in pair]
    old = {id(each): each for each in before.table(row)}
    new = {id(each): each for each in now.table(row)}
    return [
        *(old[key] for key in old.keys() - new.keys()),
        *(new[key] for key in new.keys() - old.keys()),
    ]


def outdated(
    graph: DependencyGraph, before: Content | None, now: Content, moment: datetime
) -> tuple[set[str], Difference]:
    """Return the outputs of which an answer differs, or whose time has come, and what differs."""
    found = difference(graph, before, now)
    stale = graph.asking(found.numbers)
    if graph.first is not None and graph.first <= moment:
        for owner, record in graph.outputs.items():
            if record.valid_until is not None and record.valid_until <= moment:
                stale.add(owner)
    return stale, found


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

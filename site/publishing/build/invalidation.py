"""What is stale: what was never made, what failed, what read something that differs, what time has come for."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from publishing.build.base import Base
from publishing.build.build_tasks import LayoutState, LayoutStates, layout_owner, make_layout
from publishing.build.dependencies import DependencyGraph
from publishing.build.differences import Difference, Reason, difference
from publishing.build.plan import Plan
from publishing.content.snapshot import Content

logger = logging.getLogger("publishing")

#: Why a page is stale of which nothing but what stands around it can differ.
AROUND = "layout"


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
    placed = base.plan.tasks if base.plan is not None else {}
    for owner, task in plan.tasks.items() if plan is not base.plan else ():
        # What is not at its planned addresses is made anew.
        known = placed.get(owner)
        if known is task or (known is not None and known.paths == task.paths):
            continue
        at = tuple(sorted(entry.path for entry in base.entries.get(owner, ())))
        if owner not in stale and at != tuple(sorted(task.paths)):
            stale[owner] = "address"
    return Stale(stale, layouts, found)


def _stale_tasks(
    graph: DependencyGraph, found: Difference, moment: datetime, planned: Mapping[str, Any]
) -> dict[str, str]:
    stale = dict.fromkeys(sorted(planned.keys() - graph.outputs.keys()), "new")
    for owner in sorted(graph.failed & planned.keys()):
        stale[owner] = "failed"
    for owner in sorted(graph.asking(found.numbers) & planned.keys()):
        stale.setdefault(owner, "read")
    if graph.first is not None and graph.first <= moment:
        for owner, record in graph.outputs.items():
            if record.valid_until is not None and record.valid_until <= moment and owner in planned:
                stale.setdefault(owner, "time")
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

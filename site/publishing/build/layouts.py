"""Shells: what stands around all pages of a language, made once for all of them."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from publishing.build.build_tasks import LayoutState, layout_owner, make_layout
from publishing.build.dependencies import DependencyGraph
from publishing.build.plan import Plan
from publishing.content.snapshot import Content

logger = logging.getLogger("publishing")

#: Why a page is stale of which nothing but what stands around it can differ.
AROUND = "shell"


def make_layouts(
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
            logger.error("no shell in %s: %s", code, error)
            continue
        layouts[code] = layout
        if graph.around.get(code) != digest:
            layout = layouts[code] = replace(layout, is_new=True)
            for task in plan.tasks.values():
                if task.language == code and task.has_layout:
                    stale.setdefault(task.owner, AROUND)
        graph.around[code], graph.fragments[code] = digest, layout.around
        graph.record(layout_owner(code), layout.notes, layout.valid_until)
    return layouts

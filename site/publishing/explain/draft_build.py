"""A site with a draft in it beside the release that is served: which outputs differ, and why."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from publishing.build.build_tasks import (
    UNKNOWN,
    BuildTask,
    HtmlTask,
    LayoutState,
    layout_owner,
    make_layout,
)
from publishing.build.dependencies import DependencyGraph
from publishing.build.differences import Difference, Reason, difference
from publishing.build.invalidation import reasons_of
from publishing.build.plan import Plan, plan_site
from publishing.content.snapshot import Content
from publishing.store.blobs import digest_of

NEW, CHANGED, REMOVED, FAILS = "new", "changed", "removed", "fails"
#: Seconds of looking at outputs that may differ; the rest is taken to differ. An editor waits.
LIMIT = 0.6


@dataclass(frozen=True, slots=True)
class Touched:
    """An output that would differ. `error` says why it could not be made."""

    owner: str
    kind: str
    language: str
    title: str
    path: str
    state: str
    reasons: tuple[Reason, ...] = ()
    error: str = ""

    @property
    def is_page(self) -> bool:
        """Return whether this is a page, and no feed or sitemap."""
        return self.owner.startswith("page:")


@dataclass(frozen=True, slots=True)
class Release:
    """The release that is served: what its outputs read, and their bytes by address."""

    graph: DependencyGraph
    blobs: Mapping[str, str]


class Comparison:
    """The site with the draft beside the release that is served."""

    def __init__(
        self, release: Release, live: Content, draft: Content, moment: datetime, page_id: int
    ) -> None:
        self.release, self.graph = release, release.graph
        self.draft, self.moment, self.page_id = draft, moment, page_id
        self.found: Difference = difference(self.graph, live, draft)
        self.before: Plan = plan_site(live, moment)
        self.after: Plan = plan_site(draft, moment)
        #: False once an output was taken to differ without a look.
        self.exact = True
        self._layouts: dict[str, LayoutState | None] = {}
        self._old_layouts = {code: _layout(live, code, moment) for code in live.languages}

    def touched(self) -> Iterator[Touched]:
        """Yield the outputs that differ: the page itself first, then in the order of the plan."""
        before, after = self.before.tasks, self.after.tasks
        own = f"page:{self.page_id}"
        deadline = time.perf_counter() + LIMIT
        # Pages first: feeds and sitemaps are only counted.
        for owner in sorted(after, key=lambda each: (each != own, not each.startswith("page:"))):
            task = after[owner]
            if owner not in before:
                yield self._say(task, NEW)
            elif task.paths != before[owner].paths or self._layout_differs(task):
                yield self._say(task, CHANGED)
            elif owner == own or self._may_differ(owner):
                if time.perf_counter() < deadline:
                    yield from self._compared(task)
                else:
                    self.exact = False
                    yield self._say(task, CHANGED)
        for owner in before.keys() - after.keys():
            yield self._say(before[owner], REMOVED)

    def _may_differ(self, owner: str) -> bool:
        """Return whether an answer that it read differs. One without record waits for its publish."""
        record = self.graph.outputs.get(owner)
        return record is None or not self.found.numbers.isdisjoint(record.asked)

    def _compared(self, task: BuildTask) -> Iterator[Touched]:
        try:
            same = self._is_same(task)
        except Exception as error:  # noqa: BLE001  whatever goes wrong in a view, as in a publish
            yield self._say(task, FAILS, error=f"{type(error).__name__}: {error}")
            return
        if not same:
            yield self._say(task, CHANGED)

    def _is_same(self, task: BuildTask) -> bool:
        """Compare what decides: the view of a page, the bytes of another output."""
        record = self.graph.outputs.get(task.owner)
        if isinstance(task, HtmlTask):
            self._require_layout(task.language)
            viewed = task.viewed(self.draft, self.moment)
            return record is not None and viewed.digest == record.view
        made = task.build(self.draft, self.moment, {}, UNKNOWN)
        return all(
            self.release.blobs.get(each.path) == digest_of(each.document.body)
            for each in made.outputs
        )

    def _layout(self, code: str) -> LayoutState | None:
        if code not in self._layouts:
            self._layouts[code] = _layout(self.draft, code, self.moment)
        return self._layouts[code]

    def _require_layout(self, code: str) -> None:
        """Raise LookupError for a language whose pages cannot be made."""
        if self._layout(code) is None:
            raise LookupError(f"no layout in {code}")

    def _layout_differs(self, task: BuildTask) -> bool:
        if not task.has_layout:
            return False
        was, now = self._old_layouts.get(task.language), self._layout(task.language)
        return (was and was.around) != (now and now.around)

    def _say(self, task: BuildTask, state: str, error: str = "") -> Touched:
        reasons = set(reasons_of(self.graph, self.found, task.owner))
        if self._layout_differs(task):
            reasons |= set(reasons_of(self.graph, self.found, layout_owner(task.language)))
        return Touched(
            task.owner,
            task.kind,
            task.language,
            task.title,
            task.paths[0],
            state,
            tuple(sorted(reasons)),
            error,
        )


def _layout(content: Content, code: str, moment: datetime) -> LayoutState | None:
    """Make what stands around the pages of a language; None when it cannot be made."""
    try:
        return make_layout(content, code, moment)
    except LookupError:
        return None

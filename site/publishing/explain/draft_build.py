"""A site with a draft in it beside the release that is served: which outputs differ, and why."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from publishing.build.dependencies import Notebook
from publishing.build.invalidation import Difference, Reason, difference, reasons_of
from publishing.build.plan import Plan, page_plan, plan_site
from publishing.build.units import UNKNOWN, Shell, Unit, make_shell, shell_owner, view_page
from publishing.content.snapshot import Content
from publishing.registry import registry
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

    book: Notebook
    blobs: Mapping[str, str]


class Comparison:
    """The site with the draft beside the release that is served."""

    def __init__(
        self, release: Release, live: Content, draft: Content, moment: datetime, page_id: int
    ) -> None:
        self.release, self.book = release, release.book
        self.draft, self.moment, self.page_id = draft, moment, page_id
        self.found: Difference = difference(self.book, live, draft)
        self.before: Plan = plan_site(live, moment)
        self.after: Plan = plan_site(draft, moment)
        self._pages = {each.owner: each for each in page_plan(draft, registry)}
        #: False once an output was taken to differ without a look.
        self.exact = True
        self._shells: dict[str, Shell | None] = {}
        self._old_shells = {code: _shell(live, code, moment) for code in live.languages}

    def touched(self) -> Iterator[Touched]:
        """Yield the outputs that differ: the page itself first, then in the order of the plan."""
        before, after = self.before.units, self.after.units
        own = f"page:{self.page_id}"
        deadline = time.perf_counter() + LIMIT
        # Pages first: feeds and sitemaps are only counted.
        for owner in sorted(after, key=lambda each: (each != own, not each.startswith("page:"))):
            unit = after[owner]
            if owner not in before:
                yield self._say(unit, NEW)
            elif unit.paths != before[owner].paths or self._shell_differs(unit):
                yield self._say(unit, CHANGED)
            elif owner == own or self._may_differ(owner):
                if time.perf_counter() < deadline:
                    yield from self._compared(unit)
                else:
                    self.exact = False
                    yield self._say(unit, CHANGED)
        for owner in before.keys() - after.keys():
            yield self._say(before[owner], REMOVED)

    def _may_differ(self, owner: str) -> bool:
        """Return whether an answer that it read differs. One without notes waits for its publish."""
        notes = self.book.outputs.get(owner)
        return notes is None or not self.found.numbers.isdisjoint(notes.asked)

    def _compared(self, unit: Unit) -> Iterator[Touched]:
        try:
            same = self._is_same(unit)
        except Exception as error:  # noqa: BLE001  whatever goes wrong in a view, as in a publish
            yield self._say(unit, FAILS, error=f"{type(error).__name__}: {error}")
            return
        if not same:
            yield self._say(unit, CHANGED)

    def _is_same(self, unit: Unit) -> bool:
        """Compare what decides: the view of a page, the bytes of another output."""
        planned = self._pages.get(unit.owner)
        if planned is None:
            shells = self._shells_for(unit) if unit.has_shell else {}
            made = unit.make(self.draft, self.moment, shells, UNKNOWN)
            if unit.has_shell:
                known = self.book.outputs.get(unit.owner)
                return known is not None and made.view == known.view
            outputs = made.outputs
            return all(
                self.release.blobs.get(each.path) == digest_of(each.document.body)
                for each in outputs
            )
        page, code = planned.page, planned.language
        self._shells_for(unit)
        viewed = view_page(self.draft, self.moment, page, code, planned.output.view)
        notes = self.book.outputs.get(unit.owner)
        return notes is not None and viewed.digest == notes.view

    def _shell(self, code: str) -> Shell | None:
        if code not in self._shells:
            self._shells[code] = _shell(self.draft, code, self.moment)
        return self._shells[code]

    def _shells_for(self, unit: Unit) -> dict[str, Shell]:
        shell = self._shell(unit.language)
        if shell is None:
            raise LookupError(f"no shell in {unit.language}")
        return {unit.language: shell}

    def _shell_differs(self, unit: Unit) -> bool:
        if not unit.has_shell:
            return False
        was, now = self._old_shells.get(unit.language), self._shell(unit.language)
        return (was and was.around) != (now and now.around)

    def _say(self, unit: Unit, state: str, error: str = "") -> Touched:
        reasons = set(reasons_of(self.book, self.found, unit.owner))
        if self._shell_differs(unit):
            reasons |= set(reasons_of(self.book, self.found, shell_owner(unit.language)))
        return Touched(
            unit.owner,
            unit.kind,
            unit.language,
            unit.title,
            unit.paths[0],
            state,
            tuple(sorted(reasons)),
            error,
        )


def _shell(content: Content, code: str, moment: datetime) -> Shell | None:
    """Make what stands around the pages of a language; None when it cannot be made."""
    try:
        return make_shell(content, code, moment)
    except LookupError:
        return None

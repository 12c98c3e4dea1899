"""The pages of a municipality beside the languages that somebody translates, with a flag for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, WorkflowState

from core.page_types import First
from translations.cms.desk_list import Line
from translations.cms.rights import Desk
from translations.models import Assignment
from translations.state import COMPLETE, NOT_NEEDED

#: What readers look for today, start pages, districts and hubs: the first two of `First`.
MOST_NEEDED = First.FIRST
#: What needs nobody.
DONE = (COMPLETE, NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Cell:
    """One page in one language."""

    line: Line
    desk: Desk
    #: Who takes it; None: nobody yet.
    who: Any | None
    #: It was sent, and waits for who may publish it.
    sent: bool

    @property
    def done(self) -> bool:
        """Return whether nothing is to be translated, or all of it was sent."""
        return self.line.state.kind in DONE or (self.sent and self.line.state.percentage == 100)


@dataclass(frozen=True, slots=True)
class Row:
    """One page in each language; without a cell where it has no place yet or is not theirs."""

    source: Any
    impact: int
    cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def most_needed(self) -> bool:
        """Return whether residents need this page most and a language lacks it."""
        return self.impact <= MOST_NEEDED and any(not each.done for each in self.cells.values())


def rows_of(desks: Iterable[tuple[Desk, list[Line]]]) -> list[Row]:
    """Return the pages of these desks of one municipality, what needs work and matters most first."""
    found: dict[int, Row] = {}
    sent = waits_for_approval()
    for desk, lines in desks:
        taken = takers(desk.language)
        for line in lines:
            pk = line.source.pk
            row = found.setdefault(pk, Row(line.source, line.impact))
            waits = line.translation is not None and line.translation.pk in sent
            row.cells[desk.language] = Cell(line, desk, taken.get(pk), waits)
    return sorted(
        found.values(),
        key=lambda row: (
            all(each.done for each in row.cells.values()),
            row.impact,
            row.source.path,
        ),
    )


def takers(language: str) -> dict[int, Any]:
    """Return who takes which Dutch page, by its number."""
    rows = Assignment.objects.filter(language=language).select_related("user")
    return {each.source_id: each.user for each in rows}


def waits_for_approval() -> set[int]:
    """Return the numbers of the pages that were sent and wait for who may publish them."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return {int(each) for each in states.values_list("object_id", flat=True)}

"""The public view of a district's budget in one year, and what other pages show of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.blocks.body import block_views
from core.layout.reading import choice_label, foreign, link
from core.layout.views import Link
from districts.models.budget import BudgetItem, BudgetItemRow, BudgetRow
from districts.pages.words import heading
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

KIND = "districts.budgetpage"


@dataclass(frozen=True, slots=True)
class BudgetItemView:
    """A purpose of a budget, in whole euros. `note` is in the language `note_lang`."""

    label: str
    note: str
    note_lang: str | None
    amount: int
    spent: int
    promised: int


@dataclass(frozen=True, slots=True)
class BudgetFigures:
    """A budget in numbers: whole euros, and a share of 1.

    Without items nobody knows what has been spent: `spent`, `promised`, `left` and `share` are None.
    `share` is of what is spent and what is promised together.
    `undivided` is what no item names yet.
    """

    year: int
    amount: int
    spent: int | None
    promised: int | None
    left: int | None
    share: float | None
    undivided: int
    as_of: date | None
    items: tuple[BudgetItemView, ...]


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The budget of a district in one year."""

    district: Link | None
    figures: BudgetFigures
    #: How much more (or, below zero, less) there is than the year before; None when not known.
    change: int | None
    previous: Link | None
    following: Link | None
    body: tuple[Any, ...]


def budget_view(read: Reader, page: PageRow) -> BudgetView:
    """Make the view of a budget year."""
    source = read.source(page)
    district = read.parent(source)
    found = figures(read, source)
    years = {
        read.row(BudgetRow, each.id).year: each
        for each in (budgets_of(read, district) if district else ())
    }
    before = max((year for year in years if year < found.year), default=None)
    after = min((year for year in years if year > found.year), default=None)
    last_year = years.get(found.year - 1)
    return BudgetView(
        district=link(read, district),
        figures=found,
        change=found.amount - read.row(BudgetRow, last_year.id).amount if last_year else None,
        previous=link(read, years[before], str(before)) if before is not None else None,
        following=link(read, years[after], str(after)) if after is not None else None,
        body=block_views(read, read.row(BudgetRow, page.id).body),
    )


def budget_called(read: Reader, page: PageRow) -> str:
    """Return what a budget is called where nobody translated its title."""
    return f"{heading(read, 'budget')} {read.row(BudgetRow, read.source(page).id).year}"


def budgets_of(read: Reader, district: PageRow) -> tuple[PageRow, ...]:
    """Return the budget years (source pages) of a district (source page), the newest first."""
    pages = read.children(district, KIND)
    return tuple(
        sorted(pages, key=lambda each: (read.row(BudgetRow, each.id).year, each.id), reverse=True)
    )


def budget_year(read: Reader, pages: Iterable[PageRow]) -> int | None:
    """Choose the year to show of these budgets: this year, else the newest before or after it.

    A budget that is published in autumn for the next year waits for its turn.
    """
    years = {read.row(BudgetRow, page.id).year for page in pages}
    past = [year for year in years if year <= read.today.year]
    coming = min(years.difference(past), default=None)
    if coming is not None:
        read.until_day(date(coming, 1, 1))
    return max(past) if past else coming


def current_budget(read: Reader, district: PageRow) -> PageRow | None:
    """Return the budget (source page) to show on the page of a district (source page)."""
    pages = budgets_of(read, district)
    year = budget_year(read, pages)
    return next((page for page in pages if read.row(BudgetRow, page.id).year == year), None)


def figures(read: Reader, source: PageRow) -> BudgetFigures:
    """Work out the numbers of a budget (source page)."""
    row = read.row(BudgetRow, source.id)
    rows = read.where(BudgetItemRow, "page_id", source.id)
    spent, promised = sum(each.spent for each in rows), sum(each.promised for each in rows)
    used = spent + promised
    return BudgetFigures(
        year=row.year,
        amount=row.amount,
        spent=spent if rows else None,
        promised=promised if rows else None,
        left=max(row.amount - used, 0) if rows else None,
        share=used / row.amount if rows and row.amount else None,
        undivided=max(row.amount - sum(each.amount for each in rows), 0) if rows else 0,
        as_of=row.as_of,
        items=tuple(_item(read, each) for each in rows),
    )


def _item(read: Reader, row: BudgetItemRow) -> BudgetItemView:
    return BudgetItemView(
        label=choice_label(read, BudgetItem.Purpose, row.key),
        note=row.label,
        note_lang=foreign(read, read.source_language),
        amount=row.amount,
        spent=row.spent,
        promised=row.promised,
    )

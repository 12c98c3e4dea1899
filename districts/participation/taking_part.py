"""The public view of the entrance for who has an idea: grants, deals and budgets together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contacts.people.directory import districts
from core.blocks.body import block_views
from core.layout.reading import link, links
from core.layout.views import Link
from core.municipality import municipality
from districts.models.budget import BudgetRow
from districts.models.taking_part import TakingPartRow
from districts.participation.advice import AdviceEntry, all_advice
from districts.participation.budget import budget_year, budgets_of, figures
from districts.participation.consultations import ConsultationEntry, all_consultations
from districts.participation.deals import DealEntry, register
from districts.participation.initiative import InitiativeCard, district_grants, grants_of
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class DistrictBudget:
    """The budget of one district in the year of the list, in whole euros."""

    district: Link
    budget: Link
    amount: int
    spent: int | None
    promised: int | None


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """The budgets of all districts in one year, in whole euros."""

    year: int
    total: int
    largest: int
    districts: tuple[DistrictBudget, ...]


@dataclass(frozen=True, slots=True)
class TakingPartView:
    """The entrance for who has an idea."""

    initiatives: tuple[InitiativeCard, ...]
    #: Districts with a grant, and so rules, of their own.
    district_grants: tuple[InitiativeCard, ...]
    consultations: tuple[ConsultationEntry, ...]
    advice: tuple[AdviceEntry, ...]
    body: tuple[Any, ...]
    deals: tuple[DealEntry, ...]
    budgets: BudgetYear | None
    participation: Link | None
    pages: tuple[Link, ...]


def taking_part_view(read: Reader, page: PageRow) -> TakingPartView:
    """Make the view of the page about taking part."""
    return TakingPartView(
        initiatives=grants_of(read, read.source(page)),
        district_grants=district_grants(read),
        consultations=all_consultations(read),
        advice=all_advice(read),
        body=block_views(read, read.row(TakingPartRow, page.id).body),
        deals=register(read),
        budgets=budgets(read),
        participation=participation(read),
        pages=links(read, read.children(page, "home.informationpage")),
    )


def participation(read: Reader, url: str = "") -> Link | None:
    """Link to the participation platform, or to a district's own page on it (`url`)."""
    own = municipality(read)
    target = url or own.participation_url
    if not target:
        return None
    return Link(own.participation_name or read.language.gettext("Participation platform"), target)


def budgets(read: Reader) -> BudgetYear | None:
    """Return the budgets of all districts in the year to show; None when there is none."""
    pages = [
        (district, each) for district in districts(read) for each in budgets_of(read, district)
    ]
    year = budget_year(read, (each for _district, each in pages))
    found = []
    for district, each in pages:
        if read.row(BudgetRow, each.id).year != year:
            continue
        name, target = link(read, district), link(read, each)
        numbers = figures(read, each)
        if name is not None and target is not None:
            found.append(
                DistrictBudget(name, target, numbers.amount, numbers.spent, numbers.promised)
            )
    if year is None or not found:
        return None
    return BudgetYear(
        year,
        sum(each.amount for each in found),
        max(each.amount for each in found),
        tuple(found),
    )

"""Districts, their plans and their money as open data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contacts.people.directory import districts
from districts.geo.geojson import shape_of
from districts.models.advice import AdviceRow
from districts.models.budget import BudgetItemRow, BudgetRow
from districts.models.consultations import ConsultationRow
from districts.models.districts import DistrictRow, NeighbourhoodRow
from districts.models.projects import ProjectRow
from districts.participation import advice, budget, consultations, projects
from open_data.datasets import Collection, Dataset, Geometry, Record, Table, register
from open_data.items import (
    ItemReference,
    PageItem,
    all_of,
    keys_of,
    named_facts,
    page_fields,
    reference,
)
from publishing.content.declarations import PageRow
from publishing.content.phrases import public
from publishing.content.reader import Reader

BUDGET_COLUMNS = (
    *("budget_id", "district_id", "district", "year", "as_of", "budget_amount"),
    *("purpose", "description", "amount", "spent", "promised", "url"),
)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A neighbourhood of a district, with its code at Statistics Netherlands."""

    name: str
    cbs_code: str


@dataclass(frozen=True, slots=True)
class DistrictItem(PageItem):
    """A district, and where it lies in words (in Dutch)."""

    area: str
    neighbourhoods: tuple[Neighbourhood, ...]


def district_item(read: Reader, source: PageRow) -> DistrictItem:
    """Make a district."""
    return DistrictItem(
        **page_fields(read, source),
        area=read.summary(DistrictRow, source.id).area,
        neighbourhoods=tuple(
            Neighbourhood(row.name, row.cbs_code)
            for row in sorted(
                read.where(NeighbourhoodRow, "page_id", source.id),
                key=lambda row: (read.language.sort_key(row.name), row.cbs_code),
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class BudgetPurpose:
    """A purpose of a budget, in whole euros: its code, and the words of the district in Dutch."""

    purpose: str
    description: str
    amount: int
    spent: int
    promised: int


@dataclass(frozen=True, slots=True)
class BudgetItem(PageItem):
    """The budget of a district in one year, in whole euros.

    What is promised is not paid yet. Without purposes nobody knows what was spent or promised.
    """

    district: ItemReference | None
    year: int
    amount: int
    spent: int | None
    promised: int | None
    as_of: date | None
    purposes: tuple[BudgetPurpose, ...]


@dataclass(frozen=True, slots=True)
class ProjectItem(PageItem):
    """A project or plan in a district."""

    district: ItemReference | None
    kind: str
    phase: str
    place: str
    starts_on: date | None
    ends_on: date | None
    website: str


@dataclass(frozen=True, slots=True)
class ConsultationItem(PageItem):
    """A question to residents, and when its outcome came."""

    district: ItemReference | None
    opens_on: date
    closes_on: date
    reaction_url: str
    result_due: date | None
    result_on: date | None


@dataclass(frozen=True, slots=True)
class AdviceItem(PageItem):
    """What a district council advised, and when it was answered."""

    district: ItemReference | None
    kind: str
    addressee: str
    given_on: date
    due_on: date | None
    answered_on: date | None
    outcome: str


def _district(read: Reader, source: PageRow) -> ItemReference | None:
    return reference(read, read.parent(source))


def budget_item(read: Reader, source: PageRow) -> BudgetItem:
    """Make a budget year."""
    row = read.summary(BudgetRow, source.id)
    items = read.where(BudgetItemRow, "page_id", source.id)
    return BudgetItem(
        **page_fields(read, source),
        district=_district(read, source),
        year=row.year,
        amount=row.amount,
        spent=sum(each.spent for each in items) if items else None,
        promised=sum(each.promised for each in items) if items else None,
        as_of=row.as_of,
        purposes=tuple(
            BudgetPurpose(each.key, each.label, each.amount, each.spent, each.promised)
            for each in items
        ),
    )


def project_item(read: Reader, source: PageRow) -> ProjectItem:
    """Make a project."""
    row = read.summary(ProjectRow, source.id)
    return ProjectItem(
        **page_fields(read, source),
        district=_district(read, source),
        **named_facts(row, "kind", "phase", "place", "starts_on", "ends_on", "website"),
    )


def consultation_item(read: Reader, source: PageRow) -> ConsultationItem:
    """Make a consultation."""
    row = read.summary(ConsultationRow, source.id)
    return ConsultationItem(
        **page_fields(read, source),
        district=_district(read, source),
        reaction_url=row.url,
        **named_facts(row, "opens_on", "closes_on", "result_due", "result_on"),
    )


def advice_item(read: Reader, source: PageRow) -> AdviceItem:
    """Make an advice."""
    row = read.summary(AdviceRow, source.id)
    return AdviceItem(
        **page_fields(read, source),
        district=_district(read, source),
        **named_facts(row, "kind", "addressee", "given_on", "due_on", "answered_on", "outcome"),
    )


def budget_rows(read: Reader) -> Iterator[Record]:
    """Yield a row for each purpose of each budget; one without any has a row of its own."""
    for source in all_of(read, budget.KIND):
        found = budget_item(read, source)
        shared = {
            "budget_id": found.id,
            "district_id": found.district.id if found.district else "",
            "district": found.district.title if found.district else "",
            "year": found.year,
            "as_of": found.as_of,
            "budget_amount": found.amount,
            "url": found.url,
        }
        for each in found.purposes:
            yield {
                **shared,
                "purpose": each.purpose,
                "description": each.description,
                "amount": each.amount,
                "spent": each.spent,
                "promised": each.promised,
            }
        if not found.purposes:
            yield shared


register(
    Dataset(
        "districts",
        public("Districts"),
        public("All districts with their neighbourhoods and their borders."),
        "REGI",
        place=10,
        collection=Collection(DistrictItem, districts, district_item),
        changes=True,
        geometry=Geometry("MultiPolygon", shape_of),
    ),
    Dataset(
        "budgets",
        public("Budgets"),
        public(
            "The budget of each district in each year: what there is, and what was spent and promised."
        ),
        "ECON",
        place=70,
        collection=Collection(BudgetItem, keys_of(budget.KIND), budget_item),
        changes=True,
        table=Table(BUDGET_COLUMNS, budget_rows),
    ),
    Dataset(
        "projects",
        public("Projects"),
        public("What is going to change in a district, and how far it is."),
        "REGI",
        place=80,
        collection=Collection(ProjectItem, keys_of(projects.KIND), project_item),
        changes=True,
    ),
    Dataset(
        "consultations",
        public("Consultations"),
        public("Questions to residents: until when you can react, and when the outcome came."),
        "GOVE",
        place=90,
        collection=Collection(ConsultationItem, keys_of(consultations.KIND), consultation_item),
        changes=True,
    ),
    Dataset(
        "advice",
        public("Advice of district councils"),
        public("What district councils advised, and when it was answered."),
        "GOVE",
        place=100,
        collection=Collection(AdviceItem, keys_of(advice.KIND), advice_item),
        changes=True,
    ),
)

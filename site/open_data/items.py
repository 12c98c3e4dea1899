"""The items of the lists for programs: the facts of pages, without their texts.

Codes are those of the CMS and stay the same; names of things are in the language of the list, and in
Dutch where nobody translated them (`language` says which).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from districts.models.advice import AdviceRow
from districts.models.budget import BudgetItemRow, BudgetRow
from districts.models.consultations import ConsultationRow
from districts.models.projects import ProjectRow
from home.agenda.cards import EVENTS
from home.agenda.occurrences import current, series
from home.models.agenda import EventRow
from home.models.news import NewsRow
from home.news.by_district import Relation, districts_of
from home.news.cards import NEWS
from open_data.places import ItemReference, PageItem, page_fields, reference
from publishing.content.declarations import PageRow
from publishing.content.reader import AMSTERDAM, Reader


@dataclass(frozen=True, slots=True)
class NewsItem(PageItem):
    """A news item. Without districts it is for the whole municipality."""

    date: date
    category: str
    introduction: str
    districts: tuple[ItemReference, ...]


@dataclass(frozen=True, slots=True)
class EventTime:
    """One time of an agenda item that repeats; `reason` says in Dutch why it is skipped."""

    starts_at: datetime
    ends_at: datetime | None
    skipped: bool
    reason: str


@dataclass(frozen=True, slots=True)
class EventItem(PageItem):
    """An agenda item, in Dutch time; `price` is in whole euros.

    Of one that repeats, start and end are those of the next time, and `times` are all of them.
    """

    kind: str
    starts_at: datetime
    ends_at: datetime | None
    repeats: str
    repeats_until: date | None
    times: tuple[EventTime, ...]
    location: str
    address: str
    organiser: str
    price: int
    cancelled: bool
    registration_url: str
    hub: ItemReference | None
    districts: tuple[ItemReference, ...]


@dataclass(frozen=True, slots=True)
class BudgetPurpose:
    """A purpose of a budget, in whole euros: its code, and the words of the district in Dutch."""

    purpose: str
    description: str
    amount: int
    spent: int


@dataclass(frozen=True, slots=True)
class BudgetItem(PageItem):
    """The budget of a district in one year, in whole euros. Without purposes nobody knows what was spent."""

    district: ItemReference | None
    year: int
    amount: int
    spent: int | None
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


def _about(read: Reader, relation: Relation, source: PageRow) -> tuple[ItemReference, ...]:
    found = (reference(read, page) for page in districts_of(read, relation, source))
    return tuple(each for each in found if each is not None)


def _district(read: Reader, source: PageRow) -> ItemReference | None:
    return reference(read, read.parent(source))


def news_item(read: Reader, source: PageRow) -> NewsItem:
    """Make a news item; `source` is its source page, as everywhere here."""
    facts = read.brief(NewsRow, source.id)
    shown = read.localised(source) or source
    return NewsItem(
        **page_fields(read, source),
        date=facts.date,
        category=facts.category,
        introduction=read.brief(NewsRow, shown.id).introduction,
        districts=_about(read, NEWS, source),
    )


def event_item(read: Reader, source: PageRow) -> EventItem:
    """Make an agenda item."""
    stored = read.brief(EventRow, source.id)
    facts = current(read, stored)
    times = series(read, stored) if stored.repeats else ()
    return EventItem(
        **page_fields(read, source),
        kind=facts.kind,
        starts_at=facts.starts_at.astimezone(AMSTERDAM),
        ends_at=facts.ends_at.astimezone(AMSTERDAM) if facts.ends_at else None,
        repeats=facts.repeats,
        repeats_until=facts.repeats_until,
        times=tuple(
            EventTime(each.starts_at, each.ends_at, each.skipped, each.reason) for each in times
        ),
        location=facts.location,
        address=facts.address,
        organiser=facts.organiser,
        price=facts.price,
        cancelled=facts.cancelled,
        registration_url=facts.registration_url,
        hub=reference(read, read.page(facts.hub_id)),
        districts=_about(read, EVENTS, source),
    )


def budget_item(read: Reader, source: PageRow) -> BudgetItem:
    """Make a budget year."""
    row = read.brief(BudgetRow, source.id)
    items = read.where(BudgetItemRow, "page_id", source.id)
    return BudgetItem(
        **page_fields(read, source),
        district=_district(read, source),
        year=row.year,
        amount=row.amount,
        spent=sum(each.spent for each in items) if items else None,
        as_of=row.as_of,
        purposes=tuple(
            BudgetPurpose(each.key, each.label, each.amount, each.spent) for each in items
        ),
    )


def project_item(read: Reader, source: PageRow) -> ProjectItem:
    """Make a project."""
    row = read.brief(ProjectRow, source.id)
    names = ("kind", "phase", "place", "starts_on", "ends_on", "website")
    return ProjectItem(
        **page_fields(read, source), district=_district(read, source), **_facts(row, names)
    )


def consultation_item(read: Reader, source: PageRow) -> ConsultationItem:
    """Make a consultation."""
    row = read.brief(ConsultationRow, source.id)
    names = ("opens_on", "closes_on", "result_due", "result_on")
    return ConsultationItem(
        **page_fields(read, source),
        district=_district(read, source),
        reaction_url=row.url,
        **_facts(row, names),
    )


def advice_item(read: Reader, source: PageRow) -> AdviceItem:
    """Make an advice."""
    row = read.brief(AdviceRow, source.id)
    names = ("kind", "addressee", "given_on", "due_on", "answered_on", "outcome")
    return AdviceItem(
        **page_fields(read, source), district=_district(read, source), **_facts(row, names)
    )


def _facts(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}

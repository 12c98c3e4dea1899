"""News and the agenda as open data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from home.agenda.cards import EVENTS
from home.agenda.occurrences import current, series
from home.alerts import heading, holds
from home.models.agenda import EventRow
from home.models.alerts import AlertRow
from home.models.news import NewsRow
from home.news.by_district import Relation, districts_of, with_facts
from home.news.cards import NEWS
from open_data.datasets import Collection, Dataset, register
from open_data.items import ItemReference, PageItem, page_fields, reference, references
from open_data.live import LiveList, register_list
from publishing.content.declarations import PageRow
from publishing.content.derived import question
from publishing.content.phrases import public
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
class AlertItem:
    """An alert that holds now. `place` is the district or hub that it is of; null: the whole municipality.

    `level` is info, warning or emergency; `language` is that of the text.
    """

    id: str
    language: str
    level: str
    title: str
    text: str
    starts_at: datetime | None
    ends_at: datetime
    place: ItemReference | None


def _alerts(read: Reader) -> tuple[PageRow, ...]:
    found = read.ask("of_kind", "home.alertpage", read.source_language)
    return tuple(page for page in found if holds(read, read.row(AlertRow, page.id)))


def alert_item(read: Reader, source: PageRow) -> AlertItem:
    """Make an alert. One that nobody translated is told in its own language: better than none."""
    row = read.row(AlertRow, source.id)
    shown = read.localised(source) or source
    words = read.get(AlertRow, shown.id) or row
    above = read.parent(source)
    return AlertItem(
        id=source.translation_key,
        language=read.code if row.standard else shown.language,
        level=row.level,
        title=heading(read, row, shown),
        text=words.introduction,
        starts_at=row.starts_at.astimezone(AMSTERDAM) if row.starts_at else None,
        ends_at=row.ends_at.astimezone(AMSTERDAM),
        place=reference(read, above) if above and above.kind != "home.homepage" else None,
    )


def _about(read: Reader, relation: Relation, source: PageRow) -> tuple[ItemReference, ...]:
    return references(read, districts_of(read, relation, source))


def news_item(read: Reader, source: PageRow) -> NewsItem:
    """Make a news item; `source` is its source page, as everywhere here."""
    facts = read.summary(NewsRow, source.id)
    shown = read.localised(source) or source
    return NewsItem(
        **page_fields(read, source),
        date=facts.date,
        category=facts.category,
        introduction=read.summary(NewsRow, shown.id).introduction,
        districts=_about(read, NEWS, source),
    )


def event_item(read: Reader, source: PageRow) -> EventItem:
    """Make an agenda item."""
    stored = read.summary(EventRow, source.id)
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


# Thousands of items: each page of a list notes one question, and what its own items show.
@question("news_list", PageRow, summaries=(NewsRow,))
def _news(read: Reader) -> tuple[int, ...]:
    found = sorted(((row.date, row.id) for _page, row in with_facts(read, NEWS)), reverse=True)
    return tuple(key for _date, key in found)


@question("event_list", PageRow, summaries=(EventRow,))
def _events(read: Reader) -> tuple[int, ...]:
    rows = (row for _page, row in with_facts(read, EVENTS))
    found = sorted(((row.starts_at, row.id) for row in rows), reverse=True)
    return tuple(key for _start, key in found)


def _of_id(make: Callable[[Reader, PageRow], Any]) -> Callable[[Reader, int], Any]:
    def item(read: Reader, key: int) -> Any:
        return make(read, read.row(PageRow, key))

    return item


register(
    Dataset(
        "news",
        public("News"),
        public("All news items with their date, subject and districts."),
        "GOVE",
        place=50,
        collection=Collection(NewsItem, _news, _of_id(news_item)),
        feed="home.newsindexpage",
    ),
    Dataset(
        "events",
        public("Agenda"),
        public("All agenda items with their time and place, also those that are over."),
        "SOCI",
        place=60,
        collection=Collection(EventItem, _events, _of_id(event_item)),
        feed="home.agendapage",
    ),
)
register_list(
    LiveList(
        "alerts",
        "The alerts that hold at the moment of the answer.",
        Collection(AlertItem, _alerts, alert_item),
    )
)

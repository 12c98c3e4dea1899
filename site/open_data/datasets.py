"""Which data sets there are: one list for the API, its description, the catalogue and the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contacts.people.directory import districts
from districts.participation import advice, budget, consultations, projects
from home.agenda.cards import EVENTS
from home.models.agenda import EventRow
from home.models.news import NewsRow
from home.news.by_district import with_facts
from home.news.cards import NEWS
from open_data import items, places
from publishing.content.declarations import PageRow
from publishing.content.derived import question
from publishing.content.phrases import public
from publishing.content.reader import Reader
from publishing.serve.headers import API_ROOT


@dataclass(frozen=True, slots=True)
class Collection:
    """A list of items: what it holds in its order, and how one of these becomes an item."""

    item: type[Any]
    keys: Callable[[Reader], tuple[Any, ...]]
    make: Callable[[Reader, Any], Any]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set: its name in addresses, and a title and a sentence for people.

    theme     its theme in the vocabulary of the EU
    personal  whether it is about people, who keep their rights
    feed      the kind of page whose list has an Atom feed
    changes   whether there is a feed of what changed last in it
    """

    name: str
    title: str
    about: str
    theme: str
    collection: Collection | None = None
    geojson: bool = False
    csv: bool = False
    feed: str = ""
    changes: bool = False
    personal: bool = False

    def url(self, language: str) -> str:
        """Return the address of its list in a language."""
        return f"{API_ROOT}/{language}/{self.name}"

    def geojson_url(self, language: str) -> str:
        """Return the address of its shapes in a language."""
        return f"{self.url(language)}.geojson"

    def changes_url(self, language: str) -> str:
        """Return the address of the feed of its changes in a language."""
        return f"{self.url(language)}.atom"

    def csv_url(self) -> str:
        """Return the address of its table, which is the same in every language."""
        return f"{API_ROOT}/{self.name}.csv"


def all_of(read: Reader, kind: str) -> tuple[PageRow, ...]:
    """Return the source pages of a kind, in the order of the tree."""
    found: tuple[PageRow, ...] = read.ask("of_kind", kind, read.source_language)
    return found


def _all(kind: str) -> Callable[[Reader], tuple[PageRow, ...]]:
    def keys(read: Reader) -> tuple[PageRow, ...]:
        return all_of(read, kind)

    return keys


# Thousands of items: each page of a list notes one question, and what its own items show.
@question("news_list", PageRow, briefs=(NewsRow,))
def _news(read: Reader) -> tuple[int, ...]:
    found = sorted(((row.date, row.id) for _page, row in with_facts(read, NEWS)), reverse=True)
    return tuple(key for _date, key in found)


@question("event_list", PageRow, briefs=(EventRow,))
def _events(read: Reader) -> tuple[int, ...]:
    rows = (row for _page, row in with_facts(read, EVENTS))
    found = sorted(((row.starts_at, row.id) for row in rows), reverse=True)
    return tuple(key for _start, key in found)


def _of_id(make: Callable[[Reader, PageRow], Any]) -> Callable[[Reader, int], Any]:
    def item(read: Reader, key: int) -> Any:
        return make(read, read.row(PageRow, key))

    return item


def _itself(_read: Reader, item: Any) -> Any:
    return item


DATASETS = (
    Dataset(
        "districts",
        public("Districts"),
        public("All districts with their neighbourhoods and their borders."),
        "REGI",
        Collection(places.DistrictItem, districts, places.district_item),
        changes=True,
        geojson=True,
    ),
    Dataset(
        "hubs",
        public("Hubs"),
        public("All hubs with their address, opening hours, services and place on the map."),
        "SOCI",
        Collection(places.HubItem, places.all_hubs, places.hub_item),
        changes=True,
        geojson=True,
    ),
    Dataset(
        "opening-hours",
        public("Opening hours"),
        public(
            "The opening hours of all hubs as a table: fixed hours, different days and holidays."
        ),
        "SOCI",
        csv=True,
    ),
    Dataset(
        "contacts",
        public("Contact persons"),
        public("Who has which role in which district today, and how you reach them."),
        "GOVE",
        Collection(places.ContactItem, places.all_contacts, _itself),
        personal=True,
    ),
    Dataset(
        "news",
        public("News"),
        public("All news items with their date, subject and districts."),
        "GOVE",
        Collection(items.NewsItem, _news, _of_id(items.news_item)),
        feed="home.newsindexpage",
    ),
    Dataset(
        "events",
        public("Agenda"),
        public("All agenda items with their time and place, also those that are over."),
        "SOCI",
        Collection(items.EventItem, _events, _of_id(items.event_item)),
        feed="home.agendapage",
    ),
    Dataset(
        "budgets",
        public("Budgets"),
        public(
            "The budget of each district in each year: what there is, and what was spent on what."
        ),
        "ECON",
        Collection(items.BudgetItem, _all(budget.KIND), items.budget_item),
        changes=True,
        csv=True,
    ),
    Dataset(
        "projects",
        public("Projects"),
        public("What is going to change in a district, and how far it is."),
        "REGI",
        Collection(items.ProjectItem, _all(projects.KIND), items.project_item),
        changes=True,
    ),
    Dataset(
        "consultations",
        public("Consultations"),
        public("Questions to residents: until when you can react, and when the outcome came."),
        "GOVE",
        Collection(items.ConsultationItem, _all(consultations.KIND), items.consultation_item),
        changes=True,
    ),
    Dataset(
        "advice",
        public("Advice of district councils"),
        public("What district councils advised, and when it was answered."),
        "GOVE",
        Collection(items.AdviceItem, _all(advice.KIND), items.advice_item),
        changes=True,
    ),
)
BY_NAME = {each.name: each for each in DATASETS}


def served(read: Reader) -> tuple[str, ...]:
    """Return the languages that there are lists in: those that the start page is public in."""
    return tuple(read.translations(read.home()))

"""The public view of a grant for residents' initiatives, explained in steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from contacts.people.cards import ContactView
from core.blocks.body import block_views
from core.layout.reading import foreign, lines, link
from core.layout.views import Link
from core.page_types import Thing
from districts.models.taking_part import InitiativeRow
from districts.pages.appointments import contacts_now
from districts.participation.rules import (
    KIND,
    RuleChange,
    changes,
    decision_text,
    in_force,
    method_text,
    replaced_by,
)
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

DISTRICT = "districts.districtpage"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ApplicationState:
    """Whether one can apply now: `open`, `later` or `closed`, and in words until or since when."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """A grant. The maximum is in whole euros."""

    application: ApplicationState
    year: int | None
    maximum: int | None
    opens_on: date | None
    closes_on: date | None
    decision: str
    decided_by: str
    criteria: tuple[str, ...]
    to_send: tuple[str, ...]
    apply: Link | None
    body: tuple[Any, ...]
    district: Link | None = None
    #: What there is in all, in whole euros.
    budget: int | None = None
    method: str = ""
    #: What is different from `previous`, the rules of the year before.
    changes: tuple[RuleChange, ...] = ()
    previous: Link | None = None
    #: Newer rules; `outdated` when they hold already.
    following: Link | None = None
    outdated: bool = False
    #: Who helps with an idea in this district.
    contacts: tuple[ContactView, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """A grant in a list."""

    title: str
    url: str
    introduction: str
    maximum: int | None
    application: ApplicationState
    district: Link | None = None
    #: The language of title and introduction when it is not that of the output.
    lang: str | None = None


def initiative_view(read: Reader, page: PageRow) -> InitiativeView:
    """Make the view of a grant. The form is linked only while one can apply."""
    own = read.row(InitiativeRow, page.id)
    source = read.source(page)
    row = read.row(InitiativeRow, source.id)
    outdated = not in_force(read, (source,))
    # Nobody applies under rules that others have replaced.
    application = application_state(read, row) if not outdated else _replaced(read)
    district = district_of(read, source)
    return InitiativeView(
        application=application,
        year=row.year,
        maximum=row.maximum,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        decision=decision_text(read, row),
        decided_by=own.decided_by,
        criteria=lines(own.criteria),
        to_send=lines(own.to_send),
        apply=Link(read.language.gettext("Apply for this contribution"), row.apply_url)
        if row.apply_url and application.state == "open"
        else None,
        body=block_views(read, own.body),
        district=link(read, district),
        budget=row.budget,
        method=method_text(read, row),
        changes=changes(read, page),
        previous=link(read, read.page(row.replaces_id)),
        following=link(read, replaced_by(read, source)),
        outdated=outdated,
        contacts=contacts_now(read, district) if district else (),
    )


def district_of(read: Reader, source: PageRow) -> PageRow | None:
    """Return the district whose grant this (a source page) is; None when it is for everybody."""
    parent = read.parent(source)
    return parent if parent is not None and parent.kind == DISTRICT else None


def _replaced(read: Reader) -> ApplicationState:
    return ApplicationState("closed", read.language.gettext("These rules no longer hold"))


def grants_of(read: Reader, parent: PageRow) -> tuple[InitiativeCard, ...]:
    """List the grants below a district or below “taking part” (a source page) that hold now."""
    pages = in_force(read, read.children(parent, KIND))
    return tuple(initiative_card(read, read.localised(each) or each) for each in pages)


def district_grants(read: Reader) -> tuple[InitiativeCard, ...]:
    """List the grants of all districts that hold now, by name of the district."""
    pages = read.where(PageRow, "kind", KIND)
    sources = (page for page in pages if page.language == read.source_language)
    cards = [
        initiative_card(read, read.localised(each) or each)
        for each in in_force(read, sources)
        if district_of(read, each) is not None
    ]
    by_name = read.language.sort_key
    return tuple(
        sorted(cards, key=lambda card: by_name(card.district.text if card.district else ""))
    )


def initiative_card(read: Reader, page: PageRow) -> InitiativeCard:
    """Make the card of a grant."""
    source = read.source(page)
    row = read.row(InitiativeRow, source.id)
    return InitiativeCard(
        title=page.title,
        url=read.address(page),
        introduction=read.row(InitiativeRow, page.id).introduction,
        maximum=row.maximum,
        application=application_state(read, row),
        district=link(read, district_of(read, source)),
        lang=foreign(read, page.language),
    )


def application_state(read: Reader, row: InitiativeRow) -> ApplicationState:
    """Return whether one can apply today; the last day counts. Holds until the next of the days."""
    words = read.language
    read.until_day(row.opens_on)
    read.until_day(row.closes_on + DAY if row.closes_on else None)
    if row.closes_on and row.closes_on < read.today:
        text = words.gettext("Since %(date)s")
        return ApplicationState("closed", text % {"date": words.day(row.closes_on + DAY)})
    if row.opens_on and row.opens_on > read.today:
        text = words.gettext("You can apply from %(date)s")
        return ApplicationState("later", text % {"date": words.day(row.opens_on)})
    if row.closes_on:
        text = words.gettext("You can apply up to and including %(date)s")
        return ApplicationState("open", text % {"date": words.day(row.closes_on)})
    return ApplicationState("open", words.gettext("You can apply all year round"))


def initiative_thing(read: Reader, page: PageRow, view: InitiativeView) -> Thing:
    """Describe a grant as a service of the municipality (schema.org)."""
    thing: Thing = {
        "@type": "GovernmentService",
        "name": page.title,
        "url": read.absolute(read.url(page)),
        "provider": {"@id": read.absolute("/#municipality")},
    }
    if view.apply is not None:
        thing["availableChannel"] = {"@type": "ServiceChannel", "serviceUrl": view.apply.url}
    return thing

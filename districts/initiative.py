"""The public view of a grant for residents' initiatives, explained in steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from districts.models.taking_part import InitiativeRow
from home.block_views import block_views
from home.furniture import Link
from home.reading import lines
from home.structured_data import Thing
from publishing.reader import Reader
from publishing.records import PageRow

KIND = "districts.initiativepage"
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


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """A grant in a list."""

    title: str
    url: str
    introduction: str
    maximum: int | None
    application: ApplicationState


def initiative_view(read: Reader, page: PageRow) -> InitiativeView:
    """Make the view of a grant. The form is linked only while one can apply."""
    own = read.row(InitiativeRow, page.id)
    row = read.row(InitiativeRow, read.source(page).id)
    application = application_state(read, row)
    decision = ""
    if row.decision_weeks:
        decision = read.language.ngettext(
            "within %(number)s week", "within %(number)s weeks", row.decision_weeks
        ) % {"number": read.language.number(row.decision_weeks)}
    return InitiativeView(
        application=application,
        year=row.year,
        maximum=row.maximum,
        opens_on=row.opens_on,
        closes_on=row.closes_on,
        decision=decision,
        decided_by=own.decided_by,
        criteria=lines(own.criteria),
        to_send=lines(own.to_send),
        apply=Link(read.language.gettext("Apply for this contribution"), row.apply_url)
        if row.apply_url and application.state == "open"
        else None,
        body=block_views(read, own.body),
    )


def initiative_card(read: Reader, page: PageRow) -> InitiativeCard:
    """Make the card of a grant."""
    row = read.row(InitiativeRow, read.source(page).id)
    return InitiativeCard(
        title=page.title,
        url=read.url(page),
        introduction=read.row(InitiativeRow, page.id).introduction,
        maximum=row.maximum,
        application=application_state(read, row),
    )


def application_state(read: Reader, row: InitiativeRow) -> ApplicationState:
    """Say whether one can apply today; the last day counts. Holds until the next of the days."""
    words = read.language
    read.until_day(row.opens_on)
    read.until_day(row.closes_on + DAY if row.closes_on else None)
    if row.closes_on and row.closes_on < read.today:
        text = words.gettext("Closed since %(date)s")
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
        "inLanguage": page.language,
    }
    if view.apply is not None:
        thing["availableChannel"] = {"@type": "ServiceChannel", "serviceUrl": view.apply.url}
    return thing

"""The demonstration content: pages with prose, and a municipality as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import (
        CityAppointment,
        Day,
        District,
        Document,
        Hub,
        Person,
        Picture,
        Role,
        Text,
    )
    from wijkwijzer.demo.shapes_plans import Plans


@dataclass(frozen=True, slots=True)
class News:
    """A news item; no districts means the whole city."""

    key: str
    days_ago: int
    category: str
    title: Text
    introduction: Text
    body: Text
    picture: str = ""
    districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the agenda; ``day`` may be past. The price is in whole euros, 0 is free.

    What ``repeats`` does so for ``lasts`` days; ``skips`` names the times left out, 0 the first.
    """

    key: str
    day: Day
    starts: str
    ends: str
    kind: str
    title: Text
    introduction: Text
    body: Text
    organiser: str
    location: str = ""
    address: str = ""
    hub: str = ""
    price: int = 0
    registration_url: str = ""
    districts: tuple[str, ...] = ()
    cancelled: bool = False
    repeats: str = ""
    lasts: int = 0
    skips: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement with residents: kind deal or right-to-challenge; the amount in whole euros."""

    key: str
    district: str
    kind: str
    status: str
    partner: str
    amount: int | None
    start: Day | None
    end: Day | None
    title: Text
    introduction: Text
    body: Text
    picture: str = ""


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """A purpose in a district budget, in whole euros."""

    purpose: str
    amount: int
    spent: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """The budget of a district in a year, in whole euros."""

    district: str
    year: int
    amount: int
    as_of: Day
    items: tuple[BudgetItem, ...]
    body: Text


@dataclass(frozen=True, slots=True)
class Initiative:
    """A grant for residents, explained in steps; conditions and papers have one a line."""

    key: str
    title: Text
    introduction: Text
    body: Text
    decided_by: Text
    criteria: Text
    to_send: Text
    maximum: int
    decision_weeks: int
    opens: Day | None = None
    closes: Day | None = None
    apply_url: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of a municipality for its districts, or a part of one."""

    key: str
    title: Text
    introduction: Text
    start: Day | None
    end: Day | None
    decided_on: Day | None
    decided_by: Text
    goals: tuple[tuple[Text, Text], ...]
    documents: tuple[str, ...]
    body: Text
    picture: str = ""
    parts: tuple[Programme, ...] = ()


@dataclass(frozen=True, slots=True)
class Information:
    """A page with information."""

    key: str
    title: Text
    introduction: Text
    body: Text
    in_footer: bool = True


@dataclass(frozen=True, slots=True)
class Limitation:
    """Something that is not accessible yet, with the fields that the statement asks for."""

    criterion: Text
    description: Text
    consequence: Text
    cause: Text
    measure: Text
    alternative: Text
    planned: Day


@dataclass(frozen=True, slots=True)
class Statement:
    """The accessibility statement of a site."""

    title: Text
    introduction: Text
    body: Text
    status: str
    evaluated: Day
    approved: Day
    approved_by: str
    limitations: tuple[Limitation, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """A banner; the place is empty for the whole site, or ``district:key`` or ``hub:key``."""

    key: str
    level: str
    title: Text
    message: Text
    start: int
    end: int
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """An index page, or the start page: its title, introduction and perhaps a text."""

    key: str
    title: Text
    introduction: Text
    body: Text | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What a thing is called in a municipality: ``thing`` is district, hub, council and so on."""

    thing: str
    singular: Text
    plural: Text


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its whole site."""

    key: str
    hostname: str
    name: str
    tooi_code: str
    #: What the site serves, the source first.
    languages: tuple[str, ...]
    colour_primary: str
    colour_accent: str
    font: str
    corners: str
    mark: str
    phone: str
    email: str
    website: str
    address: str
    participation_name: str
    participation_url: str
    site_title: Text
    tagline: Text
    footer_text: Text
    footer_links: tuple[tuple[Text, str], ...]
    terms: tuple[Term, ...]
    home_picture: str
    sections: tuple[Section, ...]
    programme: Programme
    districts: tuple[District, ...]
    roles: tuple[Role, ...]
    people: tuple[Person, ...]
    city_appointments: tuple[CityAppointment, ...]
    hubs: tuple[Hub, ...]
    news: tuple[News, ...]
    events: tuple[Event, ...]
    deals: tuple[Deal, ...]
    budgets: tuple[Budget, ...]
    initiatives: tuple[Initiative, ...]
    plans: Plans
    information: tuple[Information, ...]
    statement: Statement
    alerts: tuple[Alert, ...]
    pictures: tuple[Picture, ...]
    documents: tuple[Document, ...]

"""What the demonstration content is made of: pages with prose, and a municipality as a whole."""

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
    """Something in the agenda; ``day`` may be past, ``end_day`` is for events of several days."""

    key: str
    day: int
    starts: str
    ends: str
    kind: str
    title: Text
    introduction: Text
    body: Text
    location: Text
    organiser: str
    street: str = ""
    hub: str = ""
    price: Text | None = None
    registration_url: str = ""
    districts: tuple[str, ...] = ()
    end_day: int | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement with residents: kind buurtdeal or right_to_challenge."""

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


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """A line of a district budget, in whole euros."""

    label: Text
    amount: int
    spent: int


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
    """A grant or scheme for residents, explained in steps."""

    key: str
    title: Text
    introduction: Text
    body: Text


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of a municipality for its districts."""

    title: Text
    introduction: Text
    start: Day
    end: Day | None
    decided_on: Day | None
    decided_by: Text
    goals: tuple[tuple[Text, Text], ...]
    documents: tuple[str, ...]
    body: Text


@dataclass(frozen=True, slots=True)
class Information:
    """A page with information; ``kind`` tells the accessibility statement from the rest."""

    key: str
    title: Text
    introduction: Text
    body: Text
    kind: str = "page"
    in_footer: bool = True


@dataclass(frozen=True, slots=True)
class Limitation:
    """Something that is not accessible yet, as the accessibility statement asks it."""

    title: Text
    criterion: str
    description: Text
    plan: Text
    solved_by: Day


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
    """The title and introduction of an index page."""

    key: str
    slug: Text
    title: Text
    introduction: Text
    body: Text | None = None


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its whole site."""

    key: str
    hostname: str
    name: Text
    site_title: Text
    tagline: Text
    phone: str
    email: str
    participation_name: str
    participation_url: str
    colours: tuple[tuple[str, str], ...]
    vocabulary: tuple[tuple[str, Text], ...]
    footer_text: Text
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
    information: tuple[Information, ...]
    limitations: tuple[Limitation, ...]
    alerts: tuple[Alert, ...]
    pictures: tuple[Picture, ...]
    documents: tuple[Document, ...]
    boundaries: dict[str, str]

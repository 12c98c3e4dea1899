"""What the demonstration content is made of: districts, people and hubs.

Prose is a ``Text`` in Dutch and English, and in other languages for a sample; see ``words.py``.
Longer prose is written in the small mark-up of ``markup.py``. Records refer to each other by key.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

# A day is a number of days from the anchor date (negative is the past), the first such weekday so
# many days on ("sat>6"; never in the Christmas holidays), the next nth weekday of a month
# ("2nd thu"), a month and day ("12-25": the first on or after the anchor) or a date ("2020-12-01").
Day = int | str


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of prose in its languages; without one the page is not part of its sample."""

    nl: str
    en: str
    ar: str = ""
    tr: str = ""
    pl: str = ""

    def get(self, language: str) -> str:
        """Return the text in a language, or nothing when it is not written in it."""
        return str(getattr(self, language))

    def also(self, language: str, said: str) -> Text:
        """Return the text with what it is in one more language; nothing for nothing."""
        return replace(self, **{language: said}) if said else self


@dataclass(frozen=True, slots=True)
class Picture:
    """An illustration that ``pictures.py`` draws: the scene, and a seed for its details."""

    key: str
    scene: str
    seed: int
    alt: Text


@dataclass(frozen=True, slots=True)
class Document:
    """A short PDF that ``documents.py`` writes from a heading and its lines."""

    key: str
    title: Text
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person. Numbers and addresses are reserved ones that reach nobody.

    What is named in ``hidden`` is stored, but not shown: they did not agree to that.
    """

    key: str
    name: str
    mobile: str = ""
    phone: str = ""
    email: str = ""
    languages: tuple[str, ...] = ("nl",)
    motivation: Text | None = None
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is appointed to, with what residents can and cannot come for (one a line)."""

    key: str
    name: Text
    plural: Text
    introduction: Text
    what_for: Text
    what_not_for: Text
    synonyms: Text
    body: Text | None = None


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person in a role in one district; without a person it is vacant."""

    role: str
    person: str = ""
    deputy: str = ""
    since: Day = -400
    until: Day | None = None
    note: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class CityAppointment:
    """A person in a role for several districts; no districts means the whole city."""

    role: str
    person: str
    districts: tuple[str, ...] = ()
    since: Day = -400
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a council: ``office`` is member, chair or vice-chair; no person is a vacancy."""

    person: str = ""
    office: str = "member"
    since: Day = -236
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class Council:
    """An elected council of a district and when it meets."""

    email: str
    meeting: Text
    members: tuple[Seat, ...]
    elected: Day = -249


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure of a district; ``kind`` is inhabitants, homes or area (in hectares)."""

    kind: str
    value: int
    year: int = 2024
    source: str = "CBS"


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A neighbourhood of Statistics Netherlands."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class District:
    """A district with its neighbourhoods and everybody who works for it."""

    key: str
    name: Text
    neighbourhoods: tuple[Neighbourhood, ...]
    introduction: Text
    appointments: tuple[Appointment, ...]
    people: tuple[Person, ...]
    area: str = ""
    figures: tuple[Figure, ...] = ()
    body: Text | None = None
    picture: str = ""
    council: Council | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in the week; weekday 1 is Monday (ISO 8601)."""

    weekday: int
    opens: str
    closes: str
    admission: str = "walk-in"
    valid_from: Day | None = None
    valid_until: Day | None = None
    weeks: str = ""
    counted_from: Day | None = None
    season: bool = False
    service: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Days on which the week does not hold: state is closed, open, uncertain or unknown."""

    first: Day
    last: Day
    state: str
    reason: str
    note: str = ""
    opens: str = ""
    closes: str = ""
    admission: str = "walk-in"
    urgent: bool = False
    banner: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What a hub does on a holiday, every year: closed, as-usual, other (with times) or undecided."""

    holiday: str
    decision: str = "closed"
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True)
class OfficePeriod:
    """When somebody can be met at a hub."""

    hub: str
    period: Period


@dataclass(frozen=True, slots=True)
class Hub:
    """A place in the district where residents can walk in (or not: see the hours)."""

    key: str
    district: str
    name: Text
    introduction: Text
    street: str
    postcode: str
    lat: float
    lon: float
    entrance: Text
    services: tuple[str, ...]
    partners: tuple[str, ...]
    languages: tuple[str, ...]
    accessibility: tuple[str, ...]
    hours_state: str = "regular"
    explanation: Text | None = None
    periods: tuple[Period, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    holidays: tuple[Decided, ...] = ()
    phone: str = ""
    email: str = ""
    appointment_url: str = ""
    # The town in the address, where it is not that of the municipality.
    city: str = ""
    picture: str = ""
    body: Text | None = None

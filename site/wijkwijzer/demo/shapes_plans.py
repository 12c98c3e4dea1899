"""What the demonstration content says of plans: projects, consultations, advice, rules of a grant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes import Day, Text


@dataclass(frozen=True, slots=True)
class Project:
    """A project, works or a plan; ``role`` is who knows more."""

    key: str
    district: str
    kind: str
    phase: str
    title: Text
    introduction: Text
    body: Text | None = None
    place: str = ""
    start: Day | None = None
    end: Day | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Consultation:
    """A question to residents; ``finished`` and ``result`` come together."""

    key: str
    district: str
    opens: Day
    closes: Day
    title: Text
    introduction: Text
    body: Text | None = None
    due: Day | None = None
    finished: Day | None = None
    result: Text | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """An advice of a council; ``answered``, ``outcome`` and ``answer`` come together."""

    key: str
    district: str
    kind: str
    addressee: str
    given: Day
    title: Text
    introduction: Text
    body: Text | None = None
    due: Day | None = None
    answered: Day | None = None
    outcome: str = ""
    answer: Text | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """A district's own grant in a year, that of the anchor plus ``years``; amounts in whole euros."""

    key: str
    district: str
    years: int
    maximum: int
    budget: int
    method: str
    decision_weeks: int
    title: Text
    introduction: Text
    body: Text
    decided_by: Text
    criteria: Text
    to_send: Text
    opens: Day | None = None
    closes: Day | None = None
    apply_url: str = ""
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class Plans:
    """All of them of a municipality."""

    projects: tuple[Project, ...]
    consultations: tuple[Consultation, ...]
    advice: tuple[Advice, ...]
    rules: tuple[Rules, ...]

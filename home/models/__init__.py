"""Models of the app home."""

from __future__ import annotations

from home.models.accessibility import AccessibilityLimitation, AccessibilityStatementPage
from home.models.agenda import AgendaPage, EventPage, EventSkip
from home.models.alerts import AlertPage
from home.models.news import NewsIndexPage, NewsPage
from home.models.pages import HomePage, InformationPage
from home.models.programme import ProgrammeDocument, ProgrammeGoal, ProgrammePage

__all__ = [
    "AccessibilityLimitation",
    "AccessibilityStatementPage",
    "AgendaPage",
    "AlertPage",
    "EventPage",
    "EventSkip",
    "HomePage",
    "InformationPage",
    "NewsIndexPage",
    "NewsPage",
    "ProgrammeDocument",
    "ProgrammeGoal",
    "ProgrammePage",
]

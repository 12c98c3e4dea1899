"""Models of the app home."""

from __future__ import annotations

from home.models.accessibility import AccessibilityLimitation, AccessibilityStatementPage
from home.models.agenda import AgendaPage, EventPage, EventSkip
from home.models.alerts import AlertPage
from home.models.links import OutsideLink
from home.models.media import MunicipalityCollection, Picture, PictureRendition, PublicDocument
from home.models.municipality import (
    FooterLink,
    MunicipalitySettings,
    MunicipalityText,
    VocabularyTerm,
)
from home.models.news import NewsIndexPage, NewsPage
from home.models.pages import HomePage, InformationPage
from home.models.plain_words import PlainWord
from home.models.programme import ProgrammeDocument, ProgrammeGoal, ProgrammePage
from home.models.users import User

__all__ = [
    "AccessibilityLimitation",
    "AccessibilityStatementPage",
    "AgendaPage",
    "AlertPage",
    "EventPage",
    "EventSkip",
    "FooterLink",
    "HomePage",
    "InformationPage",
    "MunicipalityCollection",
    "MunicipalitySettings",
    "MunicipalityText",
    "NewsIndexPage",
    "NewsPage",
    "OutsideLink",
    "Picture",
    "PictureRendition",
    "PlainWord",
    "ProgrammeDocument",
    "ProgrammeGoal",
    "ProgrammePage",
    "PublicDocument",
    "User",
    "VocabularyTerm",
]

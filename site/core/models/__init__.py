"""Models of the app core: municipality, users, pictures and documents."""

from __future__ import annotations

from core.models.links import OutsideLink
from core.models.media import MunicipalityCollection, Picture, PictureRendition, PublicDocument
from core.models.municipality import (
    FooterLink,
    MunicipalitySettings,
    MunicipalityText,
    VocabularyTerm,
)
from core.models.plain_words import PlainWord
from core.models.signing_in import Attempts
from core.models.users import User

__all__ = [
    "Attempts",
    "FooterLink",
    "MunicipalityCollection",
    "MunicipalitySettings",
    "MunicipalityText",
    "OutsideLink",
    "Picture",
    "PictureRendition",
    "PlainWord",
    "PublicDocument",
    "User",
    "VocabularyTerm",
]

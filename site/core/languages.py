"""The languages that content can be in, and which of them is the source."""

from __future__ import annotations

from django.conf import settings

from publishing.content.language_table import SOURCE_LANGUAGE

__all__ = ["SOURCE_LANGUAGE", "content_languages"]


def content_languages() -> list[tuple[str, str]]:
    """Return the languages that a municipality can serve, each with its own name for itself."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)

"""The languages that content can be in, and which of them is the source."""

from __future__ import annotations

from django.conf import settings

#: Content is written in Dutch; every other language is a translation of it.
SOURCE_LANGUAGE = "nl"


def content_languages() -> list[tuple[str, str]]:
    """Return the languages that a municipality can serve, each with its own name for itself."""
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)

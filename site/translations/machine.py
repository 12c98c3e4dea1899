"""Machine translation: off by default, plugged in by an operator, marked until somebody has read it.

An engine is a class with the interface of the machine translators of wagtail-localize, so one that was
written for it works here: `display_name`, `can_translate(source_locale, target_locale)` and
`translate(source_locale, target_locale, strings)`, which gives a dictionary from each string to its
translation. The setting has the name that library gave it.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.html import strip_tags
from django.utils.module_loading import import_string
from wagtail.models import Locale

from core.languages import SOURCE_LANGUAGE
from translations.po.validation import fault
from translations.segments import Segment
from translations.state import MISSING, OUTDATED, Piece

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StringValue:
    """A text on its way to an engine and back: HTML, as in wagtail-localize."""

    data: str

    @classmethod
    def from_plaintext(cls, text: str) -> StringValue:
        """Make one of words without tags."""
        return cls(html.escape(text, quote=False))

    @classmethod
    def from_translated_html(cls, text: str) -> StringValue:
        """Make one of what an engine gave."""
        return cls(text)

    def render_text(self) -> str:
        """Return the words without tags."""
        return html.unescape(strip_tags(self.data))

    def get_translatable_html(self) -> str:
        """Return the HTML for an engine that keeps tags."""
        return self.data


class Engine(Protocol):
    """What an operator plugs in."""

    display_name: str

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Return whether it knows both languages."""
        ...

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> Mapping[StringValue, StringValue]:
        """Translate; may raise anything."""
        ...


class EngineError(Exception):
    """The engine did not do its work; what it said is in the log."""


def engine_for(language: str) -> Engine | None:
    """Return the engine that is plugged in when it knows a language; None: machine translation is off.

    Raises ImproperlyConfigured for a class that is not there or not an engine.
    """
    configured: Mapping[str, Any] = (
        getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", {}) or {}
    )
    path = configured.get("CLASS", "")
    if not path or language == SOURCE_LANGUAGE:
        return None
    try:
        engine: Engine = import_string(path)(configured.get("OPTIONS", {}))
        source, target = _locales(language)
        return engine if engine.can_translate(source, target) else None
    except (ImportError, AttributeError, TypeError) as error:
        raise ImproperlyConfigured(f"machine translator {path}: {error}") from error


def translate(engine: Engine, language: str, pieces: Iterable[Piece]) -> dict[str, str]:
    """Translate the pieces that need it: texts by key. One that our own checks refuse is left out.

    Raises EngineError.
    """
    wanted = {
        each.key: (
            each,
            StringValue(each.new) if each.rich else StringValue.from_plaintext(each.new),
        )
        for each in pieces
        if each.state in (MISSING, OUTDATED) and each.new.strip()
    }
    if not wanted:
        return {}
    try:
        made = engine.translate(*_locales(language), [value for _piece, value in wanted.values()])
        texts = {
            key: made[value].data if piece.rich else made[value].render_text()
            for key, (piece, value) in wanted.items()
            if value in made
        }
    except Exception as error:
        logger.exception("the machine translator %s failed", type(engine).__name__)
        raise EngineError from error
    return {
        key: text.strip()
        for key, text in texts.items()
        if text.strip() and not fault(_segment(wanted[key][0]), text)
    }


def _segment(piece: Piece) -> Segment:
    return Segment(piece.key, piece.new, piece.rich, piece.limit)


def _locales(language: str) -> tuple[Locale, Locale]:
    source = Locale.objects.get(language_code=SOURCE_LANGUAGE)
    return source, Locale.objects.get(language_code=language)

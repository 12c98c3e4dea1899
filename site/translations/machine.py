"""Machine translation: off by default, plugged in by an operator, marked until somebody has read it.

An engine is a class with the interface of the machine translators of wagtail-localize, so one that was
written for it works here: `display_name`, `can_translate(source_locale, target_locale)` and
`translate(source_locale, target_locale, strings)`, which gives a dictionary from each string to its
translation. The setting has the name that library gave it.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from wagtail.models import Locale
from wagtail_localize.strings import StringValue

from core.languages import SOURCE_LANGUAGE
from translations.localize.strings import joined, strings_of
from translations.po.validation import fault
from translations.state import MISSING, OUTDATED, Piece
from translations.texts.links import own_links, relinked

logger = logging.getLogger(__name__)


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

    An engine gets the strings of wagtail-localize: a paragraph each, and of a link only which one it is.
    Raises EngineError.
    """
    wanted = {
        each.key: each for each in pieces if each.state in (MISSING, OUTDATED) and each.new.strip()
    }
    strings = {key: strings_of(piece.segment) for key, piece in wanted.items()}
    asked = [StringValue(each) for each in dict.fromkeys(itertools.chain(*strings.values()))]
    if not asked:
        return {}
    try:
        made = engine.translate(*_locales(language), asked)
        answers = {string.data: value.data for string, value in made.items()}
    except Exception as error:
        logger.exception("the machine translator %s failed", type(engine).__name__)
        raise EngineError from error
    texts = {
        key: text.strip()
        for key, piece in wanted.items()
        if (text := _whole(piece, [answers.get(each, "") for each in strings[key]]))
    }
    return {
        key: text
        for key, text in texts.items()
        if text and not fault(wanted[key].segment, text, wanted[key].own)
    }


def _whole(piece: Piece, made: list[str]) -> str:
    """Put the strings of a text together; "" when one of them is missing or has a link of its own."""
    if not made or not all(each.strip() for each in made):
        return ""
    try:
        text = joined(piece.segment, made)
    except ValueError:
        return ""
    # Where a link leads in this language somebody chose already.
    return relinked(text, own_links(piece.old or "", piece.translation or ""))


def _locales(language: str) -> tuple[Locale, Locale]:
    source = Locale.objects.get(language_code=SOURCE_LANGUAGE)
    return source, Locale.objects.get(language_code=language)

"""What is looked for, word by word, and where each of them stands outside the person's own page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, TextField
from django.db.models.functions import Cast
from django.utils.text import capfirst
from wagtail.models import Page

from contacts.erasure.columns import models_with_text, text_fields
from contacts.erasure.finding import Finder, finder
from contacts.erasure.patterns import SearchPatterns
from contacts.erasure.reached import rows_reached
from contacts.erasure.subject import Subject
from contacts.erasure.uses import kind_of

#: So many places of a word are named, those with the most rows first.
NAMED = 6


@dataclass(frozen=True, slots=True)
class Effect:
    """A name, number, mailbox or file name; `count` rows have it, in places with so many each.

    An `ordinary` one is never struck out: its rows are not counted.
    """

    text: str
    count: int = 0
    places: tuple[tuple[str, int], ...] = ()
    ordinary: bool = False


def effects(subject: Subject) -> list[Effect]:
    """Return what each word would strike in the rows that the erasure reaches; change nothing."""
    parts = _parts(subject.patterns)
    everything = finder(subject.patterns)
    places: dict[str, Counter[str]] = {text: Counter() for text in parts}
    for place, texts in _rows(subject) if everything is not None else ():
        found = "\n".join(text for text in texts if text and everything and everything.search(text))
        for text, each in parts.items() if found else ():
            if each.search(found):
                places[text][place] += 1
    return [
        *(
            Effect(text, sum(where.values()), tuple(where.most_common(NAMED)))
            for text, where in places.items()
        ),
        *(Effect(name, ordinary=True) for name in sorted(_doubtful(subject.patterns))),
    ]


def _parts(patterns: SearchPatterns) -> dict[str, Finder]:
    """Return each word with what finds it alone."""
    each = [
        *((name, SearchPatterns(names=frozenset([name]))) for name in sorted(patterns.names)),
        *((phone, SearchPatterns(phones=frozenset([phone]))) for phone in sorted(patterns.phones)),
        *((email, SearchPatterns(emails=frozenset([email]))) for email in sorted(patterns.emails)),
        *((file, SearchPatterns(files=frozenset([file]))) for file in sorted(patterns.files)),
    ]
    found = ((text, finder(alone)) for text, alone in each)
    return {text: alone for text, alone in found if alone is not None}


def _doubtful(patterns: SearchPatterns) -> set[str]:
    return set(patterns.ordinary) | {name for name in patterns.names if len(name.split()) == 1}


def _rows(subject: Subject) -> Iterator[tuple[str, list[str | None]]]:
    """Yield where each row stands, and its texts; the person's own rows are left out."""
    own = ContentType.objects.get_for_models(*_own_models(subject)).values()
    for model in models_with_text():
        fields = text_fields(model)
        marks = {f"text_of_{field.name}": Cast(field.name, TextField()) for field in fields}
        rows = rows_reached(model, subject.sites).annotate(**marks).order_by()
        names = {field.name: field for field in model._meta.local_fields}
        if issubclass(model, Page):
            rows = rows.exclude(pk__in=subject.pages)
        elif "page" in names:
            rows = rows.exclude(page__in=subject.pages)
        elif {"content_type", "object_id"} <= names.keys():
            as_text = isinstance(names["object_id"], CharField)
            numbers = [str(pk) if as_text else pk for pk in subject.pages]
            rows = rows.exclude(content_type__in=own, object_id__in=numbers)
        kind = str(capfirst(kind_of(model)))
        is_page = issubclass(model, Page)
        title = ["title"] if is_page and model is Page else ["page_ptr__title"] if is_page else []
        for values in rows.values_list(*title, *marks).iterator(chunk_size=500):
            yield (f"“{values[0]}”", list(values[1:])) if is_page else (kind, list(values))


def _own_models(subject: Subject) -> list[Any]:
    pages = Page.objects.filter(pk__in=subject.pages).specific()
    return list({Page, *(type(page) for page in pages)})

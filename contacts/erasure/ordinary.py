"""Which names consist of ordinary words only: whoever looks for those finds everything else.

A word is an ordinary one when it is a function word, when the texts of the municipality have it in
small letters, or when a page with other pages below it (a district, a list) is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, Site

from contacts.erasure.columns import PROSE, text_fields
from core.ownership import rows_of
from core.page import BasePage
from core.permissions import municipality_name

WORD = re.compile(r"[^\W\d_]+")
#: Words that no text can do without; particles of names are among them.
FUNCTION_WORDS = frozenset(
    """aan al alle als bij dan dat de den der des deze die dit door dus een el en er ge geen haar het
    hij hoe hun ik in is je jij kan la le maar me meer met mijn naar niet nog nu of om ons onze onder
    ook op over per s si t te ten ter tot u uit uw vaak van vanaf veel voor waar wat we wel wie wij
    wordt zal ze zij zijn zo zonder a an and at by for from i it of on or our that the they this to
    we with you your""".split()
)


def ordinary_names(names: Iterable[str], sites: Iterable[Site] | None) -> frozenset[str]:
    """Return the names that consist of ordinary words only, in the texts of these sites (None: all)."""
    by_name = {name: _words(name) for name in names}
    # A single word is never struck out, and always looked for whole.
    several = {name: words for name, words in by_name.items() if len(name.split()) > 1}
    known = ordinary_words({word for words in several.values() for word in words}, sites)
    return frozenset(name for name, words in several.items() if words <= known)


def refused(name: str, sites: Iterable[Site] | None) -> list[str]:
    """Return the words of a name to look for, in order, when all of them are ordinary ones; else []."""
    words = [word.lower() for word in WORD.findall(name)]
    return words if words and set(words) <= ordinary_words(words, sites) else []


def ordinary_words(words: Iterable[str], sites: Iterable[Site] | None) -> frozenset[str]:
    """Return which of these words, in small letters, are ordinary ones."""
    found = {word for word in words if word in FUNCTION_WORDS}
    left = set(words) - found
    own = None if sites is None else list(sites)
    for site in Site.objects.all() if own is None else own:
        found |= left & (_words(municipality_name(site)) | _words(site.site_name))
    titles = rows_of(Page, own).filter(depth__gt=1, numchild__gt=0)
    for title in titles.values_list("title", flat=True):
        found |= left & _words(title)
    left -= found
    return frozenset(found | _in_texts(left, own))


def _in_texts(words: set[str], sites: list[Site] | None) -> set[str]:
    """Return the words that the texts of published pages have in small letters."""
    found: set[str] = set()
    if not words:
        return found
    wanted = re.compile(rf"(?<![\w@.\-/])(?:{'|'.join(map(re.escape, sorted(words)))})(?![\w@\-/])")
    for model in _page_models():
        prose = [field.name for field in text_fields(model) if _is_prose(field)]
        marks = {f"text_of_{name}": Cast(name, TextField()) for name in prose}
        holds = Q()
        for mark in marks:
            for word in words:
                holds |= Q(**{f"{mark}__contains": word})
        rows = rows_of(model, sites).annotate(**marks).filter(holds, live=True)
        for texts in rows.values_list(*marks) if prose else ():
            for text in texts:
                found.update(wanted.findall(text or ""))
    return found


def _is_prose(field: Any) -> bool:
    return type(field) in PROSE or isinstance(field, RichTextField | StreamField)


def _page_models() -> list[type[Page]]:
    found: list[type[Page]] = []
    pending = list(BasePage.__subclasses__())
    while pending:
        model = pending.pop()
        pending += model.__subclasses__()
        if not model._meta.abstract:
            found.append(model)
    return sorted(set(found), key=lambda each: each._meta.label)


def _words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(text)}

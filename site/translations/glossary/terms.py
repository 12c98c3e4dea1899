"""Finding the words of the glossary in a Dutch text, and in what it was translated with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from wagtail.models import Site

from core.languages import SOURCE_LANGUAGE
from core.models import VocabularyTerm
from translations.differences import words_of
from translations.models import GlossaryTerm, GlossaryWord

#: What may follow a Dutch word and leave it the same word.
ENDINGS = "(?:en|n|s|['’]s|tje|tjes)?"
#: Letters at the end of a word in which an inflected form may differ, where enough are left.
INFLECTED, ENOUGH = 2, 4
#: What stands between translations that are all right.
BETWEEN = ";"


@dataclass(frozen=True)
class Term:
    """One word, and what it is in a language. Without a translation it stays as it is in Dutch."""

    dutch: str
    words: tuple[str, ...] = ()
    #: What to know about it.
    note: str = ""
    found: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = r"\s+".join(re.escape(each) for each in self.dutch.split())
        pattern = re.compile(rf"(?<!\w){words}{ENDINGS}(?!\w)", re.IGNORECASE)
        object.__setattr__(self, "found", pattern)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Return what a translation is to have one of."""
        return self.words or (self.dutch,)

    def stands_in(self, dutch: str) -> bool:
        """Return whether a Dutch text without tags has the word."""
        return self.found.search(dutch) is not None

    def is_kept_in(self, translation: str) -> bool:
        """Return whether a translation without tags has one of the words, in whatever form."""
        low = translation.casefold()
        if not self.words:
            return self.dutch.casefold() in low
        return any(
            all(_stem(word) in low for word in wanted.casefold().split()) for wanted in self.words
        )


@dataclass(frozen=True, slots=True)
class Advice:
    """A word of the glossary that is in a Dutch text, and whether its translation has it too."""

    term: Term
    missing: bool


def advice(terms: Iterable[Term], dutch: str, translation: str) -> list[Advice]:
    """Return the words of the glossary that a text has; without a translation none of them is missing."""
    source, target = (" ".join(words_of(text)) for text in (dutch, translation))
    return [
        Advice(each, bool(target) and not each.is_kept_in(target))
        for each in terms
        if each.stands_in(source)
    ]


def glossary_of(site: Site, language: str) -> tuple[Term, ...]:
    """Return the words of one municipality in one language, with those of its settings; longest first.

    A word that nobody translated into this language yet is left out.
    """
    found = {each.dutch.casefold(): each for each in _of_settings(site, language)}
    words = dict(
        GlossaryWord.objects.filter(term__site=site, language=language).values_list(
            "term_id", "text"
        )
    )
    for row in GlossaryTerm.objects.filter(site=site):
        if row.keep:
            found[row.term.casefold()] = Term(row.term, (), row.note)
        elif split := several(words.get(row.pk, "")):
            found[row.term.casefold()] = Term(row.term, split, row.note)
    return tuple(sorted(found.values(), key=lambda each: (-len(each.dutch), each.dutch)))


def several(text: str) -> tuple[str, ...]:
    """Return the translations that somebody wrote into one field."""
    return tuple(part for each in text.split(BETWEEN) if (part := " ".join(each.split())))


def _of_settings(site: Site, language: str) -> list[Term]:
    """Return what a municipality calls a hub or a council: its settings have it in each language."""
    rows = VocabularyTerm.objects.filter(
        settings__site=site, language__in=(SOURCE_LANGUAGE, language)
    )
    by_term = {(each.term, each.language): each for each in rows}
    found = []
    for (term, code), row in by_term.items():
        other = by_term.get((term, language))
        if code == SOURCE_LANGUAGE and other is not None:
            found += [Term(row.singular, (other.singular,)), Term(row.plural, (other.plural,))]
    return [each for each in found if each.dutch and each.words[0]]


def _stem(word: str) -> str:
    return word[: max(ENOUGH, len(word) - INFLECTED)]

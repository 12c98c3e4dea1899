"""Words under which a text must be found, although it spells them another way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

WORD = re.compile(r"[^\W\d_]{2,}")
#: The Arabic article, which is written to its word.
ARTICLE = "ال"
#: The ends of Dutch plurals: without its trema a word is not recognised as one.
PLURALS = ("en", "s")


def plain_letters(word: str) -> str:
    """Write a word without accents, trema and vowel signs."""
    parts = unicodedata.normalize("NFKD", word)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def other_words(text: str, synonyms: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the other spellings of the words of a text, each once, in alphabetical order.

    `synonyms` gives for a word in small letters what people say instead.
    """
    found: set[str] = set()
    for word in {each.lower() for each in WORD.findall(unicodedata.normalize("NFC", text))}:
        found.update(synonyms.get(word, ()))
        plain = plain_letters(word)
        if plain != word:
            found.add(plain)
            found.update(plain.removesuffix(end) for end in PLURALS if plain.endswith(end))
        if plain.startswith(ARTICLE) and len(plain) > len(ARTICLE) + 1:
            found.add(plain.removeprefix(ARTICLE))
    return sorted(found)

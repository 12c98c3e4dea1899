"""Hints for plain Dutch: long sentences, words that have a plainer one, and a score. Never a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: More words than this in a sentence are hard to follow for who reads at level B1.
LONG = 20
#: With fewer words a score says nothing.
ENOUGH = 50
#: Flesch-Douma: from here on a text is usually called plain.
PLAIN = 60
#: More text than any page has; the rest is not looked at.
MOST = 100_000
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
#: What means another day each time that it is read: a page is read for months.
FADING = re.compile(
    r"\b(?:(?:over)?morgen|(?:eer)?gisteren|binnenkort|onlangs|sinds kort"
    r"|(?:volgende|komende|aanstaande|afgelopen|vorige|deze|dit|vorig|komend|volgend|afgelopen) "
    r"(?:week|weken|weekend|maand|maanden|kwartaal|jaar|voorjaar|najaar|zomer|winter|lente|herfst"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag)"
    r"|over (?:een|enkele|een paar|twee|drie|vier|vijf|zes|acht|tien|\d+) (?:dag|dagen|week|weken|maand|maanden|jaar)"
    r"|(?:een|enkele|een paar|twee|drie|vier|vijf|zes|\d+) (?:dagen|weken|maanden|jaar) geleden)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class Hints:
    """What there is to say about a text."""

    #: Sentences of more than `LONG` words, with how many there are.
    long: tuple[tuple[str, int], ...] = ()
    #: Hard words that are in the text, each with its plainer word.
    jargon: tuple[tuple[str, str], ...] = ()
    #: Flesch-Douma, 100 is very easy; None: too little text.
    score: int | None = None
    #: Words for a day that is another one later, as they stand in the text, each once.
    fading: tuple[str, ...] = ()


def hints(texts: Iterable[str], plainer: Mapping[str, str]) -> Hints:
    """Look at Dutch texts; `plainer` gives for each hard word the plainer one."""
    text = "\n".join(texts)[:MOST]
    sentences = [each.strip() for each in SENTENCE_END.split(text) if each.strip()]
    counted = [(each, len(WORD.findall(each))) for each in sentences]
    low = text.casefold()
    found = [
        (hard, plain)
        for hard, plain in plainer.items()
        if re.search(rf"(?<!\w){re.escape(hard.casefold())}(?!\w)", low)
    ]
    return Hints(
        tuple((each, words) for each, words in counted if words > LONG),
        tuple(sorted(found)),
        _score(sentences) if sum(words for _each, words in counted) >= ENOUGH else None,
        tuple(dict.fromkeys(found[0] for found in FADING.finditer(text))),
    )


def _score(sentences: list[str]) -> int:
    # Loads tables of hyphenation, which nobody but an editor in the page editor needs.
    import textstat

    textstat.set_lang("nl")
    ended = [each if each[-1] in ".!?…" else f"{each}." for each in sentences]
    score: float = textstat.flesch_reading_ease(" ".join(ended))
    return round(score)

"""Finding similar texts: by the words that they share first, then word by word; bounded in size and number."""

from __future__ import annotations

import difflib
import functools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from translations.differences import marked, words_of
from translations.memory import Memory, Remembered, dutch_of, fitted
from translations.po.validation import fault
from translations.state import MISSING, OUTDATED, Piece

#: How much of two texts has to be the same, in their order.
ENOUGH = 0.7
#: Below this many words a text that differs in one of them says something else.
FEWEST_WORDS = 3
#: Words of a text that are compared, texts that are compared in full, and how many are offered.
MOST_WORDS, CANDIDATES, OFFERED = 400, 10, 2


@dataclass(frozen=True, slots=True)
class Near:
    """A similar Dutch text: how much is the same, what differs, and what it was translated with."""

    percent: int
    #: The text that is to be translated, with what it has and the other has not marked.
    difference: SafeString
    made: Remembered
    #: It can be put into the field as it is, to be changed there.
    usable: bool


class Similar:
    """Finds similar texts in the memory of one municipality and language."""

    def __init__(self, memory: Memory) -> None:
        self._texts = [(source, rich) for source, rich in memory.known]
        self._memory = memory
        self._words = [_words(source) for source, _rich in self._texts]
        self._sizes = [len(set(words)) for words in self._words]
        self._with_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in set(words):
                self._with_word[word].append(number)

    def near(self, piece: Piece) -> tuple[Near, ...]:
        """Return the most similar texts for a piece that needs a translation, the best first."""
        words = _words(piece.new)
        if piece.state not in (MISSING, OUTDATED) or len(words) < FEWEST_WORDS:
            return ()
        found = []
        for number in self._candidates(words, piece.rich):
            ratio = difflib.SequenceMatcher(
                None, self._words[number], words, autojunk=False
            ).ratio()
            source, rich = self._texts[number]
            if ratio >= ENOUGH and source != dutch_of(piece):
                found.append((-ratio, source, rich))
        return tuple(self._shown(piece, *each) for each in sorted(found)[:OFFERED])

    def _candidates(self, words: Sequence[str], rich: bool) -> list[int]:
        """Return the texts that share most words, of those that share enough to be similar at all."""
        shared = Counter(number for word in set(words) for number in self._with_word.get(word, ()))
        own = len(set(words))
        fitting = [
            (2 * count / (own + self._sizes[number]), -number)
            for number, count in shared.items()
            if self._texts[number][1] == rich
        ]
        best = sorted((each for each in fitting if each[0] >= ENOUGH - 0.2), reverse=True)
        return [-number for _share, number in best[:CANDIDATES]]

    def _shown(self, piece: Piece, ratio: float, source: str, rich: bool) -> Near:
        made = max(
            self._memory.known[source, rich].values(), key=lambda each: (each[1], each[0].text)
        )[0]
        made = fitted(piece, made)
        wrong = fault(piece.segment, made.text)
        # Not rounded up: what differs is never all the same.
        return Near(int(-ratio * 100), marked(source, piece.new), made, not wrong)


@functools.lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(each.casefold() for each in words_of(text)[:MOST_WORDS])

"""How many pages stand in many languages, without making their pieces where nothing changed.

What a list shows is derived from what is stored, and from nothing else: it is remembered by a name of exactly
that, so that a text, a record or a decision that changes makes it anew.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translations.models import NoTranslation
from translations.record import placed
from translations.segments import Segment, content_hash, is_only_a_name
from translations.standing.remembered import Remembered
from translations.standing.stored import Stored, name_of_stored
from translations.state import (
    COMPLETE,
    MISSING,
    NOT_NEEDED,
    OUTDATED,
    Piece,
    State,
    compare_texts,
    named,
    nothing_but_a_name,
    pieces_of_text,
    whole_reason,
)
from translations.texts.paragraphs import parts_of

#: How many pages in a language are remembered; some 300 bytes each.
REMEMBERED = 50_000
#: Which link it is, in the strings of wagtail-localize.
NAME_OF_LINK = re.compile(r' id="[^"]*"')


@dataclass(frozen=True, slots=True)
class Counts:
    """What a list shows of a page in a language."""

    kind: str
    percentage: int
    reason: str
    #: There is nothing but a name.
    only_a_name: bool
    #: Names the Dutch texts.
    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """What a translation was made from, as it is stored."""

    segments: str = "{}"
    waiting: str = "{}"


remembered: Remembered[Counts] = Remembered(REMEMBERED)


class Standing:
    """How a page stands in a language; its pieces are made when somebody asks for them."""

    def __init__(
        self,
        source: Stored,
        translation: Stored | None,
        record: Record,
        decisions: Mapping[str, NoTranslation],
    ) -> None:
        """Take what is stored of a Dutch page, of its translation, of the record, and what was decided."""
        self._source, self._translation = source, translation
        self._record, self._decisions = record, decisions

    @functools.cached_property
    def _counts(self) -> Counts:
        decided = sorted((key, each.hash, each.reason) for key, each in self._decisions.items())
        name = name_of_stored(
            self._source.model._meta.label,
            self._source.name,
            self._translation.name if self._translation else b"",
            self._record.segments,
            self._record.waiting,
            decided,
        )
        found = remembered.get(name)
        if found is None:
            found = self._counted()
            remembered.put(name, found)
        return found

    @property
    def kind(self) -> str:
        """Return `missing`, `outdated`, `complete` or `not_needed`."""
        return self._counts.kind

    @property
    def percentage(self) -> int:
        """Return how much of it is up to date, in whole per cent, rounded down."""
        return self._counts.percentage

    @property
    def reason(self) -> str:
        """Return why the whole page needs no translation."""
        return nothing_but_a_name() if self._counts.only_a_name else self._counts.reason

    @property
    def source_name(self) -> str:
        """Name exactly the Dutch texts."""
        return self._counts.source

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return each text beside what there is of its translation."""
        return self.whole.pieces

    @functools.cached_property
    def whole(self) -> State:
        """The same with all of its pieces."""
        return self._compared(self._source.segments(), self._there())

    def _there(self) -> tuple[Segment, ...] | None:
        return self._translation.segments() if self._translation else None

    def _made(self) -> Mapping[str, Mapping[str, Any]]:
        return mapping_in(self._record.segments)

    def _compared(self, segments: tuple[Segment, ...], there: tuple[Segment, ...] | None) -> State:
        waiting = mapping_in(self._record.waiting)
        return named(
            compare_texts(segments, there, self._made(), self._decisions, waiting),
            self._source.model,
            segments,
        )

    def _counted(self) -> Counts:
        segments = self._source.segments()
        there = self._there()
        name = content_hash(segments)
        reason = whole_reason(segments, self._decisions)
        if reason:
            return Counts(NOT_NEEDED, 100, reason, only_a_name=False, source=name)
        if there is None and is_only_a_name(self._source.model, segments):
            return Counts(NOT_NEEDED, 100, "", only_a_name=True, source=name)
        if there is None and not self._decisions and segments:
            return Counts(MISSING, 0, "", only_a_name=False, source=name)
        if there is None:
            state = self._compared(segments, there)
            return Counts(state.kind, state.percentage, "", only_a_name=False, source=name)
        made = placed(self._made(), segments)
        targets = {each.key: each for each in there}
        changed = {each.key for each in segments if not is_unchanged(each, made, targets)}
        if not changed:
            return Counts(COMPLETE, 100, "", only_a_name=False, source=name)
        waiting = mapping_in(self._record.waiting)
        done = total = 0
        for segment in segments:
            if segment.key not in changed:
                number = units_beside(segment, targets[made[segment.key]["target"]].text)
                done, total = done + number, total + number
                continue
            entry = made.get(segment.key)
            now = targets.get(entry["target"]) if entry else None
            for piece in pieces_of_text(segment, entry, now, self._decisions, waiting):
                done += piece.state in (COMPLETE, NOT_NEEDED)
                total += 1
        kind = COMPLETE if done == total else OUTDATED
        return Counts(kind, done * 100 // total, "", only_a_name=False, source=name)


def mapping_in(text: str) -> dict[str, Any]:
    """Return what a record holds; nothing where it is empty."""
    found = json.loads(text)
    return found if isinstance(found, dict) else {}


def is_unchanged(
    segment: Segment, made: Mapping[str, Mapping[str, Any]], there: Mapping[str, Segment]
) -> bool:
    """Return whether a translation was made from exactly this text, stands there, and was read by somebody."""
    entry = made.get(segment.key)
    if entry is None or entry.get("machine") or entry["target"] not in there:
        return False
    return str(entry["source"]).strip() == segment.text.strip()


def units_beside(segment: Segment, translation: str) -> int:
    """Return how many pieces a text is that did not change: its paragraphs, or one where they differ."""
    parts = parts_of(segment.text) if segment.rich else None
    if parts is None or len(parts.paragraphs) < 2:
        return 1
    theirs = parts_of(translation)
    if theirs is None or theirs.shape != parts.shape:
        return 1
    # The same words twice are one piece. Their links are written out only where it may be so.
    words = {NAME_OF_LINK.sub("", each.string) for each in parts.paragraphs}
    if len(words) == len(parts.paragraphs):
        return len(words)
    return len({each.html for each in parts.paragraphs})

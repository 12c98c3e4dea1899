"""How a page stands in a language: missing, outdated or complete, and what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from translations.models import MadeFrom, NoTranslation
from translations.record import unread
from translations.segments import Segment, content_hash, labels_of, segments_of

MISSING, OUTDATED, COMPLETE, NOT_NEEDED = "missing", "outdated", "complete", "not_needed"
#: A machine translated it, and nobody has read it yet.
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment of the source beside what there is in the translation."""

    key: str
    new: str
    #: The text that the translation was made from; None: it was made before there was any.
    old: str | None
    #: What the newest draft of the translation says; None: nothing yet.
    translation: str | None
    rich: bool
    limit: int | None
    #: Why it needs no translation, in the words of who decided so.
    reason: str = ""
    #: A machine made the translation, and nobody has read or changed it since.
    unread: bool = False

    @property
    def state(self) -> str:
        """How this piece stands."""
        if self.reason:
            return NOT_NEEDED
        if not (self.translation or "").strip() or self.old is None:
            return MISSING
        if self.old.strip() != self.new.strip():
            return OUTDATED
        return MACHINE if self.unread else COMPLETE


@dataclass(frozen=True, slots=True)
class State:
    """How one page stands in one language."""

    pieces: tuple[Piece, ...]
    exists: bool
    #: Why the whole page needs no translation.
    reason: str = ""
    #: What editors call the fields of the page.
    labels: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """Return `missing`, `outdated`, `complete` or `not_needed`."""
        if self.reason:
            return NOT_NEEDED
        if not self.exists:
            return MISSING
        found = {each.state for each in self.pieces}
        return COMPLETE if found <= {COMPLETE, NOT_NEEDED} else OUTDATED

    @property
    def percentage(self) -> int:
        """Return how much of it is up to date, in whole per cent, rounded down."""
        if self.reason or not self.pieces:
            return 100
        done = sum(each.state in (COMPLETE, NOT_NEEDED) for each in self.pieces)
        return done * 100 // len(self.pieces)


def state_of(source: Any, language: str, translation: Any | None) -> State:
    """Return how the live text of `source` stands in a language; `translation` in its newest draft."""
    decisions = {
        each.key: each
        for each in NoTranslation.objects.filter(source_id=source.pk, language=language)
    }
    made: Mapping[str, Mapping[str, str]] = {}
    if translation is not None:
        record = MadeFrom.objects.filter(page_id=translation.pk).first()
        made = record.segments if record else {}
    found = compare(segments_of(source), translation, made, decisions)
    return replace(found, labels=labels_of(type(source)))


def compare(
    segments: tuple[Segment, ...],
    translation: Any | None,
    made: Mapping[str, Mapping[str, str]],
    decisions: Mapping[str, NoTranslation],
) -> State:
    """Put what is there beside the segments of the source."""
    found = segments_of(translation) if translation else ()
    texts = {each.key: each.text for each in found}
    unread_keys = unread(made, found)
    pieces = []
    for each in segments:
        record = made.get(each.key)
        decision = decisions.get(each.key)
        valid = decision is not None and decision.hash == each.hash
        pieces.append(
            Piece(
                key=each.key,
                new=each.text,
                old=record["source"] if record else None,
                translation=texts.get(record["target"] if record else each.key) if record else None,
                rich=each.rich,
                limit=each.limit,
                reason=decision.reason if decision and valid else "",
                unread=each.key in unread_keys,
            )
        )
    whole = decisions.get("")
    reason = whole.reason if whole and whole.hash == content_hash(segments) else ""
    return State(tuple(pieces), translation is not None, reason)

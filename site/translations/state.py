"""How a page stands in a language: missing, outdated or complete, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation

from translations.localize.strings import hash_of, path_of, strings_of
from translations.models import MadeFrom, NoTranslation
from translations.record import marks_in, placed
from translations.segments import (
    Segment,
    content_hash,
    is_only_a_name,
    labels_of,
    segments_of,
    text_hash,
)
from translations.texts.links import Link, links_in
from translations.texts.paragraphs import beside, units_of

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
    #: It is translated, and stands in no draft yet: other texts of its block are not translated.
    waits: bool = False
    #: Where wagtail-localize has it, where that is another place: the text or the table that it is in.
    place: str = ""
    #: Who translated it, when, and with which tool; whether a machine did.
    by: str = ""
    at: datetime | None = None
    tool: str = ""
    by_machine: bool = False

    @property
    def is_part(self) -> bool:
        """Whether it is one paragraph of a text that has more."""
        return "#" in self.key

    @property
    def segment(self) -> Segment:
        """The Dutch text as one that is translated by itself."""
        return Segment(self.key, self.new, self.rich, self.limit, self.place)

    @property
    def own(self) -> tuple[Link, ...]:
        """The links of the translation, which may lead elsewhere than those of the Dutch text."""
        return tuple(links_in(self.translation or "")) if self.rich else ()

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
    record = None
    if translation is not None:
        record = MadeFrom.objects.filter(page_id=translation.pk).first()
    found = state_in(source, translation, record, decisions)
    pieces = with_makers(found.pieces, source, language)
    return replace(found, pieces=pieces, labels=labels_of(type(source)))


def state_in(
    source: Any,
    translation: Any | None,
    record: MadeFrom | None,
    decisions: Mapping[str, NoTranslation],
) -> State:
    """Return how a page stands, from what was read of it and of its translation before."""
    segments = segments_of(source)
    return named(compare(segments, translation, record, decisions), type(source), segments)


def named(found: State, model: Any, segments: Iterable[Segment]) -> State:
    """Return a state that needs nothing where a page is only a name, and has no translation."""
    if not found.exists and not found.reason and is_only_a_name(model, segments):
        return replace(found, reason=nothing_but_a_name())
    return found


def nothing_but_a_name() -> str:
    """Return the reason why a page that is only a name needs no translation."""
    return _("There is nothing to translate: a name is the same.")


def compare(
    segments: tuple[Segment, ...],
    translation: Any | None,
    record: MadeFrom | None,
    decisions: Mapping[str, NoTranslation],
) -> State:
    """Put what a translated page says beside the texts of its source, paragraph by paragraph."""
    there = segments_of(translation) if translation is not None else None
    made, waiting = (record.segments, record.waiting) if record else ({}, {})
    return compare_texts(segments, there, made, decisions, waiting)


def compare_texts(
    segments: tuple[Segment, ...],
    there: tuple[Segment, ...] | None,
    made: Mapping[str, Mapping[str, Any]],
    decisions: Mapping[str, NoTranslation],
    waiting: Mapping[str, Mapping[str, Any]],
) -> State:
    """Put the texts that are there beside those of the source; None: there is no page yet."""
    found = {each.key: each for each in there or ()}
    made = placed(made, segments)
    pieces: list[Piece] = []
    for segment in segments:
        entry = made.get(segment.key)
        now = found.get(entry["target"]) if entry else None
        pieces += pieces_of_text(segment, entry, now, decisions, waiting)
    return State(tuple(pieces), there is not None, whole_reason(segments, decisions))


def pieces_of_text(
    segment: Segment,
    entry: Mapping[str, Any] | None,
    there: Segment | None,
    decisions: Mapping[str, NoTranslation],
    waiting: Mapping[str, Mapping[str, Any]],
) -> Iterator[Piece]:
    """Yield the pieces of one Dutch text beside its translation, what waits among them."""
    for piece in _pieces(segment, entry, there):
        waits = waiting.get(piece.key)
        if waits and waits["source"].strip() == piece.new.strip() and piece.state != COMPLETE:
            piece = replace(
                piece,
                old=piece.new,
                translation=waits["text"],
                unread=bool(waits.get("machine")),
                waits=True,
            )
        yield replace(piece, reason=_reason(piece, segment, decisions))


def whole_reason(segments: Iterable[Segment], decisions: Mapping[str, NoTranslation]) -> str:
    """Return why a whole page needs no translation: what was decided about exactly these texts."""
    whole = decisions.get("")
    return whole.reason if whole and whole.hash == content_hash(segments) else ""


def _pieces(
    segment: Segment, entry: Mapping[str, Any] | None, there: Segment | None
) -> Iterable[Piece]:
    """Yield a piece for each paragraph; for all of it where its translation has other paragraphs."""
    units = units_of(segment)
    marks = marks_in(entry, there) if entry and there else frozenset()
    known: Mapping[str, tuple[str, str]] | None = {}
    if entry is not None and there is not None:
        known = beside(segment, str(entry["source"]), there.text) if len(units) > 1 else None
    if known is None:
        # Another shape, or no paragraphs at all.
        units = (segment,)
        known = {segment.key: (str(entry["source"]), there.text)} if entry and there else {}
    for unit in units:
        old, translation = known.get(unit.key, (None, None))
        if unit is segment and old is None and entry is not None:
            old = str(entry["source"])
        yield Piece(
            key=unit.key,
            new=unit.text,
            old=old,
            translation=translation,
            rich=unit.rich,
            limit=unit.limit,
            unread=translation is not None
            and (text_hash(translation) in marks or bool(there and there.hash in marks)),
            place=unit.place,
        )


def _reason(piece: Piece, segment: Segment, decisions: Mapping[str, NoTranslation]) -> str:
    """Return why a piece needs no translation. A text that got more paragraphs keeps that of each."""
    for key in (piece.key, segment.key):
        decision = decisions.get(key)
        if decision is not None and decision.hash == text_hash(piece.new):
            return str(decision.reason)
    return ""


def with_makers(pieces: tuple[Piece, ...], source: Any, language: str) -> tuple[Piece, ...]:
    """Return pieces with who translated each, when, and with what; from the strings of wagtail-localize."""
    rows = StringTranslation.objects.filter(
        context__object_id=source.translation_key, locale__language_code=language
    ).select_related("context", "translation_of", "last_translated_by")
    known = {(row.context.path, row.translation_of.data_hash): row for row in rows}
    found = []
    for piece in pieces:
        old = None if piece.old is None else replace(piece.segment, text=piece.old)
        strings = strings_of(old) if old is not None and piece.translation else ()
        there = [known.get((path_of(piece.segment), hash_of(each))) for each in strings]
        made = max((each for each in there if each), key=lambda each: each.updated_at, default=None)
        if made is not None:
            user = made.last_translated_by
            piece = replace(
                piece,
                by=(user.get_full_name() or user.get_username()) if user else "",
                at=made.updated_at,
                tool=made.tool_name,
                by_machine=made.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE,
            )
        found.append(piece)
    return tuple(found)

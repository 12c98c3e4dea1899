"""The translation memory: what a Dutch text was translated with elsewhere in the municipality.

Only what is live and public counts: somebody with the right to publish has looked at it, and a
translator learns nothing from it that a resident could not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wagtail.models import Page

from translations.models import MadeFrom
from translations.po.validation import fault
from translations.segments import Segment, segments_of, text_hash
from translations.state import MISSING, OUTDATED, Piece
from translations.texts.paragraphs import as_whole, beside, parts_of, units_of

#: A key that the editor of rich text puts into paragraphs: no difference to a reader.
BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')
LINK = re.compile(r"<a ([^>]*)>")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
#: How many translations of one text are offered.
OFFERED = 3


def bare(text: str) -> str:
    """Return a text without what only the editor of rich text put into it, or a tool in another order."""
    return LINK.sub(_in_order, BLOCK_KEY.sub("", text)).replace("<br>", "<br/>").strip()


def _in_order(link: re.Match[str]) -> str:
    return f"<a {' '.join(sorted(ATTRIBUTE.findall(link[1])))}>"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One translation of a text, and the title of a page that it stands on."""

    text: str
    page: str


@dataclass
class Memory:
    """All translations of one municipality in one language, by their Dutch text."""

    #: Dutch text and whether it is rich -> translation without keys -> one place, and how many.
    known: dict[tuple[str, bool], dict[str, tuple[Remembered, int]]] = field(default_factory=dict)

    def add(self, source: str, rich: bool, text: str, page: str) -> None:
        """Remember one translation."""
        if rich:
            source, text = as_one(source), as_one(text)
        found = self.known.setdefault((bare(source), rich), {})
        first, number = found.get(bare(text), (Remembered(text, page), 0))
        found[bare(text)] = (first, number + 1)

    def offers(self, piece: Piece) -> tuple[Remembered, ...]:
        """Return what fits a piece that needs a translation, what is used most often first."""
        if piece.state not in (MISSING, OUTDATED):
            return ()
        found = self.known.get((dutch_of(piece), piece.rich), {})
        fitting = [
            (fitted(piece, each), number)
            for each, number in found.values()
            if not fault(piece.segment, fitted(piece, each).text)
        ]
        # In the order of the letters where numbers are equal: the same for everybody, every time.
        fitting.sort(key=lambda each: (-each[1], each[0].text))
        return tuple(each for each, _number in fitting[:OFFERED])

    def certain(self, pieces: Iterable[Piece]) -> dict[str, str]:
        """Return texts by key for the pieces that were always translated in the same way."""
        offers = {each.key: self.offers(each) for each in pieces}
        return {key: found[0].text for key, found in offers.items() if len(found) == 1}


def memory_of(home: Page, public: set[int]) -> Memory:
    """Read the memory of the pages below a start page in one language; `public` may be public."""
    memory = Memory()
    pages = Page.objects.descendant_of(home, inclusive=True).filter(
        live=True, alias_of__isnull=True, made_from__isnull=False, pk__in=public
    )
    records = {each.page_id: each for each in MadeFrom.objects.filter(page__in=pages)}
    for page in pages.order_by("path").specific():
        record = records[page.pk]
        for source, segment in live_pairs(page, record.segments, record.live):
            memory.add(source, segment.rich, segment.text, page.title)
    return memory


def live_pairs(
    page: Any, segments: Mapping[str, Mapping[str, str]], live: Mapping[str, str]
) -> Iterable[tuple[str, Segment]]:
    """Yield the Dutch texts that a live page was made from, each with its translation.

    The record is of the newest draft: a text that is newer there than on the live page is left out.
    """
    texts = {each.key: each for each in segments_of(page)}
    for key, each in segments.items():
        segment = texts.get(each["target"])
        if segment is None or live.get(key) != text_hash(each["source"]):
            continue
        yield each["source"], segment
        dutch = Segment(key, each["source"], segment.rich)
        if len(units_of(dutch)) > 1:
            for old, translation in (beside(dutch, dutch.text, segment.text) or {}).values():
                yield old, replace(segment, text=translation)


def dutch_of(piece: Piece) -> str:
    """Return the Dutch words of a piece as the memory knows them: one paragraph without its tag."""
    return bare(as_one(piece.new) if piece.rich else piece.new)


def fitted(piece: Piece, made: Remembered) -> Remembered:
    """Return what is remembered with the tags that stand around the one paragraph of a piece."""
    if not piece.rich or as_one(piece.new) == piece.new:
        return made
    return replace(made, text=as_whole(piece.new, made.text))


def as_one(text: str) -> str:
    """Return a text of one paragraph without the tag around it; one of more as it is."""
    parts = parts_of(text)
    return parts.paragraphs[0].html if parts and len(parts.paragraphs) == 1 else text

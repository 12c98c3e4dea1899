"""The translation memory: what a Dutch text was translated with elsewhere in the municipality.

Only what is live and public counts: somebody with the right to publish has looked at it, and a
translator learns nothing from it that a resident could not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Page

from translations.models import MadeFrom
from translations.po.validation import fault
from translations.segments import Segment, text_hash
from translations.standing import remembered as kept
from translations.standing.stored import Stored, models_of, name_of_stored, stored_rows
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


class Learnt(NamedTuple):
    """A translation as the memory keeps it: its Dutch text and itself, one paragraph without its tag."""

    source: str
    rich: bool
    text: str
    bare: str


def learnt(source: str, rich: bool, text: str) -> Learnt:
    """Return a Dutch text and its translation as the memory keeps them."""
    if rich:
        source, text = as_one(source), as_one(text)
    return Learnt(bare(source), rich, text, bare(text))


#: What pages add, by a name of what is stored of them; some 10 kB each.
_known: kept.Remembered[tuple[Learnt, ...]] = kept.Remembered(4_000)


@dataclass
class Memory:
    """All translations of one municipality in one language, by their Dutch text."""

    #: Dutch text and whether it is rich -> translation without keys -> one place, and how many.
    known: dict[tuple[str, bool], dict[str, tuple[Remembered, int]]] = field(default_factory=dict)

    def add(self, source: str, rich: bool, text: str, page: str) -> None:
        """Remember the translation of a text as it stands on a page."""
        self.put(learnt(source, rich, text), page)

    def put(self, made: Learnt, page: str) -> None:
        """Remember one translation."""
        found = self.known.setdefault((made.source, made.rich), {})
        first, number = found.get(made.bare, (Remembered(made.text, page), 0))
        found[made.bare] = (first, number + 1)

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
    """Read the memory of the pages below a start page in one language; `public` may be public.

    What a page adds is remembered until what is stored of it changes.
    """
    memory = Memory()
    pages = Page.objects.descendant_of(home, inclusive=True).filter(
        live=True, alias_of__isnull=True, made_from__isnull=False
    )
    rows = pages.order_by("path").values_list("pk", "title", "translation_key")
    titles = {pk: (title, key) for pk, title, key in rows if pk in public}
    texts = stored_rows(pages, models_of(pages), {pk: key for pk, (_t, key) in titles.items()})
    records = MadeFrom.objects.filter(page__in=pages.order_by().values("pk")).values_list(
        "page_id", Cast("segments", TextField()), Cast("live", TextField())
    )
    stored = {pk: rest for pk, *rest in records}
    for pk, (title, _key) in titles.items():
        for learnt in _learnt(texts[pk], *stored[pk]):
            memory.put(learnt, title)
    return memory


def _learnt(page: Stored, segments: str, live: str) -> tuple[Learnt, ...]:
    name = name_of_stored(page.model._meta.label, page.name, segments, live)
    found = _known.get(name)
    if found is None:
        pairs = live_pairs(page.segments(), json.loads(segments), json.loads(live))
        found = tuple(learnt(source, each.rich, each.text) for source, each in pairs)
        _known.put(name, found)
    return found


def live_pairs(
    page: Iterable[Segment], segments: Mapping[str, Mapping[str, str]], live: Mapping[str, str]
) -> Iterable[tuple[str, Segment]]:
    """Yield the Dutch texts that the texts of a live page were made from, each with its translation.

    The record is of the newest draft: a text that is newer there than on the live page is left out.
    """
    texts = {each.key: each for each in page}
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

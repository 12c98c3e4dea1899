"""A rich text by its paragraphs, and a table by its cells: each is translated by itself.

What a translation was made from stands beside it paragraph by paragraph. So a word that changes in
one of ten leaves nine up to date, and what comes between others makes only itself new.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from translations.segments import Segment, text_hash

#: A key that the editor of rich text puts into paragraphs: no difference to a reader.
BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')
#: How alike two texts have to be to be taken for one that was changed, where it is not plain.
ALIKE = 0.5


@dataclass(frozen=True)
class Paragraph:
    """The words of one paragraph, as wagtail-localize keeps them, and what belongs to its links."""

    string: str
    attributes: Mapping[str, Mapping[str, Any]]

    @functools.cached_property
    def html(self) -> str:
        """The words with their links, without the tag around them."""
        return str(StringValue(self.string).render_html(self.attributes))


@dataclass(frozen=True)
class Parts:
    """A text taken apart: where its paragraphs stand, and the paragraphs."""

    template: str
    paragraphs: tuple[Paragraph, ...]

    @functools.cached_property
    def shape(self) -> str:
        """What two texts have in common that differ in words alone."""
        return re.sub(r"\s+", "", BLOCK_KEY.sub("", self.template))


@functools.lru_cache(maxsize=8192)
def parts_of(text: str) -> Parts | None:
    """Take a rich text apart; None when that cannot be done."""
    try:
        template, strings = extract_strings(text)
    except ValueError:
        return None
    return Parts(template, tuple(Paragraph(value.data, attrs) for value, attrs in strings))


def units_of(segment: Segment) -> tuple[Segment, ...]:
    """Return what of a segment is translated by itself: its paragraphs, each once; else all of it."""
    parts = parts_of(segment.text) if segment.rich else None
    if parts is None or len(parts.paragraphs) < 2:
        return (segment,)
    found = {unit_key(segment, each): each.html for each in parts.paragraphs}
    place = segment.place or segment.key
    return tuple(Segment(key, html, rich=True, place=place) for key, html in found.items())


def unit_key(segment: Segment, paragraph: Paragraph) -> str:
    """Return the key of a paragraph: that of its text, and the name of its words."""
    return f"{segment.key}#{text_hash(paragraph.html)[:8]}"


def pairs(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Return for each new text which of the old ones it is, unchanged or changed; None: it is new."""
    found: list[int | None] = [None] * len(new)
    free: list[int] = []
    waiting: list[int] = []
    changed: list[tuple[range, range]] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            found[j1:j2] = range(i1, i2)
            continue
        free += range(i1, i2)
        waiting += range(j1, j2)
        changed.append((range(i1, i2), range(j1, j2)))
    # What only moved is the same text at another place.
    for number in waiting:
        same = next((each for each in free if old[each] == new[number]), None)
        if same is not None:
            found[number] = same
            free.remove(same)
    for before, after in changed:
        _pair_changed(old, new, [i for i in before if i in free], after, found)
    return found


def _pair_changed(
    old: Sequence[str],
    new: Sequence[str],
    before: Sequence[int],
    after: Sequence[int],
    found: list[int | None],
) -> None:
    """Pair what stands at one place and is not the same: in its order, what is most alike."""
    left = [j for j in after if found[j] is None]
    if len(before) == len(left):
        for i, j in zip(before, left, strict=True):
            found[j] = i
        return
    alike = sorted(
        (
            (difflib.SequenceMatcher(None, old[i], new[j]).ratio(), -i, -j)
            for i in before
            for j in left
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for ratio, i, j in ((ratio, -i, -j) for ratio, i, j in alike):
        crossed = any((i < other) != (j < chosen[other]) for other in chosen)
        if ratio >= ALIKE and i not in chosen and j not in chosen.values() and not crossed:
            chosen[i] = j
            found[j] = i


def beside(segment: Segment, source: str, translation: str) -> dict[str, tuple[str, str]] | None:
    """Return for each paragraph of a Dutch text what it was before, and its translation.

    `source` is the Dutch text that `translation` was made from. None when they do not have the same
    paragraphs: then nobody can tell which belongs to which.
    """
    lines = _lines(segment, source, translation)
    new = parts_of(segment.text)
    if lines is None or new is None:
        return None
    found: dict[str, tuple[str, str]] = {}
    for paragraph, line in zip(new.paragraphs, lines, strict=True):
        if line is not None:
            found.setdefault(unit_key(segment, paragraph), (line[0].html, line[1].html))
    return found


def _lines(
    segment: Segment, source: str, translation: str
) -> list[tuple[Paragraph, Paragraph] | None] | None:
    new, old, theirs = parts_of(segment.text), parts_of(source), parts_of(translation)
    if new is None or old is None or theirs is None or old.shape != theirs.shape:
        return None
    order = pairs([each.html for each in old.paragraphs], [each.html for each in new.paragraphs])
    return [None if i is None else (old.paragraphs[i], theirs.paragraphs[i]) for i in order]


def compose(
    segment: Segment, there: tuple[str, str] | None, given: Mapping[str, str]
) -> tuple[str, str] | None:
    """Return the Dutch text that a translation is made from, and it with the paragraphs that are given.

    `there` is the Dutch text that the translation was made from, and the translation. What is not given
    stays as it is there; a paragraph without a translation is left out. None when there is nothing yet
    and something is missing.
    """
    new = parts_of(segment.text)
    if new is None:
        return there
    lines = _lines(segment, *there) if there else [None] * len(new.paragraphs)
    if lines is None:
        return there
    first: dict[str, str | None] = {}
    dutch: list[Paragraph | None] = []
    theirs: list[Paragraph | None] = []
    for paragraph, line in zip(new.paragraphs, lines, strict=True):
        key = unit_key(segment, paragraph)
        now = line[1].html if line else None
        shown = first.setdefault(key, now)
        # The same words twice are shown once; where a hand made them differ, only what was shown changes.
        if key in given and now in (shown, None):
            dutch.append(paragraph)
            theirs.append(one_paragraph(given[key]))
        else:
            dutch.append(line[0] if line else None)
            theirs.append(line[1] if line else None)
    if there is None and None in theirs:
        return None
    return _put(new.template, dutch), _put(new.template, theirs)


def one_paragraph(text: str) -> Paragraph:
    """Return a text as one paragraph; what stood below each other stands on lines of it."""
    parts = parts_of(text)
    if parts is None:
        raise ValueError(text)
    html = "<br/>".join(each.html for each in parts.paragraphs)
    if len(parts.paragraphs) == 1:
        return parts.paragraphs[0]
    value, attributes = StringValue.from_source_html(html)
    return Paragraph(value.data, attributes)


def inline(text: str) -> str:
    """Return a rich text without the tag around its one paragraph."""
    return one_paragraph(text).html


def as_whole(dutch: str, paragraph: str) -> str:
    """Return the words of one paragraph with the tags that stand around the one of a Dutch text."""
    parts = parts_of(dutch)
    if parts is None or len(parts.paragraphs) != 1:
        return paragraph
    return _put(parts.template, [one_paragraph(paragraph)])


def _put(template: str, paragraphs: Sequence[Paragraph | None]) -> str:
    """Put paragraphs where they stand; one that is None goes, and what is empty without it."""
    soup = BeautifulSoup(template, "html.parser")
    for element in soup.find_all("text"):
        if paragraphs[int(str(element["position"]))] is None:
            above = element.parent
            element.decompose()
            while above is not None and above is not soup and _is_empty(above):
                element, above = above, above.parent
                element.decompose()
    strings = [
        (StringValue(each.string), each.attributes) if each else (StringValue(""), {})
        for each in paragraphs
    ]
    return str(restore_strings(str(soup), strings))


def _is_empty(element: Any) -> bool:
    return not any(
        not isinstance(each, NavigableString) or str(each).strip() for each in element.children
    )

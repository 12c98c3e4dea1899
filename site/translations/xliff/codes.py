"""A text as runs of words and codes: a tag is a code, which a tool for translators shows and protects.

What is written so gives the same text again, byte for byte. In a text without tags all is words.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

#: Of a rich text: a tag, a named or numbered character, or a sign that is no part of one.
TOKEN = re.compile(r"<[^<>]*>|&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);|[<>&]")
#: Those that are written as the words that they stand for.
WORDS = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
OPENS = re.compile(r"<([a-zA-Z][\w:-]*)[^>]*(?<!/)>")
CLOSES = re.compile(r"</([a-zA-Z][\w:-]*)\s*>")
#: A key that the editor of rich text puts into paragraphs: no difference between two codes.
BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')
#: What XML has no way to write (XML 1.0, production 2).
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
OPEN, CLOSE, ALONE = "open", "close", "alone"


@dataclass(frozen=True, slots=True)
class Code:
    """One code. What opens and what closes it have the same name."""

    kind: str
    name: str
    #: What stands in our text; empty where a tool left it out.
    native: str

    @property
    def place(self) -> tuple[str, str]:
        """How it is found again."""
        return self.kind, self.name


Run = str | Code


def runs(text: str, *, rich: bool) -> list[Run]:
    """Return the words and codes of a text, in their order."""
    if not rich:
        return [text] if text else []
    found: list[Run] = []
    words, at = "", 0
    for match in TOKEN.finditer(text):
        words += text[at : match.start()]
        at = match.end()
        if match[0] in WORDS:
            words += WORDS[match[0]]
            continue
        found += [words] if words else []
        found.append(Code(ALONE, "", match[0]))
        words = ""
    words += text[at:]
    found += [words] if words else []
    return _named(_paired(found))


def text_of(found: Iterable[Run], *, rich: bool) -> str:
    """Return the text again."""
    return "".join(
        each.native
        if isinstance(each, Code)
        else (html.escape(each, quote=False) if rich else each)
        for each in found
    )


def named_as(found: Sequence[Run], known: Sequence[Run]) -> list[Run]:
    """Return a translation whose codes have the names of the same codes in the Dutch text; others have new ones."""
    free: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, natives in _by_name(known).items():
        free[natives].append(name)
    new: dict[str, str] = {}
    for number, (name, natives) in enumerate(_by_name(found).items(), 1):
        new[name] = free[natives].pop(0) if free[natives] else f"n{number}"
    return [
        replace(each, name=new[each.name]) if isinstance(each, Code) else each for each in found
    ]


def _by_name(found: Iterable[Run]) -> dict[str, tuple[str, ...]]:
    natives: dict[str, tuple[str, ...]] = {}
    for each in found:
        if isinstance(each, Code):
            bare = BLOCK_KEY.sub("", each.native)
            natives[each.name] = (*natives.get(each.name, ()), bare)
    return natives


def _paired(found: list[Run]) -> list[Run]:
    """Return the runs with the tags that enclose something marked as pairs, named by the number of the first."""
    pairs: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    for number, each in enumerate(found):
        if not isinstance(each, Code):
            continue
        if opens := OPENS.fullmatch(each.native):
            waiting.append((opens[1], number))
        elif (closes := CLOSES.fullmatch(each.native)) and any(t == closes[1] for t, _n in waiting):
            # What was opened in between and not closed (`<br>`) encloses nothing.
            while waiting[-1][0] != closes[1]:
                waiting.pop()
            pairs[number] = waiting.pop()[1]
    opened = set(pairs.values())
    return [
        each
        if not isinstance(each, Code)
        else Code(
            CLOSE if number in pairs else OPEN if number in opened else ALONE,
            str(pairs.get(number, number)),
            each.native,
        )
        for number, each in enumerate(found)
    ]


def _named(found: list[Run]) -> list[Run]:
    """Return the runs with codes named 1, 2, 3."""
    names: dict[str, str] = {}
    for each in found:
        if isinstance(each, Code):
            names.setdefault(each.name, str(len(names) + 1))
    return [
        replace(each, name=names[each.name]) if isinstance(each, Code) else each for each in found
    ]

"""What is wrong with a translated text: in the editor and in files that come in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _

from translations.segments import Segment
from translations.texts.links import Link, is_safe

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
#: Control characters, and overrides of the direction that nobody sees.
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
TAG = re.compile(r"<\s*[a-zA-Z/!?]")
#: A key that the editor puts into each paragraph, of no meaning to a reader.
OF_THE_EDITOR = ("data-block-key",)
WITHOUT_END = ("br", "hr", "img", "embed")


class _Tags(HTMLParser):
    """Collects the tags of a text, and whether each one that opens also closes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[tuple[Any, ...]] = Counter()
        self.open: list[str] = []
        self.broken = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = tuple(sorted((k, v or "") for k, v in attrs if k not in OF_THE_EDITOR))
        self.found[tag, kept] += 1
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.broken = True

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in WITHOUT_END:
            self.handle_endtag(tag)

    def handle_comment(self, data: str) -> None:
        self.found["!--", ()] += 1

    def handle_decl(self, decl: str) -> None:
        self.found["!", ()] += 1

    def unknown_decl(self, data: str) -> None:
        self.found["!", ()] += 1

    def handle_pi(self, data: str) -> None:
        self.found["?", ()] += 1


def tags(text: str) -> tuple[Counter[tuple[Any, ...]], bool]:
    """Return the tags of a text with their attributes, and whether they are whole."""
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return parser.found, not parser.broken and not parser.open


def fault(segment: Segment, text: str, own: Collection[Link] | None = ()) -> str:
    """Return what is wrong with `text` as the translation of `segment`; empty when nothing is.

    A link may lead elsewhere than the Dutch one: to what is in `own`; with None, for who writes by hand,
    to wherever the editor of rich text may.
    """
    if UNSEEN.search(text):
        return _("It has characters that nobody sees.")
    if segment.limit and len(text.strip()) > segment.limit:
        words = _("It has %(size)d characters; %(allowed)d are allowed.")
        return words % {"size": len(text.strip()), "allowed": segment.limit}
    if Counter(PLACEHOLDER.findall(segment.text)) != Counter(PLACEHOLDER.findall(text)):
        return _("A placeholder of the Dutch text is missing, or there is one too many.")
    if not segment.rich:
        if TAG.search(text) and not TAG.search(segment.text):
            return _("There is a tag in it: this text takes words only.")
        return ""
    wanted, _whole = tags(segment.text)
    found, whole = tags(text)
    if not whole:
        return _("A tag is not closed, or closed twice.")
    shape = {"p", "b", "i", "br", "ul", "ol", "li"}
    extra, missing = found - wanted, wanted - found
    others = sum(number for (tag, _attrs), number in missing.items() if tag == "a")
    strange = []
    for (tag, attrs), number in extra.items():
        elsewhere = tag == "a" and (is_safe(attrs) if own is None else attrs in own)
        if elsewhere and number <= others:
            others -= number
        elif tag not in shape or attrs:
            strange.append(tag)
    if strange:
        words = _("There is a tag or an address in it that the Dutch text does not have: %(tag)s.")
        return words % {"tag": f"<{strange[0]}>"}
    if others:
        return _("A link of the Dutch text is missing.")
    return ""

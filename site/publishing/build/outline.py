"""The sections of a page, so that a long one can be looked over: read from its own headings.

Templates and texts of editors make sections; one list of them in each view would be a second truth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

#: A page of so many sections needs no list of them.
FEW = 3
HEADING = re.compile(r"<h2\b([^>]*)>(.*?)</h2>", re.DOTALL)
ATTRIBUTE = re.compile(r'\b(id|lang|class)="([^"]*)"')
TAG = re.compile(r"<[^>]+>")
#: An element that opens or closes; what lies in a comment is none.
ELEMENT = re.compile(r"<!--.*?-->|<(/?)([a-z][a-z0-9]*)\b([^>]*)>", re.DOTALL)
#: Elements without an end (HTML, "void elements").
VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr path use circle rect line".split()
)
#: Classes of headings that nobody sees, of a box beside the text, or of a step within a section.
NO_SECTION = {"wijk-hidden", "wijk-panel__title", "wijk-card__title", "nl-heading--level-3"}


@dataclass(frozen=True, slots=True)
class Section:
    """A section: where it begins, and what it is called in which language."""

    anchor: str
    text: Markup
    lang: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """The two parts of a page with an anchor at each section, and the sections when there are many."""

    main: Markup
    after: Markup
    sections: tuple[Section, ...]


def outline(main: Markup, after: Markup, prose_lang: str | None = None) -> Outline:
    """Return the outline of a page. `prose_lang` is the language of headings in texts of editors."""
    if len(HEADING.findall(main)) + len(HEADING.findall(after)) <= FEW:
        return Outline(main, after, ())
    found: list[Section] = []
    around: dict[int, str | None] = {}

    def section(heading: re.Match[str]) -> str:
        attributes = dict(ATTRIBUTE.findall(heading[1]))
        classes = set(attributes.get("class", "").split())
        text = " ".join(TAG.sub("", heading[2]).split())
        if classes & NO_SECTION or not text:
            return heading[0]
        anchor = attributes.get("id") or f"section-{len(found) + 1}"
        lang = attributes.get("lang") or around.get(heading.start())
        # Only our own templates give classes; what they write themselves is in the language of the page.
        lang = lang or (None if classes else prose_lang)
        # What was markup before is markup still.
        found.append(Section(anchor, Markup(text), lang))  # noqa: S704
        return heading[0] if "id" in attributes else f'<h2 id="{anchor}"{heading[0][3:]}'

    with_anchors = []
    for part in (main, after):
        around = _languages(part)
        with_anchors.append(Markup(HEADING.sub(section, part)))  # noqa: S704
    if len(found) <= FEW:
        return Outline(main, after, ())
    return Outline(with_anchors[0], with_anchors[1], tuple(found))


def _languages(part: str) -> dict[int, str | None]:
    """Return the language that each heading has from what stands around it, by the place where it begins."""
    found: dict[int, str | None] = {}
    if 'lang="' not in part:
        return found
    #: Elements that are open, each with the language inside it.
    inside: list[tuple[str, str | None]] = []
    for element in ELEMENT.finditer(part):
        closes, name, attributes = element.groups()
        if name is None or name in VOID or attributes.endswith("/"):
            continue
        if closes:
            while any(each == name for each, _lang in inside) and inside.pop()[0] != name:
                pass
            continue
        outer = inside[-1][1] if inside else None
        if name == "h2":
            found[element.start()] = outer
        inside.append((name, dict(ATTRIBUTE.findall(attributes)).get("lang", outer)))
    return found

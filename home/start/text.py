"""The text of the start page itself, whole or in chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.body import block_views
from core.layout.reading import facts, stream
from core.text_blocks.heading import HeadingView
from home.models.pages import HomeRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


class TextPartBlock(blocks.StructBlock):
    """The text of this page, or a chapter of it."""

    chapter = blocks.IntegerBlock(
        label=_("Chapter"),
        required=False,
        min_value=1,
        help_text=_(
            "A number: only that chapter of the text of this page; a chapter begins at a heading. "
            "Empty: all that no other part shows."
        ),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("The text of this page, whole or a chapter of it.")


@dataclass(frozen=True, slots=True)
class TextPart:
    """Text of the start page."""

    kind: ClassVar[str] = "text"
    body: tuple[Any, ...]


def text_part(read: Reader, page: PageRow, value: Mapping[str, Any]) -> TextPart | None:
    """Show a chapter, or what no other part shows; None when there is no such text."""
    chapters = chapters_of(block_views(read, read.row(HomeRow, page.id).body))
    wanted = value.get("chapter")
    if wanted:
        shown = chapters[wanted - 1 : wanted]
    else:
        taken = {
            each["value"].get("chapter")
            for each in stream(facts(read, page).parts)
            if each["type"] == TextPart.kind
        }
        shown = [each for number, each in enumerate(chapters, start=1) if number not in taken]
    body = tuple(block for chapter in shown for block in chapter)
    return TextPart(body) if body else None


def chapters_of(body: Sequence[Any]) -> list[list[Any]]:
    """Divide blocks at the headings of level 2; what stands before the first belongs to it."""
    chapters: list[list[Any]] = []
    begun = False
    for block in body:
        heading = isinstance(block, HeadingView) and block.level == 2
        if not chapters or (heading and begun):
            chapters.append([])
        begun = begun or heading
        chapters[-1].append(block)
    return chapters

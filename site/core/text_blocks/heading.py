"""A heading inside a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.block_types import BlockType, register
from publishing.content.reader import Reader


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Heading")), ("3", _("Subheading"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        preview_value = {"text": "Zo werkt het", "level": "2"}
        description = _("A heading of the page or of a part of it.")


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading with an anchor."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int
    anchor: str


def heading_view(_read: Reader, value: Any) -> HeadingView:
    """Return the view of a heading."""
    return HeadingView(value["text"], int(value["level"]), anchor(value["text"]))


def anchor(text: str) -> str:
    """Return the id of a heading: letters and digits of any script, hyphens between.

    It starts with a word of its own, so that a heading “Menu” is not the menu of the page.
    """
    words = re.sub(r"\W+", "-", text.lower()).strip("-")
    return f"kop-{words}".removesuffix("-")


register(BlockType(name="heading", block=HeadingBlock, view=heading_view, place=10))

"""What somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.block_types import BlockType, register
from publishing.content.reader import Reader


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("Quote"), max_length=400)
    name = blocks.CharBlock(label=_("Who"), required=False, max_length=80)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=80)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        preview_value = {"text": "Samen houden we het plein schoon.", "name": "Een bewoner"}
        description = _("Words of a resident or official.")


@dataclass(frozen=True, slots=True)
class QuoteView:
    """What somebody said."""

    kind: ClassVar[str] = "quote"
    text: str
    name: str
    role: str


def quote_view(_read: Reader, value: Any) -> QuoteView:
    """Return the view of a quote."""
    return QuoteView(value["text"], value["name"], value["role"])


register(BlockType(name="quote", block=QuoteBlock, view=quote_view, place=40))

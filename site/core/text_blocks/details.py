"""Questions whose answers open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from markupsafe import Markup
from wagtail import blocks

from core.blocks.block_types import BlockType, register
from core.blocks.body import list_items
from core.blocks.rich_text import rich_text
from core.text_blocks.rich_text import RichTextBlock
from publishing.content.reader import Reader


class DetailsItemBlock(blocks.StructBlock):
    """One question with its answer."""

    summary = blocks.CharBlock(label=_("Question"), max_length=160)
    text = RichTextBlock(label=_("Answer"))


class DetailsBlock(blocks.StructBlock):
    """Questions whose answers open."""

    items = blocks.ListBlock(DetailsItemBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Questions and answers")
        description = _("Answers that open when the reader asks for them.")


@dataclass(frozen=True, slots=True)
class DetailsView:
    """Questions and answers: pairs of question and HTML."""

    kind: ClassVar[str] = "details"
    items: tuple[tuple[str, Markup], ...]


def details_view(read: Reader, value: Any) -> DetailsView:
    """Return the view of questions and answers."""
    items = list_items(value["items"])
    return DetailsView(tuple((each["summary"], rich_text(read, each["text"])) for each in items))


register(BlockType(name="details", block=DetailsBlock, view=details_view, place=60))

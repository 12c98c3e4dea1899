"""Numbered steps."""

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


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(label=_("Step"), max_length=120)
    text = RichTextBlock(label=_("Explanation"), required=False)


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    items = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        description = _("What to do, one step after another.")


@dataclass(frozen=True, slots=True)
class StepsView:
    """Numbered steps: pairs of title and HTML."""

    kind: ClassVar[str] = "steps"
    title: str
    items: tuple[tuple[str, Markup], ...]


def steps_view(read: Reader, value: Any) -> StepsView:
    """Return the view of steps."""
    items = list_items(value["items"])
    return StepsView(
        value["title"], tuple((each["title"], rich_text(read, each["text"])) for each in items)
    )


register(BlockType(name="steps", block=StepsBlock, view=steps_view, place=50))

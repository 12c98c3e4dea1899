"""Running text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from markupsafe import Markup
from wagtail import blocks

from core.blocks.block_types import BlockType, register
from core.blocks.rich_text import rich_text
from publishing.content.reader import Reader

#: What editors may use inside running text. Headings are blocks, so that their order can be checked.
RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**kwargs)


@dataclass(frozen=True, slots=True)
class RichTextView:
    """Running text."""

    kind: ClassVar[str] = "rich_text"
    html: Markup


def rich_text_view(read: Reader, value: Any) -> RichTextView:
    """Return the view of running text."""
    return RichTextView(rich_text(read, value))


register(
    BlockType(
        name="rich_text",
        block=partial(RichTextBlock, label=_("Text"), icon="pilcrow"),
        view=rich_text_view,
        place=20,
    )
)

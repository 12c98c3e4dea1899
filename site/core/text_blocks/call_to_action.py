"""One thing that the reader can do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from markupsafe import Markup
from wagtail import blocks

from core.blocks.block_types import BlockType, register
from core.blocks.rich_text import rich_text
from core.layout.reading import link
from core.layout.views import Link
from core.text_blocks.rich_text import RichTextBlock
from publishing.content.reader import Reader


class CallToActionBlock(blocks.StructBlock):
    """One thing that the reader can do now."""

    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = RichTextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Text of the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("To a page of this site"), required=False)
    url = blocks.URLBlock(label=_("Or to another site"), required=False)

    class Meta:
        icon = "thumbtack"
        label = _("Call to action")
        description = _("A button with a short reason to press it.")


@dataclass(frozen=True, slots=True)
class CallToActionView:
    """One thing to do now."""

    kind: ClassVar[str] = "call_to_action"
    title: str
    html: Markup
    link: Link


def call_to_action_view(read: Reader, value: Any) -> CallToActionView | None:
    """Return the view of a call to action; None when its page is not public and it has no address."""
    found = link(read, read.page(value["page"]), value["label"])
    if found is None and value["url"]:
        found = Link(value["label"], value["url"])
    if found is None:
        return None
    return CallToActionView(value["title"], rich_text(read, value["text"]), found)


register(
    BlockType(name="call_to_action", block=CallToActionBlock, view=call_to_action_view, place=90)
)

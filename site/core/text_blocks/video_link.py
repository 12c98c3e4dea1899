"""A link to a film elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from markupsafe import Markup
from wagtail import blocks

from core.blocks.block_types import BlockType, register
from core.blocks.rich_text import rich_text
from core.text_blocks.rich_text import RichTextBlock
from publishing.content.reader import Reader


class VideoLinkBlock(blocks.StructBlock):
    """A link to a film: nothing of another site is loaded into ours."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    url = blocks.URLBlock(label=_("Address"))
    provider = blocks.CharBlock(label=_("Site"), max_length=60, help_text=_("For example YouTube."))
    minutes = blocks.IntegerBlock(label=_("Minutes"), required=False, min_value=1)
    transcript = RichTextBlock(label=_("Text version"), required=False)

    class Meta:
        icon = "media"
        label = _("Link to a video")
        description = _("Opens the film on its own site, with the text of what is said beside it.")


@dataclass(frozen=True, slots=True)
class VideoLinkView:
    """A link to a film elsewhere."""

    kind: ClassVar[str] = "video_link"
    title: str
    url: str
    provider: str
    duration_text: str
    transcript_html: Markup | None


def video_link_view(read: Reader, value: Any) -> VideoLinkView:
    """Return the view of a link to a film."""
    minutes = value["minutes"]
    duration = ""
    if minutes:
        duration = read.language.ngettext("%(number)s minute", "%(number)s minutes", minutes) % {
            "number": minutes
        }
    return VideoLinkView(
        value["title"],
        value["url"],
        value["provider"] or urlsplit(value["url"]).hostname or "",
        duration,
        rich_text(read, value["transcript"]) if value["transcript"] else None,
    )


register(BlockType(name="video_link", block=VideoLinkBlock, view=video_link_view, place=120))

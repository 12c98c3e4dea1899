"""A picture in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.block_types import BlockType, register
from core.layout.reading import picture
from core.layout.views import PictureView
from publishing.content.reader import Reader


class PictureBlock(blocks.StructBlock):
    """A picture with its description; the credit comes from the picture itself."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=250,
        help_text=_("What there is to see, for who cannot see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A photo or illustration, with its maker below it.")


@dataclass(frozen=True, slots=True)
class PictureBlockView:
    """A picture in the text."""

    kind: ClassVar[str] = "picture"
    picture: PictureView


def picture_view(read: Reader, value: Any) -> PictureBlockView | None:
    """Return the view of a picture; None when it is not public."""
    found = picture(read, value["image"], value["alt"], caption=value["caption"])
    return PictureBlockView(found) if found else None


register(BlockType(name="picture", block=PictureBlock, view=picture_view, place=30))

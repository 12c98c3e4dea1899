"""The card of a hub in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from contacts.people.cards import HubCardView, hub_card
from core.blocks.block_types import BlockType, register
from publishing.content.reader import Reader


class HubCardBlock(blocks.StructBlock):
    """The card of a hub; its address and hours come from the hub's own record."""

    hub = blocks.PageChooserBlock(label=_("Hub"), page_type="contacts.HubPage")

    class Meta:
        icon = "home"
        label = _("Hub card")
        description = _("Shows a hub's address and hours, always as they are now.")


@dataclass(frozen=True, slots=True)
class HubCardBlockView:
    """The card of a hub, in the language of the reader."""

    kind: ClassVar[str] = "hub_card"
    in_readers_language: ClassVar[bool] = True
    hub: HubCardView


def hub_card_block(read: Reader, value: Any) -> HubCardBlockView | None:
    """Show a hub; nothing when it is not public."""
    page = read.page(value["hub"])
    return HubCardBlockView(hub_card(read, page)) if page is not None else None


register(BlockType(name="hub_card", block=HubCardBlock, view=hub_card_block, place=110))

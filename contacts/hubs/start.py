"""Hubs on the start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from contacts.hubs.all_hubs import all_hubs_text
from contacts.people.cards import HubCardView, hub_card
from contacts.people.directory import districts
from core.blocks.start_parts import TaskView
from core.layout.sections import section_link
from core.layout.views import Link
from core.municipality import term
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

INDEX = "contacts.hubindexpage"
SHOWN = 6
MOST = 60


class HubsPartBlock(blocks.StructBlock):
    """Hubs, as they are open today."""

    number = blocks.IntegerBlock(
        label=_("How many"), default=SHOWN, min_value=1, max_value=MOST, required=False
    )

    class Meta:
        icon = "home"
        label = _("Hubs")
        description = _("Hubs with their address, as they are open today.")


@dataclass(frozen=True, slots=True)
class HubsPart:
    """Hubs on the start page, district by district."""

    kind: ClassVar[str] = "hubs"
    heading: str
    hubs: tuple[HubCardView, ...]
    all_hubs: Link | None


def hubs_part(read: Reader, _page: PageRow, value: Mapping[str, Any]) -> HubsPart | None:
    """Show hubs, the same ones in every language; None when there are none."""
    # By the Dutch names of districts: each language sorts by its own, and would begin with other hubs.
    found = sorted(
        districts(read), key=lambda district: (read.language.sort_key(district.title), district.id)
    )
    pages = [hub for each in found for hub in read.children(each, "contacts.hubpage")]
    if not pages:
        return None
    return HubsPart(
        heading=read.language.capital(term(read, "hub", plural=True)),
        hubs=tuple(hub_card(read, each) for each in pages[: value.get("number") or SHOWN]),
        all_hubs=section_link(read, INDEX, all_hubs_text(read)),
    )


def where_to_walk_in(read: Reader) -> TaskView | None:
    """Lead to the list of hubs."""
    words = read.language
    found = section_link(read, INDEX)
    if found is None:
        return None
    text = words.gettext("%(hubs)s: addresses and opening hours.") % {
        "hubs": term(read, "hub", plural=True)
    }
    return TaskView("clock", words.gettext("Where can I walk in?"), words.capital(text), found.url)

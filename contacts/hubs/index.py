"""The public view of the list of hubs."""

from __future__ import annotations

from dataclasses import dataclass

from contacts.people.cards import HubCardView, hub_card
from contacts.people.directory import districts
from core.layout.views import Link
from core.municipality import municipality
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class HubIndexView:
    """All hubs, whatever language they are in: district by district, and by name from A to Z."""

    hubs: tuple[HubCardView, ...]
    by_name: tuple[Link, ...]
    #: Whom to call about a hub whose hours are not certain.
    phone: str | None


def hub_index_view(read: Reader, _page: PageRow) -> HubIndexView:
    """Make the view of the list of hubs."""
    hubs = tuple(
        hub_card(read, hub)
        for district in districts(read)
        for hub in read.children(district, "contacts.hubpage")
    )
    by_name = sorted(
        (Link(hub.name, hub.url, hub.lang) for hub in hubs),
        key=lambda hub: (read.language.sort_key(hub.text), hub.url),
    )
    return HubIndexView(hubs, tuple(by_name), municipality(read).phone or None)

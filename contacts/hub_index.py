"""The public view of the list of hubs."""

from __future__ import annotations

from dataclasses import dataclass

from contacts.cards import HubCardView, hub_cards
from contacts.directory import districts
from home.furniture import Link
from home.municipality import municipality
from home.reading import link
from publishing.reader import Reader
from publishing.records import PageRow


@dataclass(frozen=True, slots=True)
class DistrictHubs:
    """The hubs of a district."""

    district: Link
    anchor: str
    hubs: tuple[HubCardView, ...]


@dataclass(frozen=True, slots=True)
class HubIndexView:
    """All hubs: district by district, and by name from A to Z."""

    districts: tuple[DistrictHubs, ...]
    by_name: tuple[Link, ...]
    #: Whom to call about a hub whose hours are not certain.
    phone: str | None


def hub_index_view(read: Reader, _page: PageRow) -> HubIndexView:
    """Make the view of the list of hubs. All hubs are in it, whatever language they are in."""
    found = []
    for district in districts(read):
        district_link = link(read, district)
        hubs = hub_cards(read, district)
        if hubs and district_link is not None:
            found.append(DistrictHubs(district_link, f"wijk-{district.slug}", hubs))
    cards = [hub for group in found for hub in group.hubs]
    by_name = sorted((Link(hub.name, hub.url, hub.lang) for hub in cards), key=_sort_key)
    return HubIndexView(tuple(found), tuple(by_name), municipality(read).phone or None)


def _sort_key(found: Link) -> tuple[str, str]:
    return found.text.casefold(), found.url

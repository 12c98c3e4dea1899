"""Find your district, on the start page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from contacts.people.directory import districts
from core.blocks.start_parts import ActionView, TaskView
from core.layout.reading import link
from core.layout.sections import section, section_link
from core.layout.views import Link
from core.municipality import municipality
from districts.finder.finder import finder_link
from districts.geo.maps import MapView, municipality_map
from districts.pages.district import is_schematic
from districts.pages.index import AreaView, areas, by_area
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

INDEX = "districts.districtindexpage"


class DistrictsPartBlock(blocks.StructBlock):
    """All districts, with the map."""

    class Meta:
        icon = "site"
        label = _("Find your district")
        description = _("All districts by area, with the map.")


@dataclass(frozen=True, slots=True)
class DistrictsPart:
    """All districts on the start page, by area, with the map."""

    kind: ClassVar[str] = "districts"
    areas: tuple[AreaView, ...]
    total: int
    overview: Link | None
    map: MapView | None
    map_is_schematic: bool


def districts_part(read: Reader, _page: PageRow, _value: Mapping[str, Any]) -> DistrictsPart | None:
    """Show all districts; None when there are none yet."""
    words = read.language
    found = districts(read)
    if not found:
        return None
    overview = section(read, INDEX)
    label = words.gettext("Map of the districts of %(municipality)s")
    return DistrictsPart(
        areas=areas(read, found),
        total=len(found),
        overview=link(read, overview, words.gettext("All districts")),
        map=municipality_map(
            read, label % {"municipality": municipality(read).name}, by_area(read, found)
        ),
        map_is_schematic=is_schematic(read, read.source(overview) if overview else None),
    )


@dataclass(frozen=True, slots=True)
class FinderField:
    """The field of the finder on the start page."""

    kind: ClassVar[str] = "finder_field"
    script: ClassVar[str] = "finder-field"
    sheet: ClassVar[str] = "finder"
    url: str


def finder_field(read: Reader) -> FinderField | None:
    """Ask for the postcode on the start page; None where the site knows no postcodes."""
    found = finder_link(read)
    return FinderField(found.url) if found else None


def find_your_district(read: Reader) -> ActionView | None:
    """Lead to the postcode finder, or to the list of districts where the site knows no postcodes."""
    words = read.language
    found = finder_link(read, words.gettext("Find your district by postcode"))
    found = found or section_link(read, INDEX, words.gettext("Find your district"))
    return ActionView("map", found.text, found.url) if found else None


def how_to_take_part(read: Reader) -> TaskView | None:
    """Lead to the page about taking part."""
    words = read.language
    found = section_link(read, "districts.takingpartpage")
    if found is None:
        return None
    text = words.gettext("Carry out your own idea, make an agreement, see the budget.")
    return TaskView("handshake", words.gettext("How do I take part?"), text, found.url)

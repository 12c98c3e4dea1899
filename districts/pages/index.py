"""The public view of the overview of districts: a list by part of town, and a map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contacts.people.directory import districts as all_districts
from core.layout.reading import link, links
from core.layout.views import Link
from core.municipality import municipality
from districts.finder.finder import finder_link
from districts.finder.membership import names_of
from districts.geo.maps import MapView, municipality_map
from districts.models.districts import DistrictIndexRow, DistrictRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class AreaView:
    """The districts of a part of town. `name` is empty for those without one."""

    name: str
    districts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NeighbourhoodLink:
    """A neighbourhood and the district that it belongs to."""

    name: str
    district: Link


@dataclass(frozen=True, slots=True)
class DistrictIndexView:
    """The overview of districts."""

    areas: tuple[AreaView, ...]
    total: int
    map: MapView | None
    map_is_schematic: bool
    neighbourhoods: tuple[NeighbourhoodLink, ...]
    finder: Link | None


def district_index_view(read: Reader, page: PageRow) -> DistrictIndexView:
    """Make the view of the overview. All districts are listed, also those not translated yet."""
    districts = all_districts(read)
    label = read.language.gettext("Map of the districts of %(municipality)s")
    return DistrictIndexView(
        areas=areas(read, districts),
        total=len(districts),
        map=municipality_map(read, label % {"municipality": municipality(read).name}),
        map_is_schematic=read.row(DistrictIndexRow, read.source(page).id).map_is_schematic,
        neighbourhoods=neighbourhoods(read, districts),
        finder=finder_link(read, read.language.gettext("Find your district by postcode")),
    )


def areas(read: Reader, districts: Iterable[PageRow]) -> tuple[AreaView, ...]:
    """Group districts by part of town, both from A to Z; those without one come last."""
    grouped: dict[str, list[PageRow]] = {}
    for district in districts:
        grouped.setdefault(read.summary(DistrictRow, district.id).area, []).append(district)
    names = sorted(grouped, key=lambda name: (not name, read.language.sort_key(name)))
    return tuple(AreaView(name, links(read, grouped[name])) for name in names)


def neighbourhoods(read: Reader, districts: Iterable[PageRow]) -> tuple[NeighbourhoodLink, ...]:
    """List all neighbourhoods from A to Z: many people know theirs, not the name of the district.

    One that has the name of its district says nothing new and is left out.
    """
    found, sort_key = [], read.language.sort_key
    for district in districts:
        target = link(read, district)
        for name in names_of(read, district):
            if target is not None and name.casefold() != district.title.casefold():
                found.append(NeighbourhoodLink(name, target))
    return tuple(sorted(found, key=lambda each: (sort_key(each.name), each.district.url)))

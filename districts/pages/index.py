"""The public view of the overview of districts: a list by part of town, and a map."""

from __future__ import annotations

import itertools
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
class NamedDistrict:
    """A district in the list from A to Z. `area` is its part of town, empty where there are no others."""

    district: Link
    area: str


@dataclass(frozen=True, slots=True)
class NeighbourhoodLink:
    """A neighbourhood and the district that it belongs to."""

    name: str
    district: Link


@dataclass(frozen=True, slots=True)
class DistrictIndexView:
    """The overview of districts."""

    areas: tuple[AreaView, ...]
    by_name: tuple[NamedDistrict, ...]
    total: int
    map: MapView | None
    map_is_schematic: bool
    neighbourhoods: tuple[NeighbourhoodLink, ...]
    finder: Link | None


def district_index_view(read: Reader, page: PageRow) -> DistrictIndexView:
    """Make the view of the overview. All districts are listed, also those not translated yet."""
    districts = all_districts(read)
    label = read.language.gettext("Map of the districts of %(municipality)s")
    found = areas(read, districts)
    return DistrictIndexView(
        areas=found,
        by_name=by_name(read, districts, several=len(found) > 1),
        total=len(districts),
        map=municipality_map(read, label % {"municipality": municipality(read).name}),
        map_is_schematic=read.row(DistrictIndexRow, read.source(page).id).map_is_schematic,
        neighbourhoods=neighbourhoods(read, districts),
        finder=finder_link(read, read.language.gettext("Find your district by postcode")),
    )


def by_name(
    read: Reader, districts: Iterable[PageRow], *, several: bool
) -> tuple[NamedDistrict, ...]:
    """List districts from A to Z, each with its part of town where there are several."""
    found = []
    for district in districts:
        target = link(read, district)
        if target is not None:
            area = read.summary(DistrictRow, district.id).area if several else ""
            found.append(NamedDistrict(target, area))
    return tuple(found)


def areas(read: Reader, districts: Iterable[PageRow]) -> tuple[AreaView, ...]:
    """Group districts by part of town, both from A to Z; those without one come last."""
    grouped = _grouped(read, districts)
    return tuple(AreaView(name, links(read, pages)) for name, pages in grouped.items())


def by_area(read: Reader, districts: Iterable[PageRow]) -> tuple[PageRow, ...]:
    """Return districts in the order in which `areas` has them."""
    return tuple(itertools.chain.from_iterable(_grouped(read, districts).values()))


def _grouped(read: Reader, districts: Iterable[PageRow]) -> dict[str, list[PageRow]]:
    grouped: dict[str, list[PageRow]] = {}
    for district in districts:
        grouped.setdefault(read.summary(DistrictRow, district.id).area, []).append(district)
    names = sorted(grouped, key=lambda name: (not name, read.language.sort_key(name)))
    return {name: grouped[name] for name in names}


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

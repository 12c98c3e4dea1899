"""Which district a neighbourhood is in on a day: the one answer for pages, maps and the finder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from contacts.people.directory import districts
from districts.models.areas import AreaMembershipRow, AreaRow
from districts.models.districts import NeighbourhoodRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader

NEIGHBOURHOOD = "BU"


def members_on(rows: Iterable[AreaMembershipRow], day: date) -> dict[str, int]:
    """Return the district (the id of a page) of each neighbourhood that is in one on `day`.

    Of two that hold at once, which no import makes, the one that began last counts.
    """
    found: dict[str, int] = {}
    ordered = sorted(rows, key=lambda row: (row.valid_from or date.min, row.id))
    for row in ordered:
        if (row.valid_from is None or row.valid_from <= day) and (
            row.valid_until is None or day <= row.valid_until
        ):
            found[row.code] = row.district_id
    return found


def next_change(rows: Iterable[AreaMembershipRow], day: date) -> date | None:
    """Return the first day after `day` on which a neighbourhood comes into a district or leaves it."""
    days = [row.valid_from for row in rows if row.valid_from]
    days += [
        row.valid_until + timedelta(days=1)
        for row in rows
        if row.valid_until and row.valid_until < date.max
    ]
    return min((each for each in days if each > day), default=None)


@dataclass(frozen=True, slots=True)
class NeighbourhoodNow:
    """A neighbourhood today. `district` is the id of a source page; None: it belongs to none."""

    code: str
    name: str
    district: int | None


def membership(read: Reader) -> Mapping[str, int]:
    """Return the district (the id of its source page) of each neighbourhood that is in one today.

    An imported table is the whole truth; without one it is what editors typed on the districts.
    """
    return read.shared(_membership)


def _membership(read: Reader) -> Mapping[str, int]:
    rows = read.all(AreaMembershipRow)
    if not rows:
        return MappingProxyType(
            {
                row.cbs_code: district.id
                for district in districts(read)
                for row in read.where(NeighbourhoodRow, "page_id", district.id)
                if row.cbs_code
            }
        )
    read.until_day(next_change(rows, read.today))
    found = {}
    for code, key in members_on(rows, read.today).items():
        page = read.page(key)
        # The id of a district that is not public stays: it says that there is one.
        found[code] = read.source(page).id if page is not None else key
    return MappingProxyType(found)


def district_of(read: Reader, code: str) -> PageRow | None:
    """Return the public district (its source page) that a neighbourhood is in today."""
    return read.page(membership(read).get(code))


def neighbourhoods(read: Reader) -> Mapping[str, NeighbourhoodNow]:
    """Return all neighbourhoods that are known, by code."""
    return read.shared(_neighbourhoods)


def _neighbourhoods(read: Reader) -> Mapping[str, NeighbourhoodNow]:
    member = membership(read)
    names = {
        row.cbs_code: row.name
        for district in districts(read)
        for row in read.where(NeighbourhoodRow, "page_id", district.id)
        if row.cbs_code
    }
    imported = {
        row.code: row.name for row in read.summaries(AreaRow) if row.code.startswith(NEIGHBOURHOOD)
    }
    return MappingProxyType(
        {
            code: NeighbourhoodNow(code, name, member.get(code))
            for code, name in {**names, **imported}.items()
        }
    )


def names_of(read: Reader, district: PageRow) -> tuple[str, ...]:
    """Return the names of the neighbourhoods of a district (its source page) today."""
    if not read.all(AreaMembershipRow):
        found = [row.name for row in read.where(NeighbourhoodRow, "page_id", district.id)]
    else:
        several = neighbourhoods(read).values()
        found = [each.name for each in several if each.district == district.id]
    return tuple(sorted(found, key=read.language.sort_key))


def codes_of(read: Reader, district: PageRow) -> tuple[str, ...]:
    """Return the codes of the neighbourhoods of a district (its source page) today, in order."""
    return tuple(sorted(code for code, key in membership(read).items() if key == district.id))

"""The postcode finder: a page that asks for a postcode, and says in the browser which district it is.

Nothing that is typed leaves the browser but the first four digits, as the name of a file. Without a
script the same is found in the list of four digits, or among the neighbourhoods from A to Z.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.frame import site_frame
from core.layout.reading import link
from core.layout.sections import section_link
from core.layout.views import Link
from core.municipality import municipality
from districts.finder.membership import NeighbourhoodNow, neighbourhoods
from districts.finder.shards import FOLDER, NOTHING, Whereabouts, places, shard_rows
from districts.models.areas import PostcodeShardRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import SitePage, Target

MEDIA_TYPE = "text/html"
KIND = "postcode"


@dataclass(frozen=True, slots=True)
class NeighbourhoodEntry:
    """A neighbourhood, and the district that it is in: its page, and the id of that."""

    name: str
    district: Link | None
    district_id: int


@dataclass(frozen=True, slots=True)
class FinderView:
    """The postcode finder."""

    municipality: str
    #: Where the files of four digits lie.
    folder: str
    codes: tuple[Link, ...]
    neighbourhoods: tuple[NeighbourhoodEntry, ...]
    overview: Link | None
    contacts: Link | None


def finder_url(read: Reader) -> str:
    """Return the address of the finder in the language of this output."""
    return f"{read.url(read.home())}{FOLDER.strip('/')}/"


def pc4_url(read: Reader, pc4: str) -> str:
    """Return the address of the page of four digits in the language of this output."""
    return f"{finder_url(read)}{pc4}/"


def finder_link(read: Reader, text: str = "") -> Link | None:
    """Link to the finder; None when the site knows no postcodes."""
    return Link(text or heading(read), finder_url(read)) if shard_rows(read) else None


def heading(read: Reader) -> str:
    """Return the heading of the finder."""
    return read.language.gettext("Which district do I live in?")


def plan(read: Reader) -> Iterator[Target]:
    """List the finder of this language, when the site knows postcodes."""
    if shard_rows(read):
        yield Target(finder_url(read), read.code, MEDIA_TYPE)


def page(read: Reader, target: Target) -> SitePage:
    """Make the finder."""
    words = read.language
    introduction = words.gettext(
        "Fill in your postcode. You see at once which district you live in and who works for you."
    )
    frame = site_frame(read, target, KIND, heading(read), introduction)
    view = FinderView(
        municipality=municipality(read).name,
        folder=FOLDER,
        codes=tuple(Link(row.pc4, pc4_url(read, row.pc4)) for row in shard_rows(read)),
        neighbourhoods=entries(read),
        overview=section_link(read, "districts.districtindexpage", words.gettext("All districts")),
        contacts=section_link(
            read, "contacts.contactspage", words.gettext("All names and numbers")
        ),
    )
    return SitePage("districts/finder/finder.html", frame, view)


def entries(read: Reader) -> tuple[NeighbourhoodEntry, ...]:
    """Return all neighbourhoods from A to Z, each with its district."""
    where, sort_key = places(read), read.language.sort_key
    found = [_entry(read, each, where[each.code]) for each in neighbourhoods(read).values()]
    return tuple(sorted(found, key=lambda each: (sort_key(each.name), each.district_id)))


def _entry(read: Reader, each: NeighbourhoodNow, where: Whereabouts) -> NeighbourhoodEntry:
    district = link(read, read.page(where.district)) if where.district > 0 else None
    return NeighbourhoodEntry(each.name, district, where.district)


def postcodes_of(read: Reader, district: PageRow) -> tuple[Link, ...]:
    """Link to the pages of the four digits that postcodes of a district (its source page) begin with."""
    found = []
    known = places(read)
    for row in shard_rows(read):
        areas = {known.get(code, NOTHING) for code in row.neighbourhoods.split()}
        if any(area.district == district.id for area in areas):
            partly = read.language.gettext("%(postcode)s (partly)") % {"postcode": row.pc4}
            text = row.pc4 if len(areas) == 1 else partly
            found.append(Link(text, pc4_url(read, row.pc4)))
    return tuple(found)


def shard_row(read: Reader, key: int) -> PostcodeShardRow:
    """Return a shard with its postcodes. Raises LookupError when it is gone."""
    return read.row(PostcodeShardRow, key)

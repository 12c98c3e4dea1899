"""A page for each four digits that postcodes begin with: the finder for who has no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contacts.people.cards import ContactView, HubCardView, hub_cards
from core.layout.frame import site_frame
from core.layout.reading import link
from core.layout.sections import section_link
from core.layout.views import Link
from districts.finder.finder import (
    KIND,
    MEDIA_TYPE,
    finder_url,
    heading,
    pc4_url,
    shard_row,
)
from districts.finder.shards import NOWHERE, Shard, Whereabouts, shard_of, shard_rows
from districts.pages.appointments import contacts_now, people_page
from publishing.content.reader import Reader
from publishing.registry import SitePage, Target


@dataclass(frozen=True, slots=True)
class SplitPostcode:
    """A postcode that lies in several places, and the house numbers that lie in this one."""

    postcode: str
    numbers: str


@dataclass(frozen=True, slots=True)
class PostcodePart:
    """A district with who to call, or a neighbourhood without one, and the postcodes that lie in it.

    `letters` are the ends of postcodes that lie in it as a whole.
    """

    #: The id of the district, 0 for no district, -1 for one without a page.
    key: int
    district: Link | None
    #: Who to call there, its hubs as they are today, and the page with all names.
    contacts: tuple[ContactView, ...]
    hubs: tuple[HubCardView, ...]
    people: Link | None
    neighbourhood: str
    without_district: bool
    letters: tuple[str, ...]
    split: tuple[SplitPostcode, ...]


@dataclass(frozen=True, slots=True)
class PostcodesView:
    """The postcodes with the same four digits, by district."""

    pc4: str
    parts: tuple[PostcodePart, ...]
    finder: Link
    contacts: Link | None


def plan(read: Reader) -> Iterator[Target]:
    """List the pages of this language."""
    for row in shard_rows(read):
        yield Target(pc4_url(read, row.pc4), read.code, MEDIA_TYPE, row.id)


def page(read: Reader, target: Target) -> SitePage:
    """Make the page of four digits."""
    words = read.language
    shard = shard_of(read, shard_row(read, target.key))
    parts = tuple(_part(read, shard, area) for area in shard.areas)
    title = words.gettext("Postcode %(postcode)s") % {"postcode": shard.pc4}
    above = (Link(heading(read), finder_url(read)),)
    frame = site_frame(read, target, KIND, title, introduction(read, shard.pc4, parts), above)
    view = PostcodesView(
        shard.pc4,
        parts,
        Link(words.gettext("Look up another postcode"), finder_url(read)),
        section_link(read, "contacts.contactspage", words.gettext("All names and numbers")),
    )
    return SitePage("districts/finder/postcodes.html", frame, view)


def introduction(read: Reader, pc4: str, parts: tuple[PostcodePart, ...]) -> str:
    """Return in one sentence where the postcodes lie."""
    words = read.language
    if len(parts) == 1 and parts[0].district is not None:
        text = words.gettext("All addresses with postcode %(postcode)s are in %(district)s.")
        return text % {"postcode": pc4, "district": parts[0].district.text}
    if len(parts) == 1 and parts[0].without_district:
        text = words.gettext("Addresses with postcode %(postcode)s are in no district.")
        return text % {"postcode": pc4}
    text = words.gettext(
        "Addresses with postcode %(postcode)s are in several places."
        " Look up the letters of your postcode."
    )
    return text % {"postcode": pc4}


def _part(read: Reader, shard: Shard, area: Whereabouts) -> PostcodePart:
    letters, split = [], []
    for ends, parts in shard.codes.items():
        for where, runs in parts:
            if where == area and len(parts) == 1:
                letters.append(ends)
            elif where == area:
                split.append(SplitPostcode(f"{shard.pc4} {ends}", numbers(read, runs)))
    district = read.page(area.district) if area.district > 0 else None
    return PostcodePart(
        area.district,
        link(read, district),
        contacts_now(read, district) if district else (),
        hub_cards(read, district) if district else (),
        link(read, people_page(read, district)) if district else None,
        area.neighbourhood,
        area.district == NOWHERE,
        tuple(letters),
        tuple(split),
    )


def numbers(read: Reader, runs: str) -> str:
    """Write house numbers for people: every second number is one side of a street."""
    words = read.language
    found = []
    for run in re.findall(r"\d+(?:-\d+)?", runs):
        first, _dash, last = run.partition("-")
        if not last:
            found.append(first)
        else:
            text = (
                words.gettext("%(first)s to %(last)s, odd")
                if int(first) % 2
                else words.gettext("%(first)s to %(last)s, even")
            )
            found.append(text % {"first": first, "last": last})
    return "; ".join(found)

"""Where the postcodes with the same four digits lie: the public file that the finder reads.

`{"areas": [[12], [0, "Haven"]], "codes": {"AB": 0, "AC": [[0, "1-15"], [1, "2-8"]]}}`. An area is a
district by the id of its page; or 0 and a neighbourhood that is in none; or -1 and one of which the
site knows no more, because its district has no page yet. Postcodes name areas by their place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from districts.finder.membership import membership, neighbourhoods
from districts.finder.postcodes import holds, read_codes
from districts.models.areas import PostcodeShardRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "application/json"
FOLDER = "/postcode/"
NOWHERE, UNKNOWN = 0, -1


@dataclass(frozen=True, slots=True, order=True)
class Whereabouts:
    """A district (the id of its source page), or why there is none: `NOWHERE` or `UNKNOWN`."""

    district: int
    #: The neighbourhood, when there is no district to name.
    neighbourhood: str = ""


#: Where a neighbourhood lies that nobody imported or typed.
NOTHING = Whereabouts(UNKNOWN)
#: Where a postcode lies; with house numbers when it lies in several places.
Parts = tuple[tuple[Whereabouts, str], ...]


@dataclass(frozen=True, slots=True)
class Shard:
    """The postcodes with the same four digits, by their letters."""

    pc4: str
    codes: Mapping[str, Parts]

    @property
    def areas(self) -> tuple[Whereabouts, ...]:
        """Return all places that they lie in: districts first, then neighbourhoods by name."""
        found = {where for parts in self.codes.values() for where, _numbers in parts}
        return tuple(sorted(found, key=lambda each: (each.district <= 0, each)))

    def answer(self, letters: str, number: int | None = None) -> Whereabouts | None:
        """Return where an address lies; None when that is not known, or takes a house number."""
        parts = self.codes.get(letters.upper(), ())
        if len(parts) == 1:
            return parts[0][0]
        found = [where for where, runs in parts if number is not None and holds(runs, number)]
        return found[0] if len(found) == 1 else None


def places(read: Reader) -> Mapping[str, Whereabouts]:
    """Return where each neighbourhood lies today, by code. Of others nothing is known: `NOTHING`."""
    return read.shared(_places)


def _places(read: Reader) -> Mapping[str, Whereabouts]:
    known, member = neighbourhoods(read), membership(read)
    found = {}
    for code in {**known, **member}:
        name = known[code].name if code in known else ""
        district = member.get(code)
        if district is None:
            found[code] = Whereabouts(NOWHERE, name)
        else:
            page = read.page(district)
            found[code] = Whereabouts(page.id) if page else Whereabouts(UNKNOWN, name)
    return MappingProxyType(found)


def shard_of(read: Reader, row: PostcodeShardRow) -> Shard:
    """Return where the postcodes of a shard lie today."""
    codes: dict[str, Parts] = {}
    known = places(read)
    for letters, where in read_codes(row.codes).items():
        if isinstance(where, str):
            codes[letters] = ((known.get(where, NOTHING), ""),)
            continue
        runs: dict[Whereabouts, list[str]] = {}
        for code, numbers in where.items():
            runs.setdefault(known.get(code, NOTHING), []).append(numbers)
        # Several neighbourhoods of one district: nobody has to give a house number.
        one = len(runs) == 1
        parts = sorted((area, "" if one else " ".join(all_runs)) for area, all_runs in runs.items())
        codes[letters] = tuple(parts)
    return Shard(row.pc4, MappingProxyType(codes))


def shard_rows(read: Reader) -> tuple[PostcodeShardRow, ...]:
    """Return the shards of the site without their postcodes, in their order."""
    found = [row for row in read.summaries(PostcodeShardRow) if row.pc4.isdigit()]
    return tuple(sorted(found, key=lambda row: row.pc4))


def shard_url(pc4: str) -> str:
    """Return the address of a shard. It is the same in every language."""
    return f"{FOLDER}{pc4}.json"


def plan(read: Reader) -> Iterator[Target]:
    """List the shards."""
    for row in shard_rows(read):
        yield Target(shard_url(row.pc4), "", MEDIA_TYPE, row.id)


def make(read: Reader, target: Target) -> Document:
    """Make a shard."""
    return Document(as_json(shard_of(read, read.row(PostcodeShardRow, target.key))), MEDIA_TYPE)


def as_json(shard: Shard) -> bytes:
    """Write a shard as short as it can be."""
    places = {area: number for number, area in enumerate(shard.areas)}
    data = {
        "areas": [
            [area.district] if area.district > 0 else [area.district, area.neighbourhood]
            for area in shard.areas
        ],
        "codes": {
            letters: places[parts[0][0]]
            if len(parts) == 1
            else [[places[area], runs] for area, runs in parts]
            for letters, parts in shard.codes.items()
        },
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

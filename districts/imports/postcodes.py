"""The postcode file of CBS into the database: streamed, and only the rows of one municipality."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from wagtail.models import Site

from districts.finder.postcodes import POSTCODE, written
from districts.imports import tables
from districts.imports.report import ImportFault, Report, named
from districts.models import Area, PostcodeShard

COLUMNS = {
    "postcode": (r"PC6", r"postcode"),
    "number": (r"huisnummer", r"huisnr", r"number"),
    "neighbourhood": (r"buurt(20\d\d)?", r"buurtcode"),
    "municipality": (r"gemeente(20\d\d)?", r"gemeentecode", r"gem(20\d\d)?"),
}
#: Numbers up to five digits: the longest in the Netherlands.
HIGHEST = 99_999
#: Postcode -> neighbourhood -> its house numbers.
Numbers = dict[str, dict[str, "array[int]"]]
Shards = dict[str, dict[str, str | dict[str, str]]]


def import_postcodes(
    site: Site, path: Path, municipality: str, *, dry_run: bool, skip_faults: bool = False
) -> Report:
    """Read postcodes in, or say what would change. The file is the whole truth: others go."""
    report = Report(path.name)
    shards = shards_of(read(path, municipality, report))
    if not shards and not report.faults:
        raise ImportFault(
            _("%(file)s: nothing in it belongs to municipality %(code)s")
            % {"file": path.name, "code": f"GM{municipality}"}
        )
    known = {each.pc4: each for each in PostcodeShard.objects.filter(site=site)}
    new, changed = [], []
    for pc4, codes in shards.items():
        found = " ".join(sorted(_neighbourhoods(codes)))
        shard = known.get(pc4)
        if shard is None:
            new.append(PostcodeShard(site=site, pc4=pc4, codes=codes, neighbourhoods=found))
            report.added.append(f"{pc4}: {len(codes)}")
        elif (shard.codes, shard.neighbourhoods) != (codes, found):
            report.changed.append(f"{pc4}: {_difference(shard.codes, codes)}")
            shard.codes, shard.neighbourhoods = codes, found
            changed.append(shard)
        else:
            report.unchanged += 1
    gone = sorted(known.keys() - shards.keys())
    report.removed += gone
    _note_unmatched(site, shards, report)
    if not dry_run and report.may_be_stored(skip_faults=skip_faults):
        PostcodeShard.objects.bulk_create(new)
        PostcodeShard.objects.bulk_update(changed, ["codes", "neighbourhoods"])
        PostcodeShard.objects.filter(site=site, pc4__in=gone).delete()
    return report


def read(path: Path, municipality: str, report: Report) -> Numbers:
    """Read the addresses of a municipality; faults go into the report.

    Holds four bytes for an address of the municipality, and nothing of others.
    """
    found: Numbers = {}
    twice: dict[tuple[str, int], set[str]] = {}
    for row, (postcode, number, neighbourhood, owner) in tables.rows(path, COLUMNS):
        report.rows += 1
        if owner.upper().removeprefix("GM").zfill(4) != municipality:
            continue
        code = neighbourhood.upper().removeprefix("BU").zfill(8)
        letters = postcode.replace(" ", "")
        words = _wrong(letters, number, code, municipality)
        if words:
            report.fault(row, words)
            continue
        house, where = int(number), f"BU{code}"
        known = found.setdefault(letters.upper(), {})
        known.setdefault(where, array("I")).append(house)
        if len(known) > 1:
            others = {name for name, numbers in known.items() if house in numbers}
            if len(others) > 1:
                twice.setdefault((letters.upper(), house), set()).update(others)
    for (letters, house), several in twice.items():
        # Nobody knows which of them is right: whoever lives there hears that there are two.
        for name in several:
            rest = [each for each in found[letters][name] if each != house]
            found[letters][name] = array("I", rest)
    if twice:
        report.notes.append(
            _("left out, since they are in two neighbourhoods: %(addresses)s")
            % {"addresses": named([f"{letters} {house}" for letters, house in sorted(twice)])}
        )
    return found


def _wrong(postcode: str, number: str, code: str, municipality: str) -> str:
    """Return what is wrong with a row; nothing when it is right."""
    if not POSTCODE.fullmatch(postcode):
        return _("“%(value)s” is no postcode: allowed are 4 digits and 2 letters") % {
            "value": postcode[:20]
        }
    if not (number.isascii() and number.isdigit() and 0 < int(number) <= HIGHEST):
        return _("“%(value)s” is no house number: allowed are 1 to %(highest)d") % {
            "value": number[:20],
            "highest": HIGHEST,
        }
    if not re.fullmatch(r"[0-9]{8}", code) or not code.startswith(municipality):
        return _("“%(value)s” is no neighbourhood of GM%(municipality)s") % {
            "value": code[:20],
            "municipality": municipality,
        }
    return ""


def shards_of(numbers: Numbers) -> Shards:
    """Put postcodes with the same four digits together."""
    shards: Shards = {}
    for postcode in sorted(numbers):
        where = numbers[postcode]
        codes = shards.setdefault(postcode[:4], {})
        if len(where) == 1:
            codes[postcode[4:]] = next(iter(where))
        else:
            codes[postcode[4:]] = {code: written(where[code]) for code in sorted(where)}
    return shards


def _neighbourhoods(codes: dict[str, str | dict[str, str]]) -> set[str]:
    return {code for where in codes.values() for code in _in(where)}


def _in(where: str | dict[str, str]) -> Iterator[str]:
    yield from [where] if isinstance(where, str) else where


def _difference(before: dict[str, object], after: dict[str, str | dict[str, str]]) -> str:
    """Name the postcodes that differ by their letters."""
    changed = [
        letters for letters in before.keys() & after.keys() if before[letters] != after[letters]
    ]
    parts = [
        f"{mark}{letters}"
        for mark, several in (
            ("+", after.keys() - before.keys()),
            ("-", before.keys() - after.keys()),
            ("~", changed),
        )
        for letters in sorted(several)
    ]
    return named(parts)


def _note_unmatched(site: Site, shards: Shards, report: Report) -> None:
    codes = {code for each in shards.values() for code in _neighbourhoods(each)}
    areas = dict(Area.objects.filter(site=site, code__startswith="BU").values_list("code", "name"))
    if unknown := sorted(codes - areas.keys()):
        report.notes.append(
            _("of no area that was imported: %(codes)s") % {"codes": named(unknown)}
        )
    if without := sorted(areas.keys() - codes):
        report.notes.append(
            _("neighbourhoods without a postcode: %(codes)s")
            % {"codes": named([f"{code} {areas[code]}" for code in without])}
        )
    postcodes = sum(len(each) for each in shards.values())
    split = sum(isinstance(where, dict) for each in shards.values() for where in each.values())
    report.notes.append(
        _("%(postcodes)d postcodes, of which %(split)d lie in several neighbourhoods")
        % {"postcodes": postcodes, "split": split}
    )

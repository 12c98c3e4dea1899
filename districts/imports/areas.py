"""Areas from a map file into the database: what is new, what changed, what the file lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Site

from core.from_outside import is_text, short
from districts.geo.boundaries import check_point
from districts.imports.features import Feature, features
from districts.imports.report import ImportFault, Report, named
from districts.imports.simplify import mend, simplified
from districts.models import Area, DistrictPage
from districts.models.areas import AREA_CODE

#: What reads and simplifies boundaries; the extra `imports` of the package.
LIBRARIES = ("numpy", "pyproj", "shapely")
CODES = ("buurtcode", "bu_code", "wijkcode", "wk_code", "statcode", "code", "tir_code", "tir")
NAMES = ("buurtnaam", "bu_naam", "wijknaam", "wk_naam", "statnaam", "naam", "name", "buurt")
PARENTS = ("wijkcode", "wk_code")
#: The field of CBS that says whether an area is water, in which nobody lives, and what it then says.
WATER, IS_WATER = ("water", "h2o", "ind_wbb"), "ja"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the one who imports chose: fields of the file, and whose areas."""

    #: The four digits of the municipality (CBS).
    municipality: str
    code_field: str = ""
    name_field: str = ""
    #: Put before codes that are only the end of one: `BU0599` before `0110`.
    code_prefix: str = ""
    layer: str = ""
    #: Whether areas that the file lacks are taken away.
    remove: bool = False
    #: Whether what is right is stored when some rows are wrong.
    skip_faults: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An area in the file."""

    code: str
    name: str
    district_code: str
    boundary: dict[str, Any] | None


def import_areas(site: Site, path: Path, choices: Choices, *, dry_run: bool) -> Report:
    """Read areas in, or say what would change. With a fault nothing is stored. Raises ImportFault."""
    if missing := [name for name in LIBRARIES if find_spec(name) is None]:
        raise ImportFault(
            _("Reading boundaries needs %(packages)s; install wijkwijzer[imports].")
            % {"packages": ", ".join(missing)}
        )
    report = Report(path.name)
    found = {each.code: each for each in read(path, choices, report)}
    if not found and not report.faults:
        raise ImportFault(
            _("%(file)s: nothing in it belongs to municipality %(code)s")
            % {"file": path.name, "code": f"GM{choices.municipality}"}
        )
    known = {area.code: area for area in Area.objects.filter(site=site)}
    new, changed = [], []
    for code, each in sorted(found.items()):
        area = known.get(code)
        if area is None:
            new.append(_area(site, each))
            report.added.append(f"{code} {each.name}")
        elif differences := list(_differences(area, each)):
            changed.append(area)
            report.changed.append(f"{code} {each.name}: {', '.join(differences)}")
        else:
            report.unchanged += 1
    # A file of districts says nothing about neighbourhoods.
    levels = {code[:2] for code in found}
    named_there = found.keys() | report.wrong
    gone = sorted(code for code in known.keys() - named_there if code[:2] in levels)
    if gone and choices.remove:
        report.removed += [f"{code} {known[code].name}" for code in gone]
    elif gone:
        report.notes.append(
            _("not in the file, and kept (--remove takes them away): %(areas)s")
            % {"areas": named([f"{code} {known[code].name}" for code in gone])}
        )
    _note_same_names(found, report)
    _note_other_codes([known[code] for code in gone], new, report)
    _note_drawn_by_hand(site, report)
    if not dry_run and report.may_be_stored(skip_faults=choices.skip_faults):
        Area.objects.bulk_create(new)
        Area.objects.bulk_update(changed, ["name", "district_code", "boundary"])
        if choices.remove:
            Area.objects.filter(site=site, code__in=gone).delete()
    return report


def read(path: Path, choices: Choices, report: Report) -> Iterator[Found]:
    """Read the areas of the municipality, simplified together; faults go into the report."""
    shapes: dict[str, Any] = {}
    words: dict[str, tuple[str, str]] = {}
    rows: dict[str, int] = {}
    left_out = _LeftOut()
    for feature in features(path, choices.layer):
        report.rows += 1
        code = _code(feature, choices)
        if not re.fullmatch(AREA_CODE, code):
            if choices.code_field or choices.code_prefix:
                report.fault(
                    feature.row,
                    _("“%(value)s” is no code: allowed are BU and 8 digits, or WK and 6")
                    % {"value": short(code)},
                )
                continue
            raise ImportFault(_no_code(path, feature))
        if code[2:6] != choices.municipality or code.startswith("GM"):
            continue
        name = str(_value(feature, choices.name_field, NAMES) or "").strip()
        if str(_value(feature, "", WATER) or "").strip().lower() == IS_WATER:
            left_out.water.append(code)
        elif not name:
            left_out.nameless.append(code)
            left_out.fields = ", ".join(feature.properties)
        elif not is_text(name) or len(name) > Area._meta.get_field("name").max_length:  # type: ignore[operator]
            report.fault(
                feature.row,
                _("“%(value)s” is no name: allowed are 1 to 80 characters")
                % {"value": short(name)},
                code,
            )
        elif code in rows:
            report.fault(
                feature.row,
                _("%(code)s “%(name)s” stands in row %(row)d too, as “%(other)s”")
                % {
                    "code": code,
                    "name": short(name),
                    "row": rows[code],
                    "other": short(words[code][0]),
                },
                code,
            )
        else:
            parent = str(_value(feature, "", PARENTS) or "") if code.startswith("BU") else ""
            words[code] = name, parent or (f"WK{code[2:8]}" if code.startswith("BU") else "")
            rows[code] = feature.row
            shape = _shape(feature, f"{code} {name}", report, left_out.mended)
            if shape is not None and code.startswith("BU"):
                shapes[code] = shape
    if left_out.nameless and not words:
        raise ImportFault(
            _(
                "%(file)s: no area of GM%(municipality)s has a name. Its fields are: %(fields)s."
                " Name the right one with --name-field."
            )
            % {
                "file": path.name,
                "municipality": choices.municipality,
                "fields": short(left_out.fields, 400),
            }
        )
    try:
        boundaries = simplified(shapes)
    except ValueError as error:
        raise ImportFault(f"{path.name}: {error}") from error
    left_out.covered += [
        f"{code} {words[code][0]}" for code in sorted(shapes.keys() - boundaries.keys())
    ]
    left_out.note(report)
    for code, (name, parent) in words.items():
        if code not in report.wrong:
            yield Found(code, name, parent, boundaries.get(code))


@dataclass(slots=True)
class _LeftOut:
    """What a file holds that does not come in, or not as it stands there."""

    water: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    #: The fields of an area without a name.
    fields: str = ""

    def note(self, report: Report) -> None:
        """Add to the report what was left out, mended or without a boundary."""
        if self.covered:
            report.notes.append(
                _("without a boundary, since it lies on those of others: %(areas)s")
                % {"areas": named(self.covered)}
            )
        if self.water:
            report.notes.append(
                _("left out, since they are water (%(number)d): %(areas)s")
                % {"number": len(self.water), "areas": named(self.water)}
            )
        if self.nameless:
            report.notes.append(
                _("left out, since they have no name (%(number)d): %(areas)s")
                % {"number": len(self.nameless), "areas": named(self.nameless)}
            )
        if self.mended:
            report.notes.append(
                _("their boundary crossed itself, and was mended; look at it: %(areas)s")
                % {"areas": named(self.mended)}
            )


def _shape(feature: Feature, area: str, report: Report, crossed: list[str]) -> Any:
    try:
        shape = feature.shape()
        if shape is None:
            return None
        if shape.geom_type not in ("Polygon", "MultiPolygon", "GeometryCollection"):
            raise ValueError(
                _("“%(kind)s” is not a boundary: allowed are a GeoJSON Polygon and MultiPolygon.")
                % {"kind": shape.geom_type}
            )
        west, south, east, north = shape.bounds
        check_point(west, south)
        check_point(east, north)
        whole, did_cross = mend(shape)
        if did_cross:
            crossed.append(area)
        return whole
    except ValidationError as error:
        report.fault(feature.row, " ".join(error.messages), area.partition(" ")[0])
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        report.fault(feature.row, _unread(error), area.partition(" ")[0])
    except Exception as error:
        # shapely has errors of its own, in C, without a common base that it promises.
        if type(error).__module__.partition(".")[0] != "shapely":
            raise
        report.fault(feature.row, _unread(error), area.partition(" ")[0])
    return None


def _unread(error: Exception) -> str:
    return _("the boundary cannot be read: %(error)s") % {"error": short(str(error))}


def _code(feature: Feature, choices: Choices) -> str:
    code = choices.code_prefix + str(_value(feature, choices.code_field, CODES) or "").strip()
    return whole_code(code, choices.municipality)


def whole_code(code: str, municipality: str) -> str:
    """Return the code of a neighbourhood; municipalities write its last four digits alone."""
    return f"BU{municipality}{code}" if municipality and re.fullmatch(r"\d{4}", code) else code


def _value(feature: Feature, chosen: str, names: tuple[str, ...]) -> Any:
    lower = {key.lower(): value for key, value in feature.properties.items()}
    for name in (chosen.lower(),) if chosen else names:
        if lower.get(name) not in (None, ""):
            return lower[name]
    return None


def _no_code(path: Path, feature: Feature) -> str:
    return _(
        "%(file)s, row %(row)d: there is no code of CBS in it. Its fields are: %(fields)s."
        " Name the right ones with --code-field, --code-prefix and --name-field."
    ) % {"file": path.name, "row": feature.row, "fields": short(", ".join(feature.properties), 400)}


def _area(site: Site, found: Found) -> Area:
    return Area(
        site=site,
        code=found.code,
        name=found.name,
        district_code=found.district_code,
        boundary=found.boundary,
    )


def _differences(area: Area, found: Found) -> Iterator[str]:
    """Put what the file says into an area that is stored, and name what differs."""
    for name in ("name", "district_code", "boundary"):
        if getattr(area, name) != getattr(found, name):
            setattr(area, name, getattr(found, name))
            yield str(Area._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _note_same_names(found: dict[str, Found], report: Report) -> None:
    """Add to the report the neighbourhoods and districts that nobody can tell apart by their name."""
    codes: dict[tuple[str, str], list[str]] = {}
    for code, each in sorted(found.items()):
        codes.setdefault((code[:2], each.name.casefold()), []).append(code)
    several = [
        f"{found[alike[0]].name} ({', '.join(alike)})" for alike in codes.values() if len(alike) > 1
    ]
    if several:
        report.notes.append(
            _("the same name more than once: %(names)s") % {"names": named(several)}
        )


def _note_other_codes(gone: list[Area], new: list[Area], report: Report) -> None:
    """Add to the report the areas that seem to have another code now: tables with the old one no longer fit."""
    codes = {(each.code[:2], each.name.casefold()): each.code for each in new}
    moved = [
        f"{each.code} → {codes[key]} {each.name}"
        for each in gone
        if (key := (each.code[:2], each.name.casefold())) in codes
    ]
    if moved:
        report.notes.append(
            _("another code for the same name; read the table of districts in again: %(areas)s")
            % {"areas": named(moved)}
        )


def _note_drawn_by_hand(site: Site, report: Report) -> None:
    own = DistrictPage.objects.descendant_of(site.root_page).exclude(boundary=None)
    titles = sorted(own.values_list("title", flat=True))
    if titles:
        report.notes.append(
            _("these districts keep the boundary that stands on their page: %(names)s")
            % {"names": named(titles)}
        )

"""Areas from a map file into the database: what is new, what changed, what the file lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from districts.imports.simplify import mended, simplified
from districts.models import Area, DistrictPage
from districts.models.areas import AREA_CODE

#: What reads and simplifies boundaries; the extra `imports` of the package.
LIBRARIES = ("numpy", "pyproj", "shapely")
CODES = ("buurtcode", "bu_code", "wijkcode", "wk_code", "statcode", "code", "tir_code", "tir")
NAMES = ("buurtnaam", "bu_naam", "wijknaam", "wk_naam", "statnaam", "naam", "name", "buurt")
PARENTS = ("wijkcode", "wk_code")


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
    gone = sorted(code for code in known.keys() - found.keys() if code[:2] in levels)
    if gone and choices.remove:
        report.removed += [f"{code} {known[code].name}" for code in gone]
    elif gone:
        report.notes.append(
            _("not in the file, and kept (--remove takes them away): %(areas)s")
            % {"areas": named([f"{code} {known[code].name}" for code in gone])}
        )
    _note_drawn_by_hand(site, report)
    if not dry_run and not report.fault_count:
        Area.objects.bulk_create(new)
        Area.objects.bulk_update(changed, ["name", "district_code", "boundary"])
        if choices.remove:
            Area.objects.filter(site=site, code__in=gone).delete()
    return report


def read(path: Path, choices: Choices, report: Report) -> Iterator[Found]:
    """Read the areas of the municipality, simplified together; faults go into the report."""
    shapes: dict[str, Any] = {}
    words: dict[str, tuple[str, str]] = {}
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
        if not is_text(name) or not name or len(name) > Area._meta.get_field("name").max_length:  # type: ignore[operator]
            report.fault(
                feature.row,
                _("“%(value)s” is no name: allowed are 1 to 80 characters")
                % {"value": short(name)},
            )
        elif code in words:
            report.fault(feature.row, _("%(code)s stands in the file twice") % {"code": code})
        else:
            parent = str(_value(feature, "", PARENTS) or "") if code.startswith("BU") else ""
            words[code] = name, parent or (f"WK{code[2:8]}" if code.startswith("BU") else "")
            shape = _shape(feature, report)
            if shape is not None and code.startswith("BU"):
                shapes[code] = shape
    try:
        boundaries = simplified(shapes)
    except ValueError as error:
        raise ImportFault(f"{path.name}: {error}") from error
    for code, (name, parent) in words.items():
        yield Found(code, name, parent, boundaries.get(code))


def _shape(feature: Feature, report: Report) -> Any:
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
        return mended(shape)
    except ValidationError as error:
        report.fault(feature.row, " ".join(error.messages))
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        report.fault(feature.row, _unread(error))
    except Exception as error:
        # shapely has errors of its own, in C, without a common base that it promises.
        if type(error).__module__.partition(".")[0] != "shapely":
            raise
        report.fault(feature.row, _unread(error))
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


def _note_drawn_by_hand(site: Site, report: Report) -> None:
    own = DistrictPage.objects.descendant_of(site.root_page).exclude(boundary=None)
    titles = sorted(own.values_list("title", flat=True))
    if titles:
        report.notes.append(
            _("these districts keep the boundary that stands on their page: %(names)s")
            % {"names": named(titles)}
        )

"""Key figures of CBS into the database. A figure always has its year and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from core.from_outside import json_value, short
from districts.imports import tables
from districts.imports.json_items import JsonItems
from districts.imports.report import ImportFault, Report, named
from districts.models import Area, AreaFigure
from districts.models.areas import AREA_CODE

CODES = (r"gwb_code_10", r"gwb_code", r"codering(_\d+)?", r"WijkenEnBuurten", r"code", r"buurtcode")
#: Our figures, and the columns that they go by in the files of CBS.
MEASURES = {
    "inhabitants": (r"AantalInwoners(_\d+)?", r"a_inw", r"aantal_inwoners"),
    "homes": (r"Woningvoorraad(_\d+)?", r"a_woning", r"g_woning", r"woningvoorraad"),
    "area": (r"OppervlakteLand(_\d+)?", r"a_lan_ha", r"oppervlakte_land_in_ha"),
}
#: What CBS writes where a figure is not known, or is kept secret.
NOTHING = {"", ".", "x", "-", "-99997", "-99995", "-99999999", "null"}
HIGHEST = 2_000_000_000
#: A file without a list of rows is read in one go: not longer than this.
LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class About:
    """Whose figures, of which year, and who counted."""

    municipality: str
    year: int
    source: str


def import_figures(
    site: Site, path: Path, about: About, *, dry_run: bool, skip_faults: bool = False
) -> Report:
    """Read figures in, or say what would change. Figures of other years stay."""
    report = Report(path.name)
    found = read(path, about, report)
    if not found and not report.faults:
        raise ImportFault(
            _("%(file)s: nothing in it belongs to municipality %(code)s")
            % {"file": path.name, "code": f"GM{about.municipality}"}
        )
    stored = AreaFigure.objects.filter(site=site, year=about.year)
    known = {(each.code, each.measure): each for each in stored}
    new, changed = [], []
    for (code, measure), value in sorted(found.items()):
        figure = known.get((code, measure))
        words = f"{code} {AreaFigure(measure=measure).get_measure_display()} {about.year}"
        if figure is None:
            new.append(_figure(site, about, code, measure, value))
            report.added.append(f"{words}: {value}")
        elif (figure.value, figure.source) != (value, about.source):
            report.changed.append(
                f"{words}: {figure.value} → {value} ({figure.source} → {about.source})"
            )
            figure.value, figure.source = value, about.source
            changed.append(figure)
        else:
            report.unchanged += 1
    _note_unmatched(site, {code for code, _measure in found}, report)
    if not dry_run and report.may_be_stored(skip_faults=skip_faults):
        AreaFigure.objects.bulk_create(new)
        AreaFigure.objects.bulk_update(changed, ["value", "source"])
    return report


def _figure(site: Site, about: About, code: str, measure: str, value: int) -> AreaFigure:
    return AreaFigure(
        site=site, code=code, measure=measure, value=value, year=about.year, source=about.source
    )


def _note_unmatched(site: Site, codes: set[str], report: Report) -> None:
    areas = set(Area.objects.filter(site=site).values_list("code", flat=True))
    if unknown := sorted(codes - areas - {code for code in codes if code.startswith("GM")}):
        report.notes.append(
            _("of no area that was imported: %(codes)s") % {"codes": named(unknown)}
        )
    own = {code for code in areas if code.startswith("BU")}
    if without := sorted(own - codes):
        report.notes.append(
            _("neighbourhoods without a figure: %(codes)s") % {"codes": named(without)}
        )


def read(path: Path, about: About, report: Report) -> dict[tuple[str, str], int]:
    """Read the figures of the municipality by code and measure; faults go into the report."""
    found: dict[tuple[str, str], int] = {}
    seen: set[str] = set()
    for row, code, values in _rows(path):
        report.rows += 1
        if code[2:6] != about.municipality or not re.fullmatch(AREA_CODE, code):
            continue
        if code in seen:
            report.fault(row, _("%(code)s stands in the file twice") % {"code": code})
            continue
        seen.add(code)
        for measure, text in values.items():
            if text.lower() in NOTHING:
                continue
            try:
                found[code, measure] = whole(text)
            except ValueError:
                report.fault(
                    row,
                    _("“%(value)s” is no figure: allowed are 0 to %(highest)d, as 1234 or 1.234,5")
                    % {"value": short(text, 40), "highest": HIGHEST},
                )
    return found


def whole(text: str) -> int:
    """Read a figure, rounded. Raises ValueError for what is none, or too much."""
    value = tables.number_in(text)
    if not 0 <= value <= HIGHEST:
        raise ValueError(text)
    return int(value + 0.5)


Values = dict[str, str]


def _rows(path: Path) -> Iterator[tuple[int, str, Values]]:
    """Yield (row, code, text by measure) of a file in any of the formats."""
    if path.suffix.lower() == ".json":
        yield from _from_json(path)
        return
    names = {"code": CODES, **MEASURES}
    header = tables.header_of(path)
    has = [name for name in MEASURES if _named(header, MEASURES[name])]
    if not has:
        raise ImportFault(_no_measure(path, header))
    for number, (code, *values) in tables.rows(path, names, frozenset(MEASURES)):
        yield number, code, dict(zip(MEASURES, values, strict=True))


def _from_json(path: Path) -> Iterator[tuple[int, str, Values]]:
    # The table services of CBS give a list; an extract has the codes for names.
    with path.open("rb") as file:
        start = file.read(1 << 16).decode("utf-8", "replace")
    rows: Iterable[tuple[int, Any]] = JsonItems(path, "value")
    if not re.search(r'"value"\s*:\s*\[', start):
        rows = _from_mapping(path)
    for number, row in rows:
        if not isinstance(row, dict):
            raise ImportFault(_no_measure(path, [str(row)[:40]]))
        columns = list(row)
        code = next((row[name] for name in _named(columns, CODES)), None)
        values = {m: next((row[n] for n in _named(columns, MEASURES[m])), None) for m in MEASURES}
        if code is None or (number == 1 and all(v is None for v in values.values())):
            raise ImportFault(_no_measure(path, columns))
        yield (
            number,
            str(code).strip(),
            {m: "" if v is None else str(v).strip() for m, v in values.items()},
        )


def _from_mapping(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    if path.stat().st_size > LARGEST:
        raise ImportFault(_("%(file)s: this file is too large") % {"file": path.name})
    try:
        data = json_value(path.read_bytes())
        for number, (code, row) in enumerate(data.items(), start=1):
            yield number, {"code": code, **row}
    except (ValueError, AttributeError, TypeError) as error:
        raise ImportFault(
            _("%(file)s: this is no list of figures: %(error)s")
            % {"file": path.name, "error": short(str(error))}
        ) from error


def _named(columns: Iterable[str], names: Iterable[str]) -> list[str]:
    every = list(columns)
    return [each for name in names for each in every if re.fullmatch(name, each, re.IGNORECASE)]


def _no_measure(path: Path, columns: Iterable[str]) -> str:
    wanted = [tables.readable([names[0]])[0] for names in (CODES[1:2], *MEASURES.values())]
    return _(
        "%(file)s: this table has no figures that we know. Its columns are: %(columns)s; ours: %(known)s"
    ) % {
        "file": path.name,
        "columns": short(", ".join(list(columns)[:MOST_COLUMNS]), 400),
        "known": ", ".join(wanted),
    }


MOST_COLUMNS = 40

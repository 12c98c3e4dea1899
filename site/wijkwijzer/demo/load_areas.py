"""Neighbourhoods, districts, figures and postcodes of a demonstration municipality, as files give them.

The files are invented, in the formats that municipalities get from CBS: see `data/README.md`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wagtail.models import Site

from districts.imports import areas, district_table, figures, postcodes
from districts.imports.report import Report

if TYPE_CHECKING:
    from wijkwijzer.demo.shapes_pages import Municipality

DATA = Path(__file__).parent / "data"
#: The year of the invented figures, and what they are called.
YEAR, SOURCE = 2025, "Voorbeeld, verzonnen"


class SampleError(RuntimeError):
    """A file of the demonstration is wrong."""


def load(site: Site, municipality: Municipality) -> None:
    """Read the files of a municipality in. Raises SampleError with what is wrong in them."""
    folder, code = DATA / municipality.key, municipality.tooi_code.removeprefix("gm")
    about = figures.About(code, YEAR, SOURCE)
    for report in (
        areas.import_areas(site, folder / "buurten.geojson", areas.Choices(code), dry_run=False),
        district_table.import_table(
            site, folder / "wijken.csv", district_table.Choices(), dry_run=False
        ),
        figures.import_figures(site, _figures(folder), about, dry_run=False),
        postcodes.import_postcodes(site, folder / "postcodes.csv", code, dry_run=False),
    ):
        _check(report)


def _figures(folder: Path) -> Path:
    return next(folder.glob("kerncijfers.*"))


def _check(report: Report) -> None:
    if report.fault_count:
        raise SampleError("; ".join(report.faults))

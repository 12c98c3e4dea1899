"""Neighbourhoods, districts, figures and postcodes of a demonstration municipality, as files give them.

The files are invented, in the formats that municipalities get from CBS: see
`content/README.md`.
"""

from __future__ import annotations

from wagtail.models import Site

from demo.loader.content import AREAS, ContentError, Town
from districts.imports import areas, district_table, figures, postcodes

#: The year of the invented figures, and what they are called.
YEAR, SOURCE = 2025, "Voorbeeld, verzonnen"


def load(site: Site, town: Town) -> None:
    """Read the files of a municipality in, if any. Raises ContentError with what is wrong."""
    folder, code = town.path.parent / AREAS, town.settings.get("tooi_code", "").removeprefix("gm")
    if not folder.is_dir():
        return
    about = figures.About(code, YEAR, SOURCE)
    numbers = next(folder.glob("kerncijfers.*"), folder / "kerncijfers.csv")
    for report in (
        areas.import_areas(site, folder / "buurten.geojson", areas.Choices(code), dry_run=False),
        district_table.import_table(
            site, folder / "wijken.csv", district_table.Choices(), dry_run=False
        ),
        figures.import_figures(site, numbers, about, dry_run=False),
        postcodes.import_postcodes(site, folder / "postcodes.csv", code, dry_run=False),
    ):
        if report.fault_count:
            raise ContentError(folder, "; ".join(report.faults))

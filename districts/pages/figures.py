"""The key figures of a district: what editors typed, and what was imported for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.layout.reading import choice_label
from districts.finder.membership import codes_of
from districts.models.areas import AreaFigureRow, AreaRow
from districts.models.districts import KeyFigure, KeyFigureRow
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader


@dataclass(frozen=True, slots=True)
class FigureView:
    """A key figure with its year and source; `value` is written in the language of the output."""

    label: str
    value: str
    year: int
    source: str
    source_url: str | None


def key_figures(read: Reader, district: PageRow) -> tuple[FigureView, ...]:
    """Return the figures about a district (its source page).

    A figure that an editor typed stays; an imported one fills in what nobody typed.
    """
    typed = read.where(KeyFigureRow, "page_id", district.id)
    found = [_view(read, row.kind, row.value, row.year, row.source) for row in typed]
    wanted = [kind for kind in KeyFigure.Kind.values if kind not in {row.kind for row in typed}]
    return (*found, *imported_figures(read, district, wanted))


def imported_figures(
    read: Reader, district: PageRow, wanted: Iterable[str]
) -> tuple[FigureView, ...]:
    """Return the imported figures of a district of these kinds, each of the newest year that there is."""
    codes = codes_of(read, district)
    whole = cbs_district(read, codes)
    found = []
    for kind in wanted:
        figures = _figures(read, (whole,), kind) if whole else {}
        # Rounded figures of many neighbourhoods add up to less than the figure of the whole.
        figures = {**_figures(read, codes, kind), **figures}
        if figures:
            year = max(figures)
            value, source = figures[year]
            found.append(_view(read, kind, value, year, source))
    return tuple(found)


def cbs_district(read: Reader, codes: Iterable[str]) -> str:
    """Return the code of the CBS district that consists of just these neighbourhoods, if there is one."""
    own = set(codes)
    areas = {row.code: row.district_code for row in read.summaries(AreaRow)}
    above = {areas.get(code, "") for code in own}
    if len(above) != 1 or not (code := above.pop()):
        return ""
    same = {each for each, district in areas.items() if district == code and each.startswith("BU")}
    return code if same == own else ""


def _figures(read: Reader, codes: Iterable[str], kind: str) -> dict[int, tuple[int, str]]:
    """Add up a figure of areas by year: only when each of them has one, from the same source."""
    years: dict[int, list[AreaFigureRow]] = {}
    several = tuple(codes)
    for code in several:
        for row in read.where(AreaFigureRow, "code", code):
            if row.measure == kind:
                years.setdefault(row.year, []).append(row)
    return {
        year: (sum(row.value for row in rows), rows[0].source)
        for year, rows in years.items()
        if len(rows) == len(several) and len({row.source for row in rows}) == 1
    }


def _view(read: Reader, kind: str, value: int, year: int, source: str) -> FigureView:
    label = choice_label(read, KeyFigure.Kind, kind)
    return FigureView(label, read.language.number(value), year, source, None)

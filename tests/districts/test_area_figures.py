"""Key figures: what editors typed goes first, imported ones fill in the rest."""

from __future__ import annotations

import pytest

from districts.models.areas import AreaFigureRow, AreaMembershipRow, AreaRow
from districts.models.districts import KeyFigureRow
from districts.pages.figures import FigureView, key_figures
from publishing.content.declarations import PageRow
from tests.districts.town import Town


class Counted:
    """A district of two neighbourhoods, in a CBS district of its own."""

    def __init__(self) -> None:
        self.town = Town()
        self.district: PageRow = self.town.district("Noord")
        for code in ("BU05990101", "BU05990102"):
            self.area(code)
            self.town.add(AreaMembershipRow, site_id=1, code=code, district_id=self.district.id)

    def area(self, code: str) -> None:
        self.town.add(AreaRow, site_id=1, code=code, name=code, district_code=f"WK{code[2:8]}")

    def figure(self, code: str, value: int, year: int = 2024, measure: str = "inhabitants") -> None:
        self.town.add(
            AreaFigureRow,
            site_id=1,
            code=code,
            measure=measure,
            value=value,
            year=year,
            source="CBS",
        )

    def shown(self) -> tuple[FigureView, ...]:
        return key_figures(self.town.read(), self.district)


@pytest.fixture
def counted() -> Counted:
    return Counted()


def test_figures_of_neighbourhoods_add_up(counted: Counted) -> None:
    counted.figure("BU05990101", 1000)
    counted.figure("BU05990102", 250)
    assert counted.shown() == (FigureView("inhabitants", "1,250", 2024, "CBS", None),)


def test_one_neighbourhood_without_a_figure_leaves_the_sum_out(counted: Counted) -> None:
    counted.figure("BU05990101", 1000)
    assert counted.shown() == ()


def test_a_newer_year_counts_only_when_it_is_whole(counted: Counted) -> None:
    for code in ("BU05990101", "BU05990102"):
        counted.figure(code, 100, 2023)
    counted.figure("BU05990101", 900, 2024)
    assert counted.shown() == (FigureView("inhabitants", "200", 2023, "CBS", None),)


def test_a_cbs_district_that_is_the_same_gives_its_own_figure(counted: Counted) -> None:
    counted.figure("BU05990101", 1000)
    counted.figure("BU05990102", 250)
    counted.figure("WK059901", 1255)
    assert counted.shown() == (FigureView("inhabitants", "1,255", 2024, "CBS", None),)
    # One more neighbourhood there, which is in no district: then it is not the same.
    counted.area("BU05990103")
    assert counted.shown() == (FigureView("inhabitants", "1,250", 2024, "CBS", None),)


def test_a_figure_that_an_editor_typed_stays(counted: Counted) -> None:
    counted.figure("WK059901", 1255)
    counted.figure("WK059901", 600, measure="homes")
    counted.town.add(
        KeyFigureRow,
        page_id=counted.district.id,
        kind="inhabitants",
        value=1300,
        year=2022,
        source="Gemeente",
    )
    assert counted.shown() == (
        FigureView("inhabitants", "1,300", 2022, "Gemeente", None),
        FigureView("homes", "600", 2024, "CBS", None),
    )

"""Budgets: what they add up to, which year is shown, and the way to other years."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.layout.views import Link
from districts.models.budget import BudgetItemRow
from districts.participation.budget import (
    BudgetFigures,
    BudgetItemView,
    BudgetView,
    budget_view,
    current_budget,
    figures,
)
from tests.districts.town import Town

NEW_YEAR = datetime(2027, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_a_budget_says_what_is_spent_what_is_left_and_how_it_differs_from_last_year() -> None:
    town = Town()
    district = town.district("Noord")
    town.budget(district, 2024, 20_000)
    town.budget(district, 2025, 25_000, ("green", 25_000, 25_000))
    page = town.budget(district, 2026, 30_000, ("green", 20_000, 9_000, 3_000), ("youth", 8_000, 0))
    town.budget(district, 2028, 1)

    assert budget_view(town.read(), page) == BudgetView(
        district=Link("Noord", "/wijken/noord/"),
        figures=BudgetFigures(
            year=2026,
            amount=30_000,
            spent=9_000,
            promised=3_000,
            left=18_000,
            share=0.4,
            undivided=2_000,
            as_of=None,
            items=(
                BudgetItemView("Green and play", "", None, 20_000, 9_000, 3_000),
                BudgetItemView("Children and young people", "", None, 8_000, 0, 0),
            ),
        ),
        change=5_000,
        previous=Link("2025", "/wijken/noord/budget-2025/"),
        following=Link("2028", "/wijken/noord/budget-2028/"),
        body=(),
    )


def test_without_items_nobody_knows_what_is_spent() -> None:
    town = Town()
    page = town.budget(town.district("Noord"), 2026, 24_280)

    assert figures(town.read(), page) == BudgetFigures(
        2026, 24_280, None, None, None, None, 0, None, ()
    )


def test_a_budget_that_is_overspent_has_nothing_left() -> None:
    town = Town()
    page = town.budget(town.district("Noord"), 2026, 1_000, ("green", 1_000, 700, 500))

    found = figures(town.read(), page)

    assert (found.spent, found.promised, found.left, found.share) == (700, 500, 0, 1.2)


def test_a_budget_of_nothing_has_no_share() -> None:
    town = Town()
    page = town.budget(town.district("Noord"), 2026, 0, ("green", 0, 0))

    assert figures(town.read(), page).share is None


def test_a_translation_takes_its_amounts_from_the_source_and_says_in_what_language_notes_are() -> (
    None
):
    town = Town()
    district = town.district("Noord")
    page = town.budget(district, 2026, 30_000)
    town.add(BudgetItemRow, page_id=page.id, key="green", amount=9, spent=0, label="Bomen")
    for source, title in ((town.home, "Town"), (town.index, "Districts"), (district, "North")):
        town.translate(source, title)
    english = town.translate(page, "Budget of 2026", year=1999, amount=1)
    town.add(BudgetItemRow, page_id=english.id, key="youth", amount=1, spent=1)

    view = budget_view(town.read("nl"), english)

    assert view.district == Link("North", "/nl/districts/north/")
    assert (view.figures.year, view.figures.amount) == (2026, 30_000)
    [item] = view.figures.items
    assert (item.note, item.note_lang, item.amount, item.spent) == ("Bomen", "en", 9, 0)


@pytest.mark.parametrize(
    ("years", "shown", "until"),
    [
        ((2025, 2026, 2027), 2026, NEW_YEAR),
        ((2024, 2025), 2025, None),
        ((2027, 2028), 2027, NEW_YEAR),
        ((), None, None),
    ],
    ids=["this year", "the newest before it", "the first after it", "none"],
)
def test_a_district_shows_the_budget_of_this_year(
    years: tuple[int, ...], shown: int | None, until: datetime | None
) -> None:
    town = Town()
    district = town.district("Noord")
    pages = {year: town.budget(district, year, 1) for year in years}

    read = town.read()

    assert current_budget(read, district) == (pages[shown] if shown else None)
    assert read.valid_until == until


def test_at_new_year_the_next_budget_takes_over() -> None:
    town = Town()
    district = town.district("Noord")
    town.budget(district, 2026, 1)
    following = town.budget(district, 2027, 1)

    # Half past eleven in UTC is half past twelve in the Netherlands.
    read = town.read(moment=datetime(2026, 12, 31, 23, 30, tzinfo=UTC))

    assert read.today == date(2027, 1, 1)
    assert current_budget(read, district) == following

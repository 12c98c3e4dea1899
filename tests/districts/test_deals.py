"""Deals: one of them, and the register."""

from __future__ import annotations

from datetime import date

import pytest

from core.layout.views import Link
from districts.models.deals import DealRow
from districts.participation.deals import DealEntry, DealView, deal_view, deals_of, period, register
from tests.districts.town import Town, make, titles

KIND = "districts.dealpage"


def test_a_deal_says_who_does_what_until_when() -> None:
    town = Town()
    district = town.district("Noord")
    page = town.page(
        KIND,
        "Heggen",
        district,
        kind="right-to-challenge",
        status="running",
        partner="Bewonersclub",
        amount=18_500,
        starts_on=date(2025, 3, 1),
        ends_on=date(2027, 2, 28),
    )

    assert deal_view(town.read(), page) == DealView(
        district=Link("Noord", "/wijken/noord/"),
        kind="Right to Challenge",
        status="running",
        status_text="Running",
        partner="Bewonersclub",
        amount=18_500,
        period="1 March 2025 until 28 February 2027",
        document=None,
        picture=None,
        body=(),
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "text"),
    [
        (date(2026, 1, 1), None, "from 1 January 2026"),
        (None, date(2026, 12, 31), "until 31 December 2026"),
        (None, None, ""),
    ],
)
def test_half_a_period_is_said_as_well(
    starts_on: date | None, ends_on: date | None, text: str
) -> None:
    row = make(DealRow, starts_on=starts_on, ends_on=ends_on)

    assert period(Town().read(), row) == text


def test_the_register_has_all_districts_what_runs_first_and_then_the_newest() -> None:
    town = Town()
    north, south = town.district("Noord"), town.district("Zuid")
    for parent, title, status, day in (
        (north, "Klaar", "done", date(2026, 9, 1)),
        (south, "Loopt lang", "running", date(2024, 1, 1)),
        (north, "Loopt kort", "running", date(2026, 1, 1)),
        (south, "Idee", "proposed", None),
    ):
        town.page(KIND, title, parent, kind="deal", status=status, starts_on=day)

    read = town.read()

    assert register(read)[0] == DealEntry(
        title="Loopt kort",
        url="/wijken/noord/loopt-kort/",
        lang=None,
        introduction="",
        district=Link("Noord", "/wijken/noord/"),
        kind="Neighbourhood deal",
        status="running",
        status_text="Running",
        partner="",
        amount=None,
    )
    assert titles(register(read)) == ["Loopt kort", "Loopt lang", "Idee", "Klaar"]
    assert titles(deals_of(read, north)) == ["Loopt kort", "Klaar"]


def test_a_deal_that_is_not_translated_stands_in_the_register_in_its_own_language() -> None:
    town = Town()
    district = town.district("Noord")
    town.page(
        KIND, "Heggen", district, kind="deal", status="done", partner="Club", introduction="Groen."
    )
    town.translate(town.home, "Town")

    [entry] = register(town.read("nl"))

    assert (entry.title, entry.lang, entry.url) == ("Heggen", "en", "/nl/en/wijken/noord/heggen/")
    assert entry.district == Link("Noord", "/nl/en/wijken/noord/", lang="en")

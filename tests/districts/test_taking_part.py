"""Taking part: the entrance, and a grant with its dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.layout.views import Link
from districts.participation.initiative import (
    ApplicationState,
    InitiativeCard,
    InitiativeView,
    district_grants,
    initiative_thing,
    initiative_view,
)
from districts.participation.taking_part import (
    BudgetYear,
    DistrictBudget,
    TakingPartView,
    participation,
    taking_part_view,
)
from tests.districts.town import Town

FORM = "https://formulier.example.nl"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def taking_part(town: Town, **fields: Any) -> Any:
    entrance = town.page("districts.takingpartpage", "Meedoen", town.home)
    return entrance, town.page("districts.initiativepage", "Bijdrage", entrance, **fields)


def test_the_entrance_shows_grants_deals_and_the_budgets_of_the_year() -> None:
    town = Town()
    north, south = town.district("Noord"), town.district("Zuid")
    town.budget(south, 2026, 42_810)
    town.budget(north, 2026, 31_080, ("green", 31_080, 5_000, 2_000))
    town.budget(north, 2025, 99_999)
    page, _initiative = taking_part(town, maximum=10_000, introduction="Een idee?")

    assert taking_part_view(town.read(), page) == TakingPartView(
        initiatives=(
            InitiativeCard(
                title="Bijdrage",
                url="/meedoen/bijdrage/",
                introduction="Een idee?",
                maximum=10_000,
                application=ApplicationState("open", "You can apply all year round"),
            ),
        ),
        district_grants=(),
        consultations=(),
        advice=(),
        body=(),
        deals=(),
        budgets=BudgetYear(
            year=2026,
            total=73_890,
            largest=42_810,
            districts=(
                DistrictBudget(
                    Link("Noord", "/wijken/noord/"),
                    Link("Budget 2026", "/wijken/noord/budget-2026/"),
                    31_080,
                    5_000,
                    2_000,
                ),
                DistrictBudget(
                    Link("Zuid", "/wijken/zuid/"),
                    Link("Budget 2026", "/wijken/zuid/budget-2026/"),
                    42_810,
                    None,
                    None,
                ),
            ),
        ),
        participation=Link("Participation platform", "https://denkmee.example.nl"),
        pages=(),
    )


def test_a_district_s_own_place_on_the_platform_goes_first() -> None:
    own = "https://denkmee.example.nl/noord"

    assert participation(Town().read(), own) == Link("Participation platform", own)


def test_a_grant_is_explained_in_the_language_of_the_page_with_the_facts_of_the_source() -> None:
    town = Town()
    entrance, page = taking_part(
        town,
        year=2026,
        maximum=10_000,
        closes_on=date(2026, 11, 22),
        decision_weeks=13,
        apply_url=FORM,
        decided_by="The council",
        criteria="For everybody\n\nIn the district\n",
    )
    for source, title in ((town.home, "Stad"), (entrance, "Meedoen")):
        town.translate(source, title)
    dutch = town.translate(
        page, "Bijdrage", maximum=1, decided_by="De raad", to_send="Een plan\nEen begroting"
    )

    read = town.read()
    assert initiative_view(read, page) == InitiativeView(
        application=ApplicationState("open", "You can apply up to and including 22 November 2026"),
        year=2026,
        maximum=10_000,
        opens_on=None,
        closes_on=date(2026, 11, 22),
        decision="within 13 weeks",
        decided_by="The council",
        criteria=("For everybody", "In the district"),
        to_send=(),
        apply=Link("Apply for this contribution", FORM),
        body=(),
    )
    assert read.valid_until == datetime(2026, 11, 23, tzinfo=AMSTERDAM)
    translated = initiative_view(town.read("nl"), dutch)
    assert (translated.maximum, translated.decided_by) == (10_000, "De raad")
    assert (translated.criteria, translated.to_send) == ((), ("Een plan", "Een begroting"))


def test_a_grant_is_a_service_for_search_engines() -> None:
    town = Town()
    _entrance, page = taking_part(town, apply_url=FORM)
    read = town.read()

    assert initiative_thing(read, page, initiative_view(read, page)) == {
        "@type": "GovernmentService",
        "name": "Bijdrage",
        "url": "https://stad.example.nl/meedoen/bijdrage/",
        "provider": {"@id": "https://stad.example.nl/#municipality"},
        "availableChannel": {"@type": "ServiceChannel", "serviceUrl": FORM},
    }


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "state", "text", "until"),
    [
        (
            date(2026, 12, 1),
            date(2026, 12, 31),
            "later",
            "You can apply from 1 December 2026",
            date(2026, 12, 1),
        ),
        (date(2026, 1, 1), date(2026, 11, 21), "closed", "Since 22 November 2026", None),
        (
            date(2026, 11, 22),
            date(2026, 12, 31),
            "open",
            "You can apply up to and including 31 December 2026",
            date(2027, 1, 1),
        ),
        (None, None, "open", "You can apply all year round", None),
    ],
    ids=["later", "closed", "open", "always"],
)
def test_whether_one_can_apply_follows_the_clock(
    opens_on: date | None, closes_on: date | None, state: str, text: str, until: date | None
) -> None:
    town = Town()
    _entrance, page = taking_part(town, opens_on=opens_on, closes_on=closes_on, apply_url=FORM)

    read = town.read()
    view = initiative_view(read, page)

    assert view.application == ApplicationState(state, text)
    assert (view.apply is not None) == (state == "open")
    assert read.valid_until == (
        datetime(until.year, until.month, until.day, tzinfo=AMSTERDAM) if until else None
    )


def test_grants_of_districts_are_in_the_order_of_their_names() -> None:
    town = Town()
    for name in ("Zuid", "Élan", "'t Hof", "Wijk 10", "Wijk 9", "eiland"):
        town.page("districts.initiativepage", "Bijdrage", town.district(name))
    found = [card.district.text for card in district_grants(town.read()) if card.district]
    assert found == ["eiland", "Élan", "'t Hof", "Wijk 9", "Wijk 10", "Zuid"]

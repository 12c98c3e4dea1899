"""The page of a district: everything on it comes from records."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from core.layout.views import AlertView, Link
from districts.models.districts import KeyFigureRow, NeighbourhoodRow
from districts.pages.district import DistrictBudgetView, DistrictView, district_thing, district_view
from districts.pages.figures import FigureView
from districts.participation.budget import BudgetFigures
from tests.districts.place import Place
from tests.districts.town import Town, titles

DENKMEE = Link("Participation platform", "https://denkmee.example.nl")


def test_a_district_of_which_nothing_is_known_yet() -> None:
    town = Town()
    district = town.district("Noord")

    assert district_view(town.read(), district) == DistrictView(
        area="",
        alerts=(),
        map=None,
        map_is_schematic=False,
        overview=Link("See all districts in a list", "/wijken/"),
        picture=None,
        figures=(),
        contacts=(),
        flyer=None,
        stamp="",
        people=None,
        hubs_title="Hub",
        hubs=(),
        council_title="District council",
        council=None,
        body=(),
        neighbourhoods=(),
        postcodes=(),
        news=(),
        all_news=None,
        events=(),
        all_events=None,
        agenda_url="/wijken/noord/agenda.ics",
        budget=None,
        differences=(),
        projects=(),
        consultations=(),
        advice=(),
        grants=(),
        deals=(),
        taking_part=None,
        participation=DENKMEE,
        pages=(),
        feeds=(Link("Noord – news of Stad", "/wijken/noord/feed.xml"),),
    )


def test_a_translation_shows_the_records_of_its_source() -> None:
    town = Town()
    district = town.district(
        "Zuid",
        area="Links",
        boundary=town.square(0),
        participation_url="https://denkmee.example.nl/zuid",
    )
    people = town.page("districts.peoplepage", "Wie is wie", district, has_council=True)
    town.add(KeyFigureRow, page_id=district.id, kind="homes", value=6_120, year=2024, source="CBS")
    town.add(NeighbourhoodRow, page_id=district.id, name="De Haven")
    town.budget(district, 2026, 30_000)
    entrance = town.page("districts.takingpartpage", "Meedoen", town.home)
    for source in (town.home, town.index, entrance):
        town.translate(source, f"{source.title} nl")
    translated = town.translate(district, "South", area="copy", boundary="")
    town.add(NeighbourhoodRow, page_id=translated.id, name="A copy")

    view = district_view(town.read("nl"), translated)

    assert view.area == "Links"
    assert view.map is not None
    assert [(shape.name, shape.selected) for shape in view.map.shapes] == [("South", True)]
    assert view.figures[0].value == "6.120"
    assert view.neighbourhoods == ("De Haven",)
    assert view.budget is not None
    assert view.budget.figures.amount == 30_000
    assert view.people == Link(people.title, "/nl/en/wijken/zuid/wie-is-wie/", lang="en")
    assert view.taking_part == Link("Meedoen nl", "/nl/meedoen-nl/")
    assert view.participation is not None
    assert view.participation.url == "https://denkmee.example.nl/zuid"


def test_figures_stand_with_year_and_source_and_the_budget_is_that_of_this_year() -> None:
    town = Town()
    district = town.district("Noord")
    town.add(KeyFigureRow, page_id=district.id, kind="homes", value=6_120, year=2024, source="CBS")
    town.budget(district, 2025, 1)
    town.budget(district, 2026, 30_000)
    view = district_view(town.read(), district)

    assert view.figures == (FigureView("homes", "6,120", 2024, "CBS", None),)
    assert view.budget == DistrictBudgetView(
        title="District budget 2026",
        page=Link("Budget 2026", "/wijken/noord/budget-2026/"),
        figures=BudgetFigures(2026, 30_000, None, None, None, None, 0, None, ()),
    )


def test_an_alert_of_the_district_ends_by_itself() -> None:
    town = Town()
    district = town.district("Noord")
    town.page(
        "home.alertpage",
        "Geen water",
        district,
        introduction="Tot vanavond.",
        level="warning",
        ends_at=datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
    )

    read = town.read()

    assert district_view(read, district).alerts == (
        AlertView("warning", "Geen water", "Tot vanavond.", None, None),
    )
    assert read.valid_until == datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
    assert district_view(town.read(moment=read.valid_until), district).alerts == ()


def test_who_to_call_stands_on_the_page_of_the_district() -> None:
    place = Place()
    place.appoint(place.person("Anna Bos").id)

    view = district_view(place.town.read(), place.district)

    assert titles(view.contacts) == ["Anna Bos"]
    assert view.people == Link("Wie is wie", "/wijken/noord/wie-is-wie/")


def test_a_district_is_a_place_for_search_engines() -> None:
    town = Town()
    district = town.district("Noord")
    town.add(NeighbourhoodRow, page_id=district.id, name="De Haven")
    read = town.read()

    assert district_thing(read, district, district_view(read, district)) == {
        "@type": "AdministrativeArea",
        "@id": "https://stad.example.nl/wijken/noord/#district",
        "name": "Noord",
        "url": "https://stad.example.nl/wijken/noord/",
        "containedInPlace": {"@type": "City", "name": "Stad"},
        "containsPlace": [{"@type": "Place", "name": "De Haven"}],
    }


def test_the_card_of_a_hub_stands_once() -> None:
    """Beside the text, and not in it as well; that of a hub elsewhere stays in the text."""
    town = Town()
    noord, zuid = town.district("Noord"), town.district("Zuid")
    fields = {"hours_state": "closed", "street": "Plein 1", "postcode": "3011 AA", "city": "Stad"}
    here = town.page("contacts.hubpage", "Hub Noord", noord, **fields)
    there = town.page("contacts.hubpage", "Hub Zuid", zuid, **fields)
    blocks = [
        {"type": "hub_card", "value": {"hub": hub.id}, "id": hub.title} for hub in (here, there)
    ]
    town.rows = [
        row._replace(body=json.dumps(blocks))
        if getattr(row, "id", 0) == noord.id and hasattr(row, "body")
        else row
        for row in town.rows
    ]
    view = district_view(town.read(), noord)
    assert [each.name for each in view.hubs] == ["Hub Noord"]
    assert [each.hub.name for each in view.body] == ["Hub Zuid"]

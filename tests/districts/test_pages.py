"""The pages as they are published: every part has its heading, in order, on a page with all of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from districts.models.budget import BudgetItemRow
from districts.models.districts import KeyFigureRow, NeighbourhoodRow
from home.models.agenda import EventDistrictRow
from publishing.store.export import every_output
from tests.districts.place import Place
from tests.districts.town import MOMENT, Town

PROSE = '[{"type":"rich_text","value":"<p>Tekst.</p>"}]'


class Headings(HTMLParser):
    """Collects (level, text) of the headings of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.found.append((int(tag[1]), ""))
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        if len(tag) == 2 and tag[0] == "h":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            level, text = self.found[-1]
            self.found[-1] = (level, text + data)


def pages(town: Town) -> dict[str, str]:
    """Render all pages of a town."""
    return {
        output.path: output.document.body.decode()
        for output in every_output(town.content(), MOMENT)
        if output.document.media_type == "text/html"
    }


def headings(page: str) -> list[tuple[int, str]]:
    """Return the headings of a page, those of the footer left out."""
    return Headings(page.split("<footer")[0]).found


@pytest.fixture(scope="module")
def rich() -> dict[str, str]:
    """A town with something in every part of every page."""
    place = Place(
        has_council=True, council_seats=2, council_text="Op maandag.", council_email="r@example.nl"
    )
    town, north = place.town, place.district
    district = town.district(
        "Zuid", area="Links", boundary=town.square(0), body=PROSE, introduction="Aan het water."
    )
    people = town.page("districts.peoplepage", "Wie is wie", district, has_council=False)
    assert people.id
    town.district("Oost", area="Rechts", boundary=town.square(10))
    anna = place.person("Anna Bos", motivation="Meer groen.", mobile="+31600000000")
    place.appoint(anna.id, starts_on=date(2025, 1, 1))
    place.appoint(place.person("Bram Dam").id, starts_on=date(2027, 1, 1))
    place.appoint(None)
    place.seat(anna.id, "chair")
    for owner in (north, district):
        town.add(KeyFigureRow, page_id=owner.id, kind="homes", value=6_120, year=2024, source="CBS")
        for name in ("De Haven", "Tuinen"):
            town.add(NeighbourhoodRow, page_id=owner.id, name=name)
    town.budget(north, 2025, 25_000)
    budget = town.budget(north, 2026, 30_000, ("green", 20_000, 12_000))
    town.add(BudgetItemRow, page_id=budget.id, key="sport", amount=1, spent=0, label="Veldje")
    town.page("districts.dealpage", "Heggen", north, kind="deal", status="running", amount=5)
    town.page("districts.dealpage", "Plein", district, kind="deal", status="proposed", body=PROSE)
    town.page("contacts.hubpage", "Huis", north, street="Plein 1", hours_state="unknown")
    meeting = town.page(
        "home.eventpage",
        "Vergadering",
        town.home,
        kind="council",
        starts_at=MOMENT + timedelta(days=3),
    )
    town.add(EventDistrictRow, eventpage_id=meeting.id, districtpage_id=north.id)
    town.page(
        "home.alertpage",
        "Geen water",
        north,
        level="warning",
        ends_at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    day = {"opens_on": date(2026, 11, 1), "closes_on": date(2026, 12, 1)}
    town.page("districts.consultationpage", "Speeltuin", north, **day)
    town.page("districts.projectpage", "Riolering", north, kind="works", phase="running")
    town.page(
        "districts.advicepage",
        "Betere lampen",
        north,
        kind="own",
        addressee="executive",
        given_on=date(2026, 9, 1),
    )
    before = town.page("districts.initiativepage", "Wijkgeld 2025", north, year=2025, maximum=5)
    town.page(
        "districts.initiativepage",
        "Wijkgeld 2026",
        north,
        year=2026,
        maximum=7,
        replaces_id=before.id,
        criteria="Samen",
    )
    entrance = town.page("districts.takingpartpage", "Meedoen", town.home, body=PROSE)
    town.page(
        "districts.initiativepage",
        "Bijdrage",
        entrance,
        criteria="Voor iedereen",
        to_send="Een plan",
        apply_url="https://formulier.example.nl",
        maximum=10_000,
        body=PROSE,
    )
    return pages(town)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "/wijken/",
            [
                (1, "Wijken"),
                (2, "All districts from A to Z"),
                (2, "Which district do I live in?"),
            ],
        ),
        (
            "/wijken/noord/",
            [
                (1, "Noord"),
                (2, "Who to call"),
                (3, "Anna Bos"),
                (3, "Manager"),
                (2, "Hub"),
                (3, "Huis"),
                (2, "District council"),
                (2, "About Noord"),
                (2, "News"),
                (2, "Agenda"),
                (3, "Vergadering"),
                (2, "Tell us what you think"),
                (3, "Speeltuin"),
                (2, "Projects and plans"),
                (3, "Riolering"),
                (2, "Money for your idea"),
                (3, "Wijkgeld 2026"),
                (2, "District budget 2026"),
                (2, "What is different from last year"),
                (2, "Agreements with residents"),
                (3, "Heggen"),
                (2, "Advice of the council, and the answers"),
                (2, "Do you have an idea for Noord?"),
            ],
        ),
        (
            "/wijken/noord/wie-is-wie/",
            [
                (1, "Wie is wie: Noord"),
                (2, "Who to call"),
                (3, "Anna Bos"),
                (3, "Manager"),
                (2, "What will change"),
                (2, "District council Noord"),
                (3, "When the council meets"),
                (3, "Why they sit in the council"),
                (2, "Hubs"),
                (3, "Huis"),
            ],
        ),
        (
            "/wijken/noord/budget-2026/",
            [
                (1, "Budget 2026: Noord"),
                (2, "How the money is divided"),
                (2, "Explanation of the goals"),
                (2, "Budget of 2026"),
                (2, "Other years"),
            ],
        ),
        ("/wijken/noord/heggen/", [(1, "Heggen"), (2, "At a glance")]),
        (
            "/meedoen/",
            [
                (1, "Meedoen"),
                (2, "Money for your idea"),
                (3, "Bijdrage"),
                (2, "Districts with rules of their own"),
                (3, "Wijkgeld 2026"),
                (2, "Tell us what you think"),
                (3, "Speeltuin"),
                (2, "Agreements with residents"),
                (2, "Advice of the councils, and the answers"),
                (2, "Budgets of the districts in 2026"),
            ],
        ),
        ("/wijken/noord/riolering/", [(1, "Riolering"), (2, "At a glance")]),
        ("/wijken/noord/speeltuin/", [(1, "Speeltuin"), (2, "At a glance")]),
        (
            "/wijken/noord/betere-lampen/",
            [(1, "Betere lampen"), (2, "The answer"), (2, "At a glance")],
        ),
        (
            "/wijken/noord/wijkgeld-2026/",
            [
                (1, "Wijkgeld 2026"),
                (2, "What your plan must meet"),
                (2, "What is different from before"),
                (2, "At a glance"),
                (2, "Who helps you with your idea"),
                (3, "Anna Bos"),
                (3, "Manager"),
            ],
        ),
        (
            "/meedoen/bijdrage/",
            [
                (1, "Bijdrage"),
                (2, "What your plan must meet"),
                (2, "What to send along"),
                (2, "At a glance"),
            ],
        ),
    ],
)
def test_the_parts_of_a_page_stand_in_order(
    rich: dict[str, str], path: str, expected: list[tuple[int, str]]
) -> None:
    assert headings(rich[path]) == expected


def test_a_district_shows_its_map_alert_and_figures(rich: dict[str, str]) -> None:
    page = rich["/wijken/zuid/"]

    assert 'aria-label="Map: where Zuid lies in Stad"' in page
    assert "6,120" in page
    assert "CBS, 2024" in page
    assert "Geen water" in rich["/wijken/noord/"]
    assert "Geen water" not in page


def test_a_person_without_an_appointment_today_is_not_called(rich: dict[str, str]) -> None:
    assert "Bram Dam" not in rich["/wijken/noord/"]
    assert "From 1 January 2027" in rich["/wijken/noord/wie-is-wie/"]


def test_a_town_of_which_nothing_is_known_yet_has_pages_too() -> None:
    town = Town()
    district = town.district("Noord")
    town.page("districts.peoplepage", "Wie is wie", district)
    town.budget(district, 2026, 0)
    town.page("districts.dealpage", "Plan", district, kind="deal", status="proposed")
    entrance = town.page("districts.takingpartpage", "Meedoen", town.home)
    town.page("districts.initiativepage", "Bijdrage", entrance)

    found = pages(town)

    assert headings(found["/wijken/noord/"]) == [
        (1, "Noord"),
        (2, "News"),
        (2, "Agenda"),
        (2, "District budget 2026"),
        (2, "Agreements with residents"),
        (3, "Plan"),
        (2, "Do you have an idea for Noord?"),
    ]
    assert headings(found["/wijken/noord/wie-is-wie/"]) == [
        (1, "Wie is wie: Noord"),
        (2, "Who to call"),
    ]
    assert headings(found["/meedoen/bijdrage/"]) == [(1, "Bijdrage"), (2, "At a glance")]

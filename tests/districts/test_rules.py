"""Rules of a grant: which hold now, what differs from the year before, and projects."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.layout.views import Link
from districts.participation.differences import differences
from districts.participation.initiative import district_grants, grants_of, initiative_view
from districts.participation.projects import ProjectEntry, ProjectView, project_view, projects_of
from districts.participation.rules import RuleChange, changes
from publishing.content.declarations import PageRow
from tests.districts.town import Town, titles

KIND = "districts.initiativepage"
NEW_YEAR = datetime(2027, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))


def rules(town: Town, district: PageRow) -> tuple[PageRow, PageRow]:
    before = town.page(
        KIND,
        "Wijkgeld 2026",
        district,
        year=2026,
        maximum=5_000,
        budget=20_000,
        method="round",
        decision_weeks=8,
        decided_by="The council",
        criteria="Together\nFor everybody",
        to_send="A plan",
    )
    now = town.page(
        KIND,
        "Wijkgeld 2027",
        district,
        year=2027,
        maximum=7_500,
        budget=20_000,
        method="first-come",
        decision_weeks=4,
        decided_by="The manager",
        criteria="For everybody\nIn the district",
        to_send="A plan",
        replaces_id=before.id,
    )
    return before, now


def test_what_is_different_from_the_year_before() -> None:
    town = Town()
    before, now = rules(town, town.district("Noord"))
    read = town.read()

    assert changes(read, before) == ()
    assert changes(read, now) == (
        RuleChange("At most", "€\xa05,000", "€\xa07,500"),
        RuleChange(
            "How it is divided",
            "In a round: all plans are compared after the last day",
            "In the order in which plans come in, until the money is gone",
        ),
        RuleChange("You hear from us", "within 8 weeks", "within 4 weeks"),
        RuleChange("Who decides", "The council", "The manager"),
        RuleChange("Condition", "Together", ""),
        RuleChange("Condition", "", "In the district"),
    )


def test_words_are_compared_in_one_language() -> None:
    town = Town()
    district = town.district("Noord")
    before, now = rules(town, district)
    for source in (town.home, town.index, district):
        town.translate(source, f"{source.title} nl")
    dutch = town.translate(now, "Wijkgeld", criteria="Voor iedereen", decided_by="De manager")
    prose = [change for change in changes(town.read("nl"), dutch) if change.lang]
    assert {change.lang for change in prose} == {"en"}
    assert prose[0] == RuleChange("Wie beslist", "The council", "The manager", "en")
    town.translate(before, "Wijkgeld oud", criteria="Voor iedereen", decided_by="De manager")
    assert [change for change in changes(town.read("nl"), dutch) if change.lang] == []
    assert "Wie beslist" not in [change.label for change in changes(town.read("nl"), dutch)]


def test_rules_give_way_when_the_year_of_the_new_ones_begins() -> None:
    town = Town()
    district = town.district("Noord")
    before, now = rules(town, district)
    read = town.read()
    # Both are shown in autumn: one can still apply under the old ones.
    assert titles(grants_of(read, district)) == ["Wijkgeld 2026", "Wijkgeld 2027"]
    assert read.valid_until == NEW_YEAR
    old = initiative_view(town.read(), before)
    assert (old.outdated, old.following) == (
        False,
        Link("Wijkgeld 2027", "/wijken/noord/wijkgeld-2027/"),
    )
    later = town.read("en", NEW_YEAR)
    assert titles(grants_of(later, district)) == ["Wijkgeld 2027"]
    old = initiative_view(later, before)
    assert (old.outdated, old.application.state, old.application.text, old.apply) == (
        True,
        "closed",
        "These rules no longer hold",
        None,
    )
    new = initiative_view(later, now)
    assert (new.district, new.budget, new.method, new.previous, new.outdated) == (
        Link("Noord", "/wijken/noord/"),
        20_000,
        "In the order in which plans come in, until the money is gone",
        Link("Wijkgeld 2026", "/wijken/noord/wijkgeld-2026/"),
        False,
    )


def test_districts_with_grants_of_their_own_are_listed_by_name() -> None:
    town = Town()
    south, north = town.district("Zuid"), town.district("Noord")
    entrance = town.page("districts.takingpartpage", "Meedoen", town.home)
    for parent, title in ((south, "Zuidgeld"), (north, "Noordgeld"), (entrance, "Stadsgeld")):
        town.page(KIND, title, parent)
    read = town.read()
    assert titles(district_grants(read)) == ["Noordgeld", "Zuidgeld"]
    assert titles(grants_of(read, entrance)) == ["Stadsgeld"]


def test_what_is_different_from_last_year_in_a_few_sentences() -> None:
    town = Town()
    district = town.district("Noord")
    assert differences(town.read(), district) == ()
    town.budget(district, 2025, 30_000)
    town.budget(district, 2026, 28_000)
    rules(town, district)
    assert differences(town.read(), district) == (
        "There is €\xa02,000 less for the district than in 2025.",
        "Wijkgeld 2027: at most €\xa07,500 for a plan. It was €\xa05,000.",
    )


def test_a_project_says_how_far_it_is_and_who_knows_more() -> None:
    town = Town()
    north = town.district("Noord")
    contacts = town.page("contacts.contactspage", "Contact", town.home)
    role = town.page("contacts.rolepage", "Wijkmanager", contacts)
    page = town.page(
        "districts.projectpage",
        "Riolering",
        north,
        kind="works",
        phase="running",
        place="Dorpsstraat",
        starts_on=date(2026, 3, 1),
        contact_role_id=role.id,
        website="https://stad.example.nl/riolering",
    )
    town.page("districts.projectpage", "Park", north, kind="plan", phase="consulting")
    town.page("districts.projectpage", "Brug", north, kind="project", phase="done")
    read = town.read()

    assert project_view(read, page) == ProjectView(
        district=Link("Noord", "/wijken/noord/"),
        kind="Works in the street",
        phase="running",
        phase_text="Being carried out",
        place="Dorpsstraat",
        period="from 1 March 2026",
        contact=Link("Wijkmanager", "/contact/wijkmanager/"),
        website="https://stad.example.nl/riolering",
        document=None,
        body=(),
    )
    assert titles(projects_of(read, north)) == ["Park", "Riolering", "Brug"]
    assert projects_of(read, north)[0] == ProjectEntry(
        title="Park",
        url="/wijken/noord/park/",
        lang=None,
        kind="Plan for the district",
        phase="consulting",
        phase_text="You can react",
        place="",
        period="",
    )

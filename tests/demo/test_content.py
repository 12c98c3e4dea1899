"""The content of the demonstration holds together: its facts, its codes and who is named where.

That every value fits its field and every reference leads somewhere is what loading it shows.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder
from PIL import Image

from demo.loader.content import CONTENT, Town
from publishing import fingerprint
from tests.demo.records import HILVERSUM, ROTTERDAM, TOWNS, each_town, of_kind

#: The district budgets of 2026 that the municipality of Hilversum published, in whole euros.
PUBLISHED_BUDGETS = {
    "noordoost": 31_080,
    "noordwest": 24_280,
    "zuid": 42_810,
    "zuidoost": 28_700,
    "zuidwest": 27_000,
    "hilversumse-meent": 17_990,
    "centrum": 28_190,
    "oost": 49_950,
}


@each_town
def test_there_is_enough_of_everything(town: Town) -> None:
    rotterdam = town is ROTTERDAM
    assert len(of_kind(town, "district")) == (39 if rotterdam else 8)
    assert len(of_kind(town, "hub")) >= (10 if rotterdam else 4)
    assert len(of_kind(town, "news")) >= (28 if rotterdam else 14)
    assert sum(len(of_kind(each, "deal")) for each in TOWNS) >= 10
    # People are found by their name: nobody is there twice.
    names = Counter(person.facts["title"] for person in of_kind(town, "person"))
    assert max(names.values()) == 1


def test_the_demo_shows_what_is_awkward_in_real_life() -> None:
    hubs = {hub.path.stem: hub.facts for town in TOWNS for hub in of_kind(town, "hub")}
    assert hubs["wijkhub-rozenburg"]["opening_periods"] == [
        {"weekday": "thursday", "opens": "14:00", "closes": "16:00"}
    ]
    assert {hub["hours_state"] for hub in hubs.values()} >= {
        "regular",
        "appointment",
        "uncertain",
        "unknown",
    }
    three = hubs["wijkhub-lombardijen"]["opening_periods"]
    assert len({each["opens"] for each in three}) == 3
    who = [people.facts for people in of_kind(ROTTERDAM, "people")]
    seats = [seat for people in who for seat in people.get("seats", [])]
    assert sum("person" not in seat for seat in seats) >= 5
    appointments = [each for people in who for each in people["appointments"]]
    assert any("person" not in each and "deputy" in each for each in appointments), (
        "a vacancy with a deputy"
    )
    assert any(each["starts_on"].startswith("today+") for each in appointments), "a hand-over"


def test_the_budgets_of_hilversum_are_the_published_ones() -> None:
    amounts = {
        str(each.parent).removeprefix("district:"): int(each.facts["amount"])
        for each in of_kind(HILVERSUM, "budget")
        if each.facts["year"] == "2026"
    }
    assert amounts == PUBLISHED_BUDGETS


@each_town
def test_budgets_add_up(town: Town) -> None:
    for budget in of_kind(town, "budget"):
        items = budget.facts["items"]
        assert sum(int(item["amount"]) for item in items) == int(budget.facts["amount"]), budget.key
        for item in items:
            used = int(item.get("spent", 0)) + int(item.get("promised", 0))
            assert used <= int(item["amount"]), (budget.key, item)


@each_town
def test_each_district_has_one_alderman(town: Town) -> None:
    contact = next(record for record in town.records if record.key == "contact")
    covered = [
        district
        for each in contact.facts["appointments"]
        if each["role"] == "wijkwethouder"
        for district in each["districts"]
    ]
    assert sorted(covered) == sorted(each.path.stem for each in of_kind(town, "district"))


@each_town
def test_services_with_hours_of_their_own_are_offered(town: Town) -> None:
    for hub in of_kind(town, "hub"):
        offered = {each["kind"] for each in hub.facts["services"]}
        named = {each.get("service", "") for each in hub.facts.get("opening_periods", [])}
        assert named <= {"", *offered}, hub.key


@each_town
def test_neighbourhoods_have_codes_of_their_own_municipality(town: Town) -> None:
    prefix = {"rotterdam": "BU0599", "hilversum": "BU0402"}[town.key]
    rows = [row for one in of_kind(town, "district") for row in one.facts["neighbourhoods"]]
    codes = [row["cbs_code"] for row in rows]
    assert len(codes) == len(set(codes)) > 20
    assert [code for code in codes if not re.fullmatch(prefix + r"\d{4}", code)] == []


def test_pictures_are_small_webp_and_documents_are_pdf() -> None:
    files = [path for path in CONTENT.rglob("*") if path.suffix in {".webp", ".pdf"}]
    assert sum(path.stat().st_size for path in files) < 600_000
    for path in files:
        if path.suffix == ".pdf":
            content = path.read_bytes()
            start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
            assert (content[:8], content[start : start + 4]) == (b"%PDF-1.4", b"xref"), path.name
        else:
            with Image.open(path) as picture:
                assert (picture.format, picture.size) == ("WEBP", (1600, 900)), path.name


def test_what_the_content_says_is_no_code_of_a_release() -> None:
    shaping = {path for path in fingerprint.files() if "demo" in path.parts}
    assert shaping == set()
    assert any(path.name == "fingerprint.py" for path in fingerprint.files())


def test_the_wheel_holds_what_loads_the_content_and_not_the_content(repository: Path) -> None:
    builder = WheelBuilder(str(repository))
    packed = {file.distribution_path for file in builder.recurse_included_files()}
    own = {path for path in packed if path.startswith("demo/")}
    assert {"demo/apps.py", "demo/loader/run.py", "demo/management/commands/load_demo.py"} <= own
    assert [path for path in packed if "content/" in path and "demo" in path] == []

"""Lists, shapes and tables for programs: what is in them, and what may never be."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from contacts.models import HubPage, OpeningException, OpeningPeriod, PersonPage, RolePage
from contacts.open_data import HOURS_COLUMNS
from core.models import MunicipalitySettings
from core.tables.writing import cell
from districts.models import BudgetItem, BudgetPage, DistrictAppointment, PeoplePage
from districts.open_data import BUDGET_COLUMNS
from open_data import catalogue, geojson, lists, moved, page, tables
from open_data.datasets import DATASETS
from publishing.content.reader import AMSTERDAM, Reader
from publishing.registry import Target
from tests.contacts.agreed import agreed
from tests.home.trees import City, add

BASE = "https://stad.localhost"
API = f"{BASE}/api/v1"
SQUARE = [[4.0, 51.0], [4.0, 52.0], [5.0, 52.0], [5.0, 51.0], [4.0, 51.0]]
HOLE = [[4.4, 51.4], [4.6, 51.4], [4.6, 51.6], [4.4, 51.6], [4.4, 51.4]]


def listed(read: Reader, name: str, number: int = 1) -> dict[str, Any]:
    url = lists.list_url(DATASETS[name], read.language.code, number)
    (target,) = (each for each in lists.plan(read) if each.path == url)
    data: dict[str, Any] = json.loads(lists.make(read, target).body)
    return data


def shapes(read: Reader, name: str) -> list[dict[str, Any]]:
    (target,) = (each for each in geojson.plan(read) if each.key == name)
    data = json.loads(geojson.make(read, target).body)
    assert data["type"] == "FeatureCollection"
    features: list[dict[str, Any]] = data["features"]
    return features


def table(read: Reader, name: str) -> list[dict[str, str]]:
    (target,) = (each for each in tables.plan(read) if each.key == (name, False))
    assert target == Target(f"/api/v1/tables/{name}.csv", "", "text/csv", (name, False))
    text = tables.make(read, target).body.decode()
    (excel,) = (each for each in tables.plan(read) if each.key == (name, True))
    other = tables.make(read, excel).body
    # Excel takes the encoding from the mark; in the Netherlands it parts columns at semicolons.
    assert other.startswith(b"\xef\xbb\xbf")
    said = csv.reader(io.StringIO(other.decode("utf-8-sig"), newline=""), delimiter=";")
    assert list(said) == list(csv.reader(io.StringIO(text, newline="")))
    assert text.count("\r\n") == text.count("\n")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_district_is_there_in_every_language_with_one_id(city: City) -> None:
    city.translate(city.home, "en", "Districts")
    found = listed(city.read("en"), "districts")
    key = city.north.translation_key.hex
    assert found["items"][0] == {
        "id": key,
        "title": "Noord",
        "language": "nl",
        "url": f"{BASE}/en/nl/wijken/noord/",
        "document": f"{API}/nl/pages/wijken/noord",
        "area": "Boven het water",
        "neighbourhoods": [],
    }
    assert listed(city.read(), "districts")["items"][0]["id"] == key


def test_a_list_goes_on_at_its_next_page(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    for day in range(1, 6):
        city.add_news(f"Bericht {day}", date(2026, 11, day))
    read = city.read()
    seen, url = [], f"{API}/nl/news"
    while url:
        number = int(url.rpartition("/")[2]) if "pages" in url else 1
        found = listed(read, "news", number)
        assert (found["total"], found["pages"], found["page"]) == (5, 3, number)
        assert found["links"]["self"] == url
        seen += [each["title"] for each in found["items"]]
        url = found["links"]["next"]
    assert seen == [f"Bericht {day}" for day in (5, 4, 3, 2, 1)]
    assert listed(read, "news", 2)["links"] == {
        "self": f"{API}/nl/news/pages/2",
        "first": f"{API}/nl/news",
        "prev": f"{API}/nl/news",
        "next": f"{API}/nl/news/pages/3",
        "last": f"{API}/nl/news/pages/3",
    }


def test_an_empty_list_has_one_page(city: City) -> None:
    found = listed(city.read(), "projects")
    assert (found["total"], found["pages"], found["items"]) == (0, 1, [])
    assert found["links"]["next"] is None


def test_an_event_says_its_time_in_the_netherlands(city: City) -> None:
    city.add_event("Raad", datetime(2026, 11, 26, 18, 30, tzinfo=UTC), city.north, hub=city.hub)
    (found,) = listed(city.read(), "events")["items"]
    assert found["startsAt"] == "2026-11-26T19:30:00+01:00"
    assert found["hub"]["title"] == "Huis van Noord"
    assert [each["title"] for each in found["districts"]] == ["Noord"]


def test_of_people_only_what_their_card_shows(city: City) -> None:
    role = add(RolePage, city.others["contact"], "Wijkmanager")
    shown = agreed(phone="14 010")
    person = add(PersonPage, city.others["contact"], "Jan Jansen", mobile="0612345678", **shown)
    people = add(PeoplePage, city.north, "Mensen")
    DistrictAppointment.objects.create(page=people, role=role, person=person)
    (found,) = listed(city.read(), "contacts")["items"]
    assert (found["name"], found["role"], found["phone"]) == ("Jan Jansen", "Wijkmanager", "14010")
    assert (found["mobile"], found["vacant"]) == (None, False)
    again = listed(city.read("en"), "contacts")["items"][0]
    assert again["id"] == found["id"]
    person.unpublish()
    assert "Jansen" not in json.dumps(listed(city.read(), "contacts"))


def test_a_district_keeps_its_hole_and_turns_as_rfc_7946_says(city: City) -> None:
    city.north.boundary = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
    city.north.save()
    north, south = shapes(city.read(), "districts")
    assert north["geometry"] == {
        "type": "MultiPolygon",
        "coordinates": [[SQUARE[::-1], HOLE[::-1]]],
    }
    assert (south["geometry"], south["properties"]["title"]) == (None, "Zuid")


def test_a_hub_is_at_its_longitude_first(city: City) -> None:
    assert shapes(city.read(), "hubs")[0]["geometry"] is None
    HubPage.objects.filter(pk=city.hub.pk).update(latitude=51.9, longitude=4.5)
    (found,) = shapes(city.read(), "hubs")
    assert found["geometry"] == {"type": "Point", "coordinates": [4.5, 51.9]}
    assert found["id"] == found["properties"]["id"] == city.hub.translation_key.hex


def test_a_budget_has_a_row_for_each_purpose(city: City) -> None:
    budget = add(BudgetPage, city.north, "Budget 2026", year=2026, amount=1000)
    BudgetItem.objects.create(
        page=budget, key="green", label="=1+1", amount=600, spent=200, promised=50
    )
    add(BudgetPage, city.south, "Budget 2026", year=2026, amount=500)
    rows = table(city.read(), "budgets")
    assert tuple(rows[0]) == BUDGET_COLUMNS
    assert [
        tuple(row[name] for name in ("district", "budget_amount", *BUDGET_COLUMNS[6:-1]))
        for row in rows
    ] == [
        ("Noord", "1000", "green", "'=1+1", "600", "200", "50"),
        ("Zuid", "500", "", "", "", "", ""),
    ]


def test_hours_that_are_over_are_left_out_of_the_table(city: City) -> None:
    at = {"opens": time(9), "closes": time(12)}
    OpeningPeriod.objects.create(page=city.hub, weekday=1, **at)
    OpeningPeriod.objects.create(page=city.hub, weekday=2, valid_until=date(2026, 11, 21), **at)
    for day, note in ((21, "voorbij"), (22, "@nog")):
        on = date(2026, 11, day)
        OpeningException.objects.create(
            page=city.hub, first_day=on, last_day=on, state="closed", note=note
        )
    read = city.read()
    rows = table(read, "opening-hours")
    assert tuple(rows[0]) == HOURS_COLUMNS
    assert [(row["kind"], row["weekday"], row["opens"], row["note"]) for row in rows] == [
        ("hub", "", "", ""),
        ("period", "1", "09:00", ""),
        ("days", "", "", "'@nog"),
    ]
    assert read.valid_until == datetime(2026, 11, 23, tzinfo=AMSTERDAM)


def test_hours_in_a_list_are_made_anew_when_a_month_begins(city: City) -> None:
    read = city.read()
    (found,) = listed(read, "hubs")["items"]
    assert (found["openingHours"], read.valid_until) == (
        '24/7 unknown "not certain, call first"',
        datetime(2026, 12, 1, tzinfo=AMSTERDAM),
    )
    december = city.read(moment=datetime(2026, 12, 31, 12, 0, tzinfo=UTC))
    listed(december, "hubs")
    assert december.valid_until == datetime(2027, 1, 1, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1"])
def test_no_text_is_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"
    assert (cell(-1), cell("a=1"), cell(None), cell(False)) == (-1, "a=1", "", "no")


def test_the_catalogue_has_what_dcat_ap_nl_asks_for(city: City) -> None:
    MunicipalitySettings.objects.update(tooi_code="gm0001")
    city.translate(city.home, "en", "Districts")
    read = city.read()
    (target,) = catalogue.plan(read)
    former = {each.path: (each.status, each.location) for each in moved.plan(read)}
    assert former["/api/v1/catalog.jsonld"] == (301, target.path)
    assert former["/api/v1/budgets.csv"] == (301, "/api/v1/tables/budgets.csv")
    assert target == Target("/api/v1/about/catalog.jsonld", "", "application/ld+json")
    data = json.loads(catalogue.make(read, target).body)
    needed = {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint"}
    # What it recommends (`dcat-ap-nl-SHACL-aanbevolen.ttl`), as far as it is known.
    recommended = {"dct:creator", "dct:language", "dct:conformsTo", "foaf:page"}
    assert needed | recommended | {"dcat:keyword"} <= set(data["dcat:service"])
    assert "vcard:Kind" in data["dcat:contactPoint"]["@type"]
    assert data["dcat:service"]["dcat:theme"]["@type"] == "skos:Concept"
    assert data["@type"] == "dcat:Catalog"
    assert needed | {"dcat:dataset", "dct:license"} <= set(data)
    assert len(data["dcat:dataset"]) == len(DATASETS)
    of_dataset = {"dct:identifier", "dct:creator", "dcat:theme", "dct:accessRights"}
    for dataset in data["dcat:dataset"]:
        assert needed | of_dataset | recommended <= set(dataset)
        assert dataset["dcat:distribution"]
        for each in dataset["dcat:distribution"]:
            assert {"dcat:accessURL", "dct:license", "dct:format", "dct:language"} <= set(each)
            assert each["dct:conformsTo"]["@type"] == "dct:Standard"
    assert data["dct:publisher"]["@id"] == (
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0001"
    )


def test_the_page_links_to_the_files_in_its_language(city: City) -> None:
    city.translate(city.home, "en", "Districts")
    read = city.read("en")
    (target,) = page.plan(read)
    assert target.path == "/en/open-data/"
    made = page.page(read, target)
    (hubs,) = (each for each in made.view.datasets if each.title == "Hubs")
    assert [(each.text, each.url) for each in hubs.formats] == [
        ("JSON", "/api/v1/en/hubs"),
        ("GeoJSON", "/api/v1/en/hubs.geojson"),
        ("Atom", "/api/v1/en/hubs.atom"),
    ]
    (news,) = (each for each in made.view.datasets if each.title == "News")
    assert [each.url for each in news.formats] == ["/api/v1/en/news", "/nieuws/feed.xml"]
    assert [each.url for each in made.frame.languages] == ["/open-data/", "/en/open-data/"]
    assert made.frame.kind == "open-data"

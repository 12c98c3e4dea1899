"""The order of lists for programs: names as the alphabet of the language has them, time backwards."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from contacts.models import HubPage, PersonPage, RolePage
from districts.models import (
    AdvicePage,
    BudgetPage,
    ConsultationPage,
    DistrictAppointment,
    DistrictIndexPage,
    DistrictPage,
    Neighbourhood,
    PeoplePage,
    ProjectPage,
)
from open_data import lists, tables
from open_data.datasets import all_datasets
from publishing.content.reader import Reader
from tests.home.trees import City, add

DAY = date(2026, 11, 2)
MOMENT = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
#: In the order in which they are made, and that is the order of the tree.
MADE = ("Zuid", "Wijk 10", "Oudedijk", "Élan", "Wijk 2", "Fort", "Oude Westen", "’t Dorp")
SORTED = ("’t Dorp", "Élan", "Fort", "Oude Westen", "Oudedijk", "Wijk 2", "Wijk 10", "Zuid")
#: Lists that stand by time, the newest first; all others stand by name.
BY_TIME = {"news", "events"}
ADDRESS = {"street": "Dam 1", "postcode": "3011 AA", "city": "Stad"}
KINDS: dict[str, tuple[type[Any], dict[str, Any]]] = {
    "hubs": (HubPage, ADDRESS | {"hours_state": "unknown"}),
    "budgets": (BudgetPage, {"year": 2026, "amount": 1}),
    "projects": (ProjectPage, {"kind": "project", "phase": "idea"}),
    "consultations": (ConsultationPage, {"opens_on": DAY, "closes_on": DAY}),
    "advice": (AdvicePage, {"given_on": DAY}),
}


@pytest.fixture
def read(city: City) -> Reader:
    """Two districts whose tree order is no order, each with all that lists name."""
    city.north.delete()
    city.south.delete()
    index = DistrictIndexPage.objects.get()
    role = add(RolePage, city.others["contact"], "Wijkmanager")
    for number, name in enumerate(MADE):
        district = add(DistrictPage, index, name)
        person = add(PersonPage, city.others["contact"], f"Iemand {number}")
        people = add(PeoplePage, district, "Mensen")
        DistrictAppointment.objects.create(page=people, role=role, person=person)
        Neighbourhood.objects.create(page=district, name=name, cbs_code="")
        city.add_news(name, DAY + timedelta(number), district)
        city.add_event(name, MOMENT + timedelta(number), district)
    first = DistrictPage.objects.get(title="Zuid")
    for number, name in enumerate(MADE):
        Neighbourhood.objects.create(page=first, name=f"Buurt {name}", sort_order=number)
        for kind, (model, fields) in KINDS.items():
            add(model, first, name, slug=f"{kind}-{number}", **fields)
            if name != "Zuid":
                district = DistrictPage.objects.get(title=name)
                add(model, district, "Enig", slug=kind, **fields)
    return city.read()


def names(item: Any) -> tuple[str, str]:
    """Return what an item stands below, and what it is called itself."""
    above = item.get("district") or next(iter(item.get("districts", [])), None)
    title = item.get("title") or item.get("hub") or item.get("name") or ""
    return (above["title"] if isinstance(above, dict) else above or ""), title


def test_every_list_stands_by_name_or_by_time(read: Reader) -> None:
    own = {"contacts": [(name, f"Iemand {MADE.index(name)}") for name in SORTED]}
    below = [
        *((name, "Enig") for name in SORTED[:-1]),
        *(("Zuid", name) for name in SORTED),
    ]
    for dataset, _collection in lists.collections():
        (target, *_more) = (each for each in lists.plan(read) if each.key == (dataset.name, 1))
        found = [names(each) for each in json.loads(lists.make(read, target).body)["items"]]
        if dataset.name in BY_TIME:
            assert found == [(name, name) for name in reversed(MADE)], dataset.name
        elif dataset.name == "districts":
            assert found == [("", name) for name in SORTED]
        else:
            assert found == own.get(dataset.name, below), dataset.name
    for dataset in all_datasets():
        if dataset.table is not None:
            (table,) = (each for each in tables.plan(read) if each.key == (dataset.name, False))
            text = tables.make(read, table).body.decode()
            rows = csv.DictReader(io.StringIO(text, newline=""))
            assert list(dict.fromkeys(row["district"] for row in rows)) == list(SORTED)
    (target,) = (each for each in lists.plan(read) if each.key == ("districts", 1))
    south = json.loads(lists.make(read, target).body)["items"][-1]
    inside = [f"Buurt {name}" for name in SORTED]
    expected = sorted(["Zuid", *inside], key=read.language.sort_key)
    assert [each["name"] for each in south["neighbourhoods"]] == expected


def test_districts_of_one_item_stand_by_name(city: City) -> None:
    city.add_news("Overal", DAY, city.south, city.north)
    read = city.read()
    (target,) = (each for each in lists.plan(read) if each.key == ("news", 1))
    (found,) = json.loads(lists.make(read, target).body)["items"]
    assert [each["title"] for each in found["districts"]] == ["Noord", "Zuid"]

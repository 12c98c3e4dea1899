"""The API on the CMS host: what a key reads, of whom, and what it is told when it may not."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from wagtail.models import ModelLogEntry, Page, PageViewRestriction

from contacts.models import HubPage, OpeningPeriod
from core.audit.lines import of_towns
from districts.models import DistrictAppointment
from home.models import AlertPage
from integrations.api.keys import PerKey, Refusals
from integrations.models import Token
from integrations.tokens import audit, keys
from open_data.live import live_lists
from tests.cms.world import FAR, Municipality, translate
from tests.home.api_rules import faults
from tests.integrations.asking import Program, ids, of, problem

pytestmark = pytest.mark.django_db


# --- the description --------------------------------------------------------------------------
@pytest.fixture(scope="module")
def described() -> Any:
    from integrations.api.description import description

    return json.loads(description("https://cms.example/api/v1"))


def test_the_description_is_valid_and_keeps_the_rules(described: Any) -> None:
    OpenAPIV31SpecValidator(described).validate()
    assert [each for each in faults(described) if "info-contact" not in each] == []
    assert described["components"]["securitySchemes"]["key"]["scheme"] == "bearer"


def test_everybody_reads_the_description(city: Municipality, described: Any) -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == {**described, "servers": [{"url": "http://testserver/api/v1"}]}
    assert not answer.cookies


def test_every_answer_is_as_described(city: Municipality, described: Any) -> None:
    """Ask every operation in every language, each list in pages of two and each of its items."""
    _busy(city)
    program = Program(city, drafts=True)
    seen: dict[str, int] = {}
    for path, item in described["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        check = Draft202012Validator({**schema, "components": described["components"]})
        if "{id}" in path or path == "/openapi.json":
            continue
        one = described["paths"][f"{path}/{{id}}"]["get"]["responses"]["200"]
        one_schema = one["content"]["application/json"]["schema"]
        check_one = Draft202012Validator({**one_schema, "components": described["components"]})
        for language in ("nl", "en"):
            page = program.json(path[1:], language=language, perPage="2")
            check.validate(page)
            assert page["pages"] == max(1, -(-page["total"] // 2))
            seen[path] = seen.get(path, 0) + len(page["items"])
            for each in page["items"]:
                answer = program.get(
                    f"{path[1:]}/{each['id']}", {"language": each.get("language", language)}
                )
                if path != "/drafts" and path != "/pages":
                    answer = program.get(f"{path[1:]}/{each['id']}", {"language": language})
                assert answer.status_code == 200, (path, each, answer.content)
                check_one.validate(answer.json())
    assert not [path for path, number in seen.items() if not number]


def _busy(city: Municipality) -> None:
    """Put something into every list."""
    hub = city.pages["hub_one"]
    HubPage.objects.filter(pk=hub.pk).update(hours_state="regular")
    OpeningPeriod.objects.create(page=hub, weekday=1, opens="00:00", closes="23:59")
    DistrictAppointment.objects.create(
        page=city.pages["people_one"], role=city.pages["role"], person=city.pages["person_one"]
    )
    page = city.pages["information"]
    page.introduction = "Nog niet online"
    page.save_revision()
    translate(page, "en").save_revision()


# --- who may ---------------------------------------------------------------------------------
@pytest.mark.parametrize("path", ["pages", "hubs", "drafts", "pages/x", "nergens", "a/b/c", ""])
def test_without_a_key_nothing_is_there(chief: Client, city: Municipality, path: str) -> None:
    basic = {"authorization": "Basic aG9vZmQ6d2FjaHR3b29yZA=="}
    for client in (Client(), chief, Client(headers=basic)):
        answer = client.get(f"/api/v1/{path}")
        problem(answer, 401)
        assert answer["WWW-Authenticate"] == 'Bearer realm="api"'
        assert not answer.cookies


def test_a_session_is_neither_read_nor_renewed(chief: Client, program: Program) -> None:
    chief.cookies["sessionid"]["path"] = "/"
    answer = chief.get("/api/v1/hubs", headers={"authorization": f"Bearer {program.said}"})
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("why", ["unknown", "revoked", "over"])
def test_a_key_that_opens_nothing(
    program: Program, city: Municipality, other: Municipality, why: str
) -> None:
    token: Any = program.token
    if why == "unknown":
        token = None
        Token.objects.all().delete()
    elif why == "revoked":
        keys.revoke(token, None)
    moment = timezone.now() + timedelta(days=1 if why == "over" else 0)
    with time_machine.travel(moment, tick=False):
        for _twice in range(2):
            answer = program.get("hubs")
            problem(answer, 401)
            assert answer["WWW-Authenticate"] == 'Bearer realm="api", error="invalid_token"'
    # Once, however often it was tried.
    (line,) = ModelLogEntry.objects.filter(action=audit.REFUSED)
    assert (line.data["why"], line.data["audit"]["result"]) == (why, "refused")
    town = of_towns([city.pages["home"].translation_key])
    assert ModelLogEntry.objects.filter(town, pk=line.pk).exists() is (token is not None)
    assert not ModelLogEntry.objects.filter(
        of_towns([other.pages["home"].translation_key]), pk=line.pk
    ).exists()


def test_who_asks_too_often_waits(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PerKey, "rate", "2/min")
    assert [program.get("hubs").status_code for _each in range(2)] == [200, 200]
    answer = program.get("hubs")
    assert "Ask again in" in problem(answer, 429)
    assert 1 <= int(answer["Retry-After"]) <= 60
    # Another key of the same municipality is not held up; it is counted where all workers count.
    token = Token.objects.get()
    assert caches["attempts"].get(f"api-key-{token.pk}")


def test_who_tries_keys_waits_and_who_has_one_does_not(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Refusals, "rate", "2/min")
    bad = Client(headers={"authorization": "Bearer x"})
    assert [bad.get("/api/v1/hubs").status_code for _each in range(4)] == [401, 401, 429, 429]
    assert int(bad.get("/api/v1/hubs")["Retry-After"]) >= 1
    assert program.get("hubs").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_it_is_for_reading(program: Program, method: str) -> None:
    problem(getattr(program.client, method)("/api/v1/hubs"), 405)


# --- what is read ----------------------------------------------------------------------------
def test_it_is_what_is_public_of_its_own_municipality(
    program: Program, city: Municipality, other: Municipality
) -> None:
    hidden, draft = city.pages["information"], city.pages["statement"]
    Page.objects.filter(pk=draft.pk).update(live=False)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    found = ids(program, "pages")
    assert of(city.pages["one"]) in found
    foreign = {of(page) for page in other.pages.values()}
    assert not found & (foreign | {of(hidden), of(draft)})
    for page in (hidden, draft, other.pages["one"]):
        problem(program.get(f"pages/{of(page)}"), 404)
    for each in live_lists():
        assert not ids(program, each.name) & foreign
    problem(program.get(f"hubs/{of(other.pages['hub_one'])}"), 404)
    body = program.get("pages", {"perPage": "100"}).content.decode()
    assert "Dorp" not in body
    assert "dorp" not in body


def test_what_is_withdrawn_is_gone_at_once(program: Program, city: Municipality) -> None:
    hub = city.pages["hub_one"]
    assert of(hub) in ids(program, "hubs")
    hub.unpublish()
    assert of(hub) not in ids(program, "hubs")
    problem(program.get(f"pages/{of(hub)}"), 404)


def test_languages(program: Program, city: Municipality) -> None:
    translate(city.pages["information"], "en")
    english = ids(program, "pages", language="en")
    assert english == {of(city.pages["home"]), of(city.pages["information"])}
    district = of(city.pages["one"])
    assert "it is in: nl" in problem(program.get(f"pages/{district}", {"language": "en"}), 404)
    # A list has its facts in every language; the name is in Dutch where nobody translated it.
    assert program.json(f"districts/{district}", language="en")["language"] == "nl"
    said = problem(program.get("hubs", {"language": "fy"}), 400)
    assert said == "“fy” is no language here; allowed: nl, en."


def test_what_changed_since(program: Program, city: Municipality) -> None:
    began = timezone.now()
    Page.objects.update(last_published_at=began - timedelta(days=9))
    page = city.pages["hub_one"]
    Page.objects.filter(pk=page.pk).update(last_published_at=began)
    since = (began - timedelta(days=1)).isoformat()
    for path in ("pages", "hubs"):
        found = program.json(path, changedSince=since)["items"]
        assert [each["id"] for each in found] == [of(page)]
        # Not written as %2B, it comes as a space.
        assert program.get(f"{path}?changedSince={since}").status_code == 200
    assert program.json("districts", changedSince=since)["items"] == []
    assert ids(program, "pages", kind="contacts.hubpage") >= {of(page)}


def test_pages_of_a_list(program: Program, city: Municipality) -> None:
    whole = program.json("pages", perPage="100", kind="districts.districtpage")["items"]
    found, url = [], "/api/v1/pages?perPage=1&kind=districts.districtpage"
    while url:
        page = program.client.get(url).json()
        found += page["items"]
        url = page["links"]["next"]
    assert found == whole
    assert page["links"]["prev"]
    last = page["pages"]
    problem(program.get("pages", {"perPage": "1", "page": str(last + 10**5)}), 404)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("page=0", "“0” is no page; allowed: a whole number from 1 to 1000000."),
        ("perPage=101", "“101” is no perPage; allowed: a whole number from 1 to 100."),
        ("perPage=²", "“²” is no perPage; allowed: a whole number from 1 to 100."),
        ("page=1&page=2", "“page” is asked 2 times; allowed: once."),
        ("changedSince=gisteren", "“gisteren” is no changedSince; allowed: a moment with its"),
        ("changedSince=2026-11-30T09:00:00", "allowed: a moment with its time zone"),
        ("changedSince=0001-01-01T00:00:00%2B14:00", "allowed: a moment with its time zone"),
        ("kind=home.geen", "“home.geen” is no kind; allowed: one of contacts.contactspage, "),
        ("sort=titel", "“sort” cannot be asked here; allowed: language, kind, changedSince, "),
        ("format=xml", "“format” cannot be asked here"),
        ("language=%00", "“language” cannot be read."),
        ("language=" + "9" * 5000, "“language” cannot be read."),
        ("page=" + "[" * 9000, "“page” cannot be read."),
    ],
)
def test_what_is_not_understood_is_named(program: Program, query: str, words: str) -> None:
    assert words in problem(program.client.get(f"/api/v1/pages?{query}"), 400)


HOSTILE = (
    "-1",
    "1e9",
    "%F0%9F%98%80",
    "٣",
    "'",
    "%25_[{",
    "../..",
    "x" * 7000,
    "%ed%a0%80",
    "1%0A0",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_never_fail(city: Municipality, described: Any, value: str) -> None:
    program = Program(city, drafts=True)
    for path, item in described["paths"].items():
        address = "/api/v1" + path.replace("{id}", "x")
        names = [each["name"] for each in item["get"]["parameters"] if each["in"] == "query"]
        for name in [*names, "vreemd"]:
            assert program.client.get(f"{address}?{name}={value}").status_code in (400, 404)
        if "{id}" in path:
            wild = "/api/v1" + path.replace("{id}", value.replace("\n", "%0A"))
            assert program.client.get(wild).status_code == 404


def test_a_hub_says_how_it_is_now(program: Program, city: Municipality) -> None:
    _busy(city)
    hub = of(city.pages["hub_one"])
    monday = timezone.now().replace(year=2026, month=11, day=30, hour=9, minute=0, second=0)
    with time_machine.travel(monday, tick=False):
        Token.objects.update(ends_on=monday.date())
        now = program.json(f"hubs/{hub}", language="nl")["now"]
        assert now["at"] == "2026-11-30T10:00:00+01:00"
        assert (now["state"], now["admission"]) == ("open", "walk-in")
        assert now["changesAt"] == "2026-11-30T23:59:00+01:00"
        assert "23.59" in now["today"]
    with time_machine.travel(monday + timedelta(days=1), tick=False):
        Token.objects.update(ends_on=monday.date() + timedelta(days=1))
        assert program.json(f"hubs/{hub}")["now"]["state"] == "closed"


def test_alerts_that_hold(program: Program, city: Municipality) -> None:
    city.pages["alert"].unpublish()
    assert program.json("alerts")["items"] == []
    soon = timezone.now() + timedelta(days=1)
    city.add("later", AlertPage, "home", "Straks", ends_at=FAR, starts_at=soon)
    city.add(
        "now", AlertPage, "one", "Let op", ends_at=FAR, level="warning", introduction="Kijk uit"
    )
    (found,) = program.json("alerts")["items"]
    assert found == {
        "id": of(city.pages["now"]),
        "language": "nl",
        "level": "warning",
        "title": "Let op",
        "text": "Kijk uit",
        "startsAt": None,
        "endsAt": FAR.isoformat().replace("18:00:00+00:00", "19:00:00+01:00"),
        "place": {
            "id": of(city.pages["one"]),
            "title": city.pages["one"].title,
            "url": "http://stad.localhost" + city.pages["one"].url_path.removeprefix("/stad"),
        },
    }


def test_a_document_is_that_of_the_public_site(program: Program, city: Municipality) -> None:
    page = city.pages["information"]
    found = program.json(f"pages/{of(page)}")
    assert (found["kind"], found["id"]) == ("home.informationpage", of(page))
    assert found["title"] == page.title
    assert set(found) == {
        *("kind", "id", "language", "url", "title", "introduction", "updatedOn", "checkedOn"),
        *("translations", "content"),
    }

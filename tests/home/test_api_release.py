"""The rules of the API, held against all of it: a release of a test site, served in this process."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

from districts.models import BudgetPage, ConsultationPage
from open_data import lists
from publishing.serve.headers import API_ROOT, API_VERSION
from publishing.serve.wsgi import PublicSites
from publishing.store.export import every_output
from publishing.store.releases import Entry, ReleaseStore
from tests.home.trees import MOMENT, City, add
from tests.publishing.client import Answer
from tests.publishing.stores import publish

BASE = "https://stad.localhost"
#: A path segment of the rules, and what stands after the last dot of a file.
SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: A test client does not undo the compression that a browser gets.
HEADERS = {"Host": "stad.localhost", "Accept-Encoding": "identity"}
ENDING = re.compile(r"\.(json|jsonld|geojson|csv|atom)$")
TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "": "application/json",
}


class Api:
    """The API of a release: its addresses, its description, and who serves it."""

    def __init__(self, city: City, folder: Path) -> None:
        store = ReleaseStore(folder, 1)
        entries = [
            Entry(
                each.path,
                store.add_blob(each.document.body, each.document.media_type),
                len(each.document.body),
                each.document.media_type,
                each.kind,
                each.language,
                status=each.status,
                location=each.location,
            )
            for each in every_output(city.content(), MOMENT)
        ]
        publish(store, *entries)
        self.paths = [
            each.path for each in entries if each.path.startswith("/api/") and not each.location
        ]
        self.app = PublicSites(folder)
        self.description: dict[str, Any] = self.json(f"{API_ROOT}/openapi.json")

    def json(self, path: str) -> Any:
        return json.loads(Answer(self.app, path).body)

    def documented(self, path: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the operations that describe an address; those without a variable path first."""
        rest = path.removeprefix(API_ROOT)
        found = []
        for template, item in self.description["paths"].items():
            pattern = re.escape(template).replace(r"\{language\}", "[a-z-]+")
            pattern = pattern.replace(r"\{number\}", "[0-9]+").replace(r"\{path\}", ".+")
            if re.fullmatch(pattern, rest):
                found.append((template, item["get"]))
        return found


@pytest.fixture
def api(city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Api:
    monkeypatch.setattr(lists, "PAGE_SIZE", 1)
    city.translate(city.home, "en", "Districts")
    for day in (1, 2, 3):
        city.add_news(f"Bankjes {day}", date(2026, 11, day), city.north)
        city.add_event(f"Raad {day}", datetime(2026, 11, 25 + day, 18, 30, tzinfo=UTC))
    for year in (2025, 2026):
        add(BudgetPage, city.north, f"Budget {year}", year=year, amount=1000)
    today = MOMENT.date()
    add(
        ConsultationPage,
        city.south,
        "Plein",
        opens_on=today,
        closes_on=today + timedelta(days=9),
    )
    return Api(city, tmp_path / "releases")


def test_addresses_are_as_the_rules_say(api: Api) -> None:
    """/core/path-segments-kebab-case, /core/no-trailing-slash, /core/uri-version."""
    assert len(api.paths) > 40
    for path in api.paths:
        root, *segments = ENDING.sub("", path.removeprefix("/api/")).split("/")
        assert root == "v1", path
        assert all(SEGMENT.fullmatch(each) for each in segments), path
        assert Answer(api.app, f"{path}/").status == 404, path


def test_every_answer_has_its_headers(api: Api) -> None:
    """/core/version-header, /core/transport/cors; a copy is asked for again after a minute."""
    for path in api.paths:
        answer = Answer(api.app, path)
        ending = ENDING.search(path)
        assert (answer.status, answer.headers["Content-Type"]) == (
            200,
            TYPES[ending[1] if ending else ""],
        ), path
        assert answer.headers["API-Version"] == API_VERSION, path
        assert answer.headers["Access-Control-Allow-Origin"] == "*", path
        assert answer.headers["Cache-Control"] == "public, max-age=60", path
        again = Answer(api.app, path, HTTP_IF_NONE_MATCH=answer.headers["ETag"])
        assert (again.status, again.headers["API-Version"]) == (304, API_VERSION), path


def test_mistakes_are_answered_as_problems(api: Api) -> None:
    """/core/error-handling/problem-details, /core/http-methods."""
    for path in api.paths:
        for answer in (Answer(api.app, f"{path}/weg"), Answer(api.app, path, "POST")):
            assert answer.headers["Content-Type"] == "application/problem+json", path
            data = json.loads(answer.body)
            assert data["status"] == answer.status in (404, 405), path
            schema = api.description["components"]["schemas"]["Problem"]
            assert list(Draft202012Validator(schema).iter_errors(data)) == [], path


def test_what_is_there_is_described_and_what_is_described_is_there(api: Api) -> None:
    """/core/publish-openapi: the description names every address, and no others."""
    OpenAPIV31SpecValidator(api.description).validate()
    assert api.description["openapi"].startswith("3.1")
    assert {"name", "identifier"} <= set(api.description["info"]["license"])
    used: set[str] = set()
    for path in api.paths:
        templates = [template for template, _operation in api.documented(path)]
        assert len(templates) == 1, (path, templates)
        used.update(templates)
    # These lists have no items here, or one: a further page needs two.
    few = {"contacts", "hubs", "projects", "consultations", "advice"}
    further = {f"/{{language}}/{name}/pages/{{number}}" for name in few}
    assert set(api.description["paths"]) - used == further


def test_every_json_answer_is_as_its_schema_says(api: Api) -> None:
    names: set[str] = set()
    for path in api.paths:
        ((_template, operation),) = api.documented(path)
        ((media_type, content),) = operation["responses"]["200"]["content"].items()
        answer = Answer(api.app, path)
        assert answer.headers["Content-Type"] == media_type, path
        if "json" not in media_type:
            continue
        schema = {**content["schema"], "components": api.description["components"]}
        data = json.loads(answer.body)
        problems = [error.message for error in Draft202012Validator(schema).iter_errors(data)]
        assert (path, problems) == (path, [])
        if media_type != "application/ld+json" and not path.endswith("openapi.json"):
            names |= names_in(data)
    # /core/query-keys-camel-case, for names in answers.
    assert [name for name in names if not re.fullmatch(r"[a-z][a-zA-Z0-9]*", name)] == []


def names_in(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(names_in, data.values()))
    if isinstance(data, list):
        return set().union(*map(names_in, data)) if data else set()
    return set()


def test_links_of_lists_lead_somewhere(api: Api) -> None:
    known = {f"{BASE}{path}" for path in api.paths}
    for path in api.paths:
        data = api.json(path) if not path.endswith((".csv", ".atom")) else {}
        for url in data.get("links", {}).values():
            assert url is None or url in known, (path, url)
        for item in data.get("items", ()):
            assert item.get("document") is None or item["document"] in known, (path, item)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_schemathesis_finds_nothing(api: Api, mode: GenerationMode) -> None:
    """Requests made from the description, good ones and bad ones, are answered as it says."""
    config = SchemathesisConfig.from_dict({})
    schema = schemathesis.openapi.from_dict(api.description, config=config)
    schema.app = api.app
    statuses: dict[str, set[int]] = {}

    def requests_of(operation: Any) -> None:
        @given(case=operation.as_strategy(generation_mode=mode))
        @examples(
            max_examples=5,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: Any) -> None:
            answer = case.call_and_validate(headers=HEADERS)
            statuses.setdefault(operation.path, set()).add(answer.status_code)

        ask()

    for result in schema.get_all_operations():
        operation: Any = result.ok()  # type: ignore[union-attr]
        # Nothing can be wrong in an address without a variable.
        if mode.is_positive or "{" in operation.path:
            requests_of(operation)
    if mode.is_positive:
        assert set(statuses) == set(api.description["paths"])
        # Which pages there are and how long a list is, a description does not say.
        free = ("{path}", "{number}")
        others = [statuses[path] for path in statuses if not path.endswith(free)]
        assert all(each == {200} for each in others)
    else:
        assert set().union(*statuses.values()) == {404}

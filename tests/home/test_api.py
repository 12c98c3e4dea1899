"""The API: a description that is valid, and documents that are as it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest
from django.core.files.base import ContentFile
from jsonschema import Draft202012Validator
from markupsafe import Markup
from openapi_spec_validator import OpenAPIV31SpecValidator
from pytest_django import Settings

from contacts.models import PersonPage
from core.layout.json_document import to_json
from core.models import PublicDocument
from home.models import AccessibilityStatementPage, InformationPage, ProgrammePage
from open_data.api import index, openapi
from open_data.api.json_schema import SchemaBook, UnknownTypeError, returned
from publishing.registry import Target, registry
from publishing.serve.headers import API_VERSION
from publishing.store.export import export
from tests.contacts.agreed import agreed
from tests.home.api_rules import faults
from tests.home.bodies import every_block
from tests.home.pictures import add_picture, photo
from tests.home.trees import MOMENT, City, add

BASE = "https://stad.localhost"


@dataclass(frozen=True, slots=True)
class Inner:
    """One item."""

    kind: ClassVar[str] = "inner"
    html: Markup


@dataclass(frozen=True, slots=True)
class Outer:
    """A view.

    With more to say than fits on a line.
    """

    opens_on: date | None
    at: datetime
    state: Literal["open", "closed"]
    pair: tuple[str, int]
    inner: tuple[Inner, ...]
    body: tuple[Any, ...]


def full(city: City, settings: Settings, folder: Path) -> Path:
    """Build a site with a page of every kind of this app, one with every kind of block."""
    settings.MEDIA_ROOT = folder / "media"
    picture = add_picture("Plein", photo())
    document = PublicDocument.objects.create(title="Plan", file=ContentFile(b"%PDF", "plan.pdf"))
    person = add(PersonPage, city.others["contact"], "Jan Jansen", **agreed(phone="14 010"))
    body = every_block(picture.pk, document.pk, person.pk, city.hub.pk)
    page = city.add_news("Bankjes", date(2026, 11, 3), city.north, picture=picture, body=body)
    city.add_event("Raad", datetime(2026, 11, 26, 18, 30, tzinfo=UTC), hub=city.hub, price=3)
    add(InformationPage, city.home, "Over")
    add(ProgrammePage, city.home, "Wijk aan Zet", period_start=date(2024, 1, 1))
    add(AccessibilityStatementPage, city.home, "Toegankelijk", organisation="Gemeente Stad")
    city.translate(page, "en", "Benches")
    city.translate(city.home, "ar", "أحياء")
    export(city.site, folder, moment=MOMENT)
    return folder / "stad.localhost" / "api" / "v1"


def description(city: City) -> dict[str, Any]:
    read = city.read()
    (target,) = openapi.plan(read)
    assert target == Target("/api/v1/openapi.json", "", "application/json")
    data: dict[str, Any] = json.loads(openapi.make(read, target).body)
    return data


def test_the_description_is_valid_openapi_3_1(city: City) -> None:
    data = description(city)
    OpenAPIV31SpecValidator(data).validate()
    assert (data["openapi"], data["info"]["version"]) == ("3.1.0", API_VERSION)
    assert data["servers"] == [{"url": f"{BASE}/api/v1"}]
    assert list(data["paths"])[:2] == ["/{language}/pages", "/{language}/pages/{path}"]
    assert data["info"]["license"] == {
        "name": "Creative Commons Zero (CC0 1.0)",
        "identifier": "CC0-1.0",
    }
    assert data["info"]["contact"] == {
        "name": "Stad",
        "url": "https://www.example.nl/",
        "email": "wijken@example.nl",
    }


def test_the_description_follows_the_design_rules(city: City) -> None:
    assert faults(description(city)) == []


#: Rule -> what breaks it.
WRONG: dict[str, Any] = {
    "missing-version-header": lambda api: first(api)["responses"]["200"].pop("headers"),
    "paths-kebab-case": lambda api: api["paths"].update({"/catalog.jsonld": {}}),
    "paths-no-trailing-slash": lambda api: api["paths"].update({"/x/": {}}),
    "schema-camel-case": lambda api: api["components"]["schemas"].update({"home.newspage": {}}),
    "info-contact": lambda api: api["info"]["contact"].pop("email"),
    "use-problem-schema": lambda api: first(api)["responses"]["404"]["content"].clear(),
    "problem-invalid-input": lambda api: first(api)["responses"].pop("400"),
    "time-without-timezone": lambda api: prop(api, "opensOn", {"anyOf": [{"format": "time"}]}),
    "specify-format-for-date-and-time": lambda api: prop(api, "date", {"type": "string"}),
    "array-items": lambda api: prop(api, "pair", {"type": "array", "items": False}),
    "operation-description": lambda api: first(api).pop("description"),
    "security-defined": lambda api: api.pop("security"),
}


def first(api: dict[str, Any]) -> Any:
    return api["paths"]["/{language}/pages"]["get"]


def prop(api: dict[str, Any], name: str, schema: Any) -> None:
    api["components"]["schemas"]["Problem"]["properties"][name] = schema


def test_each_design_rule_sees_what_breaks_it(city: City) -> None:
    right = json.dumps(description(city))
    for name, breaking in WRONG.items():
        api = json.loads(right)
        breaking(api)
        assert {each.partition(":")[0] for each in faults(api)} == {name}, name


def test_the_description_names_every_kind_of_page_and_of_block(city: City) -> None:
    schemas = description(city)["components"]["schemas"]
    assert set(schemas["Page"]["discriminator"]["mapping"]) == set(registry.pages)
    (content,) = [schemas["NewsPageDocument"]["properties"]["content"]]
    assert content == {"$ref": "#/components/schemas/NewsView"}
    blocks = schemas["NewsView"]["properties"]["body"]["items"]["anyOf"]
    kinds = {
        schemas[each["$ref"].rsplit("/", 1)[1]]["properties"]["kind"]["const"] for each in blocks
    }
    assert kinds >= {
        "heading",
        "rich_text",
        "picture",
        "quote",
        "table",
        "contact_card",
        "hub_card",
    }


def test_every_document_is_as_its_schema_says(
    city: City, settings: Settings, tmp_path: Path
) -> None:
    api = full(city, settings, tmp_path)
    data = json.loads((api / "openapi.json").read_text())
    documents = {
        str(path.relative_to(api)): json.loads(path.read_text())
        for path in api.glob("*/pages/**/index.json")
    }
    lists = {name: each for name, each in documents.items() if "pages" in each}
    assert set(lists) == {f"{code}/pages/index.json" for code in ("nl", "en", "ar")}
    for name, document in documents.items():
        schema = "PageList" if name in lists else openapi.schema_name(document["kind"])
        problems = list(errors(data, schema, document))
        assert (name, problems) == (name, [])
    kinds = {document["kind"] for name, document in documents.items() if name not in lists}
    assert kinds >= {kind for kind in registry.pages if kind.startswith("home.")}


def errors(data: dict[str, Any], schema: str, document: Any) -> Iterator[str]:
    pointer = {"$ref": f"#/components/schemas/{schema}", "components": data["components"]}
    for error in Draft202012Validator(pointer).iter_errors(document):
        yield f"{error.json_path}: {error.message[:300]}"


def test_the_list_names_every_document(city: City) -> None:
    read = city.read()
    (target,) = index.plan(read)
    assert target == Target("/api/v1/nl/pages", "nl", "application/json")
    data = json.loads(index.make(read, target).body)
    assert data["language"] == "nl"
    assert data["pages"][0] == {
        "kind": "home.homepage",
        "id": city.home.translation_key.hex,
        "language": "nl",
        "title": "Wijken van Stad",
        "url": f"{BASE}/",
        "document": f"{BASE}/api/v1/nl/pages/home",
    }
    assert [
        page["document"].removeprefix(f"{BASE}/api/v1/nl/pages/") for page in data["pages"]
    ] == [
        "home",
        "wijken",
        "wijken/noord",
        "wijken/noord/huis-van-noord",
        "wijken/zuid",
        "contact",
        "hubs",
        "meedoen",
        "nieuws",
        "agenda",
    ]


def test_the_schema_of_a_view_says_what_its_document_holds() -> None:
    book = SchemaBook([Inner])
    assert book.reference(Outer) == {"$ref": "#/components/schemas/Outer"}
    html = {"type": "string", "contentMediaType": "text/html"}
    block = {"$ref": "#/components/schemas/Inner"}
    assert book.schemas == {
        "Inner": {
            "type": "object",
            "description": "One item.",
            "properties": {"kind": {"const": "inner"}, "html": html},
            "required": ["kind", "html"],
            "additionalProperties": False,
        },
        "Outer": {
            "type": "object",
            "description": "A view.",
            "properties": {
                "opensOn": {"type": ["string", "null"], "format": "date"},
                "at": {"type": "string", "format": "date-time"},
                "state": {"enum": ["open", "closed"]},
                "pair": {
                    "type": "array",
                    "prefixItems": [{"type": "string"}, {"type": "integer"}],
                    "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
                    "minItems": 2,
                    "maxItems": 2,
                },
                "inner": {"type": "array", "items": block},
                "body": {"type": "array", "items": {"anyOf": [block]}},
            },
            "required": ["opensOn", "at", "state", "pair", "inner", "body"],
            "additionalProperties": False,
        },
    }
    view = Outer(None, MOMENT, "open", ("a", 1), (Inner(Markup("<p>")),), ())
    schema = {"$ref": "#/components/schemas/Outer", "components": {"schemas": book.schemas}}
    Draft202012Validator(schema).validate(json.loads(to_json(view)))


def test_what_a_document_cannot_hold_is_refused() -> None:
    with pytest.raises(UnknownTypeError, match="cannot describe <class 'complex'>"):
        SchemaBook().schema(complex)
    with pytest.raises(UnknownTypeError, match="errors returns no dataclass"):
        returned(errors)


def test_two_views_with_one_name_are_refused() -> None:
    book = SchemaBook()
    book.reference(Inner)
    other: type[Any] = dataclass(type("Inner", (), {"__doc__": "x", "__annotations__": {}}))
    with pytest.raises(UnknownTypeError, match="need different names"):
        book.reference(other)

"""The description (OpenAPI 3.1) of lists, shapes, tables and the catalogue."""

from __future__ import annotations

from typing import Any

from core.site_files.atom import ATOM
from open_data import catalogue, geojson, tables
from open_data.api.json_schema import Schema, SchemaBook
from open_data.api.operations import language_parameter, operation
from open_data.datasets import Dataset, all_datasets
from open_data.lists import PAGE_SIZE, ItemPage, PageLinks, collections
from publishing.content.reader import Reader
from publishing.serve.headers import API_ROOT

POSITION: Schema = {
    "type": "array",
    "description": "Longitude and latitude in degrees (WGS84).",
    "items": {"type": "number"},
    "minItems": 2,
    "maxItems": 2,
}
RING: Schema = {"type": "array", "items": POSITION, "minItems": 4}
GEOMETRIES: dict[str, Schema] = {
    "Point": POSITION,
    "MultiPolygon": {"type": "array", "items": {"type": "array", "items": RING, "minItems": 1}},
}
NUMBER: Schema = {
    "name": "number",
    "in": "path",
    "required": True,
    "description": "The number of the page. The first one is at the address of the list itself.",
    "schema": {"type": "integer", "minimum": 2},
}
#: An open object: what a JSON-LD or OpenAPI document holds is said by their own standards.
OBJECT: Schema = {"type": "object"}
TEXT: Schema = {"type": "string"}


def schemas(book: SchemaBook) -> dict[str, Schema]:
    """Describe the pages of lists and the files of shapes. Their items come into `book`."""
    found = {}
    book.reference(PageLinks)
    for dataset, collection in collections():
        item = book.reference(collection.item)
        found[page_name(dataset)] = list_page(book, item)
        if dataset.geometry is not None:
            found[features_name(dataset)] = _features(dataset.geometry.kind, item)
    return found


def page_name(dataset: Dataset) -> str:
    """Name the schema of a page of a list: NewsPage."""
    return f"{_capital(dataset)}Page"


def features_name(dataset: Dataset) -> str:
    """Name the schema of shapes: HubsFeatures."""
    return f"{_capital(dataset)}Features"


def paths(read: Reader) -> dict[str, Any]:
    """Describe the addresses."""
    language = language_parameter(read)
    found: dict[str, Any] = {}
    for dataset in all_datasets():
        name = _capital(dataset)
        if dataset.collection is not None:
            schema = _reference(page_name(dataset))
            address = f"/{{language}}/{dataset.name}"
            found[address] = _get(f"list{name}", dataset.about, schema, [language])
            found[f"{address}/pages/{{number}}"] = _get(
                f"list{name}Further",
                f"A further page of this list, after the first {PAGE_SIZE} items.",
                schema,
                [language, NUMBER],
            )
        if dataset.geometry is not None:
            found[f"/{{language}}/{dataset.name}.geojson"] = _get(
                f"map{name}",
                f"{dataset.title} as GeoJSON (RFC 7946).",
                _reference(features_name(dataset)),
                [language],
                media_type=geojson.MEDIA_TYPE,
            )
        if dataset.changes:
            found[f"/{{language}}/{dataset.name}.atom"] = _get(
                f"follow{name}",
                f"{dataset.title} that changed last, as an Atom feed (RFC 4287).",
                TEXT,
                [language],
                media_type=f"{ATOM}; charset=utf-8",
            )
        if dataset.table is not None:
            for excel, how in ((False, "(RFC 4180)"), (True, "as a Dutch Excel opens it")):
                address = dataset.csv_url(excel=excel).removeprefix(API_ROOT)
                found[address] = _get(
                    f"tabulate{name}{'ForExcel' if excel else ''}",
                    f"{dataset.title} as CSV {how}, in Dutch.",
                    TEXT,
                    media_type=f"{tables.MEDIA_TYPE}; charset=utf-8",
                )
    found[catalogue.URL.removeprefix(API_ROOT)] = _get(
        "getCatalog",
        "What data sets there are (DCAT-AP-NL 3).",
        OBJECT,
        tag="about",
        media_type=catalogue.MEDIA_TYPE,
    )
    found["/openapi.json"] = _get("getDescription", "This description.", OBJECT, tag="about")
    return found


def _get(*details: Any, **more: Any) -> dict[str, Any]:
    return {"get": operation(*details, **more)}


def list_page(book: SchemaBook, item: Schema) -> Schema:
    """Describe a page of a list of items."""
    number: Schema = {"type": "integer", "minimum": 1}
    properties: Schema = {
        "language": TEXT,
        "total": {"type": "integer", "minimum": 0},
        "page": number,
        "pages": number,
        "links": book.reference(PageLinks),
        "items": {"type": "array", "items": item, "maxItems": PAGE_SIZE},
    }
    return _object((ItemPage.__doc__ or "").splitlines()[0], properties)


def _features(kind: str, item: Schema) -> Schema:
    geometry = _object(kind, {"type": {"const": kind}, "coordinates": GEOMETRIES[kind]})
    feature = _object(
        "A feature; without a geometry nobody filled in where it is.",
        {
            "type": {"const": "Feature"},
            "id": TEXT,
            "geometry": {"anyOf": [geometry, {"type": "null"}]},
            "properties": item,
        },
    )
    properties: Schema = {
        "type": {"const": "FeatureCollection"},
        "features": {"type": "array", "items": feature},
    }
    return _object("A file of features.", properties)


def _object(description: str, properties: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _capital(dataset: Dataset) -> str:
    return "".join(word.capitalize() for word in dataset.name.split("-"))

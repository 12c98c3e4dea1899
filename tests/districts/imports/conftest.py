"""A site with two districts to read files in for, and small files to read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from districts.models import DistrictPage
from tests.cms.world import municipality
from tests.kept_rows import kept

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Say everything as the code says it; a test of Dutch words asks for these."""
    with translation.override("en"):
        yield


def make_site() -> Site:
    """Make the site of a municipality (GM0599) with the districts Noord and Zuid."""
    town = municipality("stad.localhost", "Stad")
    for name, title in (("one", "Noord"), ("two", "Zuid")):
        DistrictPage.objects.filter(pk=town.pages[name].pk).update(title=title)
    return town.site


@pytest.fixture(scope="module")
def made_site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The site, made once for a module: each test runs inside this transaction."""
    with kept(make_site, django_db_blocker) as site:
        yield site


@pytest.fixture
def site(made_site: Site, db: None) -> Site:
    """The site of a municipality (GM0599) with the districts Noord and Zuid."""
    return copy.deepcopy(made_site)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file: `write("a.csv", "text", encoding=…)`."""

    def made(name: str, text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return made


def geojson(features: Sequence[tuple[dict[str, Any], Any]], crs: str = "") -> str:
    """Write a FeatureCollection of (properties, rings of a polygon)."""
    head: dict[str, Any] = {"type": "FeatureCollection"}
    if crs:
        head["crs"] = {"type": "name", "properties": {"name": crs}}
    found = [
        {
            "type": "Feature",
            "properties": properties,
            "geometry": rings and {"type": "Polygon", "coordinates": rings},
        }
        for properties, rings in features
    ]
    return json.dumps({**head, "features": found})


def square(west: float, south: float, size: float = 0.01) -> list[list[list[float]]]:
    """Return the rings of a square."""
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]

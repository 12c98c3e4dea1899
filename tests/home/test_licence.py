"""The licence that a municipality chose is on the page, in the catalogue and in the description."""

from __future__ import annotations

import json
from typing import Any

import pytest

from core.models import MunicipalitySettings
from open_data import catalogue, page
from open_data.api import openapi
from open_data.licence import LicenceView
from tests.home.trees import City

CC0 = LicenceView(
    "CC0-1.0",
    "Creative Commons Zero (CC0 1.0)",
    "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC0",
    attribution=False,
)
CC_BY = LicenceView(
    "CC-BY-4.0",
    "Creative Commons Attribution (CC BY 4.0)",
    "https://creativecommons.org/licenses/by/4.0/",
    "CC_BY_4_0",
    attribution=True,
)


def licences_in(node: Any) -> set[str]:
    """Return every licence that a catalogue names."""
    if isinstance(node, list):
        return {found for each in node for found in licences_in(each)}
    if not isinstance(node, dict):
        return set()
    own = {node["dct:license"]["@id"]} if "dct:license" in node else set()
    return own | {found for each in node.values() for found in licences_in(each)}


@pytest.mark.parametrize("licence", [CC0, CC_BY], ids=["cc0", "cc-by"])
def test_one_licence_everywhere(city: City, licence: LicenceView) -> None:
    MunicipalitySettings.objects.filter(site=city.site).update(licence=licence.code)
    read = city.read()
    (target,) = page.plan(read)
    assert page.page(read, target).view.licence == licence
    (target,) = openapi.plan(read)
    described = json.loads(openapi.make(read, target).body)["info"]["license"]
    assert described == {"name": licence.name, "identifier": licence.code}
    (target,) = catalogue.plan(read)
    found = licences_in(json.loads(catalogue.make(read, target).body))
    vocabulary = "http://publications.europa.eu/resource/authority/licence"
    assert found == {f"{vocabulary}/{licence.term}"}

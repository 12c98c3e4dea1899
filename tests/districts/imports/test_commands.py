"""The commands: what they say, what they store, and how they end."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Site

from core.models import MunicipalitySettings
from districts.models import Area, AreaFigure, AreaMembership, PostcodeShard
from tests.districts.imports.conftest import Write, geojson, square

AREAS = geojson([({"buurtcode": "BU05990110", "buurtnaam": "Een"}, square(4.4, 51.9))])
POSTCODES = "PC6;Huisnummer;Buurt2024;Wijk2024;Gemeente2024\n3011AB;1;5990110;59901;599\n"
FIGURES = "gwb_code;a_inw\nBU05990110;12\n"
TABLE = "wijk;buurtcode\nNoord;BU05990110\n"


def run(*arguments: str, **options: Any) -> str:
    said = io.StringIO()
    call_command(*arguments, "--site", "stad.localhost", stdout=said, **options)
    return said.getvalue()


@pytest.fixture(autouse=True)
def code(site: Site) -> None:
    MunicipalitySettings.objects.filter(site=site).update(tooi_code="gm0599")


@pytest.mark.parametrize(
    ("command", "name", "text", "model", "more"),
    [
        ("import_areas", "a.geojson", AREAS, Area, ()),
        ("import_key_figures", "a.csv", FIGURES, AreaFigure, ("--year=2024", "--source=CBS")),
        ("import_district_table", "a.csv", TABLE, AreaMembership, ()),
        ("import_postcodes", "a.csv", POSTCODES, PostcodeShard, ()),
    ],
)
def test_a_dry_run_stores_nothing_and_the_real_one_does(
    write: Write, command: str, name: str, text: str, model: Any, more: tuple[str, ...]
) -> None:
    path = str(write(name, text))
    dry = run(command, path, "--dry-run", *more)
    assert model.objects.count() == 0
    assert dry.endswith("Dry run: nothing was stored.\n")
    assert "1 new, 0 changed, 0 removed, 0 as they were" in dry
    assert run(command, path, *more) == dry.removesuffix("Dry run: nothing was stored.\n")
    assert model.objects.count() == 1


def test_a_bad_row_ends_with_an_error(write: Write) -> None:
    said = io.StringIO()
    with pytest.raises(CommandError, match="1 fault; nothing was stored"):
        run("import_postcodes", str(write("a.csv", POSTCODES + "x;1;1;1;599\n")), stderr=said)
    assert said.getvalue().startswith("a.csv, row 3: “x” is no postcode")
    assert PostcodeShard.objects.count() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("import_postcodes", "nowhere.csv"),
        ("import_areas", "nowhere.geojson"),
        ("import_district_table",),
        ("import_key_figures", "nowhere.csv", "--year=2024", "--source=CBS"),
    ],
)
def test_what_cannot_be_read_ends_with_an_error(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        run(*arguments)


def test_a_site_without_a_code_needs_one(site: Site, write: Write) -> None:
    MunicipalitySettings.objects.filter(site=site).update(tooi_code="")
    path = str(write("a.csv", POSTCODES))
    with pytest.raises(CommandError, match="--municipality"):
        run("import_postcodes", path)
    run("import_postcodes", path, "--municipality=GM0599")
    assert PostcodeShard.objects.count() == 1

"""One clear report: what comes in, what is left out and why, and what an operator has to look at."""

from __future__ import annotations

import io
import json
import struct
from pathlib import Path
from typing import Any

import pytest
import shapely
from django.core.management import call_command, get_commands, load_command_class
from django.core.management.base import CommandError
from shapely.geometry import shape
from wagtail.models import Site

from core.models import MunicipalitySettings
from districts.imports.areas import Choices, import_areas
from districts.imports.command import PARTLY, ImportCommand
from districts.imports.report import ImportFault
from districts.models import Area, AreaFigure, AreaMembership, PostcodeShard
from tests.districts.imports.conftest import Write, geojson, square
from tests.districts.imports.test_areas import geopackage

OWN = Choices("0599")
#: Command -> (file name, a good and a bad row in it, what is stored of it, other arguments).
COMMANDS: dict[str, tuple[str, str, Any, tuple[str, ...]]] = {
    "import_areas": (
        "a.geojson",
        geojson(
            [
                ({"buurtcode": "BU05990110", "buurtnaam": "Een"}, square(4.4, 51.9)),
                ({"buurtcode": "BU05990111", "buurtnaam": "n" * 99}, square(4.41, 51.9)),
            ]
        ),
        Area,
        (),
    ),
    "import_district_table": (
        "a.csv",
        "wijk;buurtcode\nNoord;BU05990110\nNergens;BU05990111\n",
        AreaMembership,
        (),
    ),
    "import_key_figures": (
        "a.csv",
        "gwb_code;a_inw\nBU05990110;12\nBU05990111;veel\n",
        AreaFigure,
        ("--year=2024", "--source=CBS"),
    ),
    "import_postcodes": (
        "a.csv",
        "PC6;Huisnummer;Buurt2024;Gemeente2024\n3011AB;1;5990110;599\nx;1;1;599\n",
        PostcodeShard,
        (),
    ),
}


def area(number: int, name: str, **more: str) -> dict[str, Any]:
    """Return the fields of a neighbourhood."""
    return {"buurtcode": f"BU0599{number:04d}", "buurtnaam": name, **more}


def names(site: Site) -> list[str]:
    """Return the names of what was stored."""
    return sorted(Area.objects.filter(site=site).values_list("name", flat=True))


def test_every_import_is_here() -> None:
    own = {name for name, app in get_commands().items() if app == "districts"}
    imports = {n for n in own if isinstance(load_command_class("districts", n), ImportCommand)}
    assert imports == COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS)
def test_good_rows_come_in_when_that_was_asked_and_none_otherwise(
    site: Site, write: Write, command: str
) -> None:
    name, text, model, more = COMMANDS[command]
    call = (
        command,
        str(write(name, text)),
        "--site=stad.localhost",
        "--municipality=GM0599",
        *more,
    )
    out, errors = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="1 fault; nothing was stored") as refused:
        call_command(*call, stdout=out, stderr=errors)
    assert (refused.value.returncode, model.objects.count()) == (1, 0)
    with pytest.raises(CommandError, match="1 row is left out"):
        call_command(*call, "--skip-faults", "--dry-run", stdout=out, stderr=errors)
    assert model.objects.count() == 0
    errors = io.StringIO()
    with pytest.raises(CommandError, match="1 row is left out") as partly:
        call_command(*call, "--skip-faults", stdout=out, stderr=errors)
    assert (partly.value.returncode, model.objects.count()) == (PARTLY, 1)
    assert errors.getvalue().count("\n") == 1
    assert errors.getvalue().startswith(f"{name}, row ")


@pytest.mark.parametrize("command", COMMANDS)
def test_whose_rows_they_are_may_be_said(site: Site, write: Write, command: str) -> None:
    MunicipalitySettings.objects.filter(site=site).update(tooi_code="")
    name, text, _model, more = COMMANDS[command]
    path = str(write(name, text.replace("GM0599", "GM0363")))
    call = (command, path, "--site=stad.localhost", "--skip-faults", *more)
    with pytest.raises(CommandError, match="is no municipality: allowed is GM and four digits"):
        call_command(*call, "--municipality=Stad", stdout=io.StringIO())
    out = io.StringIO()
    with pytest.raises(CommandError, match=r"GM0363|there are no rows"):
        call_command(*call, "--municipality=GM0363", stdout=out, stderr=out)


def test_water_and_what_has_no_name_are_left_out_and_counted(site: Site, write: Write) -> None:
    features = [
        (area(1, "Haven", water="NEE"), square(4.4, 51.9)),
        (area(1, "Haven", water="JA"), square(4.41, 51.9)),
        (area(9997, "", water="JA"), square(4.42, 51.9)),
        (area(2, " "), square(4.43, 51.9)),
    ]
    report = import_areas(site, write("a.geojson", geojson(features)), OWN, dry_run=False)
    assert (report.rows, report.faults, names(site)) == (4, [], ["Haven"])
    assert report.notes == [
        "left out, since they are water (2): BU05990001, BU05999997",
        "left out, since they have no name (1): BU05990002",
    ]


def test_a_file_without_any_name_says_which_fields_it_has(site: Site, write: Write) -> None:
    features = [({"buurtcode": "BU05990001", "wijkje": "Haven"}, square(4.4, 51.9))]
    with pytest.raises(ImportFault, match=r"a\.geojson: no area .*buurtcode, wijkje.*--name-field"):
        import_areas(site, write("a.geojson", geojson(features)), OWN, dry_run=False)


def test_a_code_that_stands_there_twice_is_named_with_both_rows(site: Site, write: Write) -> None:
    features = [(area(1, "Haven"), square(4.4, 51.9)), (area(1, "Kade"), square(4.41, 51.9))]
    path = write("a.geojson", geojson([*features, (area(2, "Plein"), square(4.42, 51.9))]))
    report = import_areas(site, path, OWN, dry_run=False)
    expected = "a.geojson, row 2: BU05990001 “Kade” stands in row 1 too, as “Haven”"
    assert (report.faults, names(site)) == ([expected], [])
    # Nobody knows which of them is right: neither comes in, and what is there stays.
    import_areas(site, path, Choices("0599", skip_faults=True, remove=True), dry_run=False)
    assert names(site) == ["Plein"]


def test_what_has_a_fault_is_not_taken_for_gone(site: Site, write: Write) -> None:
    good = geojson([(area(1, "Haven"), square(4.4, 51.9)), (area(2, "Kade"), square(4.41, 51.9))])
    import_areas(site, write("a.geojson", good), OWN, dry_run=False)
    bad = geojson([(area(1, "Haven"), square(2.0, 41.0)), (area(2, "Kade"), square(4.41, 51.9))])
    chosen = Choices("0599", skip_faults=True, remove=True)
    report = import_areas(site, write("b.geojson", bad), chosen, dry_run=False)
    assert (len(report.faults), report.removed, names(site)) == (1, [], ["Haven", "Kade"])


def test_names_that_nobody_can_tell_apart_are_noted(site: Site, write: Write) -> None:
    features = [(area(1, "Centrum"), square(4.4, 51.9)), (area(2, "centrum"), square(4.41, 51.9))]
    report = import_areas(site, write("a.geojson", geojson(features)), OWN, dry_run=False)
    assert report.notes == ["the same name more than once: Centrum (BU05990001, BU05990002)"]
    assert names(site) == ["Centrum", "centrum"]


def test_a_boundary_that_crosses_itself_is_mended_and_noted(site: Site, write: Write) -> None:
    bow = [[4.4, 51.9], [4.41, 51.91], [4.41, 51.9], [4.4, 51.91], [4.4, 51.9]]
    report = import_areas(
        site, write("a.geojson", geojson([(area(1, "Strik"), [bow])])), OWN, dry_run=False
    )
    assert report.notes == [
        "their boundary crossed itself, and was mended; look at it: BU05990001 Strik"
    ]
    assert shape(Area.objects.get().boundary).is_valid


def test_an_area_with_another_code_is_noted(site: Site, write: Write) -> None:
    import_areas(
        site,
        write("a.geojson", geojson([(area(1, "Haven"), square(4.4, 51.9))])),
        OWN,
        dry_run=False,
    )
    report = import_areas(
        site,
        write("b.geojson", geojson([(area(7, "Haven"), square(4.4, 51.9))])),
        OWN,
        dry_run=False,
    )
    assert (
        "another code for the same name; read the table of districts in again:"
        " BU05990001 → BU05990007 Haven" in report.notes
    )


def test_an_area_inside_another_leaves_a_coverage(site: Site, write: Write) -> None:
    around, inside = square(4.4, 51.9, 0.03), square(4.41, 51.91)
    hole = [*square(4.5, 51.9, 0.03), *[ring[::-1] for ring in square(4.51, 51.91)]]
    features = [
        (area(1, "Om"), around),
        (area(2, "In"), inside),
        (area(3, "Ring"), hole),
        (area(4, "Gat"), square(4.51, 51.91)),
    ]
    report = import_areas(site, write("a.geojson", geojson(features)), OWN, dry_run=False)
    made = {each.name: shape(each.boundary) for each in Area.objects.all()}
    assert report.faults == []
    assert shapely.coverage_is_valid(list(made.values()))
    assert all(each.is_valid for each in made.values())
    assert made["In"].area == pytest.approx(0.0001)
    assert made["Om"].area == pytest.approx(0.0008)
    assert made["Ring"].area == pytest.approx(0.0008)


def test_an_area_that_lies_on_another_is_said_to_have_no_boundary(site: Site, write: Write) -> None:
    features = [(area(1, "Haven"), square(4.4, 51.9)), (area(2, "Kade"), square(4.4, 51.9))]
    report = import_areas(site, write("a.geojson", geojson(features)), OWN, dry_run=False)
    without = Area.objects.get(boundary__isnull=True)
    assert report.notes == [
        f"without a boundary, since it lies on those of others: {without.code} {without.name}"
    ]


@pytest.mark.repeats
@pytest.mark.parametrize("kind", [10, 8, 1, 2, 7])
def test_curves_and_lines_are_named_with_what_is_allowed(
    site: Site, tmp_path: Path, kind: int
) -> None:
    from tests.districts.imports.test_hostile_files import package

    whole = b"GP\0\x01" + struct.pack("<i", 4326) + struct.pack("<BII", 1, kind, 0)

    def content(database: Any) -> None:
        database.execute("CREATE TABLE buurten (geom BLOB, buurtcode, buurtnaam)")
        database.execute("INSERT INTO buurten VALUES (?, 'BU05990001', 'Bocht')", (whole,))

    path = tmp_path / "a.gpkg"
    package(path, content)
    report = import_areas(site, path, OWN, dry_run=True)
    (fault,) = report.faults
    assert fault.startswith("a.gpkg, row 1: the boundary cannot be read: “")
    assert fault.endswith("” is not a boundary: allowed are Polygon and MultiPolygon.")


def test_another_reference_system_is_said_once(site: Site, write: Write) -> None:
    features = [(area(each, f"Buurt {each}"), square(each, 1.0)) for each in range(1, 40)]
    path = write("a.geojson", geojson(features, "urn:ogc:def:crs:EPSG::3857"))
    with pytest.raises(ImportFault, match=r"EPSG:3857; allowed are EPSG:4326 and EPSG:28992"):
        import_areas(site, path, OWN, dry_run=True)


def test_of_several_layers_it_is_asked_which(site: Site, tmp_path: Path) -> None:
    import sqlite3

    rows = [("BU05990110", "Een", square(155000, 463000, 500))]
    path = geopackage(tmp_path / "a.gpkg", "buurten_2024", 28992, rows)
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO gpkg_geometry_columns VALUES ('gemeenten', 'geom', 28992)")
    database.close()
    assert import_areas(site, path, OWN, dry_run=True).added == ["BU05990110 Een"]
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO gpkg_geometry_columns VALUES ('buurten_2025', 'geom', 28992)")
    database.close()
    with pytest.raises(ImportFault, match=r"--layer: buurten_2024, buurten_2025, gemeenten"):
        import_areas(site, path, OWN, dry_run=True)
    chosen = Choices("0599", layer="buurten_2024")
    assert import_areas(site, path, chosen, dry_run=True).added == ["BU05990110 Een"]


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("name", "start", "words"),
    [
        ("wijk.shp", b"\0\0\x27\x0a", "part of a shapefile.*ogr2ogr -f GPKG areas.gpkg wijk.shp"),
        ("wijk.dbf", b"\x03", "part of a shapefile.*ogr2ogr -f GPKG areas.gpkg wijk.shp"),
        ("wijk.bin", b"\0\0\x27\x0a", "part of a shapefile"),
        ("wijk.zip", b"PK\x03\x04", "packed; allowed are GeoPackage and GeoJSON"),
        ("wijk.json.gz", b"\x1f\x8b\x08", "packed; allowed are GeoPackage and GeoJSON"),
    ],
)
def test_other_kinds_of_maps_say_what_to_do(
    site: Site, tmp_path: Path, name: str, start: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(start + bytes(100))
    with pytest.raises(ImportFault, match=words):
        import_areas(site, path, OWN, dry_run=True)


def test_a_table_of_several_municipalities_gives_the_own_rows(site: Site, write: Write) -> None:
    text = "wijk;buurtcode\nNoord;BU05990110\nElders;BU03630001\n"
    out = io.StringIO()
    call_command(
        "import_district_table",
        str(write("a.csv", text)),
        "--site=stad.localhost",
        "--municipality=0599",
        stdout=out,
    )
    assert "! left out, since they are not of GM0599: 1\n" in out.getvalue()
    assert (
        json.dumps(list(AreaMembership.objects.values_list("code", flat=True))) == '["BU05990110"]'
    )

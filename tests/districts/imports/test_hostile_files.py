"""Files that nobody means well with, for every command that reads one: one clear line, in time."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Site

from contacts.hours.exchange.file_format import COLUMNS, FileError, from_csv, from_json
from districts.imports import features
from districts.imports.wkb import check_polygons
from districts.models import Area
from tests.districts.imports.conftest import square
from tests.effort import effort

ONE = {"buurtcode": "BU05990110", "buurtnaam": "Een"}
#: Command -> its other arguments; the hours are of another shape.
COMMANDS = {
    "import_areas": ("--site", "stad.localhost", "--municipality", "GM0599"),
    "import_district_table": ("--site", "stad.localhost"),
    "import_hours": (),
    "import_key_figures": (
        *("--site", "stad.localhost", "--municipality", "GM0599"),
        *("--year", "2024", "--source", "CBS"),
    ),
    "import_postcodes": ("--site", "stad.localhost", "--municipality", "GM0599"),
}
#: Seconds of work that refusing a file may take, with room for a slow machine.
MOST = 5.0


def feature(geometry: str, name: str = '"Een"') -> bytes:
    words = f'{{"buurtcode": "BU05990110", "buurtnaam": {name}}}'
    one = f'{{"type": "Feature", "properties": {words}, "geometry": {geometry}}}'
    return f'{{"type": "FeatureCollection", "features": [{one}]}}'.encode()


def polygon(coordinates: str) -> bytes:
    return feature(f'{{"type": "Polygon", "coordinates": {coordinates}}}')


def hours(**fields: Any) -> bytes:
    hub = {"hub": "wijk-one/hub-one", "hours_state": "known", **fields}
    return json.dumps({"version": 1, "hubs": [hub]}).encode()


STAR = [[4.4 + (number * 7919 % 25013) / 1e6, 51.9 + (number * 104729 % 25013) / 1e6] for number in
        range(25_000)]  # fmt: skip
#: What each is -> (ending, bytes).
ANY: dict[str, tuple[str, bytes]] = {
    "nothing": ("csv", b""),
    "zeroes": ("csv", bytes(100_000)),
    "one long line": ("csv", b"a" * (3 << 20)),
    "a quote without an end": ("csv", b'"' + b"a,\n" * 200_000),
    "deep lists": ("json", b"[" * 100_000),
    "deep objects": ("json", b'{"a":' * 100_000),
    "a deep feature": ("json", b'{"features": [' + b"[" * 100_000),
    "a deep value": ("json", b'{"value": [' + b'{"a":' * 100_000),
    "crs without end": ("json", b'"crs"' * 200_000 + b'"features": [{}]'),
    "no number": (
        "json",
        b'{"features": [NaN], "value": [Infinity], "version": 1e999, "hubs": []}',
    ),
    "5,000 digits": ("json", b'{"version": ' + b"9" * 5000 + b', "features": [' + b"9" * 5000),
    "half a character": ("json", b'{"version": 1, "hubs": ["\\ud800"], "features": ["\\ud800"]}'),
    "a picture": ("csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100),
    "a sheet": ("csv", b"PK\x03\x04" + bytes(range(256)) * 100),
}
#: Command -> files of its own kind.
OWN: dict[str, dict[str, tuple[str, bytes]]] = {
    "import_areas": {
        "an empty polygon": ("json", polygon("[]")),
        "an empty ring": ("json", polygon("[[]]")),
        "an empty object": ("json", feature("{}")),
        "a text for a geometry": ("json", feature('"x"')),
        "a ring without area": ("json", polygon(json.dumps([[[4.4, 51.9]] * 4]))),
        "a coordinate that is too large": ("json", polygon("[[[1e999, 51.9], [4, 5], [4, 6]]]")),
        "a coordinate of 5,000 digits": ("json", polygon(f"[[[{'9' * 5000}, 51.9]]]")),
        "a star": ("json", polygon(json.dumps([[*STAR, STAR[0]]]))),
        "a name with a zero": ("json", polygon(json.dumps(square(4.4, 51.9))).replace(
            b'"Een"', b'"E\\u0000n"')),
        "a name that is half": ("json", polygon(json.dumps(square(4.4, 51.9))).replace(
            b'"Een"', b'"E\\ud800n"')),
    },
    "import_hours": {
        "a superscript": ("json", hours(holiday=[{"holiday": "christmas", "year": "²"}])),
        "a year of 5,000 digits": ("json", hours(holiday=[{"holiday": "x", "year": "9" * 5000}])),
        "another script": ("json", hours(period=[{"weekday": "٣"}])),
        "a time zone": ("json", hours(period=[{"weekday": 1, "opens": "09:00+01:00"}])),
        "a zero": ("json", hours(days=[{"note": "a\x00b"}])),
        "many rows": ("json", hours(period=[{"weekday": 1}] * 5000)),
        "a field without end": ("csv", b'hub,kind\n"' + b"a" * 200_000),
    },
}  # fmt: skip
CASES = [
    pytest.param(command, *file, id=f"{command}: {name}")
    for command in COMMANDS
    for name, file in (ANY | OWN.get(command, {})).items()
]


@pytest.mark.repeats("ending", "data")
@pytest.mark.parametrize(("command", "ending", "data"), CASES)
def test_a_hostile_file_gets_one_line_in_time(
    site: Site, tmp_path: Path, command: str, ending: str, data: bytes
) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    first = ("stad.localhost", str(path)) if command == "import_hours" else (str(path),)
    out = io.StringIO()
    with effort(MOST), pytest.raises(CommandError) as refused:
        call_command(command, *first, *COMMANDS[command], stdout=out, stderr=out)
    lines = [str(refused.value), *out.getvalue().splitlines()]
    assert all("\n" not in line and 0 < len(line) < 700 for line in lines), lines
    assert len(lines) < 70
    assert list(Area.objects.all()) == []


def package(path: Path, content: Callable[[sqlite3.Connection], None], system: Any = 4326) -> Path:
    """Write a GeoPackage with a layer `buurten` that `content` makes."""
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)")
        database.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('buurten', 'geom', ?)", [system]
        )
        content(database)
    database.close()
    return path


def table(geometry: Any) -> Callable[[sqlite3.Connection], None]:
    def make(database: sqlite3.Connection) -> None:
        database.execute("CREATE TABLE buurten (geom BLOB, buurtcode, buurtnaam)")
        database.execute("INSERT INTO buurten VALUES (?, 'BU05990110', 'Een')", [geometry])

    return make


def endless(database: sqlite3.Connection) -> None:
    database.execute(
        "CREATE VIEW buurten AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT max(i) AS geom, 'x' AS buurtcode FROM n"
    )


def huge(database: sqlite3.Connection) -> None:
    database.execute("CREATE VIEW buurten AS SELECT zeroblob(900000000) AS geom, 'x' AS buurtcode")


def nested(levels: int) -> bytes:
    """Put multipolygons into each other."""
    return struct.pack("<BII", 1, 6, 1) * levels + struct.pack("<BII", 1, 3, 0)


def kind(number: int) -> bytes:
    return struct.pack("<BII", 1, number, 0)


PACKAGES = {
    "work without end": (endless, 4326),
    "a huge value": (huge, 4326),
    "geometries in each other": (table(nested(100_000)), 4326),
    "a curve": (table(kind(10)), 4326),
    "a collection": (table(kind(7)), 4326),
    "a text": (table("POLYGON EMPTY"), 4326),
    "a number": (table(12), 4326),
    "half a header": (table(b"GP\x00"), 4326),
    "a ring that ends too early": (table(struct.pack("<BIII", 1, 3, 1, 1000)), 4326),
    "a ring of billions": (table(struct.pack("<BIII", 1, 3, 1, 2**32 - 1)), 4326),
    "an empty polygon": (table(struct.pack("<BII", 1, 3, 0)), 4326),
    "no system": (table(kind(3)), "x"),
    "a system of 5,000 digits": (table(kind(3)), "9" * 5000),
}


@pytest.mark.repeats
@pytest.mark.parametrize("name", PACKAGES)
def test_a_hostile_geopackage_gets_a_line_in_time(
    site: Site, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "MOST_SECONDS", 0.5)
    path = package(tmp_path / "a.gpkg", *PACKAGES[name])
    out = io.StringIO()
    with effort(MOST), pytest.raises(CommandError) as refused:
        call_command("import_areas", str(path), *COMMANDS["import_areas"], stdout=out, stderr=out)
    assert "\n" not in str(refused.value)
    assert list(Area.objects.all()) == []


@pytest.mark.parametrize("levels", [1, 2, 1000])
def test_polygons_stand_in_nothing_but_one_multipolygon(levels: int) -> None:
    if levels == 1:
        check_polygons(nested(1))
        return
    with pytest.raises(ValueError, match="not a boundary"):
        check_polygons(nested(levels))


def test_the_rows_of_one_hub_and_of_a_list_are_counted() -> None:
    row = "wijk/hub,period" + "," * (len(COLUMNS) - 2)
    with pytest.raises(FileError, match="more than 400 rows"):
        from_csv("\n".join([",".join(COLUMNS), *[row] * 401]))


@pytest.mark.parametrize("text", ['{"version": 1, "hubs": 7}', "7", "null", '{"version": 1}'])
def test_json_of_another_shape_is_no_list_of_hours(text: str) -> None:
    with pytest.raises(FileError, match=r"this is no hours\.json"):
        from_json(text)

"""Areas with their boundaries from GeoJSON and GeoPackage, in degrees or in Dutch coordinates.

shapely and pyproj are imported when they are needed: only commands read maps.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.from_outside import short, whole_number
from districts.imports.json_items import JsonItems
from districts.imports.report import ImportFault, unreadable
from districts.imports.wkb import check_polygons

WGS84, RD = 4326, 28992
#: Numbers of reference systems that are degrees in the order of GeoJSON.
DEGREES = {WGS84, 84, 4258}
#: How a shapefile (ESRI, 1998) and what belongs to it are called, and how the first part begins.
SHAPEFILES, SHAPEFILE = (".shp", ".shx", ".dbf", ".prj"), b"\x00\x00\x27\x0a"
#: How ZIP, gzip and 7z begin.
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf")
#: Characters in which the name of the reference system has to stand.
HEAD = 4096
#: Bytes of one value in a GeoPackage, and seconds of work that it may take to give a row.
MOST_BYTES, MOST_SECONDS = 64 << 20, 4.0
#: Steps of SQLite between two looks at the clock.
STEPS = 10_000
#: Bytes of a box in a GeoPackage geometry, by its kind (OGC 12-128, clause 2.1.3).
BOXES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


@dataclass(frozen=True, slots=True)
class Feature:
    """An area in a file. `shape` makes its boundary in degrees, which takes time."""

    row: int
    properties: Mapping[str, Any]
    shape: Callable[[], Any]


def features(path: Path, layer: str = "") -> Iterator[Feature]:
    """Yield the areas of a file, one at a time. Raises ImportFault when it is none of the formats."""
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError as error:
        raise ImportFault(unreadable(path, error)) from error
    _check_kind(path, start)
    if start.startswith(b"SQLite format 3"):
        yield from _from_geopackage(path, layer)
    else:
        yield from _from_geojson(path)


def _check_kind(path: Path, start: bytes) -> None:
    """Raise ImportFault, with what to do, for a file of another kind that maps come in."""
    if start.startswith(SHAPEFILE) or path.suffix.lower() in SHAPEFILES:
        raise ImportFault(
            _(
                "%(file)s is part of a shapefile; allowed are GeoPackage and GeoJSON. Turn it into one:"
                " ogr2ogr -f GPKG areas.gpkg %(shape)s"
            )
            % {"file": path.name, "shape": path.with_suffix(".shp").name}
        )
    if start.startswith(PACKED):
        raise ImportFault(
            _("%(file)s is packed; allowed are GeoPackage and GeoJSON. Unpack it first.")
            % {"file": path.name}
        )


def _from_geojson(path: Path) -> Iterator[Feature]:
    from shapely.geometry import shape

    items = JsonItems(path, "features")
    for number, item in items:
        if not isinstance(item, dict) or not isinstance(item.get("properties"), dict):
            raise ImportFault(
                _("%(file)s, row %(row)d: this is no feature of GeoJSON")
                % {"file": path.name, "row": number}
            )
        geometry, system = item.get("geometry"), _system_in(items.before)

        def made(geometry: Any = geometry, system: int | None = system) -> Any:
            if geometry is None:
                return None
            if not isinstance(geometry, dict):
                raise ValueError(_("the geometry is no object"))
            return in_degrees(shape(geometry), system)

        yield Feature(number, item["properties"], made)


def _system_in(text: str) -> int | None:
    """Read the number of the reference system from what stands before the features."""
    # The head of a file has a line about it; a pattern over millions of characters takes hours.
    found = re.search(r'"crs"[^]]*?"name"\s*:\s*"([^"]{0,200})"', text[:HEAD])
    return whole_number(re.split(r"\D", found[1])[-1], most=10**6) if found else None


def _from_geopackage(path: Path, layer: str) -> Iterator[Feature]:
    from shapely import wkb

    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as database:
        database.row_factory = sqlite3.Row
        # A file may hold views and generated columns of which the work never ends.
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
        clock = _Clock()
        database.set_progress_handler(clock.is_over, STEPS)
        try:
            database.execute("PRAGMA trusted_schema = OFF")
            tables = database.execute(
                "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
            ).fetchall()
            name, column, system = _layer(path, tables, layer)
            # The name is one that the file itself lists.
            quoted = name.replace('"', '""')
            for number, row in enumerate(
                database.execute(f'SELECT * FROM "{quoted}"'),  # noqa: S608
                start=1,
            ):
                clock.start()
                properties = {key: row[key] for key in row.keys() if key != column}  # noqa: SIM118

                def made(blob: Any = row[column]) -> Any:
                    if blob is None:
                        return None
                    plain = _plain(blob)
                    check_polygons(plain)
                    return in_degrees(wkb.loads(plain), system)

                yield Feature(number, properties, made)
        except (sqlite3.Error, LookupError, ValueError) as error:
            raise ImportFault(
                _("%(file)s: this is no GeoPackage: %(error)s")
                % {"file": path.name, "error": short(str(error))}
            ) from error


class _Clock:
    """Stops a statement that works too long without giving a row."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin to count."""
        self._since = time.process_time()

    def is_over(self) -> int:
        """Return 1 to stop SQLite, 0 to go on."""
        return int(time.process_time() - self._since > MOST_SECONDS)


def _layer(path: Path, tables: list[Any], wanted: str) -> tuple[str, str, int]:
    """Choose a layer: the one that is asked for, else the only one of neighbourhoods, else the only one."""
    by_name = {str(row["table_name"]): row for row in tables}
    like = [name for name in by_name if "buurt" in name.lower() and "wijk" not in name.lower()]
    like = like or [name for name in by_name if "buurt" in name.lower()] or list(by_name)
    name = wanted or (like[0] if len(like) == 1 else "")
    if name not in by_name:
        raise ImportFault(
            _("%(file)s: choose one of its layers with --layer: %(layers)s")
            % {"file": path.name, "layers": ", ".join(sorted(by_name)) or "–"}
        )
    system = whole_number(by_name[name]["srs_id"], most=10**6)
    if system is None:
        raise ValueError(f"srs_id {short(str(by_name[name]['srs_id']), 20)}")
    return name, str(by_name[name]["column_name"]), system


def _plain(blob: object) -> bytes:
    """Take the header of GeoPackage off a geometry: what follows is well-known binary."""
    if not isinstance(blob, bytes):
        raise ValueError(_("the geometry is no binary value"))
    if blob[:2] != b"GP":
        return blob
    return blob[8 + BOXES.get(blob[3] >> 1 & 7, 0) :]


def in_degrees(shape: Any, system: int | None) -> Any:
    """Turn a shape into WGS84 degrees, longitude first.

    Raises ValueError for a shape that is none, ImportFault for another system: all shapes of a file
    have the same.
    """
    import numpy
    import shapely
    from pyproj import Transformer

    shape = shapely.force_2d(shape)
    if shape.is_empty:
        raise ValueError(_("the boundary is empty"))
    if not numpy.isfinite(shapely.get_coordinates(shape)).all():
        raise ValueError(_("a coordinate is no number"))
    if system is None:
        west, south, _east, _north = shape.bounds
        system = RD if max(abs(west), abs(south)) > 360 else WGS84
    if system in DEGREES:
        return shape
    if system != RD:
        raise ImportFault(
            _(
                "the coordinates are in EPSG:%(system)s; allowed are EPSG:4326 and EPSG:28992."
                " Turn them: ogr2ogr -t_srs EPSG:28992"
            )
            % {"system": system}
        )
    turn = Transformer.from_crs(RD, WGS84, always_xy=True)
    return shapely.transform(shape, lambda points: _turned(turn, points))


def _turned(turn: Any, points: Any) -> Any:
    import numpy

    return numpy.column_stack(turn.transform(points[:, 0], points[:, 1]))

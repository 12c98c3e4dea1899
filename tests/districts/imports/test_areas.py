"""Areas from GeoJSON and GeoPackage."""

from __future__ import annotations

import json
import math
import random
import sqlite3
import struct
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy
import pytest
import shapely
from django.utils import translation
from shapely.geometry import shape
from wagtail.models import Site

from districts.geo.outline import outline
from districts.imports.areas import Choices, import_areas
from districts.imports.report import ImportFault
from districts.imports.simplify import simplified
from districts.models import Area
from tests.districts.imports.conftest import Write, geojson, square

OWN = Choices("0599")
ONE = {"buurtcode": "BU05990110", "buurtnaam": "Een", "wijkcode": "WK059901"}
TWO = {"buurtcode": "BU05990111", "buurtnaam": "Twee", "wijkcode": "WK059901"}
ELSEWHERE = {"buurtcode": "BU03630000", "buurtnaam": "Ver", "wijkcode": "WK036300"}


def two_squares() -> str:
    return geojson(
        [(ONE, square(4.4, 51.9)), (TWO, square(4.41, 51.9)), (ELSEWHERE, square(4.9, 52.3))]
    )


def boundary(area: Area) -> dict[str, Any]:
    """Return the boundary of an area that has one."""
    assert area.boundary is not None
    found: dict[str, Any] = area.boundary
    return found


def stored(site: Site) -> list[tuple[str, str, str]]:
    return list(
        Area.objects.filter(site=site).order_by("code").values_list("code", "name", "district_code")
    )


def test_without_the_libraries_it_says_what_to_install(
    site: Site, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def some(name: str) -> Any:
        return None if name in ("pyproj", "shapely") else find_spec(name)

    monkeypatch.setattr("districts.imports.areas.find_spec", some)
    expected = r"^Reading boundaries needs pyproj, shapely; install wijkwijzer\[imports\]\.$"
    with pytest.raises(ImportFault, match=expected):
        import_areas(site, write("a.geojson", two_squares()), OWN, dry_run=False)
    assert stored(site) == []


def test_areas_of_the_municipality_are_read_and_of_no_other(site: Site, write: Write) -> None:
    path = write("a.geojson", two_squares())
    report = import_areas(site, path, OWN, dry_run=False)
    assert (report.rows, report.added, report.faults) == (
        3,
        ["BU05990110 Een", "BU05990111 Twee"],
        [],
    )
    assert stored(site) == [
        ("BU05990110", "Een", "WK059901"),
        ("BU05990111", "Twee", "WK059901"),
    ]


def test_a_dry_run_says_the_same_and_stores_nothing(site: Site, write: Write) -> None:
    path = write("a.geojson", two_squares())
    dry = import_areas(site, path, OWN, dry_run=True)
    assert stored(site) == []
    assert dry == import_areas(site, path, OWN, dry_run=False)


def test_the_same_file_again_changes_nothing(site: Site, write: Write) -> None:
    path = write("a.geojson", two_squares())
    import_areas(site, path, OWN, dry_run=False)
    again = import_areas(site, path, OWN, dry_run=False)
    assert (again.added, again.changed, again.removed, again.unchanged) == ([], [], [], 2)


def test_what_the_file_lacks_stays_unless_asked_otherwise(site: Site, write: Write) -> None:
    import_areas(site, write("a.geojson", two_squares()), OWN, dry_run=False)
    less = write("b.geojson", geojson([({**ONE, "buurtnaam": "Eén"}, square(4.4, 51.9))]))
    report = import_areas(site, less, OWN, dry_run=False)
    assert report.changed == ["BU05990110 Eén: name, boundary"]
    assert any("BU05990111 Twee" in note for note in report.notes)
    assert len(stored(site)) == 2
    report = import_areas(site, less, Choices("0599", remove=True), dry_run=False)
    assert report.removed == ["BU05990111 Twee"]
    assert [code for code, _name, _parent in stored(site)] == ["BU05990110"]


def test_borders_stay_shared_when_they_are_simplified(site: Site, write: Write) -> None:
    wave = [[4.41, 51.9 + step / 3000] for step in range(31)]
    wave = [[x + math.sin(number * 2) / 9000, y] for number, (x, y) in enumerate(wave)]
    west = [[4.4, 51.9], *wave, [4.4, 51.91], [4.4, 51.9]]
    east = [[4.42, 51.9], [4.42, 51.91], *reversed(wave), [4.42, 51.9]]
    import_areas(
        site, write("a.geojson", geojson([(ONE, [west]), (TWO, [east])])), OWN, dry_run=False
    )
    one, two = (boundary(each) for each in Area.objects.order_by("code"))
    sets = [{tuple(point) for point in each["coordinates"][0][0]} for each in (one, two)]
    assert len(sets[0] & sets[1]) >= 2
    # Whatever lies between the two ends of the border is in both, point by point: it falls away.
    rings = json.loads(outline((json.dumps(one), json.dumps(two))))["coordinates"]
    assert len(rings) == 1


def test_many_areas_stay_a_whole_without_gaps_and_overlaps() -> None:
    # Cells around points by chance, with borders that wind: each belongs to two cells.
    chance = random.Random(7)
    places = shapely.MultiPoint([(chance.uniform(4, 5), chance.uniform(51, 52)) for _ in range(60)])
    cells = shapely.voronoi_polygons(places, extend_to=shapely.box(4, 51, 5, 52))
    edges = shapely.segmentize(shapely.coverage_union_all(cells.geoms).boundary, 0.01)
    lines = shapely.segmentize(shapely.voronoi_polygons(places, only_edges=True), 0.002)
    wound = shapely.transform(
        shapely.union_all([edges, lines]),
        lambda points: points + numpy.sin(points[:, ::-1] * 900) / 2000,
    )
    areas = {str(n): each for n, each in enumerate(shapely.polygonize([wound]).geoms)}
    assert len(areas) > 40
    made = [shape(each) for each in simplified(areas).values()]
    assert len(made) == len(areas)
    assert all(each.is_valid for each in made)
    assert shapely.coverage_is_valid(made)
    corners = [int(sum(shapely.get_num_coordinates(each))) for each in (list(areas.values()), made)]
    assert corners[1] < corners[0] / 2


def test_neighbours_that_do_not_quite_meet_are_mended(site: Site, write: Write) -> None:
    # Simplified one by one: the second lies a metre or two over the first.
    rings = [[[4.4, 51.9], [4.41, 51.9], [4.41, 51.91], [4.4, 51.91], [4.4, 51.9]]]
    beside = [[4.41, 51.9], [4.42, 51.9], [4.42, 51.91], [4.41, 51.91]]
    beside += [[4.40998, 51.905], [4.41, 51.9]]
    import_areas(
        site, write("a.geojson", geojson([(ONE, rings), (TWO, [beside])])), OWN, dry_run=False
    )
    shapes = [shape(boundary(each)) for each in Area.objects.order_by("code")]
    assert shapely.coverage_is_valid(shapes)


def test_dutch_coordinates_become_degrees(site: Site, write: Write) -> None:
    # The tower of Amersfoort, where the Dutch grid begins.
    for crs in ("urn:ogc:def:crs:EPSG::28992", ""):
        Area.objects.all().delete()
        text = geojson([(ONE, square(155000, 463000, 500))], crs)
        import_areas(site, write("rd.geojson", text), OWN, dry_run=False)
        corner = boundary(Area.objects.get())["coordinates"][0][0]
        assert any(
            abs(longitude - 5.38721) < 0.0001 and abs(latitude - 52.15517) < 0.0001
            for longitude, latitude in corner
        )


def geopackage(path: Path, layer: str, system: int, rows: list[tuple[str, str, Any]]) -> Path:
    """Write a GeoPackage with one layer, as small as it can be."""
    from shapely.geometry import Polygon

    with sqlite3.connect(path) as database:
        database.execute(
            "CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id INTEGER)"
        )
        database.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?)", (layer, system))
        database.execute(f'CREATE TABLE "{layer}" (geom BLOB, buurtcode, buurtnaam)')
        for code, name, rings in rows:
            shape = Polygon(rings[0])
            header = b"GP\x00\x03" + struct.pack("<i4d", system, *shape.bounds)
            database.execute(
                f'INSERT INTO "{layer}" VALUES (?, ?, ?)',  # noqa: S608
                (header + shape.wkb, code, name),
            )
    database.close()
    return path


def test_a_geopackage_gives_the_same(site: Site, write: Write, tmp_path: Path) -> None:
    rows = [("BU05990110", "Een", square(155000, 463000, 500))]
    path = geopackage(tmp_path / "a.gpkg", "buurten", 28992, rows)
    import_areas(site, path, OWN, dry_run=False)
    drawn = boundary(Area.objects.get())
    text = geojson([(ONE, square(155000, 463000, 500))])
    report = import_areas(site, write("rd.geojson", text), OWN, dry_run=True)
    assert (report.changed, report.unchanged) == ([], 1)
    assert drawn["type"] == "MultiPolygon"


def test_a_layer_that_is_not_there_is_named(site: Site, tmp_path: Path) -> None:
    path = geopackage(tmp_path / "a.gpkg", "gebieden", 28992, [])
    with pytest.raises(ImportFault, match="--layer: gebieden"):
        import_areas(site, path, Choices("0599", layer="buurten"), dry_run=True)


def test_a_municipality_s_own_codes_get_a_prefix(site: Site, write: Write) -> None:
    path = write("own.geojson", geojson([({"nummer": "0110", "wijk": "Een"}, square(4.4, 51.9))]))
    with pytest.raises(ImportFault, match=r"own\.geojson, row 1: .*nummer, wijk"):
        import_areas(site, path, OWN, dry_run=True)
    choices = Choices("0599", code_field="nummer", name_field="wijk", code_prefix="BU0599")
    import_areas(site, path, choices, dry_run=False)
    assert stored(site) == [("BU05990110", "Een", "WK059901")]


def test_a_bad_row_is_named_and_nothing_is_stored(site: Site, write: Write) -> None:
    line = {"type": "LineString", "coordinates": [[4.4, 51.9], [4.5, 51.9]]}
    text = geojson([(ONE, square(4.4, 51.9)), (TWO, square(2.0, 41.0)), (ONE, square(4.4, 51.9))])
    data = json.loads(text)
    data["features"].append(
        {"type": "Feature", "properties": {**ONE, "buurtcode": "BU05990112"}, "geometry": line}
    )
    path = write("bad.geojson", json.dumps(data))
    with translation.override("nl"):
        report = import_areas(site, path, OWN, dry_run=False)
    assert stored(site) == []
    assert [fault.split(":")[0] for fault in report.faults] == [
        f"bad.geojson, rij {row}" for row in (2, 3, 4)
    ]
    assert "BU05990110 “Een” staat ook in rij 1, als “Een”" in report.faults[1]
    assert "LineString" in report.faults[2]


@pytest.mark.repeats
@pytest.mark.parametrize("text", ["", "{", '{"features": [{"type"', "[]", '{"features": [3]}'])
def test_a_file_that_is_none_is_refused(site: Site, write: Write, text: str) -> None:
    with pytest.raises(ImportFault, match=r"x\.geojson"):
        import_areas(site, write("x.geojson", text), OWN, dry_run=False)


def test_a_file_of_another_municipality_is_refused(site: Site, write: Write) -> None:
    path = write("far.geojson", geojson([(ELSEWHERE, square(4.9, 52.3))]))
    with pytest.raises(ImportFault, match="GM0599"):
        import_areas(site, path, OWN, dry_run=False)

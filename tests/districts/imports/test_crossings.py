"""Boundaries whose edges cross: refused where mending would not end, mended in time elsewhere."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from django.core.management import call_command
from django.core.management.base import CommandError
from shapely.geometry import shape
from wagtail.models import Site

from districts.imports.simplify import mended, simplified
from districts.models import Area
from tests.districts.imports.conftest import geojson
from tests.effort import effort

#: Seconds of work that each may take, with room for a slow machine.
MOST = 5.0
ARGUMENTS = "--site", "stad.localhost", "--municipality", "GM0599"
Ring = list[list[float]]


def placed(points: Ring) -> Ring:
    """Return a closed ring of these points, drawn a tenth of a degree large."""
    size = max(max(map(abs, point)) for point in points)
    ring = [[4.5 + x / size / 10, 51.9 + y / size / 10] for x, y in points]
    return [*ring, ring[0]]


def star(corners: int) -> Ring:
    """Draw a star with an odd number of corners: each edge crosses nearly all others."""
    turn = 2 * math.pi * (corners // 2) / corners
    return placed([[math.cos(turn * each), math.sin(turn * each)] for each in range(corners)])


def weave(teeth: int) -> Ring:
    """Draw a line up and down, and then to and fro across that."""
    up: Ring = [[x, y] for x in range(teeth) for y in ((-1, teeth), (teeth, -1))[x % 2]]
    fro = [[x, y + 0.5] for y in range(teeth) for x in ((teeth, -1), (-1, teeth))[y % 2]]
    return placed([*up, *fro])


def comb(teeth: int, *, lies: bool) -> Ring:
    """Draw a comb that crosses itself nowhere."""
    points: Ring = [[0.0, 0.0]]
    for each in range(teeth):
        points += [[each + 0.1, 0], [each + 0.1, teeth], [each + 0.6, teeth], [each + 0.6, 0]]
    points += [[teeth, 0], [teeth, -1], [0, -1]]
    return placed([[y, x] if lies else [x, y] for x, y in points])


def zigzag(teeth: int) -> Ring:
    """Draw slanting teeth, so thin that the box of each meets those of all others."""
    points: Ring = []
    for each in range(teeth):
        aside = each * 1e-6
        ends = [[-1 + aside, -1 - aside], [1 + aside, 1 - aside]]
        points += ends if each % 2 == 0 else ends[::-1]
    return placed([*points, [1.5, -0.5], [-0.5, -1.5]])


def imported(tmp_path: Path, *rings: list[Ring]) -> str:
    """Import a file of areas with these rings, and return what is said."""
    path = tmp_path / "a.geojson"
    fields = [
        {"buurtcode": f"BU059901{n:02}", "buurtnaam": f"Buurt {n}"} for n in range(len(rings))
    ]
    path.write_text(geojson(list(zip(fields, rings, strict=True))))
    out = io.StringIO()
    try:
        call_command("import_areas", str(path), *ARGUMENTS, stdout=out, stderr=out)
    except CommandError as refused:
        out.write(str(refused))
    return out.getvalue()


def shifted(step: int) -> Ring:
    """Draw a block that lies a little further along the same two lines."""
    west = 4.5 + step / 1000
    return [[west, 51.9], [west + 1, 51.9], [west + 1, 51.91], [west, 51.91], [west, 51.9]]


IN_ONE = "edges meet in more than 10000 places: too many to mend"
IN_ALL = "a.geojson: the areas cross each other in more than 4000 places; allowed are 4000"
NEAR = "lie across each other too often to compare them"
#: What each is -> the rings of its areas, and what is said about it.
HOSTILE: dict[str, tuple[list[list[Ring]], str]] = {
    "a star of 401": ([[star(401)]], f"its 401 {IN_ONE}"),
    "a star of 2,001": ([[star(2001)]], f"its 2001 edges {NEAR}"),
    "a weave of 300": ([[weave(300)]], f"its 1200 {IN_ONE}"),
    "40 stars of 21 in one another": ([[star(21)] * 40], f"its 840 {IN_ONE}"),
    "a zigzag of 3,000": ([[zigzag(3_000)]], f"its 6002 edges {NEAR}"),
    "two combs of 500": ([[comb(500, lies=False)], [comb(500, lies=True)]], NEAR),
    "two combs of 80": ([[comb(80, lies=False)], [comb(80, lies=True)]], IN_ALL),
}


@pytest.mark.repeats
@pytest.mark.parametrize("what", HOSTILE)
def test_edges_that_cross_too_often_are_refused_in_time(
    site: Site, tmp_path: Path, what: str
) -> None:
    rings, said = HOSTILE[what]
    with effort(MOST):
        out = imported(tmp_path, *rings)
        assert said in out
    assert list(Area.objects.all()) == []


#: What each is -> its rings.
MENDED: dict[str, list[Ring]] = {
    "a star just under the most": [star(141)],
    "a weave just under the most": [weave(67)],
}


@pytest.mark.parametrize("what", MENDED)
def test_just_under_the_most_is_mended_in_time(what: str) -> None:
    shape_ = shape({"type": "Polygon", "coordinates": MENDED[what]})
    assert not shape_.is_valid
    with effort(MOST):
        made = mended(shape_)
    assert made.is_valid
    assert made.area > 0


def test_areas_just_under_the_most_are_parted_in_time(site: Site, tmp_path: Path) -> None:
    with effort(MOST):
        imported(tmp_path, [comb(31, lies=False)], [comb(31, lies=True)])
    one, two = (shape(each.boundary) for each in Area.objects.order_by("code"))
    assert one.intersection(two).area < 1e-9


@pytest.mark.parametrize("step", [0, 1])
def test_many_areas_that_lie_over_each_other_are_parted_in_time(
    site: Site, tmp_path: Path, step: int
) -> None:
    with effort(MOST):
        said = imported(tmp_path, *[[shifted(number * step)] for number in range(99)])
    assert "99 new" in said


def test_a_number_that_is_none_on_the_way_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = shapely.coverage_clean

    def cleaned(*given: Any, **named: Any) -> Any:
        np.sqrt(np.array([-1.0]))
        return clean(*given, **named)

    monkeypatch.setattr(shapely, "coverage_clean", cleaned)
    areas = {str(n): shape({"type": "Polygon", "coordinates": [shifted(n)]}) for n in range(2)}
    assert len(simplified(areas)) == 2


def test_a_boundary_that_touches_itself_keeps_its_area() -> None:
    """A loop whose end lies on its own border, and a knot of a metre in a border."""
    touching: Ring = [[0, 0], [4, 0], [4, 4], [2, 0], [0, 4]]
    knot: Ring = [[0, 0], [4, 0], [4, 2], [3.99, 2.01], [4, 2.01], [3.99, 2], [4, 4], [0, 4]]
    for ring in (touching, knot):
        whole = shape({"type": "Polygon", "coordinates": [placed(ring)]})
        assert not whole.is_valid
        made = mended(whole)
        assert made.is_valid
        assert made.area == pytest.approx(abs(whole.area), rel=0.001)


def test_a_bow_tie_keeps_both_its_halves() -> None:
    ring = [[4.5, 51.9], [4.6, 52.0], [4.6, 51.9], [4.5, 52.0], [4.5, 51.9]]
    made = mended(shape({"type": "Polygon", "coordinates": [ring]}))
    assert (len(made.geoms), made.area) == (2, pytest.approx(0.005))

"""Making boundaries small enough to draw, all at once: what two areas share stays shared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from districts.imports.crossings import Edges

#: A drawing is a thousand units wide: a corner that changes less than a square unit is not seen.
FINENESS = 1 / 1000
#: Gaps and overlaps between neighbours up to this part of the width are closed.
GAP = 1 / 3000
#: Corners of a boundary that crosses itself, however seldom.
MOST_TO_MEND = 20_000
#: Decimals of a degree that are kept: about a metre.
DECIMALS = 5


def simplified(shapes: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return GeoJSON geometries of shapely polygons in degrees, by the same keys.

    The areas are simplified as one coverage (GEOS `CoverageSimplifier`): neighbours keep the same points,
    so no gap and no overlap comes in between. One of which nothing is left, since it lies on
    others, is not among them. Raises ValueError when they cross each other too often.
    """
    import numpy as np
    import shapely

    if not shapes:
        return {}
    polygons = {key: mended(shape) for key, shape in sorted(shapes.items())}
    bounds = shapely.total_bounds(list(polygons.values()))
    width = float(max(bounds[2] - bounds[0], bounds[3] - bounds[1]))
    edges = Edges(list(polygons.values()))
    edges.check_near()
    if not shapely.coverage_is_valid(list(polygons.values())):
        edges.check_cleanable()
        # Many files were simplified area by area: neighbours overlap a little, or leave a gap. An
        # area that lies on a larger one altogether is cut out of it.
        # On the way GEOS may divide by nothing, by chance even with the same areas: a warning of numpy.
        with np.errstate(invalid="ignore"):
            cleaned = shapely.coverage_clean(
                list(polygons.values()), gap_width=width * GAP, merge_strategy="min_area"
            )
        together = dict(zip(polygons, cleaned, strict=True))
        polygons = {key: each for key, each in together.items() if not each.is_empty}
    kept = shapely.coverage_simplify(list(polygons.values()), width * FINENESS)
    return {
        key: _rounded(json.loads(shapely.to_geojson(each)))
        for key, each in zip(polygons, kept, strict=True)
    }


def mended(shape: Any) -> Any:
    """Return the polygons of a shape as `mend` does."""
    return mend(shape)[0]


def mend(shape: Any) -> tuple[Any, bool]:
    """Return the polygons of a shape, and whether it crossed itself and had to be mended.

    Raises ValueError when it has none, and when finding all crossings would take too long.
    """
    import shapely

    polygons = _polygons(shape)
    edges = Edges(polygons)
    edges.check_near()
    whole = shapely.MultiPolygon(polygons)
    did_cross = not whole.is_valid
    if did_cross:
        corners = int(shapely.get_num_coordinates(whole))
        if corners > MOST_TO_MEND:
            words = _("it crosses itself, and with %(corners)d corners it is too long to mend")
            raise ValueError(words % {"corners": corners})
        edges.check_mendable()
        # The other way of mending takes a hundred times as long for the same crossings.
        mend = shapely.make_valid(whole, method="structure", keep_collapsed=False)
        polygons = _polygons(mend)
    parts = [each for each in polygons if each.area]
    if not parts:
        raise ValueError(_("it has no area"))
    return shapely.MultiPolygon(parts), did_cross


def _polygons(shape: Any) -> list[Any]:
    import shapely

    parts = shapely.get_parts(shapely.get_parts(shape))
    return [each for each in parts if each.geom_type == "Polygon" and not each.is_empty]


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    made = [[ring for ring in map(_ring, polygon) if len(ring) > 3] for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": [polygon for polygon in made if polygon]}


def _ring(points: list[list[float]]) -> list[list[float]]:
    """Round the points of a ring and drop those that became the one before."""
    found: list[list[float]] = []
    for point in points:
        rounded = [round(number, DECIMALS) for number in point[:2]]
        if not found or rounded != found[-1]:
            found.append(rounded)
    return found

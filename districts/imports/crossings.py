"""How often the edges of boundaries meet: what mending costs follows that, not their length.

The numbers are bounds on work: a star of a thousand corners has half a million crossings, and the
library that mends it would work on it for minutes. Real boundaries meet themselves a few times.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

#: Pairs of edges whose boxes meet, which even looking at a shape has to compare: for each edge (a
#: real boundary has 3 to 6, its two neighbours and itself among them), and for all together.
MOST_NEAR_EACH, MOST_NEAR = 20, 1_000_000
#: Places where the edges of one boundary may meet each other, and those of all boundaries.
MOST_IN_ONE, MOST_IN_ALL = 10_000, 4_000
#: Edges that are looked up at once: between two such lots the count may stop.
LOT = 200


class Edges:
    """The edges of polygons, to be counted where they meet."""

    def __init__(self, polygons: Sequence[Any]) -> None:
        import numpy
        import shapely

        rings = shapely.get_rings(shapely.get_parts(polygons))
        points, ring = shapely.get_coordinates(rings, return_index=True)
        starts, ends = points[:-1], points[1:]
        real = (ring[:-1] == ring[1:]) & (starts != ends).any(axis=1)
        self.lines = shapely.linestrings(numpy.stack([starts[real], ends[real]], axis=1))
        self.tree = shapely.STRtree(self.lines)

    def check_near(self) -> None:
        """Raise ValueError when comparing the edges with each other would take too long."""
        most = MOST_NEAR_EACH * len(self.lines) + MOST_NEAR
        if self._pairs(most, None) > most:
            raise ValueError(
                _("its %(edges)d edges lie across each other too often to compare them")
                % {"edges": len(self.lines)}
            )

    def check_mendable(self) -> None:
        """Raise ValueError when the edges of a boundary meet in too many places to mend it."""
        # Each edge meets itself and its two neighbours; any other pair is found from both sides.
        most = 3 * len(self.lines) + 2 * MOST_IN_ONE
        if self._pairs(most, "intersects") > most:
            raise ValueError(
                _("its %(edges)d edges meet in more than %(most)d places: too many to mend")
                % {"edges": len(self.lines), "most": MOST_IN_ONE}
            )

    def check_cleanable(self) -> None:
        """Raise ValueError when boundaries cross each other in too many places to part them."""
        # Neighbours share corners and edges; these do not count as crossings.
        most = 2 * MOST_IN_ALL
        if self._pairs(most, "crosses") > most:
            raise ValueError(
                _("the areas cross each other in more than %(most)d places; allowed are %(most)d")
                % {"most": MOST_IN_ALL}
            )

    def _pairs(self, most: int, predicate: Any) -> int:
        """Count pairs of edges, until there are more than `most`."""
        found = 0
        for start in range(0, len(self.lines), LOT):
            pairs = self.tree.query(self.lines[start : start + LOT], predicate=predicate)
            found += pairs.shape[1]
            if found > most:
                break
        return found

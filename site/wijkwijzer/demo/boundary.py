"""Boundaries of the demonstration districts as GeoJSON."""

from __future__ import annotations


def polygon(ring: str) -> dict[str, object]:
    """Return the GeoJSON polygon of a ring written as ``lon lat, lon lat, …`` (closed)."""
    points = [[float(number) for number in point.split()] for point in ring.split(", ")]
    return {"type": "Polygon", "coordinates": [points]}

"""What a municipality of the world has imported."""

from __future__ import annotations

from typing import Any

from districts.models import Area, AreaFigure, AreaMembership, PostcodeShard

#: The neighbourhoods of the world, and one that nobody imported.
CODES = ("BU05990110", "BU05990111", "BU05990112", "BU05990999")


def furnish(site: Any, districts: list[Any]) -> None:
    """Give a municipality of the world areas, with a table, postcodes and figures."""
    for number, code in enumerate(CODES[:3]):
        west, east = 4.4 + number / 100, 4.41 + number / 100
        ring = [[west, 51.9], [east, 51.9], [east, 51.91], [west, 51.91], [west, 51.9]]
        Area.objects.create(
            site=site,
            code=code,
            name=f"Buurt {number}",
            district_code="WK059901",
            boundary={"type": "Polygon", "coordinates": [ring]},
        )
        AreaFigure.objects.create(
            site=site, code=code, measure="homes", value=100 + number, year=2025, source="CBS"
        )
        if number < len(districts):
            AreaMembership.objects.create(site=site, code=code, district_id=districts[number].pk)
    PostcodeShard.objects.create(
        site=site,
        pc4="3011",
        neighbourhoods=" ".join(CODES[:3]),
        codes={"AA": CODES[0], "AB": {CODES[0]: "1-9", CODES[1]: "2-8"}, "AC": CODES[2]},
    )

"""Districts and hubs as GeoJSON (RFC 7946): degrees in WGS84, first the longitude.

A feature has the item of its list as properties. What has no place is there too, without a geometry:
a file of all districts has all districts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from contacts.models.hubs import HubRow
from core.layout.json_document import to_json
from districts.geo.geojson import shape_of
from open_data.datasets import BY_NAME, DATASETS
from publishing.content.declarations import PageRow
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "application/geo+json"


def point_of(read: Reader, hub: PageRow) -> dict[str, Any] | None:
    """Return where a hub (its source page) is; None when nobody filled that in."""
    row = read.brief(HubRow, hub.id)
    if row.latitude is None or row.longitude is None:
        return None
    return {"type": "Point", "coordinates": [row.longitude, row.latitude]}


GEOMETRIES: dict[str, Callable[[Reader, PageRow], dict[str, Any] | None]] = {
    "districts": shape_of,
    "hubs": point_of,
}


def plan(read: Reader) -> Iterator[Target]:
    """List the files of this language."""
    code = read.language.code
    for dataset in DATASETS:
        if dataset.geojson:
            yield Target(dataset.geojson_url(code), code, MEDIA_TYPE, dataset.name)


def make(read: Reader, target: Target) -> Document:
    """Make a file. Raises LookupError for a data set without places."""
    collection = BY_NAME[target.key].collection
    if collection is None:
        raise LookupError(target.key)
    geometry = GEOMETRIES[target.key]
    features = []
    for key in collection.keys(read):
        item = collection.make(read, key)
        features.append(
            {
                "type": "Feature",
                "id": item.id,
                "geometry": geometry(read, key),
                "properties": item,
            }
        )
    return Document(to_json({"type": "FeatureCollection", "features": features}), MEDIA_TYPE)

"""Shapes and places as GeoJSON (RFC 7946): degrees in WGS84, first the longitude.

A feature has the item of its list as properties. What has no place is there too, without a geometry:
a file of all districts has all districts.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.layout.json_document import to_json
from open_data.datasets import DATASETS, all_datasets
from publishing.content.reader import Reader
from publishing.registry import Document, Target

MEDIA_TYPE = "application/geo+json"


def plan(read: Reader) -> Iterator[Target]:
    """List the files of this language."""
    code = read.code
    for dataset in all_datasets():
        if dataset.geometry is not None:
            yield Target(dataset.geojson_url(code), code, MEDIA_TYPE, dataset.name)


def make(read: Reader, target: Target) -> Document:
    """Make a file. Raises LookupError for a data set without places."""
    collection, geometry = DATASETS[target.key].collection, DATASETS[target.key].geometry
    if collection is None or geometry is None:
        raise LookupError(target.key)
    features = []
    for key in collection.keys(read):
        item = collection.make(read, key)
        features.append(
            {
                "type": "Feature",
                "id": item.id,
                "geometry": geometry.of(read, key),
                "properties": item,
            }
        )
    return Document(to_json({"type": "FeatureCollection", "features": features}), MEDIA_TYPE)

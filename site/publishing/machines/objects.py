"""Removing objects from a bucket for good."""

from __future__ import annotations

from typing import Any


def remove(bucket: Any, key: str) -> None:
    """Remove an object, and the versions of it that the bucket keeps. One that is not there is no fault."""
    bucket.Object(key).delete()
    for version in list(bucket.object_versions.filter(Prefix=key)):
        if version.object_key == key:
            version.delete()

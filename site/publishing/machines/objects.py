"""Removing objects from a bucket for good."""

from __future__ import annotations

from typing import Any


def keeps_versions(bucket: Any) -> bool:
    """Return whether a bucket keeps, or ever kept, what an object was before."""
    return bucket.Versioning().status is not None


def remove(bucket: Any, key: str, *, versions: bool | None = None) -> None:
    """Remove an object, and the versions of it that the bucket keeps. One that is not there is no fault.

    `versions` says whether it keeps any, where that is known.
    """
    bucket.Object(key).delete()
    if not (keeps_versions(bucket) if versions is None else versions):
        return
    for version in list(bucket.object_versions.filter(Prefix=key)):
        if version.object_key == key:
            version.delete()

"""The illustrations and documents of a demonstration municipality, in its collection."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Site

from core.models import Picture, PublicDocument
from core.permissions import municipality_collection
from demo.loader.content import ContentError, Record, Town
from demo.loader.values import Values, check, joined


def files(town: Town) -> list[Record]:
    """Return the pictures and documents of a municipality."""
    return [*town.of(Picture), *town.of(PublicDocument)]


def load(site: Site, town: Town, values: Values) -> Iterator[tuple[Record, Any]]:
    """Store the pictures and documents as the CMS stores an upload; give each with its record."""
    collection = municipality_collection(site)
    for record in files(town):
        prose = record.prose.get(town.languages[0])
        said = joined(record.facts, prose.fields if prose else {}, record.path)
        path = record.path.with_name(said.pop("file", ""))
        if not path.is_file():
            raise ContentError(record.path, f"file: there is no {path.name!r} beside it")
        content = path.read_bytes()
        made: Any = record.model(
            collection=collection,
            file=ContentFile(content, name=path.name),
            file_size=len(content),
            # By this Wagtail recognises the same file when it is uploaded again.
            file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest(),
        )
        values.put(made, said, record.path)
        check(made, record.path)
        made.save()
        yield record, made

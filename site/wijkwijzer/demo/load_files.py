"""The illustrations and documents of a demonstration municipality, in its collection."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from home.models import Picture, PublicDocument
from home.permissions import municipality_collection
from wijkwijzer.demo import documents, pictures

if TYPE_CHECKING:
    from wagtail.models import Site

    from wijkwijzer.demo.shapes_pages import Municipality


def load(
    site: Site, municipality: Municipality
) -> Iterator[tuple[str, str, Picture | PublicDocument]]:
    """Make the pictures and documents; give the kind, the key and the record of each."""
    collection = municipality_collection(site)
    palette = pictures.PALETTES[municipality.key]
    for drawn in municipality.pictures:
        content = pictures.jpeg(drawn, palette)
        picture = Picture(
            title=drawn.alt.nl,
            description=drawn.alt.nl,
            credit=pictures.CREDIT,
            collection=collection,
            file=ContentFile(content, name=f"{municipality.key}-{drawn.scene}.jpg"),
            file_size=len(content),
            file_hash=fingerprint(content),
        )
        picture.save()
        yield "picture", drawn.key, picture
    for written in municipality.documents:
        content = documents.pdf(written)
        document = PublicDocument(
            title=written.title.nl,
            language="nl",
            collection=collection,
            file=ContentFile(content, name=f"{written.key}.pdf"),
            file_size=len(content),
            file_hash=fingerprint(content),
        )
        document.save()
        yield "document", written.key, document


def fingerprint(content: bytes) -> str:
    """Return the hash that Wagtail keeps with a file, to recognise the same one uploaded again."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()

"""The illustrations and documents of a demonstration municipality, in its collection."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from home.models import Picture, PublicDocument
from home.permissions import municipality_collection
from wijkwijzer.demo import documents, pictures

if TYPE_CHECKING:
    from wagtail.models import Site

    from wijkwijzer.demo.shapes_pages import Municipality


def load(site: Site, municipality: Municipality) -> dict[tuple[str, str], int]:
    """Make the files that are missing; return the numbers of all, by kind and key."""
    collection = municipality_collection(site)
    numbers: dict[tuple[str, str], int] = {}
    palette = pictures.PALETTES[municipality.key]
    for drawn in municipality.pictures:
        picture = Picture.objects.filter(collection=collection, title=drawn.alt.nl).first()
        if picture is None:
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
        numbers["picture", drawn.key] = picture.pk
    for written in municipality.documents:
        document = PublicDocument.objects.filter(
            collection=collection, title=written.title.nl
        ).first()
        if document is None:
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
        numbers["document", written.key] = document.pk
    return numbers


def fingerprint(content: bytes) -> str:
    """Return the hash that Wagtail keeps with a file, to recognise the same one uploaded again."""
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()

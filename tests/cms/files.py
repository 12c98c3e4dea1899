"""Files to upload: good ones and bad ones."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from home.models import Picture


def picture_bytes(
    kind: str = "PNG", size: tuple[int, int] = (40, 20), colour: str = "#336699", **options: Any
) -> bytes:
    """Draw a picture of one colour."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind, **options)
    return buffer.getvalue()


def stored_picture(title: str = "Plein", **fields: Any) -> Picture:
    """Keep a picture in the CMS."""
    picture: Picture = Picture.objects.create(
        title=title, file=ContentFile(picture_bytes(), "plein.png"), **fields
    )
    return picture

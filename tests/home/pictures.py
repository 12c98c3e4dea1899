"""Pictures for tests, with what a camera writes into them."""

from __future__ import annotations

import io
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from wagtail.models import Site

from core.media.renditions import complete
from core.models import Picture
from publishing.publisher import load_site

#: Stands in every kind of metadata of `photo()`: it may be in no file of a release.
CANARY = "canary-7f3d1c9e"


def photo(width: int = 1600, height: int = 1000, turned: bool = False) -> bytes:
    """Make a JPEG with a place, a maker, a comment and XMP in it."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[Base.Artist] = CANARY
    exif[Base.Orientation] = 6 if turned else 1
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (51.9, 0.0, 0.0)})
    target = io.BytesIO()
    image.save(
        target,
        "JPEG",
        exif=exif,
        comment=CANARY.encode(),
        xmp=f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{CANARY}</x:xmpmeta>".encode(),
    )
    return target.getvalue()


def add_picture(title: str, body: bytes, name: str = "foto.jpg") -> Picture:
    """Store a picture, also one that the upload form would refuse."""
    small = ContentFile(photo(16, 10), name)
    picture: Picture = Picture.objects.create(title=title, file=small, credit="Foto: Jan Jansen")
    Path(picture.file.path).write_bytes(body)
    return picture


def prepare(site: Site) -> None:
    """Make the sizes that the public pages of a site lack, as a publish does."""
    complete(load_site(site, timezone.now()), None)

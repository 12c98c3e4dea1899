"""Files to upload: good ones and bad ones."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from core.models import Picture


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


def png_with_size(width: int, height: int, *, rows: int = 0) -> bytes:
    """Write a PNG of one bit a pixel whose header says this size, with as many rows of content."""
    line = b"\0" + b"\0" * ((width + 7) // 8)
    body = zlib.compress(line * rows, 9)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", body), (b"IEND", b"")
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def picture_with_secrets() -> bytes:
    """Draw a picture that lies on its side, with a place, a maker and a comment in it."""
    picture = Image.new("RGB", (40, 20), "#336699")
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turn a quarter clockwise to show it.
    exif[0x010E] = "geheim-beschrijving"
    exif.get_ifd(0x8825)[2] = (51.0, 55.0, 12.0)
    buffer = io.BytesIO()
    picture.save(
        buffer, "JPEG", exif=exif.tobytes(), comment=b"geheim-commentaar", xmp=b"<x>geheim-xmp</x>"
    )
    return buffer.getvalue() + b"<script>geheim-achterop</script>"


def packed(**entries: bytes) -> bytes:
    """Pack entries; `__` in a name stands for a slash, `_DOT_` for a dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in entries.items():
            file.writestr(name.replace("_DOT_", ".").replace("__", "/"), body)
    return buffer.getvalue()


def docx(**more: bytes) -> bytes:
    """Write the smallest text document that Word would open."""
    parts = {"word__document_DOT_xml": b"<w:document/>"}
    buffer = io.BytesIO(packed(**parts, **more))
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("[Content_Types].xml", b"<Types/>")
    return buffer.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


def files_in(folder: Path) -> list[Path]:
    """Return all files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def body_of(response: Any) -> bytes:
    """Return the body of an answer; a file is read to its end, which closes it."""
    if response.streaming:
        return b"".join(response.streaming_content)
    return bytes(response.content)

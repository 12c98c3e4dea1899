"""Pictures that nobody means well with, through each form: an answer in time, and nothing left."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image
from wagtail.models import UploadedFile

from core.media.pictures import MOST_SCANS, cleaned_picture
from core.models import Picture
from tests.cms.files import files_in, picture_bytes, png_with_size
from tests.cms.test_pictures import add_picture, choose_picture, drop_picture
from tests.cms.world import Municipality

pytestmark = pytest.mark.django_db

#: Seconds of work that an upload may take, with room for a slow machine.
MOST = 5.0


def png_with(kind: bytes, data: bytes, times: int = 1) -> bytes:
    """Write a PNG with chunks of this kind after its header."""
    whole, size = picture_bytes(), struct.pack(">I", len(data))
    chunk = size + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return whole[:33] + chunk * times + whole[33:]


def moving(kind: str, frames: int = 2000) -> bytes:
    """Draw a picture that moves."""
    drawn = [Image.new("RGB", (16, 16), (each % 256, each // 256, 0)) for each in range(frames)]
    buffer = io.BytesIO()
    drawn[0].save(buffer, kind, save_all=True, append_images=drawn[1:])
    return buffer.getvalue()


def scans(times: int, size: int = 400) -> bytes:
    """Draw a JPEG that has its last scan this many times."""
    whole = picture_bytes("JPEG", (size, size), progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:last] + whole[last:-2] * times + b"\xff\xd9"


def avif_with_size(width: int, height: int) -> bytes:
    """Write an AVIF whose header says this size."""
    whole = picture_bytes("AVIF")
    place = whole.index(b"ispe") + 8
    return whole[:place] + struct.pack(">II", width, height) + whole[place + 8 :]


BOMB = b"a\0\0" + zlib.compress(bytes(100 << 20), 9)
#: What each is -> (file name, content, a part of what is said).
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "2,500 megapixels": ("groot.png", png_with_size(50_000, 50_000), "500"),
    "2,500 megapixels in AVIF": ("groot.avif", avif_with_size(50_000, 50_000), "beschadigd"),
    "a text that unfolds": ("tekst.png", png_with(b"zTXt", BOMB), "beschadigd"),
    "a profile that unfolds": ("kleur.png", png_with(b"iCCP", BOMB), "beschadigd"),
    "frames of GIF": ("beweegt.gif", moving("GIF"), "JPG, PNG, WEBP, AVIF"),
    "HEIC": ("foto.heic", b"\0\0\0\x18ftypheic" + bytes(100), "JPG, PNG, WEBP, AVIF"),
    "HEIC as AVIF": ("foto.avif", b"\0\0\0\x18ftypheic" + bytes(100), "JPG, PNG, WEBP, AVIF"),
    "scans": ("stappen.jpg", scans(20_000), "50"),
}
#: What each is -> (file name, content): taken, as one still picture without what was hidden in it.
TAKEN: dict[str, tuple[str, bytes]] = {
    "frames of PNG": ("beweegt.png", moving("PNG")),
    "frames of WebP": ("beweegt.webp", moving("WEBP")),
    "many texts": ("tekst.png", png_with(b"tEXt", b"a\0b", 200_000)),
    "a huge Exif": ("plaats.png", png_with(b"eXIf", b"II*\0\x08\0\0\0" + bytes(4 << 20))),
    "a progressive JPEG": ("foto.jpg", scans(1)),
    "a name of 5,000 characters": ("a" * 5000 + ".png", picture_bytes()),
    "a name with a zero": ("a\0b.png", picture_bytes()),
    "a name that leads out": ("..\\..\\/../../etc/a.png", picture_bytes()),
}
WAYS = [add_picture, drop_picture, choose_picture]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_picture_is_refused_in_time(
    admin: Client, city: Municipality, folders: Path, what: str, way: Callable[..., Any]
) -> None:
    name, body, part = REFUSED[what]
    started = time.process_time()
    response = way(admin, city, name, body)
    assert time.process_time() - started < MOST
    assert response.status_code == 200
    text = response.content.decode("unicode_escape" if way is drop_picture else "utf-8")
    assert name in text
    assert part in text
    assert Picture.objects.count() == UploadedFile.objects.count() == 0
    assert files_in(folders) == []


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", TAKEN)
def test_a_strange_picture_becomes_a_plain_one_in_time(
    admin: Client, city: Municipality, folders: Path, what: str, way: Callable[..., Any]
) -> None:
    name, body = TAKEN[what]
    started = time.process_time()
    response = way(admin, city, name, body)
    assert time.process_time() - started < MOST
    assert response.status_code in (200, 302)
    picture = Picture.objects.get()
    assert files_in(folders / "media/original_images") == [Path(picture.file.path)]
    assert len(Path(picture.file.name).name) < 100
    with Image.open(picture.file.path) as stored:
        assert getattr(stored, "n_frames", 1) == 1
        assert not stored.getexif()


def test_the_scans_of_a_jpeg_are_counted_and_nothing_else() -> None:
    # A telephone puts a film behind the picture.
    film = b"\xff\xda" * 1000
    body = scans(10) + film
    assert cleaned_picture(io.BytesIO(body), "foto.jpg", len(body)).startswith(b"\xff\xd8")
    assert scans(1).count(b"\xff\xda") + 30 < MOST_SCANS
    many = scans(45)
    with pytest.raises(Exception, match="50"):
        cleaned_picture(io.BytesIO(many), "foto.jpg", len(many))

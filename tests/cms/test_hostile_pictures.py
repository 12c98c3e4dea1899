"""Pictures that nobody means well with, through each form: an answer in time, and nothing left."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image, ImageCms
from wagtail.models import UploadedFile

from core.media.pictures import MOST_SCANS, cleaned_picture
from core.models import Picture
from tests.cms.files import files_in, picture_bytes, png_with_size
from tests.cms.test_pictures import add_picture, choose_picture, drop_picture
from tests.cms.world import Municipality
from tests.effort import effort

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


def box(kind: bytes, *parts: bytes, version: int | None = None) -> bytes:
    """Write a part of an AVIF, with its version when it has one."""
    head = b"" if version is None else struct.pack(">I", version << 24)
    body = head + b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + kind + body


def pieces(rows: int, columns: int, side: int = 64) -> bytes:
    """Write an AVIF that is put together from pieces, all of the same bytes (ISO/IEC 23008-12, 6.6.2.3)."""
    one = picture_bytes("AVIF", (side, side))
    part = {
        kind: one[one.index(kind) - 4 :][: int.from_bytes(one[one.index(kind) - 4 :][:4], "big")]
        for kind in (b"av1C", b"pixi", b"mdat")
    }
    data, count = part[b"mdat"][8:], rows * columns
    ids = range(2, count + 2)
    width, height = columns * side, rows * side
    layout = struct.pack(">BBBBII", 0, 1, rows - 1, columns - 1, width, height)

    def entry(number: int, kind: bytes) -> bytes:
        return box(b"infe", struct.pack(">IH", number, 0), kind + b"\0", version=3)

    def size(*values: int) -> bytes:
        return box(b"ispe", struct.pack(">II", *values), version=0)

    def place(number: int, inside: int, offset: int, length: int) -> bytes:
        return struct.pack(">IHHHII", number, inside, 0, 1, offset, length)

    def about(offset: int) -> bytes:
        places = [place(1, 1, 0, len(layout)), *(place(n, 0, offset, len(data)) for n in ids)]
        links = struct.pack(">IH", 1, count) + b"".join(struct.pack(">I", n) for n in ids)
        kinds = [entry(1, b"grid"), *(entry(n, b"av01") for n in ids)]
        owned = [struct.pack(">IBBB", 1, 2, 1, 4)]
        owned += [struct.pack(">IBBBB", n, 3, 2, 0x83, 4) for n in ids]
        properties = box(
            b"ipco", size(width, height), size(side, side), part[b"av1C"], part[b"pixi"]
        )
        number = struct.pack(">I", count + 1)
        return box(
            b"meta",
            box(b"hdlr", bytes(4), b"pict", bytes(13), version=0),
            box(b"pitm", struct.pack(">I", 1), version=1),
            box(b"iloc", b"\x44\0", number, *places, version=2),
            box(b"iinf", number, *kinds, version=1),
            box(b"iref", box(b"dimg", links), version=1),
            box(b"iprp", properties, box(b"ipma", number, *owned, version=1)),
            box(b"idat", layout),
            version=0,
        )

    start = box(b"ftyp", b"avif", bytes(4), b"avifmif1miaf")
    return start + about(len(start) + len(about(0)) + 8) + part[b"mdat"]


def profile(size: int) -> bytes:
    """Return a colour profile that is valid, with a part of this many bytes that nobody knows."""
    whole = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    count = int.from_bytes(whole[128:132], "big")
    tags = [struct.unpack_from(">4sII", whole, 132 + 12 * each) for each in range(count)]
    tags = [(name, offset + 12, length) for name, offset, length in tags]
    unknown = b"data" + bytes(4 + size)
    tags.append((b"wijk", len(whole) + 12, len(unknown)))
    listed = b"".join(struct.pack(">4sII", *tag) for tag in tags)
    head = struct.pack(">I", len(whole) + 12 + len(unknown)) + whole[4:128]
    return head + struct.pack(">I", count + 1) + listed + whole[132 + 12 * count :] + unknown


HALF = b"a\0\0" + zlib.compress(bytes(1 << 19), 9)
BOMB = b"a\0\0" + zlib.compress(bytes(100 << 20), 9)
#: What each is -> (file name, content, a part of what is said).
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "2,500 megapixels": ("groot.png", png_with_size(50_000, 50_000), "500"),
    "2,500 megapixels in AVIF": ("groot.avif", avif_with_size(50_000, 50_000), "beschadigd"),
    "a profile that unfolds": ("kleur.png", png_with(b"iCCP", BOMB), "4,0"),
    "9,000 profiles": ("kleur.png", png_with(b"iCCP", HALF, 9000), "9000 kleurprofielen"),
    "9,700 pieces": ("stukjes.avif", pieces(100, 97), "9701 stukjes"),
    "frames of GIF": ("beweegt.gif", moving("GIF"), "JPG, PNG, WEBP, AVIF"),
    "HEIC": ("foto.heic", b"\0\0\0\x18ftypheic" + bytes(100), "JPG, PNG, WEBP, AVIF"),
    "HEIC as AVIF": ("foto.avif", b"\0\0\0\x18ftypheic" + bytes(100), "JPG, PNG, WEBP, AVIF"),
    "scans": ("stappen.jpg", scans(20_000), "50"),
    "frames of PNG": ("beweegt.png", moving("PNG"), "er zitten"),
    "frames of WebP": ("beweegt.webp", moving("WEBP"), "er zitten"),
    "frames of AVIF": ("beweegt.avif", moving("AVIF", 3), "er zitten 3"),
    "a strip": ("strook.png", png_with_size(2, 20_000, rows=20_000), "16383"),
}
#: What each is -> (file name, content): taken, as one still picture without what was hidden in it.
TAKEN: dict[str, tuple[str, bytes]] = {
    "a text that unfolds": ("tekst.png", png_with(b"zTXt", BOMB)),
    "many texts": ("tekst.png", png_with(b"tEXt", b"a\0b", 200_000)),
    "a huge Exif": ("plaats.png", png_with(b"eXIf", b"II*\0\x08\0\0\0" + bytes(4 << 20))),
    "a large profile in PNG": (
        "kleur.png",
        picture_bytes("PNG", (64, 64), icc_profile=profile(3 << 20)),
    ),
    "a large profile in JPEG": (
        "kleur.jpg",
        picture_bytes("JPEG", (64, 64), icc_profile=profile(8 << 20)),
    ),
    "a large profile in AVIF": (
        "kleur.avif",
        picture_bytes("AVIF", (64, 64), icc_profile=profile(8 << 20)),
    ),
    "pieces of AVIF": ("stukjes.avif", pieces(12, 12)),
    "a progressive JPEG": ("foto.jpg", scans(1)),
    "a name of 5,000 characters": ("a" * 5000 + ".png", picture_bytes()),
    "a name with a zero": ("a\0b.png", picture_bytes()),
    "a name that leads out": ("..\\..\\/../../etc/a.png", picture_bytes()),
}
WAYS = [add_picture, drop_picture, choose_picture]


@pytest.mark.repeats("what")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_picture_is_refused_in_time(
    admin: Client, city: Municipality, folders: Path, what: str, way: Callable[..., Any]
) -> None:
    name, body, part = REFUSED[what]
    with effort(MOST):
        response = way(admin, city, name, body)
    assert response.status_code == 200
    text = response.content.decode("unicode_escape" if way is drop_picture else "utf-8")
    assert name in text
    assert part in text
    assert Picture.objects.count() == UploadedFile.objects.count() == 0
    assert files_in(folders) == []


@pytest.mark.repeats("way")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("what", TAKEN)
def test_a_strange_picture_becomes_a_plain_one_in_time(
    admin: Client, city: Municipality, folders: Path, what: str, way: Callable[..., Any]
) -> None:
    name, body = TAKEN[what]
    with effort(MOST):
        response = way(admin, city, name, body)
    assert response.status_code in (200, 302)
    picture = Picture.objects.get()
    assert files_in(folders / "media/original_images") == [Path(picture.file.path)]
    assert len(Path(picture.file.name).name) < 100
    with Image.open(picture.file.path) as stored:
        assert getattr(stored, "n_frames", 1) == 1
        assert not stored.getexif()
        assert "icc_profile" not in stored.info


def test_the_scans_of_a_jpeg_are_counted_and_nothing_else() -> None:
    # A telephone puts a film behind the picture.
    film = b"\xff\xda" * 1000
    body = scans(10) + film
    assert cleaned_picture(io.BytesIO(body), "foto.jpg", len(body)).startswith(b"\xff\xd8")
    assert scans(1).count(b"\xff\xda") + 30 < MOST_SCANS
    many = scans(45)
    with pytest.raises(Exception, match="50"):
        cleaned_picture(io.BytesIO(many), "foto.jpg", len(many))

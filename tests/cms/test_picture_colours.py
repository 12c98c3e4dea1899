"""Colours: what residents see of a picture is what its file says, in whatever way it says it."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any

import pytest
from PIL import Image, ImageStat

from core.media.colours import in_srgb
from core.media.pictures import ALLOWED, FORMATS, checked_picture, cleaned_picture
from core.media.renditions import Size, UnreadablePictureError, decoded, encode
from tests.cms import profiles

SIZE = (96, 64)
Colour = tuple[float, float, float]
#: A colour of the web's own space, for what has no profile.
BRICK = (178, 74, 42)
GREY = 128.0, 128.0, 128.0
WHITE = 255.0, 255.0, 255.0


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """Write a picture down."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def ramp(mode: str = "I;16") -> Image.Image:
    """Draw grey of 16 bits, from black to white."""
    image = Image.new(mode, (256, 64))
    for x in range(256):
        for y in range(64):
            image.putpixel((x, y), x * 257)
    return image


def half_clear(mode: str, colour: Any) -> Image.Image:
    """Draw a colour of which the left half cannot be seen."""
    image = Image.new(mode, SIZE, colour)
    clear = Image.new(mode, (SIZE[0] // 2, SIZE[1]), (*colour[:-1], 0))
    image.paste(clear, (0, 0))
    return image


def palette(*, clear: bool) -> bytes:
    """Draw with 16 colours; the left half is white, or cannot be seen."""
    image = Image.new("RGB", SIZE, BRICK)
    image.paste("white", (0, 0, SIZE[0] // 2, SIZE[1]))
    small = image.quantize(16)
    return saved(small, "PNG", **({"transparency": small.getpixel((0, 0))} if clear else {}))


def keyed(mode: str, colour: Any, key: Any) -> bytes:
    """Draw a colour of which the left half has the one shade that cannot be seen (tRNS)."""
    image = Image.new(mode, SIZE, colour)
    image.paste(key, (0, 0, SIZE[0] // 2, SIZE[1]))
    return saved(image, "PNG", transparency=key)


def deep_key() -> bytes:
    """Draw grey of 16 bits whose left half is the shade that cannot be seen; the rest is next to it."""
    image = Image.new("I;16", SIZE, 32896)
    image.paste(Image.new("I;16", (SIZE[0] // 2, SIZE[1]), 32895), (0, 0))
    return saved(image, "PNG", transparency=32895)


def chunk(kind: bytes, data: bytes) -> bytes:
    """Write a piece of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_gamma(image: Image.Image, gamma: float) -> bytes:
    """Write a PNG that says its gamma: its numbers are light to that power."""
    body = saved(image, "PNG")
    return body[:33] + chunk(b"gAMA", struct.pack(">I", round(gamma * 100_000))) + body[33:]


def deep_colours(key: bytes = b"\xff" * 6) -> bytes:
    """Write a PNG of 16 bits a colour of which the left half is the colour that cannot be seen."""
    width, height = SIZE
    seen = struct.pack(">3H", *(value * 257 for value in BRICK))
    row = b"\0" + key * (width // 2) + seen * (width // 2)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0))
        + chunk(b"tRNS", key)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


def linear(value: float) -> float:
    """Return the light of a number of sRGB (IEC 61966-2-1)."""
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def encoded(light: float) -> float:
    """Return the number of sRGB for a light."""
    light = min(max(light, 0.0), 1.0)
    return 255 * (light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055)


def from_xyz(xyz: Sequence[float]) -> Colour:
    """Return the colour of sRGB for XYZ under D50 (Bradford)."""
    rows = (
        (3.1338561, -1.6168667, -0.4906146),
        (-0.9787684, 1.9161415, 0.0334540),
        (0.0719453, -0.2289914, 1.4052427),
    )
    red, green, blue = (encoded(sum(a * b for a, b in zip(row, xyz, strict=True))) for row in rows)
    return red, green, blue


def of_p3(colour: Sequence[int]) -> Colour:
    """Return what a colour of the wide space is in sRGB."""
    light = [(each / 255) ** 2.2 for each in colour]
    return from_xyz(
        [
            sum(p[axis] * part for p, part in zip(profiles.DISPLAY_P3, light, strict=True))
            for axis in range(3)
        ]
    )


def mixed(colour: Colour, other: Colour = WHITE) -> Colour:
    """Return the mean of two halves."""
    red, green, blue = ((a + b) / 2 for a, b in zip(colour, other, strict=True))
    return red, green, blue


P3, SOFT = (150, 110, 90), (60, 120, 150)
WIDE = {"icc_profile": profiles.wide_gamut()}
BLUE_INK = (0.0, 151.0, 218.0)
#: What each is -> (ending, bytes, mean of what is shown on white).
PICTURES: dict[str, tuple[str, bytes, Colour]] = {
    "plain": ("png", saved(Image.new("RGB", SIZE, BRICK), "PNG"), BRICK),
    "black and white": ("png", saved(Image.new("1", SIZE, 1), "PNG"), WHITE),
    "grey": ("jpg", saved(Image.new("L", SIZE, 128), "JPEG"), GREY),
    "grey of 16 bits": ("png", saved(ramp(), "PNG"), (127.5, 127.5, 127.5)),
    "grey of 16 bits, one shade clear": ("png", deep_key(), mixed(GREY)),
    "colours of 16 bits, one clear": ("png", deep_colours(), mixed(BRICK)),
    "colours of 16 bits, a dark one clear": ("png", deep_colours(b"\0\5\0\6\0\7"), mixed(BRICK)),
    "numbers that are light": (
        "png",
        with_gamma(Image.new("RGB", SIZE, BRICK), 1.0),
        (encoded(BRICK[0] / 255), encoded(BRICK[1] / 255), encoded(BRICK[2] / 255)),
    ),
    "numbers that are light, with transparency": (
        "png",
        with_gamma(half_clear("LA", (55, 255)), 1.0),
        mixed((encoded(55 / 255),) * 3),
    ),
    "the usual gamma": ("png", with_gamma(Image.new("RGB", SIZE, BRICK), 0.45455), BRICK),
    "grey with transparency": ("png", saved(half_clear("LA", (128, 255)), "PNG"), mixed(GREY)),
    "grey, one shade clear": ("png", keyed("L", 128, 9), mixed(GREY)),
    "grey with a profile": (
        "png",
        saved(Image.new("L", SIZE, 55), "PNG", icc_profile=profiles.grey(1.0)),
        (encoded(55 / 255),) * 3,
    ),
    "palette": ("png", palette(clear=False), mixed(BRICK)),
    "palette with transparency": ("png", palette(clear=True), mixed(BRICK)),
    "palette with a profile": (
        "png",
        saved(Image.new("RGB", SIZE, P3).quantize(4), "PNG", **WIDE),
        of_p3(P3),
    ),
    "one colour clear": ("png", keyed("RGB", BRICK, (1, 2, 3)), mixed(BRICK)),
    "transparency": ("png", saved(half_clear("RGBA", (*BRICK, 255)), "PNG"), mixed(BRICK)),
    "half seen": (
        "webp",
        saved(Image.new("RGBA", SIZE, (*BRICK, 128)), "WEBP", lossless=True),
        mixed(BRICK),
    ),
    "wide gamut": ("jpg", saved(Image.new("RGB", SIZE, P3), "JPEG", quality=95, **WIDE), of_p3(P3)),
    "wide gamut in WebP": (
        "webp",
        saved(Image.new("RGB", SIZE, SOFT), "WEBP", lossless=True, **WIDE),
        of_p3(SOFT),
    ),
    "wide gamut in AVIF": (
        "avif",
        saved(Image.new("RGB", SIZE, P3), "AVIF", quality=95, **WIDE),
        of_p3(P3),
    ),
    "wide gamut with transparency": (
        "png",
        saved(half_clear("RGBA", (*P3, 255)), "PNG", **WIDE),
        mixed(of_p3(P3)),
    ),
    "CMYK": ("jpg", saved(Image.new("CMYK", SIZE, (0, 128, 128, 0)), "JPEG"), (255, 127, 127)),
    "CMYK with a profile": (
        "jpg",
        saved(
            Image.new("CMYK", SIZE, (255, 0, 0, 0)),
            "JPEG",
            quality=95,
            icc_profile=profiles.press(),
        ),
        BLUE_INK,
    ),
    "a profile of another kind": (
        "png",
        saved(Image.new("RGB", SIZE, BRICK), "PNG", icc_profile=profiles.press()),
        BRICK,
    ),
    "a thin strip": ("png", saved(Image.new("RGB", (16_000, 2), BRICK), "PNG"), BRICK),
    "a tall strip": ("png", saved(Image.new("RGB", (2, 16_000), BRICK), "PNG"), BRICK),
}


def shown(body: bytes, kind: str) -> Colour:
    """Return the mean colour of a size of a picture, on white."""
    made, _width, _height = encode(decoded(body), Size(80, kind, 90))
    with Image.open(io.BytesIO(made)) as image:
        seen = image.convert("RGBA")
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    red, green, blue = ImageStat.Stat(flat).mean
    return red, green, blue


@pytest.mark.parametrize("kind", ["webp", "jpeg"])
@pytest.mark.parametrize("what", PICTURES)
def test_what_is_shown_has_the_colour_of_the_file(what: str, kind: str) -> None:
    ending, body, expected = PICTURES[what]
    cleaned = cleaned_picture(io.BytesIO(body), f"foto.{ending}", len(body))
    # As it was uploaded, and as code put it in the folder of files.
    for each in (cleaned, body):
        assert shown(each, kind) == pytest.approx(expected, abs=3)


@pytest.mark.parametrize("what", PICTURES)
def test_what_is_kept_is_of_eight_bits_and_without_a_profile(what: str) -> None:
    ending, body, _expected = PICTURES[what]
    cleaned = cleaned_picture(io.BytesIO(body), f"foto.{ending}", len(body))
    with Image.open(io.BytesIO(cleaned)) as image:
        assert image.mode in ("L", "RGB", "RGBA")
        assert "icc_profile" not in image.info
        assert "transparency" not in image.info
    again = checked_picture(io.BytesIO(cleaned), f"foto.{ending}", len(cleaned))
    assert again is None


def test_every_format_has_a_picture_here() -> None:
    endings = {ending for ending, _body, _colour in PICTURES.values()}
    assert all(endings & set(names) for names in FORMATS.values())
    assert ", ".join(names[0].upper() for names in FORMATS.values()) == ALLOWED


@pytest.mark.parametrize("mode", ["I", "I;16B", "F", "HSV", "LAB", "YCbCr", "PA", "RGBX"])
def test_every_mode_becomes_one_of_three(mode: str) -> None:
    assert in_srgb(Image.new(mode, (4, 4))).mode in ("L", "RGB", "RGBA")


def test_a_strip_that_no_format_holds_is_no_error_of_the_publish() -> None:
    tall = Image.new("RGB", (8, 30_000), BRICK)
    with pytest.raises(UnreadablePictureError, match="8 by 30000 pixels"):
        encode(tall, Size(400, "webp", 72))

"""Colour arithmetic in OKLCH, for themes whose contrast is certain.

OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020) keeps hue and
apparent lightness steady, so a scale made from one seed colour looks like one family. Contrast is
the ratio of WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from typing import Final

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
# Halvings of a search: 1/4096, finer than one step of an 8-bit channel.
_HALVINGS: Final = 12


@dataclass(frozen=True, slots=True)
class Oklch:
    """Lightness 0..1, chroma 0..about 0.37, hue in degrees."""

    lightness: float
    chroma: float
    hue: float


@functools.lru_cache(maxsize=1024)
def parse(value: str, name: str = "colour") -> Oklch:
    """Read `#rrggbb`.

    Raises ValueError, naming `name` and the value, for anything else.
    """
    if not _HEX.fullmatch(value):
        raise ValueError(
            f"{name}: {value!r} is not a colour. Write # and six hexadecimal digits, such as #00811f."
        )
    red, green, blue = (_to_linear(channel) for channel in _channels(value))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def shade(lightness: float, chroma: float, hue: float) -> str:
    """Return the colour as `#rrggbb`, with as much of the chroma as the screen can show."""
    lightness = min(max(lightness, 0.0), 1.0)
    channels = _linear_rgb(lightness, chroma, hue)
    if not _shown(channels):
        shown, too_much = 0.0, chroma
        for _ in range(_HALVINGS):
            middle = (shown + too_much) / 2
            if _shown(_linear_rgb(lightness, middle, hue)):
                shown = middle
            else:
                too_much = middle
        channels = _linear_rgb(lightness, shown, hue)
    return "#" + "".join(f"{_to_byte(channel):02x}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two `#rrggbb` colours, 1..21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: Oklch, background: str, ratio: float) -> str:
    """Return the colour, moved away from the background only as far as `ratio` asks.

    On a light background it gets darker, on a dark one lighter; black or white when nothing
    between them is enough.
    """
    best = shade(colour.lightness, colour.chroma, colour.hue)
    if contrast(best, background) >= ratio:
        return best
    best = WHITE if contrast(background, WHITE) > contrast(background, BLACK) else BLACK
    near, far = colour.lightness, 1.0 if best == WHITE else 0.0
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        candidate = shade(middle, colour.chroma, colour.hue)
        if contrast(candidate, background) >= ratio:
            best, far = candidate, middle
        else:
            near = middle
    return best


def _channels(value: str) -> tuple[float, float, float]:
    red, green, blue = (int(value[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _shown(channels: tuple[float, float, float]) -> bool:
    """Return whether a screen can show the colour, give or take the rounding to 8 bits."""
    return all(-0.0005 <= channel <= 1.0005 for channel in channels)


def _to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _to_byte(linear: float) -> int:
    linear = min(max(linear, 0.0), 1.0)
    channel = linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(channel * 255)


def _luminance(value: str) -> float:
    red, green, blue = (_to_linear(channel) for channel in _channels(value))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )

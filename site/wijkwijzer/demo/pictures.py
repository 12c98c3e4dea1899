"""The illustrations of the demonstration: flat drawings, the same bytes for the same picture."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wijkwijzer.demo import scenes_city, scenes_green, scenes_inside, scenes_town
from wijkwijzer.demo.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable

    from wijkwijzer.demo.shapes import Picture

CREDIT = "Illustratie: Wijkwijzer-demo"
# High enough that flat areas stay clean, low enough for some 80 KB a picture.
QUALITY = 86


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a municipality's drawings."""

    sky: str
    haze: str
    sun: str
    water: str
    ground: str
    leaf: str
    dark: str
    light: str
    walls: tuple[str, ...]


PALETTES: dict[str, Palette] = {
    "rotterdam": Palette(
        sky="#d5ece8",
        haze="#b3d8d2",
        sun="#f9d98a",
        water="#5fa8a0",
        ground="#e9dfc8",
        leaf="#4f9a6a",
        dark="#0d4740",
        light="#fbf7ee",
        walls=("#00655a", "#d9734e", "#f4b43f", "#8fb8b0", "#b9553c", "#3f7f8c", "#efe3cb"),
    ),
    "hilversum": Palette(
        sky="#ece3f2",
        haze="#d6c6e2",
        sun="#fbe0a3",
        water="#8fb4cf",
        ground="#efe4d2",
        leaf="#6b9a5b",
        dark="#432048",
        light="#fdf9f3",
        walls=("#6a2c70", "#d98a5b", "#e9c46a", "#b79bc4", "#a9573f", "#7a8fb0", "#f3e6d3"),
    ),
}

SCENES: dict[str, Callable[[Canvas, Palette, random.Random], None]] = {
    **scenes_city.SCENES,
    **scenes_green.SCENES,
    **scenes_inside.SCENES,
    **scenes_town.SCENES,
}


def jpeg(picture: Picture, palette: Palette) -> bytes:
    """Draw a picture and return it as JPEG, 1600 by 900 pixels."""
    canvas = Canvas()
    # A seeded generator: the details of a drawing are its own, and the same each time.
    SCENES[picture.scene](canvas, palette, random.Random(picture.seed))  # noqa: S311
    stored = io.BytesIO()
    canvas.image().save(stored, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return stored.getvalue()

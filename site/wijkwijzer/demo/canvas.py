"""A sheet to draw flat illustrations on, in units of a 1600 by 900 picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

WIDTH, HEIGHT = 1600, 900
# Drawn twice as large and made smaller: that smooths the edges.
SCALE = 2
Point = tuple[float, float]


class Canvas:
    """A picture that is being drawn. Later shapes cover earlier ones."""

    def __init__(self) -> None:
        self._image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE))
        self._draw = ImageDraw.Draw(self._image)

    def image(self) -> Image.Image:
        """Return the picture in its final size."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, round_: float = 0
    ) -> None:
        """Draw a rectangle from its top left corner."""
        area = [x * SCALE, y * SCALE, (x + width) * SCALE - 1, (y + height) * SCALE - 1]
        self._draw.rounded_rectangle(area, radius=round_ * SCALE, fill=colour)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Draw a polygon."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def disc(self, x: float, y: float, radius: float, colour: str, flat: float = 1) -> None:
        """Draw a circle around a point, or an ellipse that is ``flat`` times as high as wide."""
        high = radius * flat
        area = [(x - radius) * SCALE, (y - high) * SCALE, (x + radius) * SCALE, (y + high) * SCALE]
        self._draw.ellipse(area, fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw a line through points."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * SCALE), joint="curve")

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, colour: str, width: float
    ) -> None:
        """Draw a part of a circle; angles in degrees, clockwise from three o'clock."""
        area = [
            (x - radius) * SCALE,
            (y - radius) * SCALE,
            (x + radius) * SCALE,
            (y + radius) * SCALE,
        ]
        self._draw.arc(area, start, end, fill=colour, width=round(width * SCALE))

    def sky(self, colour: str, haze: str, horizon: float) -> None:
        """Fill the sheet with a sky that changes in bands towards the horizon."""
        bands = 6
        for band in range(bands):
            self.box(
                0,
                horizon * band / bands,
                WIDTH,
                HEIGHT,
                blend(colour, haze, band / (bands - 1) * 0.6),
            )

    def cloud(self, x: float, y: float, size: float, colour: str) -> None:
        """Draw a cloud around a point."""
        for dx, dy, part in (
            (-0.9, 0.1, 0.55),
            (-0.3, -0.25, 0.75),
            (0.4, -0.1, 0.65),
            (0.95, 0.15, 0.45),
        ):
            self.disc(x + dx * size, y + dy * size, part * size, colour)
        self.box(x - 1.4 * size, y + 0.1 * size, 2.8 * size, 0.55 * size, colour, 0.27 * size)

    def tree(self, x: float, ground: float, height: float, leaf: str, trunk: str) -> None:
        """Draw a round tree that stands on the ground at x."""
        self.box(x - height * 0.035, ground - height * 0.5, height * 0.07, height * 0.5, trunk)
        self.disc(x, ground - height * 0.66, height * 0.32, leaf)
        self.disc(x - height * 0.16, ground - height * 0.52, height * 0.2, leaf)
        self.disc(
            x + height * 0.17, ground - height * 0.54, height * 0.21, blend(leaf, "#ffffff", 0.12)
        )

    def windows(
        self, x: float, y: float, columns: int, rows: int, step: Point, size: Point, colour: str
    ) -> None:
        """Draw rows of windows from the top left one."""
        for column in range(columns):
            for row in range(rows):
                self.box(x + column * step[0], y + row * step[1], size[0], size[1], colour, 2)

    def person(self, x: float, ground: float, height: float, coat: str, skin: str) -> None:
        """Draw a simple figure that stands on the ground."""
        head = height * 0.13
        self.box(
            x - height * 0.1, ground - height * 0.42, height * 0.08, height * 0.42, "#3b3f45", 3
        )
        self.box(
            x + height * 0.02, ground - height * 0.42, height * 0.08, height * 0.42, "#3b3f45", 3
        )
        self.box(
            x - height * 0.15,
            ground - height * 0.76,
            height * 0.3,
            height * 0.42,
            coat,
            height * 0.08,
        )
        self.disc(x, ground - height * 0.87, head, skin)


def blend(first: str, second: str, share: float) -> str:
    """Return the colour between two colours; a share of 1 is the second."""
    mixed = [
        round(int(first[i : i + 2], 16) * (1 - share) + int(second[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    ]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


SKINS = ("#f1c9a5", "#c68863", "#8d5a3b", "#5c3a26", "#e0ac80")


def crowd(
    canvas: Canvas,
    chance: random.Random,
    ground: float,
    places: Sequence[float],
    coats: Sequence[str],
    size: float = 1,
) -> None:
    """Draw people at places along a line. The last colour is that of pale walls: no coat has it."""
    for x in places:
        canvas.person(
            x,
            ground + chance.uniform(-6, 6),
            chance.uniform(88, 118) * size,
            chance.choice(coats[:-1]),
            chance.choice(SKINS),
        )

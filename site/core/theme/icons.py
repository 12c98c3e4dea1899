"""The icons of a municipality for tabs, telephones and shortcuts, made from its mark and its colours."""

from __future__ import annotations

import functools
import io
import math
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from django.conf import settings

from core.theme.theme import Theme, mark_file, theme_properties

#: Pixels: of the icon that iOS takes, and of those that a manifest names (web.dev, "maskable icons").
TOUCH, SMALL, LARGE = 180, 192, 512
#: Sizes in one favicon.ico, for what asks for that file whatever a page says.
TAB = (16, 32, 48)
#: The part of a square that every shape of icon shows: what a maskable icon must stay within.
SAFE = 0.62
SHARP = 4
SVG = "{http://www.w3.org/2000/svg}"


@functools.lru_cache(maxsize=32)
def icon(theme: Theme, size: int, own: bytes | None = None) -> bytes:
    """Return the mark on the colour of the band with the title, as PNG of `size` pixels.

    `own` is a picture of the municipality's own (PNG), which stands on the colour of the header.
    """
    file = io.BytesIO()
    _square(theme, size, own).save(file, "PNG", optimize=True)
    return file.getvalue()


@functools.lru_cache(maxsize=32)
def tab_icon(theme: Theme, own: bytes | None = None) -> bytes:
    """Return the same in small sizes, as ICO."""
    file = io.BytesIO()
    sizes = [(size, size) for size in TAB]
    _square(theme, max(TAB), own).save(file, "ICO", sizes=sizes, bitmap_format="png")
    return file.getvalue()


def _square(theme: Theme, size: int, own: bytes | None) -> Any:
    from PIL import Image

    colours = theme_properties(theme)
    picture = Image.new("RGB", (size, size), colours["--wijk-hero-bg"])
    if own is not None:
        picture.paste(colours["--wijk-header-bg"], (0, 0, size, size))
        with Image.open(io.BytesIO(own)) as found:
            shown = found.convert("RGBA")
        scale = size * SAFE / max(shown.size)
        width, height = (max(1, round(side * scale)) for side in shown.size)
        shown = shown.resize((width, height))
        picture.paste(shown, ((size - shown.width) // 2, (size - shown.height) // 2), shown)
        return picture
    drawn = (settings.PUBLIC_STATIC_DIR / mark_file(theme)).read_text(encoding="utf-8")
    side = round(size * SAFE)
    corner = (size - side) // 2
    picture.paste(colours["--wijk-hero-marker"], (corner, corner), silhouette(drawn, side))
    return picture


def silhouette(svg: str, size: int) -> Any:
    """Return the shapes of a mark of ours as a grey mask (Pillow, mode L) of `size` pixels.

    A mark is a square of filled paths and circles without holes; see static/img/marks.
    """
    from fontTools.svgLib.path import SVGPath
    from PIL import Image, ImageChops, ImageDraw

    root = ElementTree.fromstring(svg)  # noqa: S314  a file of our own
    units = float(root.attrib["viewBox"].split()[2])
    scale = size * SHARP / units
    mask = Image.new("L", (size * SHARP, size * SHARP))
    for shape in root.iter():
        if shape.tag not in (f"{SVG}path", f"{SVG}circle"):
            continue
        alone = ElementTree.Element(f"{SVG}svg")
        alone.append(shape)
        layer = Image.new("L", mask.size)
        pen = _Outline(scale)
        SVGPath.fromstring(ElementTree.tostring(alone)).draw(pen)
        for outline in pen.outlines:
            shade = round(255 * float(shape.get("opacity", "1")))
            ImageDraw.Draw(layer).polygon(outline, fill=shade)
        mask = ImageChops.lighter(mask, layer)
    return mask.resize((size, size), Image.Resampling.LANCZOS)


class _Outline:
    """Collects the outlines of a path as points, curves in short steps (the pen protocol of fontTools)."""

    STEPS = 24

    def __init__(self, scale: float) -> None:
        self.outlines: list[list[tuple[float, float]]] = []
        self._scale = scale
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:
        """Begin an outline."""
        self.outlines.append([])
        self.lineTo(point)

    def lineTo(self, point: tuple[float, float]) -> None:
        """Go straight to a point."""
        self._at = point
        self.outlines[-1].append((point[0] * self._scale, point[1] * self._scale))

    def curveTo(self, *points: tuple[float, float]) -> None:
        """Go along a Bézier curve of any degree."""
        for point in list(_curve((self._at, *points), self.STEPS)):
            self.lineTo(point)

    qCurveTo = curveTo

    def closePath(self) -> None:
        """End an outline where it began: a polygon does."""

    endPath = closePath


def _curve(points: tuple[tuple[float, float], ...], steps: int) -> Iterator[tuple[float, float]]:
    degree = len(points) - 1
    for step in range(1, steps + 1):
        part = step / steps
        weights = [
            math.comb(degree, each) * part**each * (1 - part) ** (degree - each)
            for each in range(degree + 1)
        ]
        yield (
            sum(weight * x for weight, (x, _y) in zip(weights, points, strict=True)),
            sum(weight * y for weight, (_x, y) in zip(weights, points, strict=True)),
        )

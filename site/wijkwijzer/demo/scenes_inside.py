"""Scenes of hubs, outside and inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkwijzer.demo.canvas import WIDTH, Canvas, blend, crowd
from wijkwijzer.demo.scenes_city import WHITE

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from wijkwijzer.demo.pictures import Palette


def pavilion(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a low building with a green roof."""
    canvas.sky(palette.sky, palette.haze, 600)
    canvas.cloud(320, 150, 56, WHITE)
    canvas.disc(1380, 160, 72, palette.sun)
    for x in range(0, WIDTH, 90):
        canvas.tree(
            x, 600, chance.uniform(190, 300), blend(palette.leaf, palette.haze, 0.35), palette.dark
        )
    canvas.box(0, 600, WIDTH, 300, palette.ground)
    canvas.box(300, 380, 1000, 290, palette.light)
    for panel in range(8):
        canvas.box(330 + panel * 118, 430, 100, 240, blend(palette.water, palette.light, 0.45))
    canvas.box(684, 430, 100, 240, palette.walls[0])
    canvas.box(260, 340, 1080, 54, palette.dark, 6)
    for x in range(270, 1330, 26):
        canvas.disc(
            x, 340, chance.uniform(14, 26), blend(palette.leaf, WHITE, chance.uniform(0, 0.3))
        )
    canvas.box(1180, 560, 14, 190, palette.dark)
    canvas.box(1110, 520, 150, 90, palette.walls[2], 8)
    canvas.disc(1185, 565, 24, palette.light)
    crowd(canvas, chance, 800, (420, 560, 620, 880, 1010), palette.walls)


def interior(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a bright room with a long table."""
    canvas.box(0, 0, WIDTH, 900, palette.light)
    canvas.box(0, 640, WIDTH, 260, palette.ground)
    for x in (110, 480, 850):
        canvas.box(x, 110, 310, 360, palette.walls[3], 6)
        canvas.box(x + 14, 124, 136, 332, palette.sky)
        canvas.box(x + 160, 124, 136, 332, palette.sky)
        canvas.disc(x + 90, 440, 70, palette.leaf)
        canvas.box(x + 14, 446, 282, 24, palette.light)
    canvas.box(1240, 140, 280, 320, palette.walls[0], 8)
    for row in range(3):
        canvas.box(1270, 180 + row * 86, 220, 10, palette.light)
        for book in range(9):
            canvas.box(
                1276 + book * 23,
                132 + row * 86 + (book % 3) * 6,
                17,
                48 - (book % 3) * 6,
                chance.choice(palette.walls[1:]),
            )
    for x in (420, 800, 1180):
        canvas.line([(x, 0), (x, 90)], palette.dark, 5)
        canvas.shape([(x - 62, 150), (x + 62, 150), (x + 30, 90), (x - 30, 90)], palette.walls[2])
    crowd(canvas, chance, 790, (400, 560, 860, 1090), palette.walls, 2.9)
    canvas.box(250, 600, 1000, 36, palette.walls[4], 10)
    for leg in (310, 1160):
        canvas.box(leg, 630, 28, 190, palette.walls[4])
    for x in (330, 560, 790, 1020):
        canvas.box(x, 690, 100, 18, palette.walls[1], 6)
        canvas.box(x + 8, 700, 10, 120, palette.dark)
        canvas.box(x + 82, 700, 10, 120, palette.dark)
    for x in (470, 760, 980):
        canvas.box(x, 572, 34, 28, WHITE, 6)
    plant(canvas, palette, 1440, 820)
    plant(canvas, palette, 120, 800)


def plant(canvas: Canvas, palette: Palette, x: float, ground: float) -> None:
    """Draw a plant in a pot."""
    for dx, dy in ((-46, -180), (0, -230), (48, -190), (-24, -140), (30, -130)):
        canvas.disc(x + dx, ground + dy, 46, blend(palette.leaf, WHITE, abs(dx) / 300))
    canvas.shape(
        [(x - 60, ground - 110), (x + 60, ground - 110), (x + 42, ground), (x - 42, ground)],
        palette.walls[1],
    )


def hall(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a tall hall with arched windows and a counter."""
    canvas.box(0, 0, WIDTH, 900, blend(palette.walls[3], palette.light, 0.55))
    canvas.box(0, 690, WIDTH, 210, blend(palette.ground, palette.dark, 0.08))
    for x in (130, 500, 870, 1240):
        canvas.disc(x + 120, 230, 120, palette.sky)
        canvas.box(x, 230, 240, 300, palette.sky)
        canvas.box(x + 114, 112, 12, 418, palette.light)
        canvas.box(x, 330, 240, 12, palette.light)
        canvas.arc(x + 120, 230, 128, 180, 360, palette.light, 14)
    for x in (85, 448, 818, 1188, 1530):
        canvas.box(x - 24, 60, 48, 630, palette.light)
        canvas.box(x - 38, 60, 76, 26, palette.walls[2])
    for x in (300, 660, 1020, 1380):
        canvas.line([(x, 0), (x, 60)], palette.dark, 5)
        canvas.disc(x, 80, 34, palette.sun)
    crowd(canvas, chance, 742, (560, 700, 900), palette.walls, 2.4)
    canvas.box(430, 610, 620, 150, palette.walls[0], 12)
    canvas.box(410, 596, 660, 26, palette.walls[4], 8)
    crowd(canvas, chance, 850, (220, 330, 1200), palette.walls, 2.7)
    plant(canvas, palette, 1460, 840)


def studio(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a neighbourhood radio studio."""
    canvas.box(0, 0, WIDTH, 900, blend(palette.walls[0], palette.dark, 0.3))
    for x in range(0, WIDTH, 100):
        for y in range(0, 560, 100):
            canvas.shape(
                [(x + 10, y + 90), (x + 50, y + 10), (x + 90, y + 90)],
                blend(palette.walls[0], palette.walls[3], 0.18),
            )
    canvas.box(980, 120, 480, 280, palette.sky, 12)
    canvas.box(1000, 300, 440, 80, palette.leaf)
    canvas.box(160, 130, 260, 100, palette.walls[1], 16)
    canvas.disc(220, 180, 24, palette.light)
    canvas.box(264, 168, 120, 24, palette.light, 10)
    crowd(canvas, chance, 800, (430, 800, 1180), palette.walls[1:], 3.4)
    canvas.box(240, 600, 1120, 60, palette.walls[2], 16)
    canvas.box(300, 650, 1000, 250, palette.walls[4], 8)
    for x in (520, 900, 1260):
        canvas.line([(x, 600), (x + 60, 560), (x + 40, 540)], palette.light, 7)
        canvas.disc(x + 34, 534, 18, palette.light)


SCENES: dict[str, Callable[[Canvas, Palette, random.Random], None]] = {
    "pavilion": pavilion,
    "interior": interior,
    "hall": hall,
    "studio": studio,
}

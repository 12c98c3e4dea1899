"""Scenes of parks, gardens and the open land."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from wijkwijzer.demo.canvas import HEIGHT, WIDTH, Canvas, blend, crowd
from wijkwijzer.demo.scenes_city import WHITE, river
from wijkwijzer.demo.scenes_town import bench

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from wijkwijzer.demo.pictures import Palette


def hills(canvas: Canvas, top: float, swing: float, shift: float, colour: str) -> None:
    """Fill the sheet below a waving line."""
    edge = [(x, top + swing * math.sin(x / 230 + shift)) for x in range(0, WIDTH + 20, 20)]
    canvas.shape([*edge, (WIDTH, HEIGHT), (0, HEIGHT)], colour)


def park(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a park with a pond and a path."""
    canvas.sky(palette.sky, palette.haze, 480)
    canvas.disc(1300, 160, 76, palette.sun)
    canvas.cloud(420, 140, 56, WHITE)
    for x in range(0, WIDTH, 70):
        canvas.disc(x, 480, chance.uniform(50, 100), blend(palette.leaf, palette.haze, 0.4))
    hills(canvas, 500, 14, 0.4, blend(palette.leaf, palette.light, 0.3))
    canvas.disc(1080, 690, 420, palette.ground, 0.34)
    canvas.disc(1080, 686, 400, palette.water, 0.31)
    for place in (880, 1180, 1320):
        canvas.box(place, 670 + (place % 40), 110, 6, blend(palette.water, WHITE, 0.4), 3)
    canvas.shape(
        [
            (140, 900),
            (470, 900),
            (560, 700),
            (420, 610),
            (520, 545),
            (470, 540),
            (330, 610),
            (420, 710),
        ],
        palette.ground,
    )
    for x, ground, height in (
        (120, 640, 320),
        (300, 570, 210),
        (640, 560, 200),
        (1500, 640, 340),
        (820, 540, 170),
        (700, 860, 260),
    ):
        canvas.tree(x, ground, height, palette.leaf, palette.dark)
    bench(canvas, palette, 70, 730)
    crowd(canvas, chance, 800, (400, 450), palette.walls)


def gardens(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw low houses with hedges and gardens."""
    canvas.sky(palette.sky, palette.haze, 520)
    canvas.cloud(1180, 130, 52, WHITE)
    for number in range(4):
        x = -40 + number * 430
        wall = palette.walls[6] if number % 2 else blend(palette.walls[2], palette.light, 0.4)
        canvas.box(x + 30, 360, 360, 270, wall)
        canvas.shape(
            [(x, 370), (x + 90, 210), (x + 330, 210), (x + 420, 370)],
            palette.walls[1 if number % 2 else 4],
        )
        canvas.box(x + 290, 170, 44, 90, palette.walls[4])
        canvas.windows(
            x + 66, 410, 2, 1, (96, 1), (74, 70), blend(palette.water, palette.light, 0.5)
        )
        canvas.box(x + 280, 460, 74, 170, palette.walls[0], 4)
    canvas.box(0, 625, WIDTH, 275, blend(palette.leaf, palette.light, 0.35))
    for x in range(-10, WIDTH, 60):
        canvas.box(x, 690, 64, 84, blend(palette.leaf, palette.dark, 0.25), 18)
    for _ in range(70):
        flower = chance.uniform(0, WIDTH), chance.uniform(640, 690)
        canvas.disc(*flower, chance.uniform(6, 11), chance.choice(palette.walls[:4]))
    canvas.box(0, 790, WIDTH, 110, palette.ground)
    for x in (220, 1080):
        canvas.tree(x, 640, 220, palette.leaf, palette.dark)
    crowd(canvas, chance, 862, (560, 630, 1330), palette.walls)


def polder(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a village behind a dyke."""
    canvas.sky(palette.sky, palette.haze, 560)
    canvas.disc(1280, 180, 82, palette.sun)
    canvas.cloud(380, 150, 58, WHITE)
    for x in (980, 1130, 1450):
        canvas.box(x - 4, 330, 8, 230, palette.light)
        for turn in (0.3, 2.4, 4.5):
            canvas.line(
                [(x, 330), (x + 74 * math.cos(turn), 330 + 74 * math.sin(turn))], palette.light, 7
            )
    for number in range(9):
        x = 90 + number * 92
        wall = chance.choice(palette.walls)
        canvas.box(x, 470, 84, 110, wall)
        canvas.shape([(x - 8, 474), (x + 42, 410), (x + 92, 474)], palette.walls[4])
        canvas.windows(x + 14, 500, 2, 1, (34, 1), (22, 28), palette.light)
    canvas.box(470, 330, 62, 220, palette.walls[4])
    canvas.shape([(462, 334), (501, 210), (540, 334)], palette.dark)
    hills(canvas, 575, 8, 2.0, blend(palette.leaf, palette.light, 0.2))
    hills(canvas, 660, 10, 0.5, palette.leaf)
    canvas.shape([(700, 900), (1600, 690), (1600, 780), (1040, 900)], palette.water)
    canvas.shape([(160, 900), (420, 900), (900, 660), (860, 656)], palette.ground)
    crowd(canvas, chance, 790, (560, 610), palette.walls)


def beach(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a beach with cabins and a ship."""
    canvas.sky(palette.sky, palette.haze, 430)
    canvas.disc(330, 170, 88, palette.sun)
    canvas.cloud(1080, 120, 54, WHITE)
    river(canvas, palette, chance, 430)
    canvas.box(1120, 396, 300, 40, palette.walls[4], 6)
    for crate in range(6):
        canvas.box(
            1140 + crate * 40,
            366 - (crate % 3) * 12,
            36,
            32 + (crate % 3) * 12,
            palette.walls[crate % 4],
        )
    hills(canvas, 620, 20, 1.2, palette.ground)
    for number in range(5):
        x = 130 + number * 190
        canvas.box(x, 590, 130, 120, palette.light)
        for strip in range(3):
            canvas.box(x + 12 + strip * 42, 590, 20, 120, palette.walls[number % 4])
        canvas.shape([(x - 12, 594), (x + 65, 530), (x + 142, 594)], palette.dark)
    for _ in range(60):
        foot, y = chance.uniform(1050, 1600), chance.uniform(640, 890)
        canvas.line([(foot, y), (foot + chance.uniform(-14, 14), y - 34)], palette.leaf, 4)
    crowd(canvas, chance, 820, (330, 400, 720, 900), palette.walls)


def heath(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a heath with sheep and a row of trees."""
    canvas.sky(palette.sky, palette.haze, 520)
    canvas.disc(1240, 190, 86, palette.sun)
    canvas.cloud(420, 140, 56, WHITE)
    for x in range(0, WIDTH, 58):
        canvas.tree(
            x, 545, chance.uniform(110, 210), blend(palette.leaf, palette.haze, 0.25), palette.dark
        )
    hills(canvas, 545, 10, 0.2, palette.walls[3])
    hills(canvas, 660, 18, 1.6, blend(palette.walls[0], palette.walls[3], 0.45))
    canvas.shape(
        [(560, 900), (860, 900), (1010, 700), (930, 590), (900, 590), (940, 700)], palette.ground
    )
    for _ in range(150):
        bloom = chance.uniform(0, WIDTH), chance.uniform(690, 900)
        radius = chance.uniform(4, 10)
        canvas.disc(*bloom, radius, blend(palette.walls[3], WHITE, chance.uniform(0, 0.4)))
    for x in (240, 340, 410, 1260, 1350):
        y = chance.uniform(640, 740)
        canvas.disc(x, y, 42, palette.light, 0.7)
        canvas.disc(x + 42, y - 8, 15, palette.dark)
        canvas.box(x - 22, y + 20, 8, 26, palette.dark)
        canvas.box(x + 14, y + 20, 8, 26, palette.dark)


def allotment(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw garden beds with vegetables and a greenhouse."""
    canvas.sky(palette.sky, palette.haze, 520)
    canvas.disc(260, 170, 78, palette.sun)
    canvas.cloud(980, 120, 52, WHITE)
    for x in range(0, WIDTH, 66):
        canvas.disc(x, 520, chance.uniform(40, 90), blend(palette.leaf, palette.haze, 0.4))
    canvas.box(0, 520, WIDTH, 380, blend(palette.leaf, palette.light, 0.45))
    canvas.shape([(1080, 540), (1080, 370), (1250, 270), (1420, 370), (1420, 540)], palette.light)
    for pane in range(4):
        canvas.box(1096 + pane * 80, 384, 68, 150, blend(palette.water, palette.light, 0.5))
    canvas.shape([(1100, 366), (1250, 282), (1400, 366)], blend(palette.water, palette.light, 0.3))
    for row in range(2):
        for column in range(4):
            bed(canvas, palette, chance, 60 + column * 390 + row * 60, 600 + row * 160)
    crowd(canvas, chance, 585, (380, 470, 900), palette.walls)
    crowd(canvas, chance, 735, (430, 1240), palette.walls, 1.2)


def bed(canvas: Canvas, palette: Palette, chance: random.Random, left: float, top: float) -> None:
    """Draw one raised bed with what grows in it."""
    canvas.box(left, top, 300, 70, palette.walls[4], 6)
    canvas.box(left + 10, top + 4, 280, 16, palette.dark, 6)
    crop = chance.choice((palette.walls[1], palette.walls[2], palette.walls[0]))
    for place in range(9):
        x = left + 26 + place * 31
        canvas.disc(
            x, top - 8, chance.uniform(14, 24), blend(palette.leaf, WHITE, chance.uniform(0, 0.25))
        )
        if place % 2:
            canvas.disc(x + 6, top - 4, 8, crop)


SCENES: dict[str, Callable[[Canvas, Palette, random.Random], None]] = {
    "park": park,
    "gardens": gardens,
    "polder": polder,
    "beach": beach,
    "heath": heath,
    "allotment": allotment,
}

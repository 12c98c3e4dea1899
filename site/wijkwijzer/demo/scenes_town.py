"""Scenes of streets and squares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkwijzer.demo.canvas import WIDTH, Canvas, blend, crowd
from wijkwijzer.demo.scenes_city import WHITE, canal_house

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from wijkwijzer.demo.pictures import Palette


def market(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw market stalls on a square."""
    street_wall(canvas, palette, chance, 560)
    canvas.box(0, 560, WIDTH, 340, palette.ground)
    for number in range(5):
        stall(canvas, palette, chance, 40 + number * 320, 520, palette.walls[number % 3])
    crowd(canvas, chance, 790, (120, 200, 430, 700, 760, 1010, 1290, 1360), palette.walls)


def stall(
    canvas: Canvas, palette: Palette, chance: random.Random, x: float, y: float, colour: str
) -> None:
    """Draw a market stall with crates."""
    for side in (10, 244):
        canvas.box(x + side, y, 8, 220, palette.dark)
    for strip in range(6):
        shade = colour if strip % 2 == 0 else palette.light
        canvas.shape(
            [
                (x + 24 + strip * 36, y - 60),
                (x + 60 + strip * 36, y - 60),
                (x + 44 + strip * 44, y + 14),
                (x + strip * 44, y + 14),
            ],
            shade,
        )
        canvas.disc(x + 22 + strip * 44, y + 14, 22, shade)
    for crate in range(4):
        left = x + 16 + crate * 60
        canvas.box(left, y + 136, 54, 60, palette.walls[4], 3)
        fruit = chance.choice((palette.walls[1], palette.walls[2], palette.leaf))
        for place in range(3):
            canvas.disc(left + 11 + place * 16, y + 134, 12, fruit)


def street_wall(canvas: Canvas, palette: Palette, chance: random.Random, ground: float) -> None:
    """Draw a sky with a row of houses below it."""
    canvas.sky(palette.sky, palette.haze, ground)
    canvas.cloud(420, 120, 50, WHITE)
    canvas.cloud(1220, 90, 44, WHITE)
    x = -20.0
    while x < WIDTH:
        width = chance.randint(130, 190)
        canal_house(canvas, palette, chance, x, ground, width, chance.randint(230, 330))
        x += width + 3


def street(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a street with façade gardens and a bicycle."""
    street_wall(canvas, palette, chance, 640)
    canvas.box(0, 640, WIDTH, 60, blend(palette.ground, palette.dark, 0.12))
    canvas.box(0, 700, WIDTH, 200, blend(palette.ground, palette.light, 0.3))
    for x in range(20, WIDTH, 46):
        canvas.disc(
            x + chance.uniform(-8, 8),
            634,
            chance.uniform(16, 34),
            blend(palette.leaf, WHITE, chance.uniform(0, 0.25)),
        )
        canvas.disc(x + chance.uniform(-10, 10), 622, 7, chance.choice(palette.walls))
    bicycle(canvas, palette, 520, 770)
    bicycle(canvas, palette, 1180, 800)
    crowd(canvas, chance, 800, (820, 880, 1380), palette.walls)


def bicycle(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    """Draw a bicycle around a point."""
    for wheel in (-56, 56):
        canvas.disc(x + wheel, y, 44, palette.dark)
        canvas.disc(x + wheel, y, 37, blend(palette.ground, palette.light, 0.3))
    frame = [(x - 56, y), (x - 18, y - 62), (x + 40, y - 62), (x, y), (x - 56, y)]
    canvas.line(frame, palette.walls[1], 7)
    canvas.line([(x, y), (x - 22, y - 78)], palette.walls[1], 7)
    canvas.line([(x + 56, y), (x + 36, y - 90), (x + 14, y - 96)], palette.walls[1], 7)
    canvas.box(x - 42, y - 86, 40, 9, palette.dark, 4)


def square(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a square with trees, a bench and a goal."""
    street_wall(canvas, palette, chance, 520)
    canvas.box(0, 520, WIDTH, 380, palette.ground)
    canvas.shape(
        [(560, 620), (1500, 620), (1600, 860), (430, 860)],
        blend(palette.walls[5], palette.light, 0.35),
    )
    canvas.line([(620, 640), (1440, 640), (1530, 840), (500, 840), (620, 640)], palette.light, 7)
    canvas.disc(1020, 740, 84, palette.light, 0.5)
    canvas.disc(1020, 740, 76, blend(palette.walls[5], palette.light, 0.35), 0.5)
    canvas.line([(1390, 740), (1390, 600), (1530, 600), (1530, 740)], palette.light, 11)
    for x, height in ((90, 300), (280, 250), (1560, 330)):
        canvas.tree(x, 680, height, palette.leaf, palette.dark)
    bench(canvas, palette, 150, 740)
    crowd(canvas, chance, 790, (700, 900, 1160, 1260), palette.walls)
    canvas.disc(1060, 800, 15, WHITE)


def bench(canvas: Canvas, palette: Palette, x: float, y: float) -> None:
    """Draw a bench."""
    for height in (0, 26, 66):
        canvas.box(x, y + height, 210, 14, palette.walls[4], 5)
    for leg in (18, 178):
        canvas.box(x + leg, y, 12, 120, palette.dark)


def town_hall(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a wide town hall with a tower and a pond in front."""
    canvas.sky(palette.sky, palette.haze, 600)
    canvas.cloud(300, 150, 54, WHITE)
    brick = palette.walls[2]
    canvas.box(240, 420, 1120, 220, brick)
    canvas.box(240, 400, 1120, 24, palette.dark)
    canvas.box(980, 120, 120, 520, blend(brick, palette.walls[1], 0.2))
    canvas.box(964, 96, 152, 28, palette.dark)
    canvas.windows(1010, 150, 2, 6, (36, 62), (22, 40), palette.light)
    canvas.windows(290, 460, 15, 2, (44, 82), (26, 54), blend(palette.dark, brick, 0.2))
    canvas.box(560, 500, 190, 140, blend(brick, palette.light, 0.4))
    canvas.box(620, 540, 70, 100, palette.dark)
    canvas.box(0, 640, WIDTH, 260, blend(palette.leaf, palette.light, 0.3))
    canvas.box(180, 700, 1240, 150, palette.light)
    canvas.box(196, 712, 1208, 126, palette.water)
    canvas.box(1010, 716, 60, 110, blend(palette.water, brick, 0.4))
    for x in (90, 170, 1450, 1540):
        canvas.tree(x, 690, chance.uniform(200, 280), palette.leaf, palette.dark)
    crowd(canvas, chance, 694, (420, 470, 1200), palette.walls)


def station(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a platform with a train."""
    canvas.sky(palette.sky, palette.haze, 560)
    canvas.disc(1350, 170, 74, palette.sun)
    for x in range(-20, WIDTH, 130):
        height = chance.randint(90, 220)
        canvas.box(
            x, 560 - height, 120, height, blend(chance.choice(palette.walls), palette.haze, 0.5)
        )
    canvas.box(0, 560, WIDTH, 140, blend(palette.dark, palette.ground, 0.55))
    canvas.box(120, 430, 1600, 200, palette.walls[2], 40)
    canvas.box(120, 560, 1600, 26, palette.walls[0])
    canvas.windows(190, 466, 16, 1, (92, 1), (70, 66), blend(palette.water, palette.light, 0.4))
    canvas.box(0, 690, WIDTH, 210, palette.ground)
    canvas.box(0, 690, WIDTH, 14, palette.light)
    canvas.shape([(0, 250), (900, 250), (980, 300), (0, 300)], palette.walls[0])
    for x in (140, 480, 820):
        canvas.box(x, 300, 16, 420, palette.dark)
    crowd(canvas, chance, 810, (260, 330, 620, 960, 1240, 1300), palette.walls)


SCENES: dict[str, Callable[[Canvas, Palette, random.Random], None]] = {
    "market": market,
    "street": street,
    "square": square,
    "town_hall": town_hall,
    "station": station,
}

"""Scenes of a city on a river."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijkwijzer.demo.canvas import HEIGHT, WIDTH, Canvas, blend, crowd

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from wijkwijzer.demo.pictures import Palette

WHITE = "#ffffff"


def skyline(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw towers on a wide river."""
    canvas.sky(palette.sky, palette.haze, 560)
    canvas.disc(1240, 190, 80, palette.sun)
    canvas.cloud(330, 170, 60, WHITE)
    canvas.cloud(860, 110, 42, WHITE)
    for x in range(-20, WIDTH, 95):
        canvas.box(
            x, 600 - chance.randint(60, 190), 90, 300, blend(palette.haze, palette.water, 0.45)
        )
    for x, width, height in (
        (90, 130, 330),
        (260, 100, 430),
        (400, 150, 270),
        (640, 110, 470),
        (780, 170, 350),
        (1010, 90, 510),
        (1130, 150, 300),
        (1330, 120, 400),
    ):
        wall = chance.choice(palette.walls)
        canvas.box(x, 610 - height, width, height, wall)
        canvas.box(x, 610 - height, width * 0.3, height, blend(wall, WHITE, 0.14))
        canvas.windows(
            x + 14,
            630 - height,
            (width - 20) // 26,
            (height - 40) // 34,
            (26, 34),
            (14, 18),
            blend(wall, palette.light, 0.6),
        )
    river(canvas, palette, chance, 610)
    canvas.box(0, 606, WIDTH, 14, palette.dark)
    boat(canvas, palette, 430, 740, 1.2)
    boat(canvas, palette, 1180, 690, 0.8)


def river(canvas: Canvas, palette: Palette, chance: random.Random, top: float) -> None:
    """Draw water with ripples, down to the bottom."""
    canvas.box(0, top, WIDTH, HEIGHT - top, palette.water)
    for _ in range(46):
        y = chance.uniform(top + 24, HEIGHT - 10)
        x = chance.uniform(-40, WIDTH)
        canvas.box(x, y, 40 + (y - top) * 0.5, 5, blend(palette.water, WHITE, 0.28), 2)


def boat(canvas: Canvas, palette: Palette, x: float, y: float, size: float) -> None:
    """Draw a ferry."""
    canvas.shape(
        [
            (x - 120 * size, y),
            (x + 120 * size, y),
            (x + 90 * size, y + 42 * size),
            (x - 95 * size, y + 42 * size),
        ],
        palette.dark,
    )
    canvas.box(x - 80 * size, y - 38 * size, 140 * size, 38 * size, palette.light, 6)
    canvas.windows(
        x - 68 * size, y - 28 * size, 5, 1, (25 * size, 1), (16 * size, 16 * size), palette.water
    )
    canvas.box(x - 10 * size, y - 66 * size, 44 * size, 30 * size, palette.walls[2], 5)


def harbour(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw canal houses on an old harbour."""
    canvas.sky(palette.sky, palette.haze, 520)
    canvas.cloud(1250, 130, 54, WHITE)
    canvas.disc(250, 150, 66, palette.sun)
    x = -30
    while x < WIDTH:
        width = chance.randint(104, 150)
        canal_house(canvas, palette, chance, x, 610, width, chance.randint(260, 380))
        x += width + 4
    canvas.box(0, 610, WIDTH, 46, palette.ground)
    canvas.box(0, 650, WIDTH, 12, palette.dark)
    for place in (180, 620, 1090, 1480):
        canvas.tree(place, 645, 190, palette.leaf, palette.dark)
    crowd(canvas, chance, 648, (330, 380, 860, 1280), palette.walls)
    river(canvas, palette, chance, 660)
    for place, size in ((470, 1.0), (1110, 1.25)):
        sailing_ship(canvas, palette, place, 780, size)


def canal_house(
    canvas: Canvas,
    palette: Palette,
    chance: random.Random,
    x: float,
    ground: float,
    width: float,
    height: float,
) -> None:
    """Draw a narrow house with a gable."""
    wall = chance.choice(palette.walls)
    top = ground - height
    if chance.random() < 0.5:
        canvas.shape([(x, top), (x + width / 2, top - 70), (x + width, top)], wall)
    else:
        for step in range(4):
            canvas.box(x + step * width / 8, top - 18 * step, width - step * width / 4, 20, wall)
    canvas.box(x, top, width, height, wall)
    glass = blend(wall, palette.light, 0.72)
    canvas.windows(
        x + width * 0.14,
        top + 24,
        3,
        int((height - 110) // 62),
        (width * 0.27, 62),
        (width * 0.17, 40),
        glass,
    )
    canvas.box(x + width * 0.36, ground - 74, width * 0.28, 74, blend(wall, palette.dark, 0.7), 4)


def sailing_ship(canvas: Canvas, palette: Palette, x: float, y: float, size: float) -> None:
    """Draw an old sailing ship."""
    canvas.shape(
        [
            (x - 190 * size, y - 26 * size),
            (x + 200 * size, y - 34 * size),
            (x + 140 * size, y + 40 * size),
            (x - 150 * size, y + 40 * size),
        ],
        palette.walls[4],
    )
    canvas.box(x - 6 * size, y - 330 * size, 10 * size, 310 * size, palette.dark)
    canvas.shape(
        [
            (x + 10 * size, y - 310 * size),
            (x + 150 * size, y - 60 * size),
            (x + 10 * size, y - 60 * size),
        ],
        palette.light,
    )
    canvas.shape(
        [
            (x - 14 * size, y - 280 * size),
            (x - 130 * size, y - 60 * size),
            (x - 14 * size, y - 60 * size),
        ],
        blend(palette.light, palette.sun, 0.5),
    )


def bridge(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw a cable-stayed bridge."""
    canvas.sky(palette.sky, palette.haze, 600)
    canvas.disc(300, 200, 90, palette.sun)
    canvas.cloud(1300, 150, 60, WHITE)
    for x in range(-10, WIDTH, 74):
        height = chance.randint(50, 170)
        canvas.box(
            x, 640 - height, 70, height, blend(chance.choice(palette.walls), palette.haze, 0.55)
        )
    river(canvas, palette, chance, 640)
    canvas.box(0, 556, WIDTH, 26, palette.dark)
    for x in (760, 1420):
        canvas.box(x - 8, 580, 40, 130, blend(palette.dark, palette.water, 0.4))
    canvas.shape([(640, 700), (690, 700), (930, 110), (900, 96)], palette.light)
    canvas.shape(
        [(900, 96), (930, 110), (800, 570), (770, 570)], blend(palette.light, palette.haze, 0.6)
    )
    for step in range(9):
        canvas.line([(905 - step * 10, 130 + step * 28), (1580 - step * 72, 560)], palette.light, 4)
    for step in range(4):
        canvas.line([(905, 130 + step * 16), (360 + step * 60, 560)], palette.light, 4)
    for x, colour in ((210, 0), (500, 2), (1120, 1)):
        canvas.box(x, 520, 96, 36, palette.walls[colour], 10)


def flats(canvas: Canvas, palette: Palette, chance: random.Random) -> None:
    """Draw tall flats in green surroundings."""
    canvas.sky(palette.sky, palette.haze, 640)
    canvas.cloud(260, 140, 56, WHITE)
    canvas.cloud(1180, 100, 44, WHITE)
    for number, (x, width, height) in enumerate(
        ((120, 330, 430), (600, 300, 520), (1060, 380, 390))
    ):
        wall = blend(palette.walls[(number * 2 + 3) % len(palette.walls)], palette.light, 0.3)
        canvas.box(x, 690 - height, width, height, wall)
        for row in range(int(height // 46)):
            y = 704 - height + row * 46
            canvas.windows(
                x + 14, y, int(width // 44), 1, (44, 1), (28, 20), blend(wall, palette.dark, 0.45)
            )
            canvas.box(x, y + 24, width, 6, palette.light)
        canvas.box(x + width - 46, 660 - height, 34, 60, blend(wall, palette.dark, 0.3))
    canvas.box(0, 690, WIDTH, 210, blend(palette.leaf, palette.light, 0.25))
    canvas.shape(
        [(0, 840), (700, 760), (1600, 800), (1600, 850), (700, 800), (0, 890)], palette.ground
    )
    for _ in range(13):
        canvas.tree(
            chance.uniform(20, 1580),
            chance.uniform(700, 750),
            chance.uniform(110, 190),
            palette.leaf,
            palette.dark,
        )
    crowd(canvas, chance, 836, (430, 490, 1120), palette.walls)


SCENES: dict[str, Callable[[Canvas, Palette, random.Random], None]] = {
    "skyline": skyline,
    "harbour": harbour,
    "bridge": bridge,
    "flats": flats,
}

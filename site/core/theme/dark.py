"""The look of a municipality for who asked for a dark screen, computed from the same seed colours.

What is readable by day is readable here: the same tokens with the same contrast, on nearly black. Paper and sheets
to print stay white.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from core.theme.colours import Oklch, parse, readable, shade
from core.theme.theme import (
    BODY_CONTRAST,
    EDGE_CONTRAST,
    MEANINGS,
    TEXT_CONTRAST,
    Theme,
    furniture,
    text_on,
)

#: Lightness of the tints that text stands on, from the page to what is pressed.
TINTS: Final = {
    "document": 0.185,
    "subtle": 0.215,
    "default": 0.245,
    "hover": 0.285,
    "active": 0.32,
}


def dark_css(theme: Theme) -> str:
    """Return the theme for a dark screen as CSS: one :root block in a media query."""
    properties = ";".join(f"{name}:{value}" for name, value in dark_properties(theme).items())
    return (
        "@media screen and (prefers-color-scheme:dark){"
        f":root{{color-scheme:dark;{properties}}}"
        ".wijk-brand__mark img{padding:.125rem;background:#fff;border-radius:.25rem}}\n"
    )


def dark_properties(theme: Theme) -> dict[str, str]:
    """Return every custom property that is another one on a dark screen, by name."""
    primary, accent = parse(theme.primary), parse(theme.accent)
    neutral = Oklch(0.45, min(primary.chroma, 0.012), primary.hue)
    seeds = {"default": neutral, "accent-1": primary, "highlight": accent}
    seeds |= {role: parse(seed) for role, seed in MEANINGS.items()}
    found: dict[str, str] = {}
    for role, seed in seeds.items():
        found |= dict(dark_scale(role, seed))
    band = parse(theme.hero or theme.primary)
    hero = shade(min(band.lightness, 0.3), min(band.chroma, 0.1), band.hue)
    header = shade(TINTS["subtle"], min(primary.chroma, 0.012), primary.hue)
    night = replace(theme, header=header, hero=hero)
    return {
        **found,
        "--basis-heading-color": shade(0.94, min(primary.chroma, 0.03), primary.hue),
        **dict(furniture(night, primary, accent)),
        "--wijk-shadow": "0 1px 2px rgb(0 0 0 / 60%),0 6px 20px rgb(0 0 0 / 50%)",
    }


def dark_scale(role: str, seed: Oklch) -> Iterator[tuple[str, str]]:
    """Yield the tokens of one colour role on a dark screen; see `role_scale` for what each is for."""
    hue, chroma = seed.hue, seed.chroma
    name = f"--basis-color-{role}"
    tints = {step: shade(tint, min(chroma * 0.4, 0.05), hue) for step, tint in TINTS.items()}
    tints["document"] = shade(TINTS["document"], min(chroma, 0.012), hue)
    for step, value in tints.items():
        yield f"{name}-bg-{step}", value
    yield f"{name}-border-subtle", shade(0.37, min(chroma * 0.35, 0.05), hue)
    for step, lightness in (("default", 0.6), ("hover", 0.68), ("active", 0.74)):
        edge = Oklch(lightness, chroma * 0.8, hue)
        yield f"{name}-border-{step}", readable(edge, tints["active"], EDGE_CONTRAST)
    yield f"{name}-color-subtle", readable(seed, tints["active"], TEXT_CONTRAST)
    for step, lighter in (("default", 0.0), ("hover", 0.07), ("active", 0.12)):
        text = Oklch(min(max(seed.lightness, 0.74) + lighter, 0.97), min(chroma, 0.16), hue)
        yield f"{name}-color-{step}", readable(text, tints["active"], TEXT_CONTRAST)
    light = Oklch(0.93, min(chroma, 0.02), hue)
    yield f"{name}-color-document", readable(light, tints["default"], BODY_CONTRAST)
    for step, lighter in (("default", 0.0), ("hover", 0.06), ("active", 0.11)):
        # A fill is to stand out on the page as well as under its own text.
        fill = Oklch(min(seed.lightness + lighter, 0.97), chroma, hue)
        background = readable(fill, tints["default"], EDGE_CONTRAST)
        yield f"{name}-inverse-bg-{step}", background
        yield f"{name}-inverse-color-{step}", text_on(background)

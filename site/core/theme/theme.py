"""The look of one municipality, computed from a few seed colours.

The style sheet of the product reads only custom properties. A theme is the small block that fills
them: the `--basis-*` tokens of the NL Design System (colours per role, typeface, corners) and a few
`--wijk-*` ones for header, hero, map and footer. Pure Python, no Django.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from core.theme.colours import BLACK, WHITE, Oklch, contrast, parse, readable, shade

Font = Literal["public-sans", "figtree", "source-sans"]
Corners = Literal["square", "soft", "round"]
Mark = Literal["neutral", "bridges", "gardens"]

TEXT_CONTRAST: Final = 4.5  # WCAG 2.2, 1.4.3
EDGE_CONTRAST: Final = 3.0  # WCAG 2.2, 1.4.11
# Roles whose colour means the same in every municipality; seeds with their own clear hue.
MEANINGS: Final = {
    "info": "#0b5cad",
    "positive": "#23762b",
    "warning": "#b85c00",
    "negative": "#c3261d",
}
BODY_CONTRAST: Final = 9.5  # running text: well over AAA (1.4.6), also on a tint

_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
# Turkish, Polish, Czech and the like, in the same file: see tools/font_letters.py.
_EUROPEAN = f"{_LATIN},U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B"
# None of _LATIN: of two files for one letter, a browser fetches the last.
_LATIN_EXTENDED = (
    "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2C60-2C7F,U+20A0-20AB,U+20AD-20C0,U+2113,U+A720-A7FF"
)
_FONTS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    # font: (family, {file: the letters that a browser fetches it for})
    "public-sans": ("Public Sans", {"fonts/public-sans.woff2": _EUROPEAN}),
    "figtree": ("Figtree", {"fonts/figtree.woff2": _EUROPEAN}),
    "source-sans": (
        "Source Sans 3",
        {
            "fonts/source-sans-3-latin.woff2": _LATIN,
            "fonts/source-sans-3-latin-ext.woff2": _LATIN_EXTENDED,
        },
    ),
}
# Arabic and every other script come from the reader's own system: no bytes, and what they are used to.
_FALLBACK = "system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans Arabic',Arial,sans-serif"
# One of white and black always reaches 4.5; nearly black is kinder where it is enough.
_INKS: Final = (WHITE, "#16181a", BLACK)
_RADII: Final[dict[str, tuple[str, str, str, str]]] = {
    # corners: (sm, md, lg, round)
    "square": ("0", "0", "0", "0"),
    "soft": ("3px", "6px", "10px", "999px"),
    "round": ("6px", "12px", "20px", "999px"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The seeds of a municipality's look; colours are `#rrggbb`.

    `header` is the bar with the name, `hero` the band with the page's title; an empty hero is a
    deep shade of the primary colour. `mark` is the abstract mark and the drawing that goes with it.

    Raises ValueError, naming the field, its value and what is allowed.
    """

    primary: str
    accent: str
    header: str = WHITE
    hero: str = ""
    font: Font = "public-sans"
    corners: Corners = "soft"
    mark: Mark = "neutral"

    def __post_init__(self) -> None:
        for name in ("primary", "accent", "header"):
            parse(getattr(self, name), name)
        if self.hero:
            parse(self.hero, "hero")
        for name, kind in (("font", Font), ("corners", Corners), ("mark", Mark)):
            value, allowed = getattr(self, name), get_args(kind)
            if value not in allowed:
                raise ValueError(f"{name}: {value!r} is not one of {', '.join(allowed)}.")


def font_files(theme: Theme) -> tuple[str, ...]:
    """Return the font files that the theme's style sheet names, relative to static/."""
    return tuple(_FONTS[theme.font][1])


def family_of(theme: Theme) -> str:
    """Return the family of the theme's typeface."""
    return _FONTS[theme.font][0]


def image_files(theme: Theme) -> tuple[str, ...]:
    """Return the drawings that the theme's style sheet names, relative to static/."""
    return (f"img/patterns/{theme.mark}.svg",)


def mark_file(theme: Theme) -> str:
    """Return the drawing of the mark, relative to static/; it goes inline in header and footer."""
    return f"img/marks/{theme.mark}.svg"


def theme_css(theme: Theme) -> str:
    """Return the theme as CSS: its @font-face rules and one :root block, on a few lines."""
    family, files = _FONTS[theme.font]
    faces = (
        f"@font-face{{font-family:'{family}';font-weight:400 800;font-display:swap;"
        f"src:url(/static/{path}) format('woff2');unicode-range:{characters}}}"
        for path, characters in files.items()
    )
    properties = ";".join(f"{name}:{value}" for name, value in theme_properties(theme).items())
    return "".join(f"{face}\n" for face in faces) + f":root{{{properties}}}\n"


def theme_properties(theme: Theme) -> dict[str, str]:
    """Return every custom property that a theme sets, by name."""
    primary, accent = parse(theme.primary), parse(theme.accent)
    neutral = Oklch(0.45, min(primary.chroma, 0.012), primary.hue)
    stack = f"'{_FONTS[theme.font][0]}',{_FALLBACK}"
    radii = zip(("sm", "md", "lg", "round"), _RADII[theme.corners], strict=True)
    return {
        **dict(role_scale("default", neutral)),
        **dict(role_scale("accent-1", primary)),
        **dict(role_scale("highlight", accent)),
        "--basis-heading-color": shade(0.25, min(primary.chroma, 0.05), primary.hue),
        "--basis-text-font-family-default": stack,
        "--basis-heading-font-family": stack,
        **{f"--basis-border-radius-{size}": value for size, value in radii},
        **dict(furniture(theme, primary, accent)),
        "--wijk-pattern": f"url(/static/{image_files(theme)[0]})",
    }


def role_scale(role: str, seed: Oklch) -> Iterator[tuple[str, str]]:
    """Yield the tokens of one colour role, light and inverse, with their contrast made certain.

    Text keeps 4.5 on the tint that it is meant for, document text 9.5, borders 3 on white and on
    the default tint. The names and what they are for: NL Design System, "basis design tokens".
    """
    hue, chroma = seed.hue, seed.chroma
    name = f"--basis-color-{role}"

    def tint(lightness: float, part: float, most: float) -> str:
        return shade(lightness, min(chroma * part, most), hue)

    tints = {
        "document": WHITE,
        "subtle": tint(0.98, 0.12, 0.012),
        "default": tint(0.957, 0.2, 0.03),
        "hover": tint(0.93, 0.3, 0.045),
        "active": tint(0.9, 0.4, 0.06),
    }
    for step, value in tints.items():
        yield f"{name}-bg-{step}", value
    yield f"{name}-border-subtle", tint(0.88, 0.35, 0.05)
    for step, lightness in (("default", 0.66), ("hover", 0.56), ("active", 0.5)):
        edge = Oklch(lightness, chroma * 0.8, hue)
        yield f"{name}-border-{step}", readable(edge, tints["default"], EDGE_CONTRAST)
    yield f"{name}-color-subtle", readable(seed, tints["default"], TEXT_CONTRAST)
    for step, darker in (("default", 0.0), ("hover", 0.08), ("active", 0.14)):
        text = Oklch(min(seed.lightness, 0.56) - darker, chroma, hue)
        yield f"{name}-color-{step}", readable(text, tints["active"], TEXT_CONTRAST)
    dark = Oklch(0.3, min(chroma, 0.06), hue)
    yield f"{name}-color-document", readable(dark, tints["default"], BODY_CONTRAST)

    for step, darker in (("default", 0.0), ("hover", 0.06), ("active", 0.11)):
        fill = Oklch(seed.lightness - darker, chroma, hue)
        # Darken a colour that nearly carries white text; a truly light one carries dark text.
        if contrast(shade(seed.lightness, chroma, hue), WHITE) >= EDGE_CONTRAST:
            background = readable(fill, WHITE, TEXT_CONTRAST)
        else:
            background = shade(max(fill.lightness, 0.62), chroma, hue)
        yield f"{name}-inverse-bg-{step}", background
        yield f"{name}-inverse-color-{step}", text_on(background)


def text_on(background: str) -> str:
    """Return the text colour for a background: white when that reads, else nearly black or black."""
    return next(c for c in _INKS if contrast(c, background) >= TEXT_CONTRAST)


def furniture(theme: Theme, primary: Oklch, accent: Oklch) -> Iterator[tuple[str, str]]:
    """Yield the colours of header, hero, map and footer."""

    def deep(lightness: float) -> str:
        return shade(min(lightness, primary.lightness), min(primary.chroma, 0.13), primary.hue)

    def marker(background: str) -> str:
        """Return the accent, the primary colour or the text: the first that stands out."""
        choices = (theme.accent, theme.primary, text_on(background))
        return next(c for c in choices if contrast(c, background) >= EDGE_CONTRAST)

    yield "--wijk-topbar-bg", deep(0.3)
    yield "--wijk-header-bg", theme.header
    yield "--wijk-header-color", text_on(theme.header)
    yield "--wijk-header-marker", marker(theme.header)
    hero = theme.hero or deep(0.38)
    seed, text = parse(hero), text_on(hero)
    # As far from the band as the accent still stands out on it, when it can at all.
    steps = [(1 if text == WHITE else -1) * step for step in (0.13, 0.11, 0.09, 0.07)]
    yield "--wijk-hero-bg", hero
    yield "--wijk-hero-color", text
    yield "--wijk-hero-marker", marker(hero)
    yield "--wijk-hero-marker-ink", text_on(marker(hero))
    areas = [shade(seed.lightness + step, max(seed.chroma, 0.04), seed.hue) for step in steps]
    area = next((a for a in areas if contrast(theme.accent, a) >= EDGE_CONTRAST), areas[0])
    yield "--wijk-hero-art", shade(seed.lightness + steps[0] / 2, seed.chroma, seed.hue)
    yield "--wijk-hero-area", area
    yield "--wijk-hero-selected", marker(area)
    yield "--wijk-accent", theme.accent
    yield "--wijk-footer-bg", deep(0.26)
    yield "--wijk-footer-marker", readable(accent, deep(0.26), EDGE_CONTRAST)

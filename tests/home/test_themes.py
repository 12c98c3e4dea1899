from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.theme.assets import SHEETS, stylesheet
from core.theme.colours import WHITE, contrast, parse, shade
from core.theme.dark import TINTS, dark_css, dark_properties
from core.theme.properties import without_unread
from core.theme.theme import (
    EDGE_CONTRAST,
    MEANINGS,
    TEXT_CONTRAST,
    Corners,
    Theme,
    font_files,
    image_files,
    mark_file,
    theme_css,
    theme_properties,
)
from tests.conftest import REPOSITORY
from tools.css_tokens import declared, read

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
ROLES = ("default", "accent-1", "highlight")
DAY_TINTS = ("document", "subtle", "default")


@given(COLOURS)
def test_a_colour_survives_the_way_through_oklch(colour: str) -> None:
    seen = parse(colour)

    assert shade(seen.lightness, seen.chroma, seen.hue) == colour


@given(primary=COLOURS, accent=COLOURS)
def test_text_and_borders_of_every_role_stand_out(primary: str, accent: str) -> None:
    tokens = theme_properties(Theme(primary=primary, accent=accent))
    for role, tint in product(ROLES, DAY_TINTS):
        background = tokens[f"--basis-color-{role}-bg-{tint}"]
        for step in ("document", "default", "subtle"):
            text = tokens[f"--basis-color-{role}-color-{step}"]
            assert contrast(text, background) >= TEXT_CONTRAST, (role, tint, step)
        for step in ("default", "hover", "active"):
            edge = tokens[f"--basis-color-{role}-border-{step}"]
            assert contrast(edge, background) >= EDGE_CONTRAST, (role, tint, step)


@given(primary=COLOURS, accent=COLOURS)
def test_text_stays_readable_on_a_tint_that_is_hovered_or_pressed(
    primary: str, accent: str
) -> None:
    tokens = theme_properties(Theme(primary=primary, accent=accent))
    for role, step in product(ROLES, ("hover", "active")):
        text = tokens[f"--basis-color-{role}-color-{step}"]
        assert contrast(text, tokens[f"--basis-color-{role}-bg-{step}"]) >= TEXT_CONTRAST
        fill = tokens[f"--basis-color-{role}-inverse-bg-{step}"]
        assert contrast(tokens[f"--basis-color-{role}-inverse-color-{step}"], fill) >= TEXT_CONTRAST


@given(primary=COLOURS, accent=COLOURS, header=COLOURS, hero=COLOURS)
def test_header_hero_and_footer_are_readable_with_any_colours(
    primary: str, accent: str, header: str, hero: str
) -> None:
    theme = Theme(primary=primary, accent=accent, header=header, hero=hero)
    tokens = theme_properties(theme)
    assert contrast(tokens["--wijk-header-color"], header) >= TEXT_CONTRAST
    assert contrast(tokens["--wijk-header-marker"], header) >= EDGE_CONTRAST
    assert contrast(tokens["--wijk-hero-color"], hero) >= TEXT_CONTRAST
    assert contrast(tokens["--wijk-hero-marker"], hero) >= EDGE_CONTRAST
    marker_ink = tokens["--wijk-hero-marker-ink"]
    assert contrast(marker_ink, tokens["--wijk-hero-marker"]) >= TEXT_CONTRAST
    assert contrast(tokens["--wijk-hero-selected"], tokens["--wijk-hero-area"]) >= EDGE_CONTRAST
    for dark in ("--wijk-topbar-bg", "--wijk-footer-bg"):
        assert contrast(WHITE, tokens[dark]) >= TEXT_CONTRAST


@given(primary=COLOURS)
def test_the_band_that_comes_of_the_primary_colour_is_readable(primary: str) -> None:
    tokens = theme_properties(Theme(primary=primary, accent="#ffcf00"))

    assert contrast(tokens["--wijk-hero-color"], tokens["--wijk-hero-bg"]) >= TEXT_CONTRAST


def test_a_colour_that_has_enough_contrast_is_kept_as_it_is() -> None:
    tokens = theme_properties(Theme(primary="#00811f", accent="#ffcf00"))

    assert tokens["--basis-color-accent-1-inverse-bg-default"] == "#00811f"
    assert tokens["--basis-color-highlight-inverse-bg-default"] == "#ffcf00"


@pytest.mark.parametrize(
    "value", ["", "green", "#0f0", "#00811g", "#00811f;}", "00811f", "#00811ff"]
)
@pytest.mark.parametrize("field", ["primary", "accent", "header"])
def test_a_bad_colour_is_refused_by_name(field: str, value: str) -> None:
    seeds = {"primary": "#00811f", "accent": "#ffcf00", "header": "#ffffff", field: value}

    with pytest.raises(ValueError, match=rf"{field}: {re.escape(repr(value))}.*#00811f"):
        Theme(**seeds)  # type: ignore[arg-type]


def test_an_unknown_typeface_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(ValueError, match="font: 'comic' is not one of public-sans, figtree"):
        Theme(primary="#00811f", accent="#ffcf00", font="comic")  # type: ignore[arg-type]


@pytest.mark.parametrize("font", ["public-sans", "figtree", "source-sans"])
@pytest.mark.parametrize("mark", ["neutral", "bridges", "gardens"])
def test_every_file_that_a_theme_names_is_there_with_its_licence(font: str, mark: str) -> None:
    theme = Theme(primary="#00811f", accent="#ffcf00", font=font, mark=mark)  # type: ignore[arg-type]
    files = (*font_files(theme), *image_files(theme))
    named = re.findall(r"url\(/static/([^)]+)\)", theme_css(theme))

    assert sorted(named) == sorted(files)
    static = REPOSITORY / "static"
    assert all((static / name).is_file() for name in (*files, mark_file(theme)))
    stem = font_files(theme)[0].removesuffix(".woff2").removesuffix("-latin")
    licence = static / f"{stem}-LICENSE.txt"
    assert "SIL Open Font License" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("font", ["public-sans", "figtree", "source-sans"])
def test_no_letter_makes_a_browser_fetch_two_font_files(font: str) -> None:
    theme = Theme(primary="#00811f", accent="#ffcf00", font=font)  # type: ignore[arg-type]
    ends = [
        [int(end, 16) for end in span.removeprefix("U+").split("-")]
        for spans in re.findall(r"unicode-range:([^}]+)}", theme_css(theme))
        for span in spans.split(",")
    ]
    letters = [letter for span in ends for letter in range(span[0], span[-1] + 1)]

    assert len(letters) == len(set(letters))
    assert set(map(ord, "ğışŞłčőțë€")) <= set(letters)


@pytest.mark.parametrize("corners", ["square", "soft", "round"])
def test_a_theme_gives_the_same_text_every_time(corners: Corners) -> None:
    theme = Theme(primary="#12509b", accent="#ffd23f", corners=corners)

    assert theme_css(theme) == theme_css(theme)
    assert theme_css(theme).count("{") == theme_css(theme).count("}") == 2


ALL_ROLES = (*ROLES, *MEANINGS)


@given(primary=COLOURS, accent=COLOURS)
def test_a_dark_screen_is_as_readable_with_any_colours(primary: str, accent: str) -> None:
    theme = Theme(primary=primary, accent=accent)
    tokens = dark_properties(theme)
    for role in ALL_ROLES:
        name = f"--basis-color-{role}"
        for step, tint in product(("document", "default", "subtle"), TINTS):
            found = contrast(tokens[f"{name}-color-{step}"], tokens[f"{name}-bg-{tint}"])
            assert found >= TEXT_CONTRAST, (role, step, tint)
        for step, tint in product(("default", "hover", "active"), TINTS):
            edge = tokens[f"{name}-border-{step}"]
            assert contrast(edge, tokens[f"{name}-bg-{tint}"]) >= EDGE_CONTRAST, (role, step, tint)
        for step in ("default", "hover", "active"):
            fill = tokens[f"{name}-inverse-bg-{step}"]
            ink = tokens[f"{name}-inverse-color-{step}"]
            assert contrast(fill, ink) >= TEXT_CONTRAST, (role, step)
            page = tokens["--basis-color-default-bg-document"]
            assert contrast(fill, page) >= EDGE_CONTRAST, (role, step)
        # Running text and headings stand on the tints of every role: notices, badges, rows.
        for ink in ("--basis-color-default-color-document", "--basis-heading-color"):
            for tint in ("default", "active"):
                assert contrast(tokens[ink], tokens[f"{name}-bg-{tint}"]) >= TEXT_CONTRAST
    for what in ("header", "hero"):
        ground = tokens[f"--wijk-{what}-bg"]
        assert contrast(tokens[f"--wijk-{what}-color"], ground) >= TEXT_CONTRAST
        assert contrast(tokens[f"--wijk-{what}-marker"], ground) >= EDGE_CONTRAST


def test_a_dark_screen_changes_all_colours_of_a_theme_and_of_its_meanings() -> None:
    theme = Theme(primary="#00811f", accent="#ffcf00")
    day, night = theme_properties(theme), dark_properties(theme)
    coloured = {name for name, value in day.items() if value.startswith("#")}
    base = (REPOSITORY / "static/css/site.css").read_text(encoding="utf-8")
    coloured |= set(re.findall(rf"(--basis-color-(?:{'|'.join(MEANINGS)})-[a-z-]+):#", base))
    assert coloured <= night.keys()
    # On paper, and on sheets to print, it is day.
    assert "@media screen and (prefers-color-scheme:dark)" in dark_css(theme)
    sheet = stylesheet(theme)[1].decode()
    assert sheet.index(":root{color-scheme:dark;") > sheet.index(base.strip()[-200:])


def test_a_style_sheet_has_the_properties_that_it_reads_and_no_others() -> None:
    sheet = stylesheet(Theme(primary="#00811f", accent="#ffcf00"))[1].decode()
    beside = "".join(
        (REPOSITORY / f"static/css/{name}.css").read_text(encoding="utf-8") for name in SHEETS
    )

    assert declared(sheet).keys() - read(sheet) - read(beside) == set()
    assert {name for name in read(sheet + beside) if name.startswith("--basis-")} <= (
        declared(sheet).keys()
    )


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--a:1;--b:2}p{x:var(--b)}", ":root{--b:2}p{x:var(--b)}"),
        (":root{--b:2;--a:1}p{x:var(--b,3)}", ":root{--b:2;}p{x:var(--b,3)}"),
        ("a{--a:var(--b);--b:1}", "a{}"),
        (".x--a:hover{--c:1;y:var( --c )}", ".x--a:hover{--c:1;y:var( --c )}"),
        ("@media print{:root{--a:url(/x.svg)}}", "@media print{:root{--a:url(/x.svg)}}"),
    ],
)
def test_what_nobody_reads_is_left_out(css: str, kept: str) -> None:
    assert without_unread(css, "q{z:var(--a)}" if "print" in css else "") == kept

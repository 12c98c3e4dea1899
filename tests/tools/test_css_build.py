from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest

from core.theme.assets import SCRIPTS, SHEETS, stylesheet
from core.theme.theme import Theme, theme_css, theme_properties
from tests.conftest import REPOSITORY
from tools.css_build import UnknownTokenError, build, minify, purge
from tools.css_tokens import declared, drop_unread, read, resolve

STATIC, TEMPLATES = REPOSITORY / "static", REPOSITORY / "templates"
# Bytes of the style sheet with the theme for day and dark, brotli.
BUDGET = 9_900
# Classes that a template puts together from a prefix, or that icons and markers carry.
COMPOSED = re.compile(r"wijk-(badge|card|hero|hours__row)--|wijk-icon")
# For page templates to use, or not.
OFFERED = {"wijk-columns-list", "wijk-empty", "wijk-grid--wide", "wijk-noprint", "wijk-page-break"}


@pytest.fixture(scope="module")
def own_style() -> str:
    return "".join(
        path.read_text(encoding="utf-8")
        # What few pages need stands beside the style sheet of all.
        for path in (
            *sorted((STATIC / "css/source").glob("*.css")),
            *(STATIC / f"css/{name}.css" for name in SHEETS),
        )
        if path.stem != "tokens"
    )


@pytest.fixture(scope="module")
def classes() -> set[str]:
    """Every wijk- class that a template or a script of public pages names."""
    found: set[str] = set()
    scripts = [STATIC / f"js/{name}.js" for name in SCRIPTS]
    for path in (*TEMPLATES.rglob("*.html"), *scripts):
        source = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        found |= {c for c in re.findall(r"wijk-[\w-]+", source) if not c.endswith("--")}
    return found


def test_the_committed_style_sheet_is_what_its_sources_give() -> None:
    committed = (STATIC / "css" / "site.css").read_text(encoding="utf-8")

    assert committed == build(STATIC, TEMPLATES), "run make css and commit the result"


def test_every_property_that_is_read_is_set() -> None:
    css = (STATIC / "css" / "site.css").read_text(encoding="utf-8")
    set_somewhere = declared(css).keys() | theme_properties(Theme("#00811f", "#ffcf00")).keys()
    ours = {name for name in read(css) if name.startswith(("--wijk-", "--basis-"))}

    assert ours - set_somewhere == {"--wijk-map-area", "--wijk-map-line", "--wijk-map-selected"} - (
        set_somewhere
    )


def test_our_style_has_no_left_and_no_right(own_style: str) -> None:
    physical = re.compile(
        r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom"
        r"|(?:min-|max-)?(?:width|height)|float|clear)\s*:|text-align\s*:\s*(?:left|right)"
    )
    without_media = re.sub(r"@media[^{]*", "", own_style)

    assert physical.findall(without_media) == []


def test_no_colour_of_a_municipality_stands_in_our_style(own_style: str) -> None:
    neutral = {"#fff", "#000", "#16181a"}

    assert set(re.findall(r"#[0-9a-f]{3,8}\b", own_style)) <= neutral


def test_every_class_in_a_template_has_a_rule(own_style: str, classes: set[str]) -> None:
    rules = set(re.findall(r"\.(wijk-[\w-]+)", own_style))
    hooks = {"wijk-block"}  # keeps a heading and its list together; only its parts have rules

    assert classes - rules - hooks == set()


def test_every_rule_of_ours_is_used(own_style: str, classes: set[str]) -> None:
    rules = set(re.findall(r"\.(wijk-[\w-]+)", own_style))

    assert {rule for rule in rules - classes - OFFERED if not COMPOSED.match(rule)} == set()


def test_style_sheet_and_theme_stay_within_their_weight() -> None:
    css = stylesheet(Theme("#00811f", "#ffcf00"))[1]

    assert len(brotli.compress(css)) <= BUDGET


def test_nothing_in_the_style_sheet_comes_from_another_host() -> None:
    css = theme_css(Theme("#00811f", "#ffcf00")) + (STATIC / "css" / "site.css").read_text(
        encoding="utf-8"
    )

    assert all(url.startswith("/static/") for url in re.findall(r"url\(([^)]*)\)", css))
    assert "@import" not in css


def test_the_licence_of_what_we_changed_is_named() -> None:
    css = (STATIC / "css" / "site.css").read_text(encoding="utf-8")

    assert css.startswith("/*!")
    assert "EUPL-1.2" in css.splitlines()[0]
    for folder in (STATIC / "vendor" / "nlds").iterdir():
        if folder.is_dir():
            assert "EUROPEAN UNION PUBLIC LICENCE" in (folder / "LICENSE.md").read_text(
                encoding="utf-8"
            ).upper().replace("LICENSE", "LICENCE")


def test_purge_keeps_only_selectors_of_which_all_classes_are_used() -> None:
    css = ".a{color:red}.b,.a .c:not(.d){color:blue}@media print{.b{color:red}.a:is(.b,.c){top:0}}"

    assert purge(css, frozenset({"a", "c"})) == ".a{color:red}.a .c:not(.d){color:blue}"


def test_resolve_follows_a_chain_and_takes_the_fallback_of_what_nobody_sets() -> None:
    known = {"--part": "var(--step, 1px)", "--step": "var(--basis-space)"}
    css = "a{margin:calc(2 * var(--part));color:var(--nowhere, var(--step));top:var(--free)}"

    assert resolve(css, known, lambda name: name.startswith("--basis-")) == (
        "a{margin:calc(2 * var(--basis-space));color:var(--basis-space);top:var(--free)}"
    )


def test_a_property_that_nobody_reads_is_dropped_with_those_that_fed_it() -> None:
    css = "a{--x:var(--y);--y:1px;--z:2px;color:red}"

    assert minify(drop_unread(css, "b{top:var(--z)}")) == "a{--z:2px;color:red}"


def test_a_property_that_our_style_reads_and_nobody_sets_stops_the_build(tmp_path: Path) -> None:
    source = tmp_path / "css" / "source"
    source.mkdir(parents=True)
    (source / "tokens.css").write_text(":root{--wijk-page:60rem}")
    (source / "base.css").write_text(".wijk-x{inline-size:var(--wijk-pgae)}")
    (tmp_path / "vendor/nlds/voorbeeld").mkdir(parents=True)
    (tmp_path / "vendor/nlds/voorbeeld/voorbeeld.css").write_text(".voorbeeld-theme{--a:1}")

    with pytest.raises(UnknownTokenError, match="--wijk-pgae"):
        build(tmp_path, TEMPLATES)


#: What a stylesheet says of the left or the right is wrong in half of the scripts.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?:text-align|float|clear|justify-\w+|caption-side)\s*:\s*(?:left|right)(?![\w-])"
)


@pytest.mark.parametrize(
    "rule",
    [
        "margin-left: 1rem",
        "padding-right:0",
        "border-left-color: red",
        "border-top-right-radius: 0",
        "left: 0",
        "inset-block: 0; right: 1px",
        "text-align: left",
        "float:right",
    ],
)
def test_the_guard_sees_left_and_right(rule: str) -> None:
    assert PHYSICAL.search(f".a {{ {rule}; }}")


def test_no_rule_of_ours_knows_left_or_right(own_style: str) -> None:
    css = re.sub(r"/\*.*?\*/", "", own_style, flags=re.DOTALL)
    assert [found.group() for found in PHYSICAL.finditer(css)] == []
    assert not PHYSICAL.search("margin-inline-start: 0; text-align: start; --from-left: 0")


def test_arrows_are_mirrored_where_the_script_is(own_style: str) -> None:
    assert '[dir="rtl"] .wijk-icon--directional' in own_style
    icons = {path.stem: path.read_text() for path in (TEMPLATES / "icons").glob("*.svg")}
    mirrored = {name for name, drawing in icons.items() if "wijk-icon--directional" in drawing}
    assert mirrored == {"arrow", "chevron", "external"}

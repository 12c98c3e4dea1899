"""Build the one style sheet of the public sites, without Node.

NL Design System components (static/vendor/nlds) purged to the classes that the templates use, the
part of its token map that those rules reach, and our own style (static/css/source). Component
tokens are resolved while building; the `--basis-*` tokens stay, they are what a theme sets. Colours
and typeface of a municipality are not in it: core.theme.theme fills those at publish time.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import lightningcss
import tinycss2

from core.theme.colours import parse
from core.theme.theme import MEANINGS, Theme, role_scale, theme_properties
from publishing.store.atomic import write_whole
from tools.css_tokens import declared, drop_unread, reach, read, resolve

REPOSITORY: Final = Path(__file__).resolve().parents[1]
BASE_THEME: Final = "voorbeeld"
# Class names that a template puts together, so that no template contains them whole.
SAFELIST: Final = frozenset(
    {
        *(f"nl-heading--level-{level}" for level in (1, 2, 3, 4)),
        *(f"nl-button--{kind}" for kind in ("primary", "secondary")),
        *(f"utrecht-alert--{level}" for level in ("info", "ok", "warning", "error")),
    }
)
# Selectors that never match here: utrecht-root stands on <body>, nothing goes full screen, and we do
# not hyphenate.
NEVER: Final = ("-root:where(:root)", ":fullscreen", ":lang(nl)")
# Wide enough for a phone of some years old; all of them know :where, logical properties and insets.
BROWSERS: Final = ["chrome >= 108", "firefox >= 108", "safari >= 15.4"]
BANNER: Final = (
    "/*! Wijkwijzer, EUPL-1.2. Contains modified parts of NL Design System packages "
    "(candidate, Utrecht and Voorbeeld), EUPL-1.2; sources in static/vendor/nlds. */"
)

_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_WORD = re.compile(r"[a-zA-Z][\w-]*")
# What a selector says is absent does not have to be used.
_NOT = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")


class UnknownTokenError(ValueError):
    """A rule reads a custom property that nothing sets."""


def build(static: Path, templates: Path) -> str:
    """Return the style sheet for these sources.

    Raises UnknownTokenError naming the properties that our own style reads and nobody sets.
    """
    used = template_words(templates) | SAFELIST
    vendor = static / "vendor" / "nlds"
    sheets = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted(vendor.glob("*/*.css"))
    }
    own = {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((static / "css" / "source").glob("*.css"))
    }
    known = {**declared(sheets.pop(BASE_THEME)), **meanings(), **declared(own.pop("tokens"))}
    style = "".join(own.values())
    components = drop_unread("".join(purge(css, used) for css in sheets.values()), style)

    themed = theme_properties(Theme(primary="#000000", accent="#ffffff")).keys()
    local = declared(components + style).keys()
    missing = read(style) - known.keys() - themed - local
    if missing:
        raise UnknownTokenError(f"No theme or map sets {', '.join(sorted(missing))}.")

    def stays(name: str) -> bool:
        """Return whether a property is read by the browser: a theme or a rule may set it."""
        return name.startswith("--basis-") or name in themed or name in local

    rules = resolve(components + style, known, stays)
    kept = {n: resolve(v, known, stays) for n, v in known.items() if stays(n) and n not in themed}
    needed = reach(rules, kept)
    token_map = ";".join(f"{name}:{needed[name]}" for name in sorted(needed))
    return f"{BANNER}\n{minify(f':root{{{token_map}}}{rules}')}\n"


def template_words(templates: Path) -> frozenset[str]:
    """Return every word in the templates: each may be a class name."""
    return frozenset(
        word
        for path in sorted(templates.rglob("*.html"))
        for word in _WORD.findall(path.read_text(encoding="utf-8"))
    )


def meanings() -> dict[str, str]:
    """Return the tokens of the roles that every municipality shares."""
    return {n: v for role, seed in MEANINGS.items() for n, v in role_scale(role, parse(seed))}


def purge(css: str, used: frozenset[str]) -> str:
    """Return the rules with a selector of which all classes are used."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, used))


def _kept(rules: Iterable[Any], used: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "error":
            raise ValueError(f"Line {rule.source_line}: {rule.message}")
        if rule.type == "qualified-rule":
            selectors = _split(tinycss2.serialize(rule.prelude))
            matching = [s for s in selectors if not any(never in s for never in NEVER)]
            kept = [s for s in matching if set(_CLASS.findall(_NOT.sub("", s))) <= used]
            if kept:
                yield f"{','.join(kept)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            body = "".join(_kept(inner, used))
            if body:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{body}}}"


def _split(selectors: str) -> list[str]:
    """Split a selector list at its own commas, not at those inside :is() or :where()."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(selectors):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(selectors[start:position].strip())
            start = position + 1
    return [*parts, selectors[start:].strip()]


def minify(css: str) -> str:
    """Return the style sheet in its shortest form for the browsers that we serve."""
    return str(lightningcss.process_stylesheet(css, browsers_list=BROWSERS, minify=True))


def main(arguments: list[str]) -> int:
    """Write static/css/site.css; with --check only say whether the committed one is up to date."""
    static = REPOSITORY / "static"
    target = static / "css" / "site.css"
    css = build(static, REPOSITORY / "templates")
    if "--check" in arguments:
        if target.is_file() and target.read_text(encoding="utf-8") == css:
            return 0
        print("static/css/site.css is not up to date: run make css.", file=sys.stderr)
        return 1
    write_whole(target, css.encode())
    print(f"{target.relative_to(REPOSITORY)}: {len(css.encode())} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

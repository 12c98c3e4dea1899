"""Custom properties in a style sheet: which are set, which are read, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import tinycss2

_VAR = re.compile(r"var\(\s*(--[\w-]+)")


def declared(css: str) -> dict[str, str]:
    """Return every custom property that the rules set, those inside @media too, with its value."""
    found: dict[str, str] = {}
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.content is not None:
            found |= declared(tinycss2.serialize(rule.content))
        elif rule.type == "qualified-rule":
            for item in tinycss2.parse_blocks_contents(rule.content):
                if item.type == "declaration" and item.name.startswith("--"):
                    value = tinycss2.serialize([t for t in item.value if t.type != "comment"])
                    found[item.name] = value.strip()
    return found


def read(css: str) -> set[str]:
    """Return the names of the custom properties that are read, also those with a fallback."""
    return set(_VAR.findall(css))


def reach(css: str, known: Mapping[str, str]) -> dict[str, str]:
    """Return the known properties that the style sheet reads, and those that these read in turn."""
    found: dict[str, str] = {}
    waiting = list(read(css))
    while waiting:
        name = waiting.pop()
        if name in known and name not in found:
            found[name] = known[name]
            waiting += read(known[name])
    return found


def resolve(css: str, known: Mapping[str, str], keep: Callable[[str], bool]) -> str:
    """Return the style sheet with every var() replaced by what it comes to, unless `keep` says no.

    A property that nobody sets becomes its fallback; without one its var() stays, which a browser
    reads as "not set".
    """
    return "".join(_resolved(tinycss2.parse_component_value_list(css), known, keep))


def _resolved(
    tokens: Iterable[Any], known: Mapping[str, str], keep: Callable[[str], bool]
) -> Iterable[str]:
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "function" and token.lower_name == "var":
            yield _variable(token, known, keep)
        elif token.type == "function":
            yield f"{token.name}({''.join(_resolved(token.arguments, known, keep))})"
        elif token.type in ("{} block", "() block", "[] block"):
            opening, closing = token.type[0], token.type[1]
            yield f"{opening}{''.join(_resolved(token.content, known, keep))}{closing}"
        else:
            yield token.serialize()


def _variable(token: Any, known: Mapping[str, str], keep: Callable[[str], bool]) -> str:
    names = [part for part in token.arguments if part.type not in ("whitespace", "comment")]
    name, has_fallback = names[0].value, len(names) > 1
    rest = token.arguments[token.arguments.index(names[1]) + 1 :] if has_fallback else []
    fallback = "".join(_resolved(rest, known, keep)).strip()
    if keep(name):
        return f"var({name},{fallback})" if has_fallback else f"var({name})"
    if name in known:
        return resolve(known[name], known, keep)
    return fallback if has_fallback else f"var({name})"


def drop_unread(css: str, readers: str) -> str:
    """Return the style sheet without the custom properties that neither it nor `readers` reads."""
    while True:
        unread = declared(css).keys() - read(css) - read(readers)
        if not unread:
            return css
        names = "|".join(re.escape(name) for name in sorted(unread, key=len, reverse=True))
        css = re.sub(rf"(?<=[{{;\s])(?:{names})\s*:[^;}}]*;?", "", css)

"""Finds the phrases in code and templates, and says by how each is marked who reads it.

A phrase belongs to a gettext domain. `public` is what residents read, in every language; `django` is
what editors read, in Dutch and English. What marks a phrase decides, wherever the file lies:

    {{ _("…") }} in templates/             public   a template of the public site
    read.language.gettext("…")             public   a method of the language that a page is made in
    public("…"), of content.phrases        public   a text that such a method gets later
    _("…"), of django.utils.translation    django   a text of the CMS
    shared("…"), of content.phrases        both     a label that editors choose and residents read
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract

from publishing.content.phrases import PUBLIC_DOMAIN

PUBLIC, EDITORS = PUBLIC_DOMAIN, "django"
#: Folders with our own code; what is in them and is no product is left out.
FOLDERS = ("contacts", "districts", "home", "site")
#: How each function takes its phrase: the places of context, singular and plural.
ARGUMENTS = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
    "public": (None, 0, None),
    "shared": (None, 0, None),
}
#: The methods of `publishing.content.languages.Language`.
METHODS = {"gettext", "ngettext", "pgettext"}
#: The modules whose functions mark a phrase, and for whom.
MARKERS: dict[str, dict[str, tuple[str, ...]]] = {
    "django.utils.translation": dict.fromkeys(ARGUMENTS, (EDITORS,)),
    "publishing.content.phrases": {"public": (PUBLIC,), "shared": (PUBLIC, EDITORS)},
}
#: As the environment in site/publishing/build/render.py reads the templates.
JINJA = {
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "newstyle_gettext": "true",
    "silent": "false",
}
JINJA_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


class UnreadablePhraseError(Exception):
    """A phrase is marked, and is no plain text: nobody could translate it."""


class Phrase(NamedTuple):
    """A phrase where it stands. `message` is a pair when it has a plural."""

    domains: tuple[str, ...]
    message: str | tuple[str, ...]
    context: str | None
    comments: tuple[str, ...]
    place: str


class Marker(NamedTuple):
    """What a name stands for in a module: whose phrases it marks, and the function that it is."""

    domains: tuple[str, ...]
    function: str


def found_in(repository: Path) -> Iterator[Phrase]:
    """Find every phrase of the code and of the public templates, in a fixed order."""
    for folder in FOLDERS:
        for path in sorted((repository / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                place = path.relative_to(repository).as_posix()
                yield from in_code(path.read_text(encoding="utf-8"), place)
    for path in sorted((repository / "templates").rglob("*.html")):
        place = path.relative_to(repository).as_posix()
        with path.open("rb") as file:
            for _line, message, comments, context in extract(
                "jinja2", file, JINJA_KEYWORDS, ("Translators:",), JINJA
            ):
                yield Phrase((PUBLIC,), message, context, tuple(comments), place)


def in_code(text: str, place: str) -> Iterator[Phrase]:
    """Find the phrases of a module. Raises UnreadablePhraseError."""
    tree = ast.parse(text)
    names = dict(_names(tree))
    lines = text.splitlines()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        marker = _marker(node.func, names)
        if marker is None:
            continue
        context, singular, plural = (
            None if index is None else _literal(node, index) for index in ARGUMENTS[marker.function]
        )
        if singular is None:
            if isinstance(node.func, ast.Attribute) or not node.args:
                # A text that was marked where it is written.
                continue
            raise UnreadablePhraseError(f"{place}:{node.lineno}: write the phrase itself here")
        message = singular if plural is None else (singular, plural)
        yield Phrase(marker.domains, message, context, _comments(lines, node.lineno), place)


def _names(tree: ast.Module) -> Iterator[tuple[str, Marker]]:
    """Yield the marking names of a module, with what they stand for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in MARKERS:
            for each in node.names:
                if domains := MARKERS[node.module].get(each.name):
                    yield each.asname or each.name, Marker(domains, each.name)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute):
            # `_ = read.language.gettext`
            marker = _marker(node.value, {})
            for target in node.targets:
                if marker and isinstance(target, ast.Name):
                    yield target.id, marker


def _marker(function: ast.expr, names: dict[str, Marker]) -> Marker | None:
    if isinstance(function, ast.Attribute):
        if ast.unparse(function.value) in ("translation", "django.utils.translation"):
            return Marker((EDITORS,), function.attr) if function.attr in ARGUMENTS else None
        return Marker((PUBLIC,), function.attr) if function.attr in METHODS else None
    return names.get(function.id) if isinstance(function, ast.Name) else None


def _literal(call: ast.Call, index: int) -> str | None:
    """Read an argument; None when it is no plain text."""
    value = call.args[index] if index < len(call.args) else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def _comments(lines: list[str], number: int) -> tuple[str, ...]:
    """Read what is said to translators right above a line."""
    found: list[str] = []
    for line in reversed(lines[: number - 1]):
        text = line.strip()
        if not text.startswith("#"):
            return ()
        found.insert(0, text.lstrip("# "))
        if found[0].startswith("Translators:"):
            return tuple(found)
    return ()

"""The custom properties of a style sheet."""

from __future__ import annotations

import re

_SET = re.compile(r"(?<=[{;\s])(--[\w-]+)\s*:[^;{}]*(?:;|(?=}))")
_READ = re.compile(r"var\(\s*(--[\w-]+)")


def without_unread(css: str, beside: str = "") -> str:
    """Return the style sheet without the custom properties that neither it nor what is `beside` it reads.

    A theme sets every colour of a role and pages use some of them: the others are bytes for nothing.
    """
    while True:
        wanted = {*_READ.findall(css), *_READ.findall(beside)}
        kept = _SET.sub(lambda each, names=wanted: each[0] if each[1] in names else "", css)  # type: ignore[misc]
        if kept == css:
            return css
        css = kept

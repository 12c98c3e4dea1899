"""Two versions of a text in one, with what came and what went."""

from __future__ import annotations

import difflib
import re

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString


def words_of(text: str) -> list[str]:
    """Split a text, without its tags, into words."""
    plain = strip_tags(re.sub(r"<(br|/p|/li)[^>]*>", " ", text))
    return plain.split()


def marked(old: str, new: str) -> SafeString:
    """Return the new text with `<ins>` around what came and `<del>` around what went."""
    a, b = words_of(old), words_of(new)
    pieces: list[tuple[SafeString]] = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append((format_html("{} ", " ".join(b[j1:j2])),))
            continue
        if i2 > i1:
            pieces.append((format_html("<del>{}</del> ", " ".join(a[i1:i2])),))
        if j2 > j1:
            pieces.append((format_html("<ins>{}</ins> ", " ".join(b[j1:j2])),))
    return format_html_join("", "{}", pieces)

"""Where a long address may go on, on the next line: after its @ and its dots, never inside a word.

A phone at twice the size of letters holds twelve of them in a line (WCAG 1.4.4, 1.4.10).
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

#: A mail address, as far as it has to be told from other text.
MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
#: After these, when something follows.
BREAKS = re.compile(r"(?<=[@./])(?=[^\s/])")
TAG = re.compile(r"(<[^>]*>)")


def breakable(text: str) -> Markup:
    """Return a mail or web address as HTML that breaks after its @, dots and slashes."""
    return Markup(BREAKS.sub("<wbr>", str(escape(text))))  # noqa: S704


def mail_text(text: str) -> str | Markup:
    """Return a text as it is, or as HTML that breaks when it is a mail address."""
    return breakable(text) if MAIL.fullmatch(text) else text


def with_breaks(html: str) -> str:
    """Return HTML in which the mail addresses of the text break so; those in its tags stay."""
    if "@" not in html:
        return html
    parts = TAG.split(html)
    # The text stands at even places, and is escaped already.
    parts[::2] = [
        MAIL.sub(lambda found: BREAKS.sub("<wbr>", found[0]), each) for each in parts[::2]
    ]
    return "".join(parts)

"""Rich text that is clean already, told from the rest without a parser of HTML.

Nearly all stored text consists of a few elements that are opened and closed in order. Parsing that
and writing it again gives the same text and takes a hundred times as long as looking at it. What is
not surely clean gets None here, and the long way (see `core.blocks.rich_text`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

#: Between two elements: no markup, no entity that a parser would write otherwise, no control
#: character. Then an element. Wagtail's editor adds a key to each block.
ELEMENT = "p|b|strong|i|em|ul|ol|li|h2|h3|h4|sub|sup|blockquote"
PIECE = re.compile(
    r"(?P<text>(?:[^<>&\x00-\x08\x0b-\x1f\x7f-\x9f]|&(?:amp|lt|gt);)*+)"
    rf'(?:<(?:(?P<open>{ELEMENT})(?: data-block-key="[a-z0-9]{{1,12}}")?'
    rf"|/(?P<close>{ELEMENT}|a)"
    r'|a linktype="page" id="(?P<page>[0-9]{1,18})"'
    r'|a href="(?P<href>https?://[A-Za-z0-9./_~-]+)"'
    r")>|\Z)"
)
Checked = Callable[[str], str | None]
#: As the parser writes them.
QUOTES = str.maketrans({'"': "&quot;", "'": "&#x27;"})


@functools.lru_cache(maxsize=4096)
def clean_already(stored: str, checked: Checked) -> tuple[str, ...] | None:
    """Return `stored` in parts: text, the id of a page, text, …; None when it must be parsed.

    Each id stands for the start tag of a link to that page. `checked` gives an address as a text
    may link to it, None when it may not.
    """
    parts: list[str] = []
    done: list[str] = []
    opened: list[str] = []
    place = 0
    while (piece := PIECE.match(stored, place)) is not None:
        place = piece.end()
        text, start, end, page, address = piece.groups()
        # A parser takes several white characters alone for one.
        if text.isspace() and text not in (" ", "\n"):
            return None
        done.append(text.translate(QUOTES))
        if start:
            opened.append(start)
            done.append(f"<{start}>")
        elif end:
            if not opened or opened.pop() != end:
                return None
            done.append(f"</{end}>")
        elif page or address:
            # A link in a link is taken apart by browsers.
            if "a" in opened or (address and checked(address) != address):
                return None
            opened.append("a")
            if address:
                done.append(f'<a href="{address}">')
            else:
                parts += ["".join(done), page]
                done = []
        if place == len(stored):
            return None if opened else (*parts, "".join(done))
    return None

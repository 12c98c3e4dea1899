"""Text that is clean already comes out as the parser would write it, or is left to the parser."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.blocks.rich_text import PublicWhitelister, checked_address
from core.blocks.rich_text_fast_path import clean_already

PIECES = (
    "<p>",
    '<p data-block-key="ab12c">',
    "</p>",
    "<b>",
    "</b>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<h2>",
    "</h2>",
    "<h2 class='x'>",
    '<a linktype="page" id="12">',
    '<a linktype="page" id="12" onclick="x">',
    '<a href="https://www.example.nl/a-b">',
    '<a href="javascript:alert(1)">',
    '<a href="https://www.example.nl/?a=1&amp;b=2">',
    "</a>",
    "<br/>",
    "<script>",
    "</script>",
    "<!-- x -->",
    ' data-block-key="ab"',
    "tekst",
    "é “” \u00a0",
    "&amp;",
    "&lt;",
    "&nbsp;",
    "&",
    "<",
    ">",
    '"',
    "'",
    " ",
    "  ",
    "\n",
    "\t",
    "\r",
    "\x85",
    "\u2028",
)


def joined(stored: str) -> str | None:
    """Return the clean text again, with the links as the parser leaves them."""
    parts = clean_already(stored, checked_address)
    if parts is None:
        return None
    links = (f'<a id="{each}" linktype="page">' for each in parts[1::2])
    return "".join(each for pair in zip_longest(parts[::2], links, fillvalue="") for each in pair)


def parsed(stored: str) -> str:
    """Return what the parser makes of a text, with the attributes of links in one order."""
    found: str = PublicWhitelister().clean(stored)
    return found.replace('<a linktype="page" id="12">', '<a id="12" linktype="page">')


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_is_clean_is_written_as_the_parser_writes_it(stored: str) -> None:
    found = joined(stored)
    assert found is None or found == parsed(stored)


@settings(max_examples=200)
@given(st.text(max_size=20))
def test_any_text_is_written_as_the_parser_writes_it(stored: str) -> None:
    found = joined(f"<p>{stored}</p>")
    assert found is None or found == parsed(f"<p>{stored}</p>")


def test_usual_text_needs_no_parser() -> None:
    stored = (
        '<p data-block-key="ab12c">Bel <b>nu</b> &amp; "kom" naar '
        '<a linktype="page" id="12">de hub</a>.</p>\n'
        '<ul><li>of <a href="https://www.example.nl/a">lees</a></li></ul>'
    )
    assert clean_already(stored, checked_address) == (
        "<p>Bel <b>nu</b> &amp; &quot;kom&quot; naar ",
        "12",
        'de hub</a>.</p>\n<ul><li>of <a href="https://www.example.nl/a">lees</a></li></ul>',
    )


@pytest.mark.parametrize(
    "stored",
    [
        "<p>x",
        "x</p>",
        "<p><b>x</p></b>",
        "<script>x</script>",
        "<p onclick='x'>x</p>",
        "a < b",
        "a & b",
        '<a href="javascript:x">x</a>',
        '<a href="https://www.example.nl/"><a linktype="page" id="1">x</a></a>',
        '<a linktype="document" id="1">x</a>',
        "<br/>",
        "\t",
        "\x00",
    ],
)
def test_what_is_not_surely_clean_is_left_to_the_parser(stored: str) -> None:
    assert clean_already(stored, checked_address) is None

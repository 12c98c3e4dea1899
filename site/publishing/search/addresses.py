"""Where the search page and the index are, for who serves them and for who makes them."""

from __future__ import annotations

import re

#: The output that is the search page.
SEARCH_PAGE = "search"
#: Where the files of the index are on a site, whichever index it is.
BUNDLE = "/static/search/"
#: What only makes sense beside the index: which files of the release it says something of.
MADE_OF = "made-of.json"
#: The files that a search page asks for, and none of ours beside them: the index of a language, and the
#: text of each of its pages.
FILE = re.compile(r"[a-z]{2,3}(?:-[a-z]+)?(?:/\d{1,6})?\.json")
MEDIA_TYPE = "application/json"


def index_file(language: str) -> str:
    """Return the name of the index of a language."""
    return f"{language}.json"


def text_file(language: str, number: int) -> str:
    """Return the name of the text of a page of that index."""
    return f"{language}/{number}.json"

"""Where the search page and the index are, for who serves them and for who makes them."""

from __future__ import annotations

import re

#: The output that is the search page: the one page that may compile WebAssembly.
SEARCH_PAGE = "search"
#: Where the files of the index are on a site, whichever index it is.
BUNDLE = "/static/search/"
#: What only makes sense beside the index: which files of the release it says something of.
MADE_OF = "made-of.json"
#: The files that a search page asks for, and none of ours beside them.
FILE = re.compile(
    r"pagefind\.js|pagefind-entry\.json|pagefind\.[\w-]+\.pf_meta|wasm\.[\w-]+\.pagefind"
    r"|(?:fragment|index|filter)/[\w-]+\.pf_(?:fragment|index|filter)"
)
TYPES = {".js": "text/javascript", ".json": "application/json"}
#: Pagefind compresses its other files itself, and its script expands them.
PACKED = "application/octet-stream"


def media_type_of(name: str) -> str:
    """Return the media type of a file of the index."""
    return next((kind for end, kind in TYPES.items() if name.endswith(end)), PACKED)

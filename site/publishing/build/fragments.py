"""What stands around all pages of a language: pieces of HTML, put into a page as they are.

A page that is still right but for these is not made anew: the old pieces in its bytes give way to
the new ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

#: The section of pages that belong to none that has pieces of its own.
ELSEWHERE = ""


@dataclass(frozen=True, slots=True)
class LayoutFragments:
    """Pieces of HTML by name and section of the site, such as the menu that marks where one is.

    Every piece stands exactly once in every page, and none is empty: what is not there could not
    be found again. Raises ValueError for an empty one.
    """

    pieces: Mapping[str, Mapping[str, str]]

    def __post_init__(self) -> None:
        for name, variants in self.pieces.items():
            if ELSEWHERE not in variants or not all(map(str.strip, variants.values())):
                raise ValueError(f"the piece {name!r} is empty or lacks its common variant")

    def of(self, section: str) -> dict[str, Markup]:
        """Return the pieces around the pages of a section."""
        return {name: Markup(text) for name, text in self._texts(section).items()}  # noqa: S704

    @property
    def digest(self) -> str:
        """A digest of all pieces."""
        text = json.dumps(self.pieces, sort_keys=True)
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

    def replaced(self, body: bytes, before: LayoutFragments, section: str) -> bytes | None:
        """Return a page with these pieces in the place of those of `before`.

        None when one of these is not there exactly once: then the page has to be made.
        """
        old, new = before._texts(section), self._texts(section)
        if old.keys() != new.keys():
            return None
        places = []
        for name, text in old.items():
            piece = text.encode()
            start = body.find(piece)
            if start < 0 or body.find(piece, start + 1) >= 0:
                return None
            places.append((start, start + len(piece), new[name].encode()))
        done, parts = 0, []
        for start, end, piece in sorted(places):
            if start < done:
                return None
            parts += [body[done:start], piece]
            done = end
        return b"".join([*parts, body[done:]])

    def _texts(self, section: str) -> dict[str, str]:
        return {
            name: variants.get(section, variants[ELSEWHERE])
            for name, variants in self.pieces.items()
        }

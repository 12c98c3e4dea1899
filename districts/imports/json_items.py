"""Reading the items of a long JSON list one at a time: a file of a whole country fits in no memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from core.from_outside import DECODER, OutsideError, is_shallow, short
from districts.imports.report import ImportFault
from districts.imports.tables import encoding_of

PIECE = 1 << 18
#: Characters of one item, such as an area with all corners of its coast; and of what stands before.
LONGEST = 64 << 20
_GAP = re.compile(r"[\s,]*")


class JsonItems:
    """The items of the list called `key` at the top of a file; `before` is what stands before it."""

    def __init__(self, path: Path, key: str) -> None:
        self.before = ""
        self._path = path
        self._start = re.compile(rf'"{key}"\s*:\s*\[')

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        """Yield (number from 1, item). Raises ImportFault when the file has no such list."""
        with self._path.open(encoding=encoding_of(self._path), errors="replace") as file:
            text, size = file.read(PIECE), PIECE
            while (found := self._start.search(text)) is None:
                # Each time twice as much: what was read is searched again.
                piece, size = file.read(size), size * 2
                if not piece or len(text) > LONGEST:
                    raise ImportFault(self._words(_("there is no such list")))
                text += piece
            self.before = text[: found.start()]
            text, number, place = text[found.end() :], 0, 0
            decode, size = DECODER.raw_decode, PIECE
            while True:
                place = _GAP.match(text, place).end()  # type: ignore[union-attr]
                if text.startswith("]", place):
                    return
                try:
                    item, place = decode(text, place)
                except (OutsideError, RecursionError) as error:
                    raise ImportFault(self._words(_why(error))) from None
                except ValueError as error:
                    # Perhaps the rest of it has not been read yet: each time more of it is.
                    piece = file.read(size)
                    if not piece or len(text) - place > LONGEST:
                        raise ImportFault(self._words(_why(error))) from error
                    text, place, size = text[place:] + piece, 0, size * 2
                    continue
                number, size = number + 1, PIECE
                self._check(number, item)
                yield number, item
                if place > PIECE:
                    text, place = text[place:], 0

    def _check(self, number: int, item: Any) -> None:
        if not is_shallow(item):
            raise ImportFault(
                _("%(file)s, row %(row)d: lists and objects stand too deep in each other")
                % {"file": self._path.name, "row": number}
            )

    def _words(self, error: str) -> str:
        name = self._start.pattern.split('"')[1]
        return _("%(file)s: a list “%(name)s” cannot be read from it: %(error)s") % {
            "file": self._path.name,
            "name": name,
            "error": error,
        }


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return str(_("lists and objects stand too deep in each other"))
    return short(str(error))

"""Reading a table as a spreadsheet saves it: any of the usual separators and encodings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

#: What stands between columns: Excel writes that of its language, or a tab as “Unicode text”.
SEPARATORS = ";,\t|"
#: What Excel may put before the header, to say which one it is.
NAMED = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n?", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*(?:"|\Z)')
#: A mark that makes a text of what would be a formula (core.tables.writing), and what it stands before.
_GUARDED = re.compile(r"'(?=[=+\-@\t\r\n＝＋－＠])")


def encoding_of(pieces: Iterable[bytes]) -> str:
    """Return how a file is written: UTF-8, with or without its mark, UTF-16, or as Windows does."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for number, piece in enumerate(pieces):
            if number == 0 and piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def text_of(data: bytes) -> str:
    """Return the text of a file, whatever encoding it is saved in."""
    return data.decode(encoding_of([data]), errors="replace")


def separator_in(line: str) -> str:
    """Return what stands between the columns, from the first line: the most frequent one outside quotes."""
    if named := NAMED.fullmatch(line):
        return named[1]
    return max(SEPARATORS, key=_QUOTED.sub("", line).count)


def without_name(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without the one in which Excel names the separator."""
    for number, line in enumerate(lines):
        if number or not NAMED.fullmatch(line):
            yield line


def without_guard(text: str) -> str:
    """Return what a cell said before `core.tables.writing` made it harmless."""
    return _GUARDED.sub("", text, count=1) if _GUARDED.match(text) else text

"""Values from outside: a number or JSON that somebody typed, posted or put into a file.

Python reads more than anybody means: digits of other scripts and superscripts, numbers of thousands
of digits, NaN and Infinity, lists in lists until the stack is full. What comes from outside is read
here, and is then as small and as plain as the rest of the program takes for granted.
"""

from __future__ import annotations

import json
import re
from typing import Any

#: Digits of a number that a database of ours can hold (64 bits).
MOST_DIGITS = 18
#: A string of JSON, to its end or to that of the text, or what begins or ends a list or an object.
PIECE = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
#: Lists and objects inside each other; GeoJSON has 7.
DEEPEST = 64


class OutsideError(ValueError):
    """A value from outside that is not what it should be. Its text is one short line."""


def whole_number(text: object, most: int = 10**MOST_DIGITS) -> int | None:
    """Return a number from 0 to `most` that is written in plain digits; None for all else."""
    written = str(text).strip()
    if not (written.isascii() and written.isdigit() and len(written) <= MOST_DIGITS):
        return None
    number = int(written)
    return number if number <= most else None


def json_value(text: str | bytes) -> Any:
    """Return what JSON says (RFC 8259: no NaN, no Infinity, no number too large for a double).

    Raises OutsideError for what is none, and for what is deeper than DEEPEST.
    """
    try:
        plain = text.decode("utf-8") if isinstance(text, bytes) else text
        plain = plain.removeprefix("\ufeff")
        check_depth(plain)
        return DECODER.decode(plain)
    except OutsideError:
        raise
    except ValueError as error:
        raise OutsideError(short(str(error))) from None


def check_depth(text: str) -> None:
    """Refuse JSON whose lists and objects stand too deep in each other. Raises OutsideError."""
    depth = 0
    for piece in PIECE.finditer(text):
        if piece[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                raise OutsideError(
                    f"lists and objects stand more than {DEEPEST} deep in each other"
                )
        elif piece[0] in "]}":
            depth -= 1


def is_shallow(value: Any) -> bool:
    """Return whether no list or object of a value that was read stands deeper than DEEPEST."""
    level = [value]
    for _step in range(DEEPEST):
        level = [
            inner
            for each in level
            if isinstance(each, (list, dict))
            for inner in (each.values() if isinstance(each, dict) else each)
            if isinstance(inner, (list, dict))
        ]
        if not level:
            return True
    return False


def is_text(text: str) -> bool:
    """Return whether a database of ours can hold a text: no NUL, and no half of a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def short(text: str, most: int = 80) -> str:
    """Return what somebody wrote, for a message: on one line, and not longer than that takes."""
    cut = text[: 4 * most].encode("utf-8", "replace").decode().replace("\x00", "␀")
    plain = " ".join(cut.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _refuse_constant(name: str) -> Any:
    raise OutsideError(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise OutsideError(f"{short(text, 20)} is too large a number")
    return number


#: Reads numbers and words as RFC 8259 has them.
DECODER = json.JSONDecoder(parse_float=_finite, parse_constant=_refuse_constant)

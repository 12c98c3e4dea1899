"""Letters: how words are compared when people search, and in which order lists stand.

One place for searching, the lists from A to Z and every other list of names. Alphabets and the order in
them are those of the CLDR (collation `standard`), see `language_table`: Polish has Ł after L, Turkish I before İ, and Dutch has
É among the E. `static/js/search-engine.js` folds what is typed as `folded` folds what is searched.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Letters that are no base letter with a sign, and what people type for them.
SPELLED: Final = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
        "ى": "ي",
        "ة": "ه",
        "ـ": "",
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    }
)
#: What stands before a name and is no part of it where it is looked up: ’t Hoen, الحي.
BEFORE: Final = re.compile(r"^(?:[’'‘`]t\s+|\W+)*(?:ال(?=\w{2}))?")
DIGITS: Final = re.compile(r"(\d+)")
SortKey = tuple[object, ...]
DOTLESS: Final = "ı"


def lower(text: str, alphabet: str) -> str:
    """Write a text in small letters; where ı is a letter, I is its capital."""
    if DOTLESS in alphabet:
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def folded(text: str) -> str:
    """Write a text as it is searched: small letters without signs, digits of any script as 0 to 9."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in parts if unicodedata.category(c)[0] != "M").translate(SPELLED)


@lru_cache(maxsize=16384)
def sort_key(text: str, alphabet: str = "") -> SortKey:
    """Return what a name is sorted by in the lists of a language with this alphabet."""
    plain = lower(unicodedata.normalize("NFC", text), alphabet)
    name = BEFORE.sub("", plain)
    parts: list[object] = []
    for piece in DIGITS.split(name):
        if piece.isdecimal():
            parts.append((0, int(piece), ""))
        else:
            parts += [(1, 0, each) for each in _ranks(piece, alphabet)]
    # What differs in signs alone keeps an order, whatever order it came in.
    return (tuple(parts), folded(plain), plain)


def _ranks(piece: str, alphabet: str) -> list[str]:
    found = []
    for letter in piece:
        if letter.isspace() or letter == "-":
            # “Oude Westen” before “Oudedijk”.
            found.append("")
        elif letter in alphabet:
            found.append(f"a{alphabet.index(letter):02}")
        else:
            for base in folded(letter):
                place = alphabet.find(base)
                if base.isalnum():
                    found.append(f"a{place:02}" if place >= 0 else f"a{base}")
    return found


def first_letter(text: str, alphabet: str = "") -> str:
    """Return the letter that a name is found under; `#` for what begins with none."""
    plain = lower(unicodedata.normalize("NFC", text), alphabet)
    letter = BEFORE.sub("", plain)[:1]
    if letter not in alphabet:
        letter = folded(letter)[:1]
    if not letter.isalpha():
        return "#"
    return "İ" if letter == "i" and DOTLESS in alphabet else letter.upper()

"""What a person can be recognised by, in all ways that it is written."""

from __future__ import annotations

import functools
import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from core.phone import E164, dialled

#: What stands between the digits of a number or the words of a name, also inside HTML, JSON and URLs.
GAP = r"(?:[\s.()\-_–/+\u00a0\u202f]|&nbsp;|&#160;|%20|\\u00a0|\\u202f)"
#: File names shorter than this (photo.jpg) say nothing about anybody.
SHORTEST_FILE = 8


@dataclass(frozen=True, slots=True)
class SearchPatterns:
    """Names, phone numbers, e-mail addresses and names of files of one person.

    `ordinary` are names of which every word is an ordinary one: they are looked for as they are
    written, and never struck out.
    """

    names: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    ordinary: frozenset[str] = frozenset()

    def __or__(self, other: SearchPatterns) -> SearchPatterns:
        return SearchPatterns(
            self.names | other.names,
            self.phones | other.phones,
            self.emails | other.emails,
            self.files | other.files,
            self.ordinary | other.ordinary,
        )


def pattern(patterns: SearchPatterns) -> re.Pattern[str] | None:
    """Make one expression for all of them; None when there is nothing to look for.

    A name of a single word is left out: see `single_words`.
    """
    parts = []
    for name in patterns.names:
        words = name.split()
        if len(words) > 1:
            # A stored file has an underscore and a few letters after its name.
            parts.append(rf"(?<![^\W_]){f'{GAP}+'.join(map(_written, words))}(?![^\W_])")
    for phone in patterns.phones:
        if E164.fullmatch(phone):
            digits = f"{GAP}{{0,3}}".join(phone[3:] if phone.startswith("+31") else phone[1:])
            prefix = rf"(?:(?:\+|00|&#43;|%2B)31{GAP}{{0,3}}(?:\(?0\)?)?|0)"
            start = prefix if phone.startswith("+31") else r"(?:\+|00|&#43;|%2B)"
            parts.append(rf"(?<!\d){start}{GAP}{{0,3}}{digits}(?!\d)")
    for email in patterns.emails:
        user, _at, host = email.partition("@")
        parts.append(rf"(?<![\w.+-]){_written(user)}(?:@|%40|&#64;|\\u0040){re.escape(host)}")
    parts += [re.escape(stem) for stem in patterns.files if len(stem) >= SHORTEST_FILE]
    # The longest first: a shorter one inside it must not leave the rest behind.
    parts.sort(key=len, reverse=True)
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def single_words(patterns: SearchPatterns) -> re.Pattern[str] | None:
    """Return one expression for names that may be no names; None when there are none.

    These are names of a single word and `ordinary` ones. It finds them whole, as they are written or
    in capitals: a name such as Roos is also a flower, so what it finds is for a person to judge.
    """
    words = {name.strip() for name in patterns.names if len(name.split()) == 1}
    words |= {" ".join(name.split()) for name in patterns.ordinary}
    forms = {form for word in words for form in (word, word.upper()) if not word.islower()}
    if not forms:
        return None
    found = "|".join(
        f"{GAP}+".join(map(_written, form.split()))
        for form in sorted(forms, key=lambda each: (-len(each), each))
    )
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)")


def _written(word: str) -> str:
    """Match a word as text, in HTML, in JSON and in an address."""
    forms = {word, html.escape(word), json.dumps(word)[1:-1], quote(word)}
    return f"(?:{'|'.join(re.escape(form) for form in sorted(forms, key=len, reverse=True))})"


def phones_in(values: Iterable[str]) -> frozenset[str]:
    """Return the numbers that belong to one person, as they are stored."""
    found = set()
    for value in values:
        # A number that would be refused today may have been stored.
        number = dialled(value)
        # Short numbers (14 010, 0800) are those of an organisation.
        if E164.fullmatch(number):
            found.add(number)
    return frozenset(found)


@functools.lru_cache(maxsize=8)
def compiled(patterns: SearchPatterns) -> re.Pattern[str] | None:
    """Return the expression of `pattern`, made once."""
    return pattern(patterns)

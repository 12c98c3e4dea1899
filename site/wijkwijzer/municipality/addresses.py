"""The last part of the address of a page, from its title."""

from __future__ import annotations

from django.utils.text import slugify

#: Wagtail allows 255 characters; addresses are better when they can be read out.
LONGEST = 60
#: Letters that are no plain letter with a mark: `slugify` would leave them out.
PLAIN = str.maketrans("ıłŁ", "ilL")


def address_of(title: str, english: str) -> str:
    """Return the address of a page, from its title; from the English one where letters get lost.

    Of an Arabic title hardly any would stay, and every keyboard can type the English address.
    """
    plain = title.translate(PLAIN)
    lost = sum(each.isalpha() and not slugify(each) for each in plain)
    if lost * 4 > len(plain):
        plain = english.translate(PLAIN)
    return slugify(plain)[:LONGEST].strip("-")

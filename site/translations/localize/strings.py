"""Between our texts and the strings of wagtail-localize: a rich text is one text, each paragraph a string.

A string stands on the page of its text and at the path of it. It has no attributes: links are `<a id="a1">`
in it, and what belongs to `a1` says the Dutch text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bs4 import BeautifulSoup
from wagtail_localize.models import String
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from translations.segments import Segment
from translations.texts.links import as_in_dutch
from translations.texts.paragraphs import parts_of

#: A key that the editor of rich text puts into paragraphs: no difference to a reader.
BLOCK_KEY = "data-block-key"
Attributes = Mapping[str, Mapping[str, Any]]


def path_of(segment: Segment) -> str:
    """Return where wagtail-localize has a text on its page."""
    return (segment.place or segment.key).replace("/", ".")


def hash_of(string: str) -> Any:
    """Return the name that wagtail-localize gives to a string."""
    return String._get_data_hash(string)


def strings_of(segment: Segment) -> tuple[str, ...]:
    """Return the strings of a text; none for one that wagtail-localize cannot take apart."""
    if not segment.rich:
        return (StringValue.from_plaintext(segment.text).data,)
    parts = parts_of(segment.text)
    return tuple(each.string for each in parts.paragraphs) if parts else ()


def joined(segment: Segment, translations: Sequence[str]) -> str:
    """Return the translation of a text from those of its strings.

    Raises ValueError when one of them has a link that the Dutch string does not have.
    """
    if not segment.rich:
        return str(StringValue(translations[0]).render_text())
    template, strings = extract_strings(segment.text)
    pairs = [
        (StringValue(text), attributes)
        for text, (_value, attributes) in zip(translations, strings, strict=True)
    ]
    try:
        return str(restore_strings(template, pairs))
    except KeyError as error:
        raise ValueError(f"unknown link {error}") from error


def apart(segment: Segment, text: str) -> tuple[str, ...] | None:
    """Return the strings of a translation, one for each of the Dutch text.

    A link that leads elsewhere than the Dutch one stands for it. None when the translation has another
    shape: more paragraphs, a list that is none in Dutch, a link more.
    """
    if not segment.rich:
        return (StringValue.from_plaintext(text).data,)
    text = as_in_dutch(segment.text, text)
    try:
        wanted = extract_strings(segment.text)[1]
        found = extract_strings(text)[1]
    except ValueError:
        return None
    if len(wanted) != len(found):
        return None
    strings = []
    for (value, attributes), (_value, known) in zip(found, wanted, strict=True):
        string = _with_names_of(value.data, attributes, known)
        if string is None:
            return None
        strings.append(string)
    return tuple(strings) if shape(joined(segment, strings)) == shape(text) else None


def shape(html: str) -> str:
    """Return a rich text without what makes no difference: keys of the editor, order of attributes."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(True):
        kept = {name: value for name, value in element.attrs.items() if name != BLOCK_KEY}
        element.attrs = dict(sorted(kept.items()))
    return str(soup)


def _with_names_of(string: str, attributes: Attributes, known: Attributes) -> str | None:
    """Return a string whose links have the names of the same links in the Dutch one; None if there is none."""
    if not attributes:
        return string
    soup = BeautifulSoup(string, "html.parser")
    free = dict(known)
    for element in soup.find_all(id=True):
        wanted = attributes[str(element["id"])]
        name = next((each for each, values in free.items() if values == wanted), None)
        if name is None:
            return None
        del free[name]
        element["id"] = name
    return str(soup)

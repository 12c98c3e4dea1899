"""Writing XML: the same bytes every time, without characters that XML does not have."""

from __future__ import annotations

import re
from xml.etree import ElementTree

#: Control characters and lone surrogates are no characters of XML 1.0 (section 2.2).
NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Leave out what XML cannot hold."""
    return NO_CHARACTER.sub("", text)


def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    """Add an element with text and attributes."""
    element = ElementTree.SubElement(
        parent, name, {key: clean(value) for key, value in attributes.items()}
    )
    element.text = clean(text) or None


def to_bytes(root: ElementTree.Element) -> bytes:
    """Write a document, one element a line."""
    ElementTree.indent(root, "")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"

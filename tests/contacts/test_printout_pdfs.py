"""Posters and flyers as PDF: tags, language and fonts (PDF/UA-1, ISO 14289-1)."""

from __future__ import annotations

import contextlib
import re
import zlib

import pytest

from publishing.pdf.weasyprint import make_pdf
from tests.contacts.test_printouts import FLYER, POSTER, Place, place

__all__ = ["place"]


@pytest.mark.parametrize("address", [POSTER, FLYER])
def test_the_pdf_of_a_sheet_is_tagged_in_its_language_with_its_own_fonts(
    place: Place, address: str
) -> None:
    page = place.texts()[address]
    made = make_pdf(page.encode(), address, lambda _path: (b"", "text/css"))
    packed = re.findall(rb"stream\r?\n(.*?)endstream", made, re.DOTALL)
    parts = [made]
    for each in packed:
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompressobj().decompress(each))
    whole = b"\n".join(parts)
    assert b"/StructTreeRoot" in whole
    assert re.search(rb"/MarkInfo\s*<<[^>]*/Marked true", whole)
    language = re.search(r'<html lang="(\w+)"', page)
    assert language
    assert f"/Lang ({language[1]})".encode() in whole
    assert re.search(rb"pdfuaid[:_]part", whole)
    assert b"/DisplayDocTitle true" in whole
    # Each font is in the file itself.
    fonts = len(re.findall(rb"/Type /FontDescriptor", whole))
    assert fonts > 0
    assert len(re.findall(rb"/FontFile[23]? ", whole)) == fonts


def test_the_page_of_a_sheet_names_its_pdf(place: Place) -> None:
    assert 'href="/wijken/noord/hub-noord/poster.pdf"' in place.texts()[POSTER]
    assert 'href="/wijken/noord/flyer.pdf"' in place.texts()[FLYER]

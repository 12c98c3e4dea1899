"""Posters and flyers as PDF: PDF/UA-1 (ISO 14289-1) by the checks that the demonstration is held against."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from publishing.pdf.addresses import linked
from publishing.pdf.weasyprint import make_pdf
from tests.contacts.test_printouts import FLYER, POSTER, Place, place
from tools.validators.pdf_ua import CHECKS, Tagged, faults

__all__ = ["place"]

#: A page with all that a check looks at: a mark that says nothing, a table longer than a sheet, another language.
WHOLE = """<!DOCTYPE html>
<html lang="nl"><head><title>Blad</title><link rel="stylesheet" href="/printouts.css"></head>
<body class="wijk-sheet"><header><svg viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg><p>Stad</p></header>
<main><h1>Blad</h1><p lang="tr">Merhaba <a href="https://stad.example.nl/">site (<b>stad</b>)</a></p>
<table class="wijk-sheet__week"><caption class="wijk-hidden">Uren</caption>
<thead class="wijk-hidden"><tr><th scope="col">Dag</th><th scope="col">Uren</th></tr></thead>
<tbody>{rows}</tbody></table>
<div><svg viewBox="0 0 4 4"><title>Code voor stad</title><path d="M0 0h4v4z"/></svg></div></main></body></html>"""
ROW = "<tr><th scope='row'>Dag {number}</th><td>9.00 tot 12.00<br>13.00 tot 17.00<br>19.00 tot 21.00</td></tr>"


@pytest.fixture
def read(repository: Path) -> Callable[[str], tuple[bytes, str]]:
    """Yield each file of a sheet: the style sheet of sheets."""
    style = (repository / "static" / "css" / "printouts.css").read_bytes()
    return lambda path: (style if "printouts" in path else b"", "text/css")


@pytest.fixture
def whole(read: Callable[[str], tuple[bytes, str]]) -> pikepdf.Pdf:
    rows = "".join(ROW.format(number=number) for number in range(40))
    page = WHOLE.format(rows=rows).encode()
    return pikepdf.open(io.BytesIO(make_pdf(page, "/blad.html", read)))


@pytest.mark.parametrize("address", [POSTER, FLYER])
def test_the_pdf_of_a_sheet_is_right_by_every_check(
    place: Place, address: str, read: Callable[[str], tuple[bytes, str]]
) -> None:
    made = make_pdf(place.texts()[address].encode(), address, read)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert faults(pdf) == []
        figures = [str(each.node.Alt) for each in Tagged(pdf).elements("Figure")]
    assert figures == [
        f"QR code for stad.example.nl{address[: address.rindex('/')]}".removesuffix("/poster")
    ]


def test_a_mark_is_left_out_a_code_is_said_and_a_language_is_named(whole: pikepdf.Pdf) -> None:
    assert faults(whole) == []
    assert len(whole.pages) > 1
    file = Tagged(whole)
    assert [str(each.node.Alt) for each in file.elements("Figure")] == ["Code voor stad"]
    assert {str(each.node.Lang) for each in file.elements("P") if "/Lang" in each.node} == {"tr"}
    # The heads of the columns stand on each sheet but the last, which has the code alone.
    heads = [str(each.node.A.Scope) for each in file.elements("TH")]
    assert heads.count("/Column") == 2 * (len(whole.pages) - 1)
    assert heads.count("/Row") == 40


def _figure(file: Tagged) -> Any:
    return next(file.elements("Figure")).node


def _unmarked(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 4 4 re f\n")


def _unowned(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"/MCID 0", b"/MCID 999", 1))


def _cut(pdf: pikepdf.Pdf) -> None:
    row = next(Tagged(pdf).elements("TR"))
    row.kids[0].kids[0].node.Pg = pdf.pages[1].obj


def _first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(Tagged(pdf).elements(kind)).node


#: For each check what it has to see.
BROKEN: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "identified": lambda pdf: _say(pdf, b"pdfuaid:part", b"pdfuaid:conformance"),
    "titled": lambda pdf: _say(pdf, b"dc:title", b"dc:subject"),
    "in_a_language": lambda pdf: _say(pdf, b"<rdf:li>nl<", b"<rdf:li>en<"),
    "marked": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True),
    "all_is_tagged": _unmarked,
    "of_standard_kinds": lambda pdf: _first(pdf, "P").__setitem__("/S", pikepdf.Name.Text),
    "well_nested": lambda pdf: _first(pdf, "TBody").__setitem__("/S", pikepdf.Name.Div),
    "pictures_have_words": lambda pdf: _figure(Tagged(pdf)).__delitem__("/Alt"),
    "headings_in_order": lambda pdf: _first(pdf, "H1").__setitem__("/S", pikepdf.Name.H3),
    "cells_have_heads": lambda pdf: _first(pdf, "TH").A.__delitem__("/Scope"),
    "rows_are_whole": _cut,
    "ways_lead": lambda pdf: _first(pdf, "Link").__setitem__("/S", pikepdf.Name.Span),
    "parents_agree": lambda pdf: pdf.pages[0].__setitem__("/StructParents", 1),
    "letters_are_known": lambda pdf: _font(pdf).__delitem__("/ToUnicode"),
    "for_everybody": lambda pdf: pdf.Root.__setitem__("/OCProperties", pikepdf.Dictionary()),
    "listed": lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/IDTree"),
}


def _say(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    said = pdf.Root.Metadata.read_bytes()
    assert old in said
    pdf.Root.Metadata.write(said.replace(old, new))


def _font(pdf: pikepdf.Pdf) -> Any:
    return next(
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each
    )


def test_every_check_sees_what_breaks_it(whole: pikepdf.Pdf) -> None:
    assert set(BROKEN) == set(CHECKS)
    kept = io.BytesIO()
    whole.save(kept)
    blind = []
    for name, breaks in BROKEN.items():
        with pikepdf.open(io.BytesIO(kept.getvalue())) as pdf:
            breaks(pdf)
            if not list(CHECKS[name](Tagged(pdf))):
                blind.append(name)
    assert blind == []


def test_a_mark_that_is_of_no_element_is_seen(whole: pikepdf.Pdf) -> None:
    _unowned(whole)
    assert list(CHECKS["all_is_tagged"](Tagged(whole)))


def test_the_page_of_a_sheet_names_its_pdf(place: Place) -> None:
    for path, pdf in (
        (POSTER, "/wijken/noord/hub-noord/poster.pdf"),
        (FLYER, "/wijken/noord/flyer.pdf"),
    ):
        page, link = place.texts()[path], f'href="{pdf}"'
        assert link not in re.sub("<!--.*?-->", "", page)
        assert link in re.sub("<!--.*?-->", "", linked(page.encode()).decode())

"""PDF/UA-1 (ISO 14289-1:2014) as far as a machine can tell, by pikepdf.

No registry of packages has veraPDF. So each check stands here with the clause that it is of, and what a person has
to judge (reading order, words that fit their picture) is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure "
    "Formula Form".split()
)
#: What may be in what (ISO 32000-1, 14.8.4.3): parents of these are one of those.
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
}
CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
HEADING = re.compile(r"H([1-6])")
#: Operators that put something on a page.
SHOWING = frozenset(
    {"Tj", "TJ", "'", '"', "Do", "sh", "EI", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
)


@dataclass
class Element:
    """An element of the structure: its kind, itself, and what stands in it."""

    kind: str
    node: Any
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[Any, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield it and all in it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Tagged:
    """A PDF with its structure, read once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root: Any = pdf.Root

    @cached_property
    def tree(self) -> Element:
        """The whole structure; empty when there is none."""
        top = Element("", None)
        if "/StructTreeRoot" in self.root and "/K" in self.root.StructTreeRoot:
            _read(self.root.StructTreeRoot.K, top, None)
        return top

    def elements(self, *kinds: str) -> Iterator[Element]:
        """Yield the elements of some kinds, or all."""
        for each in self.tree.walk():
            if each.kind and (not kinds or each.kind in kinds):
                yield each

    @cached_property
    def xmp(self) -> str:
        """The metadata of the whole."""
        return self.root.Metadata.read_bytes().decode() if "/Metadata" in self.root else ""


def _read(node: Any, into: Element, page: Any) -> None:
    if isinstance(node, pikepdf.Array):
        for each in node:
            _read(each, into, page)
    elif isinstance(node, int):
        into.marks.append((page, node))
    elif "/S" in node:
        element = Element(str(node.S).lstrip("/"), node)
        into.kids.append(element)
        if "/K" in node:
            _read(node.K, element, node.get("/Pg", page))
    elif "/MCID" in node:
        into.marks.append((node.get("/Pg", page), int(node.MCID)))
    elif "/Obj" in node:
        into.annotations.append(node.Obj)


def identified(file: Tagged) -> Iterator[str]:
    """Clause 5: the metadata say which part is followed."""
    if not re.search(r'pdfuaid:part\s*(=\s*"1"|>\s*1\s*<)', file.xmp):
        yield "no pdfuaid:part 1"


def titled(file: Tagged) -> Iterator[str]:
    """Clause 7.1: a title in the metadata, which is shown."""
    if not re.search(r"<dc:title>.*<rdf:li[^>]*>[^<]+</rdf:li>.*</dc:title>", file.xmp, re.DOTALL):
        yield "no dc:title"
    if not file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the title is not shown"


def in_a_language(file: Tagged) -> Iterator[str]:
    """Clause 7.2: the language of the whole and of each part; the metadata say the same."""
    language = str(file.root.get("/Lang", ""))
    if not LANGUAGE.fullmatch(language):
        yield f"the language of the whole is {language!r}"
    if f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li>" not in file.xmp:
        yield "no dc:language, or another than the whole"
    for each in file.elements():
        if "/Lang" in each.node and not LANGUAGE.fullmatch(str(each.node.Lang)):
            yield f"the language of {each.kind} is {str(each.node.Lang)!r}"


def marked(file: Tagged) -> Iterator[str]:
    """Clauses 6.2 and 7.1: tagged, and nobody doubts it."""
    said = file.root.get("/MarkInfo", {})
    if not said.get("/Marked", False) or said.get("/Suspects", False):
        yield "not marked, or suspect"
    if not file.tree.kids:
        yield "no structure"


def all_is_tagged(file: Tagged) -> Iterator[str]:
    """Clause 7.1: what is on a page is of one element, or an artifact; neither in the other."""
    owned: dict[tuple[Any, int], int] = {}
    for element in file.elements():
        for page, mark in element.marks:
            owned[page.objgen, mark] = owned.get((page.objgen, mark), 0) + 1
    for number, page in enumerate(file.pdf.pages, start=1):
        inside: list[int | None] = []
        for each in pikepdf.parse_content_stream(page):
            operands, name = each.operands, str(each.operator)
            if name in ("BDC", "BMC"):
                inside.append(_mark(operands))
                yield from _owner(number, page.objgen, inside, owned)
            elif name == "EMC":
                inside.pop()
            elif name in SHOWING and not inside:
                yield f"page {number}: {name} outside all marks"
    yield from (
        f"mark {mark} is owned {times} times" for (_p, mark), times in owned.items() if times > 1
    )


def _mark(operands: Any) -> int | None:
    """Return the number of a mark; None for an artifact, -1 for what is neither."""
    if str(operands[0]) == "/Artifact":
        return None
    return int(operands[1].get("/MCID", -1)) if len(operands) > 1 else -1


def _owner(
    number: int, page: Any, inside: list[int | None], owned: dict[tuple[Any, int], int]
) -> Iterator[str]:
    mark = inside[-1]
    if mark is not None and (page, mark) not in owned:
        yield f"page {number}: mark {mark} is of no element"
    if None in inside and any(each is not None for each in inside):
        yield f"page {number}: an artifact and mark {mark} in each other"


def of_standard_kinds(file: Tagged) -> Iterator[str]:
    """Clause 7.1: each kind is a standard one, itself or by its role."""
    roles = file.root.get("/StructTreeRoot", {}).get("/RoleMap", {})
    for each in file.elements():
        kind = str(roles.get(f"/{each.kind}", each.kind)).lstrip("/")
        if kind not in STANDARD:
            yield f"{each.kind} is no standard kind"


def well_nested(file: Tagged) -> Iterator[str]:
    """Clauses 7.5 and 7.6: rows and cells in tables, items in lists, and nothing else there."""
    for each in file.elements():
        for kid in each.kids:
            allowed = PARENTS.get(kid.kind)
            if allowed and each.kind not in allowed:
                yield f"{kid.kind} in {each.kind}"
            if kid.kind not in CHILDREN.get(each.kind, {kid.kind}):
                yield f"{kid.kind} in {each.kind}"


def pictures_have_words(file: Tagged) -> Iterator[str]:
    """Clause 7.3: an alternative for each figure. 7.7: for each formula."""
    for each in file.elements("Figure", "Formula"):
        if not str(each.node.get("/Alt", "")).strip() and not str(each.node.get("/ActualText", "")):
            yield f"a {each.kind} without an alternative"


def headings_in_order(file: Tagged) -> Iterator[str]:
    """Clause 7.4.2: the first is H1, and none is skipped. 7.4.4: not of both forms."""
    before = 0
    for each in file.elements():
        found = HEADING.fullmatch(each.kind)
        if each.kind == "H":
            yield "H beside headings with a level"
        if found:
            level = int(found[1])
            if level > before + 1:
                yield f"H{level} after H{before}"
            before = level


def cells_have_heads(file: Tagged) -> Iterator[str]:
    """Clause 7.5: each head has a scope, each cell names heads that are there, and rows have one width."""
    for table in file.elements("Table"):
        rows = [each for each in table.walk() if each.kind == "TR"]
        heads = {
            str(each.node.ID) for each in table.walk() if each.kind == "TH" and "/ID" in each.node
        }
        for each in table.walk():
            said = each.node.get("/A", {})
            if each.kind == "TH" and str(said.get("/Scope", "")) not in (
                "/Row",
                "/Column",
                "/Both",
            ):
                yield "a head without a scope"
            named = [str(name) for name in said.get("/Headers", [])] if each.kind == "TD" else []
            if not set(named) <= heads:
                yield "a cell with heads that are not there"
            if each.kind == "TD" and not named:
                yield "a cell without heads"
        widths = {
            sum(int(cell.node.get("/A", {}).get("/ColSpan", 1)) for cell in row.kids)
            for row in rows
        }
        if len(widths) != 1:
            yield f"rows of {sorted(widths)} cells"


def rows_are_whole(file: Tagged) -> Iterator[str]:
    """Rule of our own: no row of a table is cut by the end of a sheet."""
    for row in file.elements("TR"):
        pages = {page.objgen for each in row.walk() for page, _mark in each.marks}
        if len(pages) > 1:
            yield f"a row on {len(pages)} sheets"


def ways_lead(file: Tagged) -> Iterator[str]:
    """Clause 7.18: each annotation is of an element and says what it is; a link is in a Link; tabs follow."""
    kinds: dict[Any, str] = {}
    for element in file.elements():
        for each in element.annotations:
            kinds[each.objgen] = element.kind
    for number, page in enumerate(file.pdf.pages, start=1):
        found: Any = page.get("/Annots", [])
        if len(found) and str(page.get("/Tabs", "")) != "/S":
            yield f"page {number}: tabs do not follow the structure"
        for each in found:
            kind = "Link" if str(each.get("/Subtype", "")) == "/Link" else "Annot"
            if kinds.get(each.objgen) != kind or "/StructParent" not in each:
                yield f"page {number}: a {kind} that is of no {kind} element"
            if not str(each.get("/Contents", "")).strip():
                yield f"page {number}: a {kind} without words"


def parents_agree(file: Tagged) -> Iterator[str]:
    """Clause 7.1: from what is on a page a reader finds its element, by the tree of parents."""
    root = file.root.get("/StructTreeRoot", {})
    parents = pikepdf.NumberTree(root.ParentTree) if "/ParentTree" in root else {}
    for element in file.elements():
        for page, mark in element.marks:
            row: Any = parents.get(int(page.get("/StructParents", -1)), [])
            if mark >= len(row) or row[mark].objgen != element.node.objgen:
                yield f"mark {mark} of {element.kind} has another parent"
        for each in element.annotations:
            parent = parents.get(int(each.get("/StructParent", -1)))
            if parent is None or parent.objgen != element.node.objgen:
                yield f"an annotation of {element.kind} has another parent"


def letters_are_known(file: Tagged) -> Iterator[str]:
    """Clause 7.21: each font is in the file, and says which letters its shapes are."""
    for font in file.pdf.objects:
        if not isinstance(font, pikepdf.Dictionary) or str(font.get("/Type", "")) != "/Font":
            continue
        name = str(font.get("/BaseFont", ""))
        below = font.get("/DescendantFonts", [font])[0]
        about: Any = below.get("/FontDescriptor", {})
        # A Type 3 font is drawn by its file itself.
        if str(below.get("/Subtype", "")) != "/Type3" and not any(
            key in about for key in ("/FontFile", "/FontFile2", "/FontFile3")
        ):
            yield f"{name} is not in the file"
        if str(below.get("/Subtype", "")) == "/CIDFontType2" and "/CIDToGIDMap" not in below:
            yield f"{name} does not say which shape is which"
        if "/DescendantFonts" in font and "/ToUnicode" not in font:
            yield f"{name} does not say which letter a shape is"


def for_everybody(file: Tagged) -> Iterator[str]:
    """Clauses 7.10, 7.11, 7.15, 7.16 and 7.20: no layers, no files, no XFA, no lock, no reference to others."""
    if file.pdf.is_encrypted:
        yield "locked"
    if "/OCProperties" in file.root or "/XFA" in file.root.get("/AcroForm", {}):
        yield "layers or an XFA form"
    for each in file.pdf.objects:
        if isinstance(each, pikepdf.Stream | pikepdf.Dictionary) and "/Ref" in each:
            yield "a part that is in another file"


def listed(file: Tagged) -> Iterator[str]:
    """ISO 32000-1, 14.7.2: elements that are referred to are in the tree of identifiers."""
    names = {str(each.node.ID) for each in file.elements() if "/ID" in each.node}
    root = file.root.get("/StructTreeRoot", {})
    found = set(pikepdf.NameTree(root.IDTree)) if "/IDTree" in root else set()
    if names != found:
        yield f"identifiers {sorted(names ^ found)} are used and not listed, or listed and not used"


#: All checks, by their name.
CHECKS: dict[str, Callable[[Tagged], Iterator[str]]] = {
    check.__name__: check
    for check in (
        identified,
        titled,
        in_a_language,
        marked,
        all_is_tagged,
        of_standard_kinds,
        well_nested,
        pictures_have_words,
        headings_in_order,
        cells_have_heads,
        rows_are_whole,
        ways_lead,
        parents_agree,
        letters_are_known,
        for_everybody,
        listed,
    )
}


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """Return what is wrong in a PDF, each with the name of its check."""
    file = Tagged(pdf)
    return [f"{name}: {fault}" for name, check in CHECKS.items() for fault in check(file)]

"""What PDF/UA-1 (ISO 14289-1) asks and WeasyPrint leaves out, added before a PDF is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

#: Where the XMP of WeasyPrint says the title; the language stands beside it.
AFTER_TITLE = b"</dc:title>"
LANGUAGE = b"<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>"


def mark_languages() -> None:
    """Have WeasyPrint mark each passage in another language with it (ISO 14289-1, 7.2).

    Of what it makes a mark is known by its element there alone. Once for a process.
    """
    import pydyf
    from weasyprint.pdf import tags

    build = tags._build_box_tree

    def build_with_language(box: Any, *rest: Any) -> Iterator[Any]:
        # What is placed apart (position: absolute) stands in another box.
        inner = getattr(box, "_box", box)
        language = inner.element.get("lang") if inner.element is not None else None
        for made in build(box, *rest):
            if language and inner.element_tag not in ("html", "body"):
                made["Lang"] = pydyf.String(language)
            yield made

    tags._build_box_tree = build_with_language


def finish(document: Any, pdf: Any) -> None:
    """Complete a PDF of WeasyPrint with what it leaves out. `document` is what it was made of."""
    objects = {each.reference: each for each in pdf.objects}
    elements = [each for each in pdf.objects if _name(each, "Type") == "/StructElem"]
    _say_language(pdf, document.metadata.lang or "")
    _say_scopes(elements, objects)
    _list_identifiers(pdf, elements, objects)
    for element in elements:
        _give_to_link(pdf, element, objects)
    for element in elements:
        if _name(element, "S") == "/Figure" and "Alt" not in element:
            _make_artifact(pdf, element, objects)


def _name(thing: Any, key: str) -> str:
    """Return the name that a dictionary has under a key; "" for anything else."""
    found = thing.get(key) if isinstance(thing, dict) else None
    return found if isinstance(found, str) else ""


def _say_language(pdf: Any, language: str) -> None:
    """Name the language in the metadata as well, for who reads those alone."""
    for each in pdf.objects:
        if _name(getattr(each, "extra", None), "Subtype") == "/XML":
            said = AFTER_TITLE + LANGUAGE % language.encode()
            each.stream = [part.replace(AFTER_TITLE, said) for part in each.stream]


def _say_scopes(elements: list[Any], objects: dict[bytes, Any]) -> None:
    """Mark each head of a table: of its column or of its row (7.5)."""
    for element in elements:
        if _name(element, "S") == "/TH":
            row = objects[element["P"]]
            kinds = {_name(objects.get(kid), "S") for kid in row["K"]}
            element["A"]["Scope"] = "/Row" if "/TD" in kinds else "/Column"


def _list_identifiers(pdf: Any, elements: list[Any], objects: dict[bytes, Any]) -> None:
    """List the heads that cells refer to (ISO 32000-1, 14.7.2)."""
    import pydyf

    found = sorted((each["ID"].string, each["ID"], each) for each in elements if "ID" in each)
    if found:
        names = pydyf.Array()
        for _text, identifier, element in found:
            names.extend((identifier, element.reference))
        ends = pydyf.Array([found[0][1], found[-1][1]])
        leaf = pydyf.Dictionary({"Limits": ends, "Names": names})
        pdf.add_object(leaf)
        tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
        pdf.add_object(tree)
        objects[pdf.catalog["StructTreeRoot"]]["IDTree"] = tree.reference


def _give_to_link(pdf: Any, element: Any, objects: dict[bytes, Any]) -> None:
    """Let what can be clicked within a link be of the link itself (7.18.5)."""
    link = element
    while link is not None and _name(link, "S") != "/Link":
        link = objects.get(link.get("P"))
    if link is None or link is element:
        return
    numbers = objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    for kid in [each for each in element["K"] if _name(objects.get(each), "Type") == "/OBJR"]:
        element["K"].remove(kid)
        link["K"].append(kid)
        annotation = objects[objects[kid]["Obj"]]
        numbers[numbers.index(annotation["StructParent"]) + 1] = link.reference


def _make_artifact(pdf: Any, element: Any, objects: dict[bytes, Any]) -> None:
    """Take a picture that says nothing out of what is read (7.3)."""
    page = objects[element["Pg"]]
    root = objects[pdf.catalog["StructTreeRoot"]]
    numbers = objects[root["ParentTree"]]["Nums"]
    marks = numbers[numbers.index(page["StructParents"]) + 1]
    drawn = objects[page["Contents"]].stream
    for mark in [kid for kid in element["K"] if isinstance(kid, int)]:
        (place,) = (
            at
            for at, part in enumerate(drawn)
            if isinstance(part, dict) and part.get("MCID") == mark
        )
        # The tag, its properties and the operator that begins it.
        drawn[place - 1 : place + 2] = ["/Artifact", b"BMC"]
        marks[mark] = "null"
    objects[element["P"]]["K"].remove(element.reference)
    element.clear()

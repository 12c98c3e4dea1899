"""Texts for a translator with a tool of their own: an XLIFF file of one page, or of a whole language."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

from core.languages import SOURCE_LANGUAGE
from translations.state import MACHINE, NOT_NEEDED, OUTDATED, Piece, State
from translations.xliff.codes import ALONE, CLOSE, OPEN, UNWRITABLE, Code, Run, named_as, runs

ONE, TWO = "1.2", "2.0"
VERSIONS = (ONE, TWO)
#: The elements of a version are in its own space (OASIS).
SPACES = {
    ONE: "urn:oasis:names:tc:xliff:document:1.2",
    TWO: "urn:oasis:names:tc:xliff:document:2.0",
}
#: What our codes are called in 1.2.
TAGS = {OPEN: "bpt", CLOSE: "ept", ALONE: "ph"}


def xliff_file(
    version: str, hostname: str, language: str, pages: Iterable[tuple[Any, State]]
) -> bytes:
    """Write the texts of `pages` with what there is of a translation.

    Each page is a `<file>`, each text a unit called `page number|segment`. What is outdated, or made by
    a machine and not read, is marked as unsure; what needs no translation is left out, and so is a text
    with a character that XML cannot have.
    """
    parts = [_head(version, language)]
    for page, state in pages:
        pieces = [] if state.reason else [each for each in state.pieces if _goes_out(each)]
        if pieces:
            parts += _file(version, f"{hostname}/{page.pk}", language, page, pieces)
    parts.append("</xliff>\n")
    return "".join(parts).encode()


def _goes_out(piece: Piece) -> bool:
    texts = piece.new + (piece.translation or "") + (piece.old or "")
    return piece.state != NOT_NEEDED and not UNWRITABLE.search(texts)


def _head(version: str, language: str) -> str:
    languages = f' srcLang="{SOURCE_LANGUAGE}" trgLang="{_attribute(language)}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{SPACES[version]}" version="{version}"{languages if version == TWO else ""}>\n'
    )


def _file(
    version: str, original: str, language: str, page: Any, pieces: Sequence[Piece]
) -> Iterable[str]:
    about = f"{page.title}: {page.full_url or ''}"
    note = f"<note>{_words(about)}</note>"
    place = _attribute(original)
    if version == ONE:
        yield (
            f'  <file original="{place}" datatype="html" source-language="{SOURCE_LANGUAGE}"'
            f' target-language="{_attribute(language)}">\n    <header>{note}</header>\n    <body>\n'
        )
        for each in pieces:
            yield _unit_of_one(f"{page.pk}|{each.key}", each)
        yield "    </body>\n  </file>\n"
        return
    yield (
        f'  <file id="p{page.pk}" original="{place}" canResegment="no" xml:space="preserve">\n'
        f"    <notes>{note}</notes>\n"
    )
    for number, each in enumerate(pieces, 1):
        yield _unit_of_two(f"u{number}", f"{page.pk}|{each.key}", each)
    yield "  </file>\n"


def _notes(piece: Piece) -> list[str]:
    found = []
    if piece.limit:
        found.append(f"At most {piece.limit} characters.")
    if piece.state == OUTDATED and piece.old:
        found.append(f"Was: {' '.join(piece.old.split())}")
    return [f"<note>{_words(each)}</note>" for each in found]


def _both(piece: Piece) -> tuple[list[Run], list[Run]]:
    source = runs(piece.new, rich=piece.rich)
    return source, named_as(runs(piece.translation or "", rich=piece.rich), source)


def _unit_of_one(name: str, piece: Piece) -> str:
    source, target = _both(piece)
    limit = f' maxwidth="{piece.limit}" size-unit="char"' if piece.limit else ""
    place = _attribute(name)
    lines = [
        f'<trans-unit id="{place}" resname="{place}" xml:space="preserve"{limit}>',
        f"  <source>{''.join(map(_in_one, source))}</source>",
    ]
    if target:
        state = {OUTDATED: "needs-adaptation", MACHINE: "needs-review-translation"}
        mark = state.get(piece.state, "translated")
        machine = ' state-qualifier="mt-suggestion"' if piece.state == MACHINE else ""
        words = "".join(map(_in_one, target))
        lines.append(f'  <target state="{mark}"{machine}>{words}</target>')
    lines += [f"  {each}" for each in _notes(piece)]
    return "".join(f"      {each}\n" for each in (*lines, "</trans-unit>"))


def _in_one(run: Run) -> str:
    if isinstance(run, str):
        return _words(run)
    tag = TAGS[run.kind]
    return f'<{tag} id="{run.name}">{_words(run.native)}</{tag}>'


def _unit_of_two(number: str, name: str, piece: Piece) -> str:
    source, target = _both(piece)
    codes = [each.native for each in (*source, *target) if isinstance(each, Code)]
    data = {native: f"d{at}" for at, native in enumerate(dict.fromkeys(codes), 1)}
    lines = [f'<unit id="{number}" name="{_attribute(name)}">']
    if notes := _notes(piece):
        lines.append(f"  <notes>{''.join(notes)}</notes>")
    if data:
        kept = "".join(f'<data id="{at}">{_words(each)}</data>' for each, at in data.items())
        lines.append(f"  <originalData>{kept}</originalData>")
    state = {OUTDATED: ' state="initial" subState="wijkwijzer:outdated"',
             MACHINE: ' state="initial" subState="wijkwijzer:machine"'}  # fmt: skip
    mark = state.get(piece.state, ' state="translated"') if target else ""
    lines.append(f"  <segment{mark}>")
    lines.append(f"    <source>{_in_two(source, data)}</source>")
    if target:
        lines.append(f"    <target>{_in_two(target, data)}</target>")
    return "".join(f"    {each}\n" for each in (*lines, "  </segment>", "</unit>"))


def _in_two(found: Sequence[Run], data: dict[str, str]) -> str:
    closing = {
        each.name: each.native for each in found if isinstance(each, Code) and each.kind == CLOSE
    }
    parts = []
    for each in found:
        if isinstance(each, str):
            parts.append(_words(each))
        elif each.kind == CLOSE:
            parts.append("</pc>")
        elif each.kind == ALONE:
            parts.append(f'<ph id="{each.name}" dataRef="{data[each.native]}"/>')
        else:
            ends = data[closing[each.name]]
            start = data[each.native]
            parts.append(f'<pc id="{each.name}" dataRefStart="{start}" dataRefEnd="{ends}">')
    return "".join(parts)


def _words(text: str) -> str:
    # A reader of XML makes one character of each end of a line, unless it is written as a number.
    return html.escape(text, quote=False).replace("\r", "&#13;")


def _attribute(text: str) -> str:
    found = html.escape(text).replace("\r", "&#13;")
    return found.replace("\n", "&#10;").replace("\t", "&#9;")

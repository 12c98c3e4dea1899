"""Put the letters of more languages into the latin subset of a variable font.

`python tools/font_letters.py LATIN LATIN_EXT`: changes LATIN. Nearly every such letter is a letter
and a mark that the latin subset has already, so one file with all of them is hardly heavier, while
the latin-ext subset brings its own copy of every letter. `vendor_css.py` calls this.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib import hvar

# Turkish and Kurdish, Polish, Czech and Slovak, Hungarian, Romanian, Croatian and Bosnian,
# Lithuanian, Latvian, Estonian. Dutch and Frisian names need no more than latin.
LETTERS = "ĞğİŞşĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěĹĺĽľŇňŔŕŘřŠšŤťŮůŽžŐőŰűĂăȘșȚțĐđĖėĮįŪūŲųĀāĒēĢģĪīĶķĻļŅņ"
# Loose marks and signs of Vietnamese, Yoruba and Hawaiian: those languages need more than these.
SPARE = "\u02bb\u02bc\u0303\u0304\u0309\u0323\u0329"
Shape = tuple[object, ...]


def add_letters(latin: TTFont, extended: TTFont) -> None:
    """Copy LETTERS from one subset of a font into another subset of it, and forget SPARE.

    Raises KeyError for a letter that is not in `extended`.
    """
    known = {_shape(latin, name): name for name in latin.getGlyphOrder()}
    source = extended.getBestCmap()
    for letter in LETTERS:
        name = _copy(extended, latin, source[ord(letter)], known)
        for table in latin["cmap"].tables:
            table.cmap[ord(letter)] = name
        _kern_alike(latin, name, latin.getBestCmap().get(ord(_base(letter))))
    for table in latin["cmap"].tables:
        for sign in SPARE:
            table.cmap.pop(ord(sign), None)
    del latin["HVAR"]
    hvar.add_HVAR(latin)


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _shape(font: TTFont, name: str) -> Shape:
    """Return what makes a glyph the same in both subsets: outline, variations, width."""
    glyph = font["glyf"][name]
    if glyph.isComposite():
        outline: Shape = tuple(
            (_shape(font, part.glyphName), part.x, part.y, str(getattr(part, "transform", "")))
            for part in glyph.components
        )
    elif glyph.numberOfContours:
        outline = (tuple(glyph.coordinates), tuple(glyph.flags), tuple(glyph.endPtsOfContours))
    else:
        outline = ()
    variations = tuple(
        (tuple(sorted(variation.axes.items())), tuple(variation.coordinates))
        for variation in font["gvar"].variations.get(name, ())
    )
    return outline, variations, font["hmtx"][name]


def _copy(source: TTFont, target: TTFont, name: str, known: dict[Shape, str]) -> str:
    """Copy a glyph and the parts of it that the target lacks; return its name there."""
    shape = _shape(source, name)
    if shape in known:
        return known[shape]
    glyph = deepcopy(source["glyf"][name])
    for part in glyph.components if glyph.isComposite() else ():
        part.glyphName = _copy(source, target, part.glyphName, known)
    copied = f"more{len(known)}"
    target["glyf"][copied] = glyph
    target["hmtx"][copied] = source["hmtx"][name]
    target["gvar"].variations[copied] = source["gvar"].variations.get(name, [])
    known[shape] = copied
    return copied


def _kern_alike(font: TTFont, name: str, base: str | None) -> None:
    """Let a letter keep the same distance to its neighbours as the letter without its mark."""
    for pairs in _pairs_by_class(font):
        if base in pairs.Coverage.glyphs and name not in pairs.Coverage.glyphs:
            pairs.Coverage.glyphs.append(name)
        for classes in (pairs.ClassDef1.classDefs, pairs.ClassDef2.classDefs):
            if base in classes:
                classes[name] = classes[base]


def _pairs_by_class(font: TTFont) -> Iterator[otTables.PairPos]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in lookup.SubTable:
            pairs = getattr(subtable, "ExtSubTable", subtable)
            if isinstance(pairs, otTables.PairPos) and pairs.Format == 2:
                yield pairs


def main() -> None:
    """Add the letters to the file that the first argument names, from that of the second."""
    path, extended = map(Path, sys.argv[1:3])
    font = TTFont(path)
    add_letters(font, TTFont(extended))
    font.save(path)


if __name__ == "__main__":
    main()

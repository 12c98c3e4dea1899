"""Reading an XLIFF file: no entities, nothing from elsewhere, limited in size, units and time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _

from core.from_outside import short, whole_number
from core.languages import SOURCE_LANGUAGE
from translations.po.reader import MAX_BYTES, MAX_ENTRIES, Deadline, Entry, PoError, Read
from translations.state import Piece
from translations.xliff.codes import Code, Run, runs, text_of
from translations.xliff.units import MAX_ELEMENTS, Elements, Unit, UnitError
from translations.xliff.writer import SPACES

CHUNK = 64 * 1024
#: What a file may be written in; for another name Python would be asked, which knows more than text.
ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})


def is_xliff(data: bytes) -> bool:
    """Return whether a file says of itself that it is XML, and not a page of a site."""
    start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<?xml", b"<xliff", b"\xff\xfe<", b"\xfe\xff\x00<"))


def read(
    data: bytes, hostname: str, language: str, known: Mapping[str, Piece], deadline: Deadline
) -> Read:
    """Read a file for one municipality and language. Raises PoError when none of it can be used.

    `known` are the texts that may come in, by `page number|segment`: they say which text has tags, and
    what a code is that a tool left empty.
    """
    if len(data) > MAX_BYTES:
        words = _("The file is %(size)d kB; %(allowed)d kB are allowed.")
        raise PoError(words % {"size": len(data) // 1024, "allowed": MAX_BYTES // 1024})
    units = _units(data, _Header(hostname, language), deadline)
    twice = {name for name, number in Counter(each.name for each in units).items() if number > 1}
    found = Read()
    found.rejected = [
        (each[:200], _("It is in the file more than once.")) for each in sorted(twice)
    ]
    for unit in units:
        deadline.keep()
        if unit.name not in twice:
            _sort_out(unit, known.get(unit.name), found)
    return found


class _Header:
    """Holds what a file says of itself against what it has to be."""

    def __init__(self, hostname: str, language: str) -> None:
        self.hostname, self.language = hostname, language

    def root(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        """Look at the first element. Raises PoError."""
        if name != "xliff" or space not in SPACES.values():
            words = _(
                "This is not an XLIFF file of version 1.2 or 2.0: it begins with “%(found)s”."
            )
            raise PoError(words % {"found": short(f"{name} {space}".strip())})
        if "trgLang" in attributes or space == SPACES["2.0"]:
            self._languages(attributes.get("srcLang", ""), attributes.get("trgLang", ""))

    def file(self, attributes: Mapping[str, str]) -> None:
        """Look at one file in it. Raises PoError."""
        if "source-language" in attributes:
            languages = attributes["source-language"], attributes.get("target-language", "")
            self._languages(*languages)
        found = attributes.get("original", "").rpartition("/")[0]
        if found != self.hostname:
            self._refuse(found, self.hostname)

    def _languages(self, source: str, target: str) -> None:
        for found, wanted in ((source, SOURCE_LANGUAGE), (target, self.language)):
            if found.casefold() != wanted.casefold():
                self._refuse(found, wanted)

    def _refuse(self, found: str, wanted: str) -> None:
        words = _("The file is for “%(found)s”, this is “%(wanted)s”.")
        raise PoError(words % {"found": short(found), "wanted": wanted})


def _units(data: bytes, header: _Header, deadline: Deadline) -> list[Unit]:
    elements = Elements(header.root, header.file)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.XmlDeclHandler = _refuse_encodings
    # Without a declaration of types there are no entities and nothing that is fetched.
    parser.StartDoctypeDeclHandler = _refuse_types
    parser.StartElementHandler = elements.start
    parser.EndElementHandler = elements.end
    parser.CharacterDataHandler = elements.words
    try:
        for at in range(0, max(len(data), 1), CHUNK):
            deadline.keep()
            parser.Parse(data[at : at + CHUNK], at + CHUNK >= len(data))
            if len(elements.units) > MAX_ENTRIES:
                words = _("The file has more than %(allowed)d texts.")
                raise PoError(words % {"allowed": MAX_ENTRIES})
    except (expat.ExpatError, LookupError, ValueError) as error:
        number = getattr(error, "lineno", parser.CurrentLineNumber)
        words = _("The file cannot be read at line %(number)d: it has to be a whole XLIFF file.")
        raise PoError(words % {"number": number}) from None
    except UnitError:
        words = _("The file has more than %(allowed)d elements.")
        raise PoError(words % {"allowed": MAX_ELEMENTS}) from None
    return elements.units


def _refuse_encodings(_version: str, encoding: str | None, _alone: int) -> None:
    if encoding is not None and encoding.casefold() not in ENCODINGS:
        words = _("The file is in “%(found)s”: write it in UTF-8.")
        raise PoError(words % {"found": short(encoding)})


def _refuse_types(*_given: Any) -> None:
    raise PoError(_("The file declares types of its own (DOCTYPE): that is not allowed."))


def _sort_out(unit: Unit, piece: Piece | None, found: Read) -> None:
    name = (unit.name or str(unit.number))[:200]
    page, _bar, key = unit.name.partition("|")
    number = whole_number(page)
    rich = piece is not None and piece.rich
    codes = _codes(piece)
    if number is None or not key:
        found.rejected.append((name, _("It does not say which text of which page it is.")))
        return
    source, target = (
        [_filled(each, codes) for each in part] for part in (unit.source, unit.target)
    )
    text = text_of(target, rich=rich)
    if not text.strip():
        found.empty += 1
    elif unit.foreign or any(isinstance(each, Code) and not each.native for each in target):
        found.rejected.append((name, _("It has a code that the Dutch text does not have.")))
    else:
        dutch = text_of(source, rich=rich)
        found.entries.append(Entry(number, key, dutch, text, unit.unsure))


def _codes(piece: Piece | None) -> dict[tuple[str, str], str]:
    dutch = runs(piece.new, rich=piece.rich) if piece else []
    return {each.place: each.native for each in dutch if isinstance(each, Code)}


def _filled(run: Run, codes: Mapping[tuple[str, str], str]) -> Run:
    """Return a run; a code that a tool left empty is what it is in the Dutch text."""
    if isinstance(run, str) or run.native:
        return run
    return replace(run, native=codes.get(run.place, ""))

"""Reading a PO file: from memory only, limited in size, entries and time; nothing is skipped unsaid."""

from __future__ import annotations

import io
import itertools
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, PoFileParser
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.from_outside import short, whole_number
from translations.po.writer import LANGUAGE, SITE

MAX_BYTES = 5 * 1024 * 1024
MAX_ENTRIES = 20_000
#: Lines that say something: 5 MB of texts, folded at 77 characters as gettext does, is half of that.
MAX_LINES = 150_000
#: Seconds that one file may take, from its first byte to the last draft that it makes.
MAX_SECONDS = 4.5
#: The line that a text begins with, also one that is marked as no longer used.
TEXT = re.compile(r"(#~\s*)?msgid\b")
#: How the end of a line is written at the end of a header.
LINE_END = '\\n"'
#: Plural forms that any language has (Unicode CLDR).
MOST_PLURALS = 6


class PoError(Exception):
    """The whole file cannot be used; its text says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated text of a file."""

    page: int
    key: str
    source: str
    text: str
    fuzzy: bool


@dataclass
class Read:
    """What a file has: what can be used, and each text that cannot with its reason."""

    entries: list[Entry] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    empty: int = 0


class Deadline:
    """The moment by which a file has to be dealt with."""

    def __init__(self) -> None:
        self.moment = time.monotonic() + MAX_SECONDS

    def keep(self) -> None:
        """Raise PoError when it is past."""
        if time.monotonic() > self.moment:
            words = _(
                "This file takes longer than %(allowed)s seconds. Nothing was saved: send a file of "
                "fewer pages."
            )
            raise PoError(words % {"allowed": number_format(MAX_SECONDS)})


def read(data: bytes, hostname: str, language: str, deadline: Deadline) -> Read:
    """Read a file for one municipality and language. Raises PoError when none of it can be used."""
    lines, catalog = catalog_of(data, deadline)
    contexts = Counter(_contexts(lines))
    twice = {each for each, number in contexts.items() if number > 1}
    check_header(lines, {SITE: hostname, LANGUAGE: language})
    found = Read()
    found.rejected = [(each, _("It is in the file more than once.")) for each in sorted(twice)]
    for message in catalog:
        if not message.id:
            continue
        deadline.keep()
        if not message.context or message.context not in twice:
            _sort_out(message, found)
    for obsolete in catalog.obsolete.values():
        name = str(obsolete.context or obsolete.id)
        found.rejected.append((name, _("It is marked as no longer used (#~).")))
    return found


def catalog_of(data: bytes, deadline: Deadline) -> tuple[list[str], Catalog]:
    """Return the lines of a file that say something, and its texts. Raises PoError."""
    if len(data) > MAX_BYTES:
        words = _("The file is %(size)d kB; %(allowed)d kB are allowed.")
        raise PoError(words % {"size": len(data) // 1024, "allowed": MAX_BYTES // 1024})
    if not data.strip():
        raise PoError(_("The file is empty."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PoError(_("The file is not a text in UTF-8.")) from None
    if "\x00" in text or 'msgid "' not in text:
        raise PoError(_("This is not a PO file."))
    lines = list(itertools.islice(_lines(text), MAX_LINES + 1))
    if len(lines) > MAX_LINES:
        raise PoError(_("The file has more than %(allowed)d lines.") % {"allowed": MAX_LINES})
    texts = sum(TEXT.match(line) is not None for _number, line in lines)
    if texts > MAX_ENTRIES:
        raise PoError(_("The file has more than %(allowed)d texts.") % {"allowed": MAX_ENTRIES})
    catalog = _parsed(lines, deadline)
    return [line for _number, line in lines], catalog


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers: of the comments those that mark a text.

    Comments about one text are put together by Babel as often as the text stands in the file.
    """
    # Lines as an editor shows them: to Python some characters inside a text end a line too.
    for number, line in enumerate(io.StringIO(text), 1):
        stripped = line.strip()
        if stripped and (not stripped.startswith("#") or stripped.startswith(("#,", "#~"))):
            yield number, stripped


def _contexts(lines: Iterable[str]) -> Iterator[str]:
    """Return the context of each text, which says whose it is."""
    for line in lines:
        if line.startswith("msgctxt"):
            written = line.removeprefix("msgctxt").strip()
            if len(written) > 1 and written[0] == written[-1] == '"':
                yield written[1:-1]


class _Catalog(Catalog):
    """A catalogue whose header is kept as it was written, and believed in nothing.

    Babel makes room for as many plural forms as a header promises, and reads its dates.
    """

    num_plurals = MOST_PLURALS
    mime_headers: Any = property(lambda _self: [], lambda _self, _headers: None)


def _parsed(lines: list[tuple[int, str]], deadline: Deadline) -> Catalog:
    at = lines[0]

    def timed() -> Iterator[str]:
        nonlocal at
        for number, at in enumerate(lines):
            if number % 1000 == 0:
                deadline.keep()
            yield at[1]

    catalog = _Catalog()
    try:
        PoFileParser(catalog, abort_invalid=True).parse(timed())
    except (PoFileError, ValueError, LookupError, AttributeError, TypeError):
        words = _(
            "The file cannot be read at line %(number)d, or just before it: “%(line)s”. It has to "
            "be a whole PO file."
        )
        raise PoError(words % {"number": at[0], "line": short(at[1])}) from None
    return catalog


def check_header(lines: list[str], values: Mapping[str, str]) -> None:
    """Refuse a file whose headers have other values. Raises PoError."""
    headers = _headers(lines)
    for name, wanted in values.items():
        if name not in headers:
            raise PoError(_("The file has no header “%(name)s”.") % {"name": name})
        if headers[name] != wanted:
            words = _("The file is for “%(found)s”, this is “%(wanted)s”.")
            raise PoError(words % {"found": short(headers[name]), "wanted": wanted})


def _headers(lines: Iterable[str]) -> dict[str, str]:
    """Return the headers of the first entry: one on each of its lines, with a written line end."""
    found: dict[str, str] = {}
    for line in itertools.takewhile(lambda each: not each.startswith("msgctxt"), lines):
        if line.startswith('"') and line.endswith(LINE_END):
            name, colon, value = line[1 : -len(LINE_END)].partition(":")
            if colon:
                found.setdefault(name, value.strip(" "))
    return found


def _sort_out(message: object, found: Read) -> None:
    source, text = message.id, message.string  # type: ignore[attr-defined]
    name = str(message.context or source)[:200]  # type: ignore[attr-defined]
    page, _bar, key = str(message.context or "").partition("|")  # type: ignore[attr-defined]
    if not isinstance(source, str) or not isinstance(text, str):
        found.rejected.append((name, _("It has plural forms; our texts have none.")))
    elif (number := whole_number(page)) is None or not key:
        found.rejected.append((name, _("It does not say which text of which page it is.")))
    elif not text.strip():
        found.empty += 1
    else:
        found.entries.append(Entry(number, key, source, text, message.fuzzy))  # type: ignore[attr-defined]

"""Reading a PO file: from memory only, limited in size, entries and time; nothing is skipped unsaid."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from dataclasses import dataclass, field

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po
from django.utils.translation import gettext as _

from translations.po_out import LANGUAGE, SITE

MAX_BYTES = 5 * 1024 * 1024
MAX_ENTRIES = 20_000
#: Seconds that one file may take; what is not done by then is named, and nothing is half saved.
MAX_SECONDS = 5.0
CONTEXT = re.compile(r'^msgctxt\s+"(.*)"\s*$', re.M)


class PoError(Exception):
    """The whole file cannot be used; says why."""


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


def read(data: bytes, hostname: str, language: str) -> Read:
    """Read a file for one municipality and language. Raises PoError when none of it can be used."""
    started = time.monotonic()
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
    if text.count("\nmsgid ") > MAX_ENTRIES:
        raise PoError(_("The file has more than %(allowed)d texts.") % {"allowed": MAX_ENTRIES})
    contexts = Counter(CONTEXT.findall(text))
    twice = {each for each, number in contexts.items() if number > 1}
    catalog = _parsed(text)
    _check_header(text, hostname, language)
    found = Read()
    found.rejected = [(each, _("It is in the file more than once.")) for each in sorted(twice)]
    for message in catalog:
        if not message.id:
            continue
        if time.monotonic() - started > MAX_SECONDS:
            raise PoError(_("Reading the file takes too long. Nothing was saved."))
        if not message.context or message.context not in twice:
            _sort_out(message, found)
    for obsolete in catalog.obsolete.values():
        name = str(obsolete.context or obsolete.id)
        found.rejected.append((name, _("It is marked as no longer used (#~).")))
    return found


def _parsed(text: str) -> Catalog:
    try:
        return read_po(io.StringIO(text), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        raise PoError(_("The file is not a whole PO file: it cannot be read.")) from None


def _check_header(text: str, hostname: str, language: str) -> None:
    # From the text itself: a parser fills in headers that a file does not have.
    start = re.split(r"^msgctxt ", text, maxsplit=1, flags=re.M)[0]
    headers = dict(re.findall(r'^"([\w-]+): *(.*?)\\n"\s*$', start, re.M))
    for name, wanted in ((SITE, hostname), (LANGUAGE, language)):
        if name not in headers:
            raise PoError(_("The file has no header “%(name)s”.") % {"name": name})
        if headers[name] != wanted:
            words = _("The file is for “%(found)s”, this is “%(wanted)s”.")
            raise PoError(words % {"found": headers[name][:80], "wanted": wanted})


def _sort_out(message: object, found: Read) -> None:
    source, text = message.id, message.string  # type: ignore[attr-defined]
    name = str(message.context or source)[:200]  # type: ignore[attr-defined]
    page, _bar, key = str(message.context or "").partition("|")  # type: ignore[attr-defined]
    if not isinstance(source, str) or not isinstance(text, str):
        found.rejected.append((name, _("It has plural forms; our texts have none.")))
    elif not (page.isascii() and page.isdigit() and len(page) < 12 and key):
        found.rejected.append((name, _("It does not say which text of which page it is.")))
    elif not text.strip():
        found.empty += 1
    else:
        found.entries.append(Entry(int(page), key, source, text, message.fuzzy))  # type: ignore[attr-defined]

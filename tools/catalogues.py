"""The phrases of the site: collect them, compile them, and check that none is missing.

tools/catalogues.py update     code and templates -> site/wijkwijzer/locale/<language>/LC_MESSAGES/<domain>.po
tools/catalogues.py compile    *.po -> *.mo, where the *.po is newer
tools/catalogues.py check      exit 1 and a list when a phrase is not collected or not translated

The domain `public` is what residents read, `django` what editors read: `tools/phrases.py` says which
phrase belongs to which. The languages are those of `site/publishing/content/language_table.py`.
"""

from __future__ import annotations

import copy
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from publishing.content.language_table import PHRASES_LANGUAGE, catalogues

REPOSITORY = Path(__file__).resolve().parents[1]
# Run as a program, this file is no part of the package `tools`.
sys.path.insert(0, str(REPOSITORY))

from tools.phrases import EDITORS, PUBLIC, Phrase, found_in  # noqa: E402

LOCALE = REPOSITORY / "site" / "wijkwijzer" / "locale"
#: The catalogues of each domain.
LANGUAGES = {PUBLIC: catalogues(), EDITORS: catalogues(of_editors=True)}
VOLATILE_HEADER = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n', re.M)


def phrases() -> list[Phrase]:
    """Read every phrase from the code and the templates."""
    return list(found_in(REPOSITORY))


def collected() -> dict[str, Catalog]:
    """Return the phrases of each domain."""
    found = {
        domain: Catalog(project="wijkwijzer", charset="utf-8", domain=domain)
        for domain in LANGUAGES
    }
    for each in phrases():
        for domain in each.domains:
            # No line numbers: they would change the catalogue with every edit above a phrase.
            found[domain].add(
                each.message, None, [(each.place, 0)], (), each.comments, context=each.context
            )
    return found


def path_of(language: str, domain: str) -> Path:
    """Return the place of a catalogue."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def read(language: str, domain: str) -> Catalog:
    """Read a catalogue; an empty one when there is none."""
    path = path_of(language, domain)
    if not path.exists():
        return Catalog(locale=language, project="wijkwijzer", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> int:
    """Bring the catalogues up to date with the phrases in use; old ones are dropped."""
    for domain, wanted in collected().items():
        for language in LANGUAGES[domain]:
            catalog = read(language, domain)
            # Guessed translations (fuzzy) would be shown to nobody and look finished.
            # A copy: what is new would be one and the same message in every language.
            catalog.update(copy.deepcopy(wanted), no_fuzzy_matching=True)
            catalog.obsolete.clear()
            _take_from_other_domain(catalog, language, domain)
            if language == PHRASES_LANGUAGE:
                # It holds what English readers see otherwise than the code says it.
                _drop_untranslated(catalog)
            path = path_of(language, domain)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = io.BytesIO()
            write_po(text, catalog, width=100, sort_output=True, include_lineno=False)
            # Dates and tool versions would make every update a change.
            path.write_bytes(VOLATILE_HEADER.sub(b"", text.getvalue()))
    return 0


def _take_from_other_domain(catalog: Catalog, language: str, domain: str) -> None:
    """Move the translation of a phrase that is marked in another way now."""
    known = read(language, PUBLIC if domain == EDITORS else EDITORS)
    for message in catalog:
        other = known.get(message.id, message.context) if message.id else None
        if other is not None and not translated(message) and not other.fuzzy:
            message.string = other.string


def _drop_untranslated(catalog: Catalog) -> None:
    """Leave what has a translation, in all its forms."""
    for message in list(catalog):
        if message.id and not translated(message):
            catalog.delete(message.id, message.context)


def compile_all() -> int:
    """Write each *.mo that is older than its *.po; remove one without."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        catalog = read(source.parts[-3], source.stem)
        # An empty plural would be compiled as an empty text; without it the page is in English.
        _drop_untranslated(catalog)
        with target.open("wb") as file:
            write_mo(file, catalog)
    for target in LOCALE.glob("*/LC_MESSAGES/*.mo"):
        if not target.with_suffix(".po").exists():
            target.unlink()
    return 0


def faults() -> Iterator[str]:
    """Name every phrase that is not collected, not translated, or translated with other fields."""
    wanted = {
        path_of(language, domain) for domain, codes in LANGUAGES.items() for language in codes
    }
    for path in sorted(set(LOCALE.glob("*/LC_MESSAGES/*.po")) - wanted):
        yield f"{path.relative_to(LOCALE)}: no language of the table reads it"
    for domain, catalog in collected().items():
        for language in LANGUAGES[domain]:
            yield from _faults(catalog, language, domain)


def _faults(phrases: Catalog, language: str, domain: str) -> Iterator[str]:
    catalog, name = read(language, domain), f"{language}/{domain}"
    for known in catalog:
        if known.id and phrases.get(known.id, known.context) is None:
            yield f"{name}: no longer used: {known.id!r}"
    for phrase in phrases:
        message = catalog.get(phrase.id, phrase.context)
        where = ", ".join(sorted({place for place, _ in phrase.locations}))
        if not phrase.id:
            continue
        if message is None or not translated(message):
            if language != PHRASES_LANGUAGE:
                yield f"{name}: not translated: {phrase.id!r} ({where})"
        elif message.fuzzy:
            yield f"{name}: fuzzy: {phrase.id!r} ({where})"
        else:
            for error in message.check(catalog):
                yield f"{name}: {phrase.id!r}: {error}"


def translated(message: Message) -> bool:
    """Return whether every form of the phrase has a translation."""
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return all(forms)


def check() -> int:
    """Print the faults; return 1 when there are any."""
    found = list(faults())
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    commands = {"update": update, "compile": compile_all, "check": check}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit(__doc__ or "")
    sys.exit(commands[sys.argv[1]]())

"""The phrases of the site: collect them, compile them, and check that none is missing.

tools/catalogues.py update     code and templates -> site/wijkwijzer/locale/*/LC_MESSAGES/django.po
tools/catalogues.py compile    *.po -> *.mo, where the *.po is newer
tools/catalogues.py check      exit 1 and a list when a phrase is not collected or not translated
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

REPOSITORY = Path(__file__).resolve().parents[1]
LOCALE = REPOSITORY / "site" / "wijkwijzer" / "locale"
#: The languages that must be complete. English is the language of the phrases themselves: its
#: catalogue holds only what an English reader should see otherwise.
COMPLETE = ("nl", "ar", "tr", "pl")
LANGUAGES = ("nl", "en", "ar", "tr", "pl")
#: Editors work in Dutch: phrases that stand only in these files need no other language.
EDITORS_ONLY = re.compile(
    r"/(management|settings|models|cms|border|forms|imports|confirmations|schedule)/"
    r"|core/blocks/blocks\.py$|core/media/(documents|forms|picture_form|pictures)\.py$"
    r"|core/(contact_fields|fields|municipality|page|page_rules|permissions|phone)\.py$"
    r"|publishing/(models|unfinished|explain/phrases)\.py$"
    r"|translations/(po/|release/)?(?!notices)\w+\.py$"
    r"|home/agenda/(forms|moments)\.py$|districts/(forms|geo/boundaries)\.py$"
    r"|contacts/(hubs/forms|hours/exchange/importer|blocks|phrases)\.py$"
    r"|/(base|checks|page_findings|validators|wagtail_hooks)\.py$"
)
VOLATILE_HEADER = re.compile(rb'^"(POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n', re.M)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def collected() -> Catalog:
    """Read every phrase from the code and the templates."""
    catalog = Catalog(project="wijkwijzer", charset="utf-8")
    mapping = (REPOSITORY / "babel.cfg").read_text(encoding="utf-8")
    methods, options = parse_mapping_cfg(  # type: ignore[no-untyped-call]
        io.StringIO(mapping), "babel.cfg"
    )
    found = extract_from_dir(REPOSITORY, methods, options, KEYWORDS, ("Translators:",))
    for filename, _line, message, comments, context in sorted(found, key=lambda item: item[:2]):
        # No line numbers: they would change the catalogue with every edit above a phrase.
        catalog.add(message, None, [(filename, 0)], (), comments, context=context)
    return catalog


def path_of(language: str) -> Path:
    """Return the catalogue's place."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """Read the catalogue of `language`; an empty one when there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="wijkwijzer", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> int:
    """Bring the catalogues up to date with the phrases in use; old ones are dropped."""
    phrases = collected()
    for language in LANGUAGES:
        catalog = read(language)
        # Guessed translations (fuzzy) would be shown to nobody and look finished.
        catalog.update(phrases, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = io.BytesIO()
        write_po(text, catalog, width=100, sort_output=True, include_lineno=False)
        # Dates and tool versions would make every update a change.
        path.write_bytes(VOLATILE_HEADER.sub(b"", text.getvalue()))
    return 0


def compile_all() -> int:
    """Write each *.mo that is older than its *.po."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        catalog = read(source.parts[-3])
        with target.open("wb") as file:
            write_mo(file, catalog)
    return 0


def faults() -> Iterator[str]:
    """Name every phrase that is not collected, not translated, or translated with other fields."""
    phrases = collected()
    for language in COMPLETE:
        catalog = read(language)
        for phrase in phrases:
            if not phrase.id:
                continue
            message = catalog.get(phrase.id, phrase.context)
            where = ", ".join(sorted({name for name, _ in phrase.locations}))
            if language != "nl" and all(EDITORS_ONLY.search(name) for name, _ in phrase.locations):
                continue
            if message is None or not translated(message):
                yield f"{language}: not translated: {phrase.id!r} ({where})"
            elif message.fuzzy:
                yield f"{language}: fuzzy: {phrase.id!r} ({where})"
            else:
                for error in message.check(catalog):
                    yield f"{language}: {phrase.id!r}: {error}"


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

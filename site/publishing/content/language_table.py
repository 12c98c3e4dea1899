"""The languages that a site can be in: the one list that all others follow.

Adding a language is an entry here and a catalogue of phrases (docs/architecture.md). Settings, the
catalogues, the pages, feeds, the open data and the demonstration read this table; `manage.py check`
names what an entry lacks. It needs no Django settings: the settings read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from publishing.content.phrases import shared

#: Content is written in this language; every other is a translation of it.
SOURCE_LANGUAGE = "nl"
#: The phrases in the code are in this language: it is complete without a catalogue.
PHRASES_LANGUAGE = "en"


@dataclass(frozen=True, kw_only=True)
class LanguageEntry:
    """What differs from language to language.

    code          the BCP 47 tag, part of addresses
    name          what its speakers call it
    clock         a time of day in CLDR's letters: the short form of CLDR is not what signs say
    euros         an amount in whole euros, in CLDR's letters
    eu            its term in the list of languages of the EU, for DCAT
    locale        its CLDR locale, with the region that decides how numbers are written
    calendar      its CLDR locale for dates, when that is another
    catalogue     whose phrases it has: its own, or those of the language it is a variant of
    django        what Django calls it
    editors       whether the CMS can be read in it
    called        the phrase that names it in other languages, when CLDR has none
    with_weekday  how a weekday and a date stand together
    semicolon     what stands between parts of a sentence that have commas
    capitals      small letters whose capital is not the usual one
    alphabet      its letters in their order, when some are more than a letter with a sign
    article       an article that is written on to its word
    search        the last part of the address of the search page
    """

    code: str
    name: str
    clock: str = ""
    euros: str = ""
    eu: str = ""
    locale: str = ""
    calendar: str = ""
    catalogue: str = ""
    django: str = ""
    editors: bool = False
    called: str | Promise = ""
    with_weekday: str = "{weekday} {day}"
    semicolon: str = "; "
    capitals: Mapping[str, str] = field(default_factory=dict)
    alphabet: str = ""
    article: str = ""
    search: str = "search"

    @property
    def base(self) -> str:
        """The language without its variant."""
        return self.code.partition("-")[0]

    @property
    def folder(self) -> str:
        """The folder of its catalogue, as gettext names it: of `sr-Latn` it is `sr_Latn`."""
        return (self.catalogue or self.code).replace("-", "_")


#: The euro sign before the amount, as on Dutch letters, and behind it.
EURO_FIRST, EURO_LAST = "¤\xa0#,##0", "#,##0\xa0¤"

TABLE: dict[str, LanguageEntry] = {
    entry.code: entry
    for entry in (
        LanguageEntry(
            code="nl",
            name="Nederlands",
            clock="H.mm",
            euros=EURO_FIRST,
            eu="NLD",
            editors=True,
            search="zoeken",
        ),
        LanguageEntry(
            code="en",
            name="English",
            locale="en_GB",
            clock="H:mm",
            euros=EURO_FIRST,
            eu="ENG",
            editors=True,
        ),
        LanguageEntry(
            code="ar",
            name="العربية",
            # Plain `ar` writes Arabic-Indic digits in some versions of CLDR; signs have European ones.
            locale="ar_MA",
            # Names of months that readers from most countries know.
            calendar="ar_AE",
            clock="H:mm",
            euros=EURO_FIRST,
            eu="ARA",
            with_weekday="{weekday}، {day}",
            article="ال",
            semicolon="؛ ",
        ),
        LanguageEntry(
            code="tr",
            alphabet="abcçdefgğhıijklmnoöpqrsştuüvwxyz",
            name="Türkçe",
            clock="HH:mm",
            euros=EURO_FIRST,
            eu="TUR",
            with_weekday="{day} {weekday}",
            capitals={"i": "İ"},
        ),
        LanguageEntry(
            code="pl",
            alphabet="aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
            name="Polski",
            clock="HH:mm",
            euros=EURO_LAST,
            eu="POL",
            with_weekday="{weekday}, {day}",
        ),
        LanguageEntry(
            # “simple” is a registered variant, so this is a valid tag in HTML too.
            code="nl-simple",
            name="Eenvoudig Nederlands",
            called=shared("plain Dutch"),
            clock="H.mm",
            euros=EURO_FIRST,
            eu="NLD",
            catalogue="nl",
            django="nl",
        ),
    )
}


def entry_of(code: str) -> LanguageEntry:
    """Return the entry of a language; one that says its code and nothing else when it has none."""
    return TABLE.get(code) or LanguageEntry(code=code, name="")


def choices() -> list[tuple[str, str]]:
    """Return the codes with the names that languages have for themselves: Django's LANGUAGES."""
    return [(entry.code, entry.name) for entry in TABLE.values()]


def choices_of_editors() -> list[tuple[str, str]]:
    """Return the languages that the CMS can be read in."""
    return [(entry.code, entry.name) for entry in TABLE.values() if entry.editors]


def catalogues(*, of_editors: bool = False) -> list[str]:
    """Return the folders of the catalogues that residents or editors read, in the order of the table."""
    found = (entry for entry in TABLE.values() if entry.editors or not of_editors)
    return list(dict.fromkeys(entry.folder for entry in found))

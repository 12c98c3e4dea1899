"""Reading a municipality's own settings: its languages, texts and words."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.fields import split_codes
from core.languages import SOURCE_LANGUAGE
from core.models.municipality import (
    MunicipalityRow,
    MunicipalitySettings,
    MunicipalityTextRow,
    TermRow,
)
from publishing.content.phrases import public
from publishing.content.reader import Reader
from publishing.unfinished import Lack


def served_languages(site_id: int) -> tuple[str, ...]:
    """Return the languages that a site serves, the source first. Reads the database."""
    stored = MunicipalitySettings.stored_of(site_id)
    codes = split_codes(stored.languages) if stored else ()
    return (SOURCE_LANGUAGE, *(code for code in codes if code != SOURCE_LANGUAGE))


def settings_that_lack(site_id: int) -> Iterator[Lack]:
    """Return what a site lacks of its settings before it can be public. Reads the database."""
    stored = MunicipalitySettings.stored_of(site_id)
    if stored is None or not stored.name.strip():
        yield Lack(
            _("Nobody filled in the name of the municipality: Settings, Municipality."),
            "wagtailsettings:edit",
            ("core", "municipalitysettings", site_id),
        )


def municipality(read: Reader) -> MunicipalityRow:
    """Return the settings of the site. Raises LookupError before somebody filled them in."""
    found = read.where(MunicipalityRow, "site_id", read.site.id)
    if not found:
        raise LookupError(f"site {read.site.hostname} has no municipality settings yet")
    return found[0]


def texts(read: Reader) -> MunicipalityTextRow:
    """Return the site's texts in the language of this output, else in the source language."""
    return texts_in(read, read.code)


def texts_in(read: Reader, language: str) -> MunicipalityTextRow:
    """Return the site's texts in a language, else in the source language."""
    settings = municipality(read)
    by_language = {
        row.language: row for row in read.where(MunicipalityTextRow, "settings_id", settings.id)
    }
    for code in (language, read.source_language):
        if code in by_language:
            return by_language[code]
    return MunicipalityTextRow(0, settings.id, read.source_language, settings.name, "", "")


#: Our own words for what municipalities call differently.
DEFAULT_TERMS = {
    "district": (public("District"), public("Districts")),
    "hub": (public("Hub"), public("Hubs")),
    "council": (public("District council"), public("District councils")),
    "budget": (public("District budget"), public("District budgets")),
    "initiative": (public("Residents' initiative"), public("Residents' initiatives")),
}


def term(read: Reader, name: str, *, plural: bool = False) -> str:
    """Return what this municipality calls a thing, in the language of this output."""
    settings = municipality(read)
    for row in read.where(TermRow, "settings_id", settings.id):
        if row.term == name and row.language == read.code:
            return row.plural if plural else row.singular
    return read.language.gettext(DEFAULT_TERMS[name][1 if plural else 0])

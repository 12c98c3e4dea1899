"""A language: its direction, its phrases (gettext) and its ways of writing (CLDR)."""

from __future__ import annotations

import functools
import gettext
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.support import Translations
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language_info

from publishing.content.language_table import EURO_FIRST, LanguageEntry, entry_of
from publishing.content.letters import SortKey, first_letter, sort_key
from publishing.content.phrases import NOTHING_OWN, PUBLIC_DOMAIN, OwnPhrases, said, shared

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: Languages that people speak, that CLDR has no name for and that no site is in.
UNNAMED = {"ber": shared("Berber")}
#: A site writes the same few thousand dates, times and amounts on all its pages.
_remembered = functools.lru_cache(maxsize=20_000)


@dataclass(frozen=True)
class Language:
    """One language, with everything that differs from language to language."""

    code: str
    #: What the site says otherwise, in this language.
    own: OwnPhrases = NOTHING_OWN

    @functools.cached_property
    def entry(self) -> LanguageEntry:
        """What the table of languages says of it."""
        return entry_of(self.code)

    @property
    def base(self) -> str:
        """The language without its variant: plain Dutch is read and counted as Dutch."""
        return self.entry.base

    @functools.cached_property
    def locale(self) -> Locale:
        """The CLDR data. Digits are European ones in every language, as on Dutch signs."""
        return Locale.parse(self.entry.locale or self.base)

    @functools.cached_property
    def calendar(self) -> Locale:
        """The CLDR data for dates."""
        return Locale.parse(self.entry.calendar) if self.entry.calendar else self.locale

    @functools.cached_property
    def direction(self) -> str:
        """The direction of the script: `ltr` or `rtl`."""
        return self.locale.text_direction

    @functools.cached_property
    def name(self) -> str:
        """The name of the language in the language itself."""
        return self.entry.name or self.locale.display_name or self.code

    @functools.cached_property
    def translations(self) -> gettext.NullTranslations:
        """The phrases of the public site; the English ones are the keys."""
        for path in settings.LOCALE_PATHS:
            found = Translations.load(str(path), [self.entry.folder], domain=PUBLIC_DOMAIN)
            if isinstance(found, Translations):
                return found
        return gettext.NullTranslations()

    def gettext(self, message: str) -> str:
        """Translate a phrase."""
        own = self.own.get(message)
        return self.translations.gettext(message) if own is None else own

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Translate a phrase with a number."""
        own = self.own.get(singular)
        if own is not None:
            return own
        return self.translations.ngettext(singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        """Translate a phrase that means different things in different places."""
        return self.translations.pgettext(context, message)

    @_remembered
    def day(self, value: date) -> str:
        """Write a date in full: 22 november 2026."""
        return format_date(value, "d MMMM y", locale=self.calendar)

    @_remembered
    def short_day(self, value: date) -> str:
        """Write a date without its year: 22 november."""
        return format_date(value, "d MMMM", locale=self.calendar)

    @_remembered
    def weekday_day(self, value: date) -> str:
        """Write a date with its weekday: zondag 22 november 2026."""
        return self.with_weekday(value, self.day(value))

    def with_weekday(self, value: date, day: str) -> str:
        """Put the weekday of a date beside what is written for its day."""
        return self.entry.with_weekday.format(weekday=self.weekday(value), day=day)

    @_remembered
    def weekday(self, value: date) -> str:
        """Write the weekday of a date: zondag."""
        return format_date(value, "EEEE", locale=self.calendar)

    @_remembered
    def month(self, value: date) -> str:
        """Write the month of a date with its year: november 2026."""
        return format_date(value, "LLLL y", locale=self.calendar)

    @_remembered
    def clock(self, value: time | datetime) -> str:
        """Write a time of day: 9.00."""
        if isinstance(value, datetime):
            value = value.astimezone(AMSTERDAM).time()
        return format_time(value, self.entry.clock or "H:mm", locale=self.locale)

    def clock_range(self, start: time, end: time) -> str:
        """Write two times in words: a dash between numbers is read backwards from right to left."""
        whole_day = start == end == time.min
        # Translators: hours of a day, e.g. “9.00 tot 17.00 uur”.
        return self.gettext("%(start)s to %(end)s") % {
            "start": self.clock(start),
            "end": self._end_of_day if whole_day else self.clock(end),
        }

    @property
    def _end_of_day(self) -> str:
        """Write the end of a day: 24.00. No clock shows it."""
        return self.clock(time(23)).replace(self.number(23), self.number(24))

    def moment(self, value: datetime) -> str:
        """Write a moment in Dutch time: zondag 22 november 2026 om 19.30 uur."""
        local = value.astimezone(AMSTERDAM)
        return self.gettext("%(day)s at %(time)s") % {
            "day": self.weekday_day(local.date()),
            "time": self.clock(local),
        }

    @_remembered
    def number(self, value: float) -> str:
        """Write a number."""
        return format_decimal(value, locale=self.locale)

    @_remembered
    def money(self, value: int) -> str:
        """Write an amount in whole euros: € 31.080."""
        pattern = self.entry.euros or EURO_FIRST
        return format_currency(value, "EUR", pattern, locale=self.locale, currency_digits=False)

    @_remembered
    def percent(self, value: float) -> str:
        """Write a share: 0.25 is 25 %."""
        return format_percent(value, locale=self.locale)

    def capital(self, text: str) -> str:
        """Begin a text with a capital: `i` has one with a dot in Turkish."""
        first = self.entry.capitals.get(text[:1]) or text[:1].upper()
        return first + text[1:]

    def join(self, items: list[str] | tuple[str, ...]) -> str:
        """Write a list: a, b en c."""
        return format_list(list(items), locale=self.locale)

    def sort_key(self, text: str) -> SortKey:
        """Return what a name is sorted by in a list of this language."""
        return sort_key(text, self.entry.alphabet)

    def first_letter(self, text: str) -> str:
        """Return the letter that a name is found under in a list of this language."""
        return first_letter(text, self.entry.alphabet)

    def language_name(self, code: str) -> str:
        """Name another language in this one."""
        own = _called(code)
        return self.gettext(said(own)) if own else self.locale.languages.get(code) or code


@functools.cache
def language(code: str) -> Language:
    """Return the language with a BCP 47 code. Raises babel.UnknownLocaleError for an unknown one."""
    found = Language(code)
    found.locale  # noqa: B018  an unknown code must fail here, not in the middle of a page
    return found


def name_for_editors(code: str) -> str:
    """Name a language in the language of the editor: “Engels”, “eenvoudig Nederlands”."""
    own = _called(code)
    return str(own or get_language_info(entry_of(code).django or code)["name_translated"])


def has_catalogue(code: str) -> bool:
    """Return whether there is a compiled catalogue of public phrases for a language."""
    return isinstance(Language(code).translations, Translations)


def phrases_of(code: str) -> set[str]:
    """Return the public phrases that a language has a translation of; of a plural, its singular."""
    known: dict[str | tuple[str, int], str] = getattr(Language(code).translations, "_catalog", {})
    return {key[0] if isinstance(key, tuple) else key for key in known} - {""}


def known_to_cldr(locale: str) -> bool:
    """Return whether CLDR has a locale."""
    try:
        Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def known_to_django(code: str) -> bool:
    """Return whether Django has a name for a language, which the CMS shows."""
    try:
        get_language_info(code)
    except KeyError:
        return False
    return True


def _called(code: str) -> Promise | str:
    """Return the phrase that names a language which CLDR has no name for."""
    return entry_of(code).called or UNNAMED.get(code, "")

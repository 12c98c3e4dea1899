"""The languages that people speak at a hub or on the phone."""

from __future__ import annotations

from publishing.content.language_table import TABLE
from publishing.content.languages import language
from publishing.content.letters import sort_key

#: BCP 47 codes. Names come from CLDR, so a new language needs no translator.
#: Sign language has no name in CLDR under this key everywhere; it is a service of a hub instead.
OTHERS = [
    "es",
    "pt",
    "fr",
    "de",
    "it",
    "ro",
    "bg",
    "ru",
    "uk",
    "fa",
    "ps",
    "ku",
    "so",
    "ti",
    "am",
    "ber",
    "zh",
    "hi",
    "ur",
    "id",
    "pap",
    "vi",
    "el",
    "hr",
    "sr",
    "bs",
]
#: Each language that a site can be in is spoken as well.
CODES = list(dict.fromkeys([*(entry.base for entry in TABLE.values()), *OTHERS]))


def language_name(code: str, display: str) -> str:
    """Name the language `code` in the language `display`; the code itself when CLDR has none."""
    return language(display).language_name(code)


def spoken_languages() -> list[tuple[str, str]]:
    """Return the codes with their Dutch names, in the order of those names."""
    dutch = [(code, language_name(code, "nl")) for code in CODES]
    return sorted(dutch, key=lambda pair: sort_key(pair[1]))

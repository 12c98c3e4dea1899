"""Words that a Dutch user of the CMS should not meet: English, raw names of fields, values of the program."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from html.parser import HTMLParser
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.utils import translation

#: Words that are the same in Dutch, or a name.
THE_SAME = frozenset(
    "Account Agenda Breadcrumbs Contact Document Download E-mail Hindi Open Partners Privacy Site Sites "
    "Status Tags Type Urdu Website agenda lift Pagina Root Wijkwijzer Groep Wagtail Filters Filter Datum "
    "Details Link Links Video Media Collectie Tag Permalink Alias Hash Kop Code".split()
) | {"Download CSV", "Download XLSX", "Open data", "Keti Koti", "Sites menu", "Main menu"}
#: What the program calls nothing, and yes and no.
RAW = frozenset({"None", "True", "False", "null", "undefined"})
#: The same within a sentence, and a number that runs into the word behind it: “1-2van 2None”.
JOINED = re.compile(
    r"(?<![^\W\d])(?:None|True|False|undefined)\b|\b\d+(?!(?:ste|de|px)\b)[a-z]{2,}\b"
)
FIELD = re.compile(r"[a-z]+(?:_[a-z]+)+")
#: Words that no Dutch sentence has.
ENGLISH = re.compile(
    r"\b(?:the|your|you|this|that|these|which|with|from|has|been|choose|add|edit|delete|ago)\b",
    re.I,
)
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value")
UNREAD = frozenset({"script", "style", "template", "textarea", "code", "svg"})
VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "use", "wbr", "col", "source", "path"}
)


class Reader(HTMLParser):
    """Collects what somebody reads or hears of a screen, where it is said to be Dutch."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        #: Of each open element whether its words count.
        self._open: list[tuple[str, bool]] = [("", True)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read the attributes of an element."""
        known = dict(attrs)
        language = known.get("lang") or "nl"
        counts = self._open[-1][1] and tag not in UNREAD and language.startswith("nl")
        if counts:
            spoken = [known.get(each) for each in SPOKEN]
            if tag == "input" and known.get("type") in ("submit", "button"):
                spoken.append(known.get("value"))
            self.words += [" ".join(each.split()) for each in spoken if each]
        if tag not in VOID:
            self._open.append((tag, counts))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        if any(name == tag for name, _counts in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Read a text."""
        if self._open[-1][1] and (words := " ".join(data.split())):
            self.words.append(words)


@functools.cache
def phrases() -> frozenset[str]:
    """Return the English of Django's, Wagtail's and our own catalogues that is not what Dutch says."""
    folders = [Path(each.path) / "locale" for each in apps.get_app_configs()]
    folders += [Path(django.__file__).parent / "conf/locale", *map(Path, settings.LOCALE_PATHS)]
    english: set[str] = set()
    for folder in folders:
        for path in folder.glob("nl/LC_MESSAGES/django.mo"):
            with path.open("rb") as file:
                catalogue = GNUTranslations(file)._catalog  # type: ignore[attr-defined]
            english |= {each if isinstance(each, str) else each[0] for each in catalogue}
        for path in folder.glob("en/LC_MESSAGES/django.po"):
            text = path.read_text(encoding="utf-8")
            english |= set(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE))
    with translation.override("nl"):
        dutch = {translation.gettext(each) for each in english if "\x04" not in each}
    return frozenset(
        each for each in english - dutch - THE_SAME if "%" not in each and len(each) > 1
    )


def unseen(html: str, names: frozenset[str]) -> Iterator[str]:
    """Yield what is not Dutch on a screen. `names` are titles of pages and the like: written by people."""
    reader = Reader()
    reader.feed(html)
    for words in dict.fromkeys(reader.words):
        if words in names or any(each in words for each in names if len(each) > 3):
            continue
        if (
            words in RAW
            or JOINED.search(words)
            or FIELD.fullmatch(words)
            or words in phrases()
            or ENGLISH.search(words)
        ):
            yield words

"""The language of each word is that of its nearest `lang` (WCAG 3.1.2), on every page of the demo.

Two ways to see a fault: a phrase of ours stands under another language than the one that it is said in,
and a text that Dutch pages have stands under the language of a translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest

from publishing.content.language_table import PHRASES_LANGUAGE, TABLE
from publishing.content.languages import language
from tests.browser.demo import Demo, Page, PublicSite
from tests.browser.report import no_faults

#: Words that make a text Dutch; names have none of them.
DUTCH = re.compile(
    r"\b(de|het|een|van|voor|met|naar|niet|wij|ons|uw|zijn|wordt|worden|bij|ook|als|kunt|wie|op|om)\b",
    re.IGNORECASE,
)
SAID = ("alt", "aria-label", "title", "placeholder", "data-label")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
#: What carries no language: a name, a number, a word that several languages share.
SHORTEST = 4


class Words(HTMLParser):
    """Collects each text of a page with the language of its nearest `lang`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._langs: list[tuple[str, str]] = []
        self._silent = 0

    def _say(self, text: str, lang: str) -> None:
        plain = " ".join(text.split())
        if plain:
            self.found.append((plain, lang))

    @property
    def lang(self) -> str:
        return self._langs[-1][1] if self._langs else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        lang = values.get("lang") or self.lang
        for name in SAID:
            if name != "title" or tag not in ("link",):
                self._say(values.get(name) or "", lang)
        if tag not in VOID:
            self._langs.append((tag, lang))
            self._silent += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        while self._langs:
            name, _lang = self._langs.pop()
            self._silent -= name in ("script", "style")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._say(data, self.lang)


def words_of(page: Page) -> list[tuple[str, str]]:
    reader = Words()
    # A place to break is no end of a text.
    reader.feed(page.html.replace("<wbr>", ""))
    return reader.found


@cache
def phrases(code: str) -> frozenset[str]:
    """Return the phrases of a language that are said otherwise in Dutch, without those with a blank."""
    ours, dutch = language(code).translations, language("nl").translations
    catalogue = getattr(dutch, "_catalog", {})
    found = set()
    for key in catalogue:
        message = key if isinstance(key, str) else key[0]
        text = message if code == PHRASES_LANGUAGE else ours.gettext(message)
        if text != dutch.gettext(message) and "%" not in text and "{" not in text:
            found.add(text)
    return frozenset(each for each in found if len(each) >= SHORTEST)


def faults(site: PublicSite, code: str) -> Iterator[str]:
    """Yield each text of the pages of a language that stands under the wrong one."""
    dutch = {
        text
        for page in site.pages
        if page.language == "nl"
        for text, _lang in words_of(page)
        if len(DUTCH.findall(text)) > 1
    }
    ours = phrases(code) - {text for text in phrases(code) if language("nl").gettext(text) == text}
    seen = set()
    for page in site.pages:
        if page.language != code:
            continue
        for text, lang in words_of(page):
            wrong = (lang == code and text in dutch) or (lang == "nl" and text in ours)
            if wrong and (text, lang) not in seen:
                seen.add((text, lang))
                yield f"{page.path}: lang={lang}: {text[:90]}"


LANGUAGES = [code for code in TABLE if code != "nl"]


@pytest.mark.parametrize("name", ["rotterdam", "hilversum"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_stands_under_its_language(demo_site: Demo, name: str, code: str) -> None:
    no_faults(list(faults(demo_site.site(name), code)))

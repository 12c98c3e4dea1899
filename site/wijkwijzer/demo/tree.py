"""Puts pages of the demonstration in Wagtail's tree, once, in each language that they are written in."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from django.utils.text import slugify
from wagtail.models import Locale, Page

from districts.models import DistrictPage
from wijkwijzer.demo.body import BodyWriter
from wijkwijzer.demo.shapes import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAMESPACE = uuid.UUID("6f3c2f0a-7a35-5f0e-8c0d-21d7f4f5f9a2")
LANGUAGES = ("nl", "en", "ar")
SOURCE = LANGUAGES[0]
# Wagtail allows 255 characters; addresses are better when they can be read out.
SLUG_LENGTH = 60


class Alt(Protocol):
    """Gives the alternative text of a picture in a language."""

    def __call__(self, key: str, language: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Written:
    """The prose that waits until all pages that it refers to are there."""

    model: type[Any]
    pk: int
    name: str
    language: str
    text: str


def at(day: date, clock: str = "09:00") -> datetime:
    """Return a moment in Dutch time."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=AMSTERDAM)


class Tree:
    """The pages of one municipality, by key and language.

    A page that is there already is left as it is: editors may have changed it.
    """

    def __init__(
        self, municipality: str, anchor: date, files: Mapping[tuple[str, str], int], alt: Alt
    ) -> None:
        self.municipality = municipality
        self.anchor = anchor
        self.added = 0
        self._files = files
        self._alt = alt
        self._locales = {code: Locale.objects.get(language_code=code) for code in LANGUAGES}
        self._numbers: dict[tuple[uuid.UUID, str], int] = {
            (key, code): pk
            for key, code, pk in Page.objects.values_list(
                "translation_key", "locale__language_code", "pk"
            )
        }
        self._pages: dict[int, Page] = {}
        self._written: list[Written] = []

    def number(self, key: str, language: str = SOURCE) -> int:
        """Return the number of a page. Raises KeyError with the key when it is not there."""
        try:
            return self._numbers[self._uuid(key), language]
        except KeyError:
            raise KeyError(f"no page {key!r} in {language!r} in {self.municipality}") from None

    def page(self, key: str, language: str = SOURCE) -> Page:
        """Return a page as Wagtail's plain page."""
        number = self.number(key, language)
        if number not in self._pages:
            self._pages[number] = Page.objects.get(pk=number)
        return self._pages[number]

    def add(
        self,
        key: str,
        model: type[Any],
        parent: str | None,
        title: Text,
        *,
        introduction: Text | None = None,
        body: Text | None = None,
        slug: Text | None = None,
        slug_arabic: str = "",
        needed: Mapping[str, Any] | None = None,
        facts: Callable[[Any], None] | None = None,
        prose: Callable[[Any, str], None] | None = None,
        since: date | None = None,
        menu: bool = False,
    ) -> bool:
        """Add a page in each language that has a title, below the parent in that language.

        Return whether the source page is new.

        `needed` are the fields that no row can do without, `facts` sets the others on the source
        page, `prose` sets texts in a language. Without a parent the page is a start page.
        """
        new = False
        for language in LANGUAGES:
            if not title.get(language) or (self._uuid(key), language) in self._numbers:
                continue
            if parent is not None and (self._uuid(parent), language) not in self._numbers:
                continue
            page = model(
                title=title.get(language),
                slug=slug_arabic
                if slug_arabic and language == "ar"
                else self._slug(slug or title, language),
                locale=self._locales[language],
                translation_key=self._uuid(key),
                introduction=introduction.get(language) if introduction else "",
                show_in_menus=menu,
                first_published_at=at(since or self.anchor),
                last_published_at=at(since or self.anchor),
                **(needed or {}),
            )
            if facts and language == SOURCE:
                facts(page)
            if prose:
                prose(page, language)
            self._place(page, key, parent, language)
            if body and body.get(language):
                self._written.append(Written(model, page.pk, key, language, body.get(language)))
            new = new or language == SOURCE
        return new

    def write(self) -> None:
        """Write the prose of the pages that were added."""
        for waiting in self._written:
            writer = BodyWriter(
                f"{self.municipality}/{waiting.name}", waiting.language, self.resolve, self._alt
            )
            stream = waiting.model._meta.get_field("body").stream_block
            value = stream.to_python(writer.blocks(waiting.text))
            waiting.model.objects.filter(pk=waiting.pk).update(body=value)
        self._written.clear()

    def resolve(self, kind: str, key: str) -> int:
        """Return the number of a page, picture or document."""
        return self.number(key) if kind == "page" else self._files[kind, key]

    def picture_alt(self, key: str) -> Callable[[Any, str], None] | None:
        """Return what gives a page the text of a picture in another language than the picture's."""
        if not key:
            return None

        def prose(page: Any, language: str) -> None:
            page.picture_alt = "" if language == SOURCE else self._alt(key, language)

        return prose

    def districts(self, keys: Sequence[str]) -> list[DistrictPage]:
        """Return the source pages of districts."""
        numbers = [self.number(f"district:{key}") for key in keys]
        return list(DistrictPage.objects.filter(pk__in=numbers).order_by("path"))

    def _place(self, page: Any, key: str, parent: str | None, language: str) -> None:
        above = Page.get_first_root_node() if parent is None else self.page(parent, language)
        above.add_child(instance=page)
        self._numbers[self._uuid(key), language] = page.pk
        self.added += 1

    def _uuid(self, key: str) -> uuid.UUID:
        return uuid.uuid5(NAMESPACE, f"{self.municipality}/{key}")

    def _slug(self, words: Text, language: str) -> str:
        # Arabic pages have the English address: it can be typed on every keyboard.
        source = words.en if language == "ar" else words.get(language)
        return slugify(source)[:SLUG_LENGTH].strip("-")

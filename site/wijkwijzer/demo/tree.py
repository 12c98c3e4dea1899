"""The pages of a demonstration municipality: gathered first, then put in Wagtail's tree at once.

Pages refer to each other in both directions, and Wagtail's own `add_child` takes a dozen statements
a page. So places in the tree are worked out here, all rows that pages have in common are made in
one go, and everything else is filled in when each page has its number.
"""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.text import slugify
from wagtail.models import Locale, Page

from wijkwijzer.demo.body import BodyWriter
from wijkwijzer.demo.load_rows import empty_relations
from wijkwijzer.demo.shapes import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NAMESPACE = uuid.UUID("6f3c2f0a-7a35-5f0e-8c0d-21d7f4f5f9a2")
LANGUAGES = ("nl", "en", "ar", "tr", "pl")
SOURCE = LANGUAGES[0]
# Wagtail allows 255 characters; addresses are better when they can be read out.
SLUG_LENGTH = 60
# Letters that are no plain letter with a mark: `slugify` would leave them out.
PLAIN = str.maketrans("ıłŁ", "ilL")
# How long ago pages without a date of their own were made and changed, in days.
MADE, CHANGED = range(200, 420), range(3, 150)

Facts = Callable[[Any], None]
Prose = Callable[[Any, str], None]


@dataclass(frozen=True, slots=True)
class Planned:
    """A page in one language, and what is still to be filled in."""

    page: Any
    key: str
    language: str
    body: str
    facts: Facts | None
    prose: Prose | None


def at(day: date, clock: str = "09:00") -> datetime:
    """Return a moment in Dutch time."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=AMSTERDAM)


def translation_key(municipality: str, key: str) -> uuid.UUID:
    """Return what a page has in common with its translations: the same at every load."""
    return uuid.uuid5(NAMESPACE, f"{municipality}/{key}")


class Tree:
    """The pages of one municipality, by key and language. Use it inside a transaction."""

    def __init__(
        self,
        municipality: str,
        anchor: date,
        alts: Mapping[str, Text],
        languages: Sequence[str] = LANGUAGES,
    ) -> None:
        self.municipality = municipality
        self.languages = languages
        self.anchor = anchor
        #: Numbers of pictures and documents, by kind and key: known once they are made.
        self.files: dict[tuple[str, str], int] = {}
        self._alts = alts
        self._locales = {code: Locale.objects.get(language_code=code) for code in LANGUAGES}
        # Locked: nobody else may add a page to the root while places below it are given out.
        self._root: Any = Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
        self._steps = {self._root.path: last_step(self._root)}
        self._planned: dict[tuple[str, str], Planned] = {}
        self._addresses: set[str] = set()

    def __len__(self) -> int:
        return len(self._planned)

    @property
    def pages(self) -> list[Any]:
        """All pages, in the order in which they were added."""
        return [planned.page for planned in self._planned.values()]

    def page(self, key: str, language: str = SOURCE) -> Any:
        """Return a page. Raises KeyError with the key when there is none."""
        try:
            return self._planned[key, language].page
        except KeyError:
            raise KeyError(f"no page {key!r} in {language!r} in {self.municipality}") from None

    def number(self, key: str) -> int:
        """Return the number of a source page. Raises KeyError with the key when there is none."""
        return int(self.page(key).pk)

    def districts(self, keys: Sequence[str]) -> list[Any]:
        """Return the source pages of districts."""
        return [self.page(f"district:{key}") for key in keys]

    def picture(self, key: str) -> int | None:
        """Return the number of a picture, nothing for no key. Raises KeyError for an unknown one."""
        return self.files["picture", key] if key else None

    def alt(self, key: str, language: str) -> str:
        """Return what there is to see on a picture: nothing in Dutch, the picture says so itself."""
        return "" if language == SOURCE or not key else self._alts[key].get(language)

    def checked(self, key: str, within: int = 90) -> date:
        """Return the day on which somebody last checked a page: some day of the last months."""
        return self.anchor - timedelta(days=1 + spread(f"checked/{key}", within))

    def add(
        self,
        key: str,
        model: type[Any],
        parent: str | None,
        title: Text,
        *,
        introduction: Text | None = None,
        body: Text | None = None,
        slug_in: Callable[[str], str] | None = None,
        needed: Mapping[str, Any] | None = None,
        facts: Facts | None = None,
        prose: Prose | None = None,
        since: date | None = None,
        menu: bool = False,
    ) -> None:
        """Add a page in each language that has a title and a parent. No parent: a start page.

        `needed` are the fields that no row can do without, `facts` sets the others on the source
        page, `prose` sets texts in a language; both are called when all pages have their numbers.
        `slug_in` gives the last part of the address in a language, where it is not the title.
        Raises ValueError when two pages would have the same address.
        """
        for language in self.languages:
            above = self._above(parent, language)
            if not title.get(language) or above is None:
                continue
            made, changed = self._moments(key, language, since)
            page = model(
                content_type=ContentType.objects.get_for_model(model),
                title=title.get(language),
                draft_title=title.get(language),
                slug=slug_in(language) if slug_in else slug(title, language),
                locale=self._locales[language],
                translation_key=translation_key(self.municipality, key),
                introduction=introduction.get(language) if introduction else "",
                show_in_menus=menu,
                first_published_at=made,
                last_published_at=changed,
                latest_revision_created_at=changed,
                **(needed or {}),
            )
            self._place(page, above)
            own_facts = facts if language == SOURCE else None
            text = body.get(language) if body else ""
            self._planned[key, language] = Planned(page, key, language, text, own_facts, prose)

    def plant(self) -> None:
        """Make the rows that all pages have, so that each page has its number."""
        fields = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
        rows = [Page(**{name: getattr(page, name) for name in fields}) for page in self.pages]
        for page, row in zip(self.pages, Page.objects.bulk_create(rows), strict=True):
            page.id = page.page_ptr_id = row.pk
        starts = sum(page.depth == self._root.depth + 1 for page in self.pages)
        Page.objects.filter(pk=self._root.pk).update(numchild=F("numchild") + starts)

    def fill(self) -> Iterator[Any]:
        """Fill in each page and make the row of its own kind. Gives each page when it is done."""
        for planned in self._planned.values():
            page = planned.page
            empty_relations(page)
            if planned.facts:
                planned.facts(page)
            if planned.prose:
                planned.prose(page, planned.language)
            if planned.body:
                page.body = self._stream(planned)
            # As `loaddata` does: the row of the kind alone, without the signals for each page.
            page.save_base(raw=True, force_insert=True)
            yield page

    def _stream(self, planned: Planned) -> Any:
        name = f"{self.municipality}/{planned.key}"
        writer = BodyWriter(name, planned.language, self._resolve, self.alt)
        stream_block = type(planned.page)._meta.get_field("body").stream_block
        return stream_block.to_python(writer.blocks(planned.body))

    def _resolve(self, kind: str, key: str) -> int:
        return self.number(key) if kind == "page" else self.files[kind, key]

    def _above(self, parent: str | None, language: str) -> Any:
        if parent is None:
            return self._root
        planned = self._planned.get((parent, language))
        return planned.page if planned else None

    def _place(self, page: Any, above: Any) -> None:
        step = self._steps[above.path] = self._steps.get(above.path, 0) + 1
        page.depth = above.depth + 1
        page.path = Page._get_path(above.path, page.depth, step)
        page.url_path = f"{above.url_path}{page.slug}/"
        above.numchild += 1
        if page.url_path in self._addresses:
            raise ValueError(f"two pages of {self.municipality} have the address {page.url_path}")
        self._addresses.add(page.url_path)

    def _moments(self, key: str, language: str, since: date | None) -> tuple[datetime, datetime]:
        """Return when a page was published first and last. A translation comes a day later."""
        yesterday = self.anchor - timedelta(days=1)
        if since is None:
            made = self.anchor - timedelta(days=MADE.start + spread(f"made/{key}", len(MADE)))
            changed = self.anchor - timedelta(
                days=CHANGED.start + spread(f"changed/{key}", len(CHANGED))
            )
        else:
            made = changed = since
        later = timedelta(days=0 if language == SOURCE else 1)
        return at(min(made + later, yesterday)), at(min(changed + later, yesterday))


def slug(words: Text, language: str) -> str:
    """Return the address of a page; Arabic ones have the English: every keyboard can type it."""
    source = words.en if language == "ar" else words.get(language)
    return slugify(source.translate(PLAIN))[:SLUG_LENGTH].strip("-")


def spread(words: str, size: int) -> int:
    """Return a number from 0 up to `size` that follows from the words alone."""
    return zlib.crc32(words.encode()) % size


def last_step(page: Any) -> int:
    """Return the number of the last place that is taken below a page."""
    last = page.get_last_child()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0

"""The pages of a demonstration municipality: gathered first, then put in Wagtail's tree at once.

Pages refer to each other in both directions, and Wagtail's own `add_child` takes a dozen statements
a page. So places in the tree are worked out here, all rows that pages have in common are made in
one go, and everything else is filled in when each page has its number.
"""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, ForeignKey, Model
from wagtail.models import Locale, Page

from core.languages import SOURCE_LANGUAGE as SOURCE
from demo.loader import days
from demo.loader.body import BodyWriter
from demo.loader.content import ContentError, Fields, Prose, Record
from demo.loader.rows import empty_relations
from demo.loader.values import Values, check, complete, joined, of_translation
from wijkwijzer.municipality.addresses import address_of

NAMESPACE = uuid.UUID("6f3c2f0a-7a35-5f0e-8c0d-21d7f4f5f9a2")
# How long ago pages without a date of their own were made and changed, in days.
MADE, CHANGED = range(200, 420), range(3, 150)
PUBLISHED = "first_published_at"


@dataclass(frozen=True, slots=True)
class Planned:
    """A page in one language, and what is still to be filled in."""

    page: Any
    record: Record
    language: str
    prose: Prose
    said: Fields


def translation_key(municipality: str, key: str) -> uuid.UUID:
    """Return what a page has in common with its translations: the same at every load."""
    return uuid.uuid5(NAMESPACE, f"{municipality}/{key}")


class Tree:
    """The pages of one municipality, by key and language. Use it inside a transaction."""

    def __init__(
        self,
        municipality: str,
        anchor: date,
        languages: Sequence[str],
        alts: Mapping[str, Mapping[str, Prose]] | None = None,
    ) -> None:
        self.municipality = municipality
        self.languages = languages
        #: Pictures and documents by model and key: known once they are made.
        self.files: dict[tuple[type[Model], str], Model] = {}
        self.values = Values(anchor, self.find)
        self._anchor = anchor
        self._alts = alts or {}
        self._locales = {code: Locale.objects.get(language_code=code) for code in languages}
        # Locked: nobody else may add a page to the root while places below it are given out.
        self._root: Any = Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
        self._steps = {self._root.path: last_step(self._root)}
        self._planned: dict[tuple[str, str], Planned] = {}
        self._addresses: dict[str, str] = {}
        self._sources: dict[str, Any] = {}
        #: The source pages of a model by their names alone; nothing where two share a name.
        self._named: dict[tuple[type[Model], str], Any] = {}

    def __len__(self) -> int:
        return len(self._planned)

    @property
    def pages(self) -> list[Any]:
        """All pages, in the order in which they were added."""
        return [planned.page for planned in self._planned.values()]

    def page(self, key: str, language: str = SOURCE) -> Any:
        """Return a page. Raises KeyError with the key when there is none."""
        return self._planned[key, language].page

    def find(self, model: type[Model], key: str) -> Any:
        """Return the source page, picture or document that a reference means. Raises KeyError.

        A field that asks for one kind of page takes the name alone: `wijkmanager` for a role.
        """
        if not issubclass(model, Page):
            return self.files[model, key]
        found = self._sources.get(key) or self._named.get((model, key))
        if not isinstance(found, model) and model is not Page:
            raise KeyError(key)
        return found if found is not None else self._sources[key]

    def add(self, record: Record) -> bool:
        """Add a page in its source language, and in each language that it and its parent are in.

        Return False when the page above it is still to come. Raises ContentError when it has no
        title, or the address of another page.
        """
        if record.parent and record.parent not in self._sources:
            return False
        prose = {SOURCE: Prose(record.path, {}), **record.prose}
        for language in self.languages:
            above = self._planned.get((record.parent or "", language))
            if language not in prose or (record.parent and above is None):
                continue
            spoken, facts = prose[language], record.facts
            if language != SOURCE:
                facts = of_translation(record.model, facts, spoken.fields)
            said = joined(facts, spoken.fields, spoken.path)
            page = self._made(record, language, said, spoken)
            self._place(page, above.page if above else self._root, spoken)
            self._planned[record.key, language] = Planned(page, record, language, spoken, said)
        named, page = (record.model, record.path.stem), self.page(record.key)
        self._sources[record.key] = page
        self._named[named] = None if named in self._named else page
        return True

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
        common = {field.name for field in Page._meta.concrete_fields}
        for planned in self._planned.values():
            page = planned.page
            empty_relations(page)
            own = {name: raw for name, raw in planned.said.items() if name not in common}
            self._put(page, own, planned.record, planned.prose)
            complete(page, planned.record.path)
            if planned.language != SOURCE:
                self._describe_pictures(planned)
            if planned.prose.body:
                page.body = self._stream(planned)
            for field in type(page)._meta.local_concrete_fields:
                # A phone number gets its one form.
                field.pre_save(page, add=True)
            # As `loaddata` does: the row of the kind alone, without the signals for each page.
            page.save_base(raw=True, force_insert=True)
            yield page

    def check(self) -> None:
        """Hold each page to what editors are held to, when all rows are there."""
        for planned in self._planned.values():
            check(planned.page, planned.record.path, planned.prose)

    def _put(self, page: Any, said: Fields, record: Record, prose: Prose) -> None:
        """Set fields of a page, so that a fault is found in the file that it stands in."""
        spoken = said.keys() & prose.fields.keys()
        self.values.put(page, {n: said[n] for n in said if n not in spoken}, record.path)
        self.values.put(page, {n: said[n] for n in said if n in spoken}, prose.path)

    def _made(self, record: Record, language: str, said: Fields, prose: Prose) -> Any:
        """Return a page with the fields that every page has."""
        if "title" not in said:
            raise ContentError(prose.path, "title: is missing")
        made, changed = self._moments(record, language)
        page: Any = record.model(
            content_type=ContentType.objects.get_for_model(record.model),
            locale=self._locales[language],
            translation_key=translation_key(self.municipality, record.key),
            slug=record.slug or slug(said["title"], record),
        )
        common = {field.name for field in Page._meta.concrete_fields} - {PUBLISHED}
        own = {name: raw for name, raw in said.items() if name in common}
        self._put(page, own, record, prose)
        page.draft_title = page.title
        page.first_published_at = made
        page.last_published_at = page.latest_revision_created_at = changed
        return page

    def _describe_pictures(self, planned: Planned) -> None:
        """Describe what there is to see on a picture; in the source language the picture says it itself."""
        for field in planned.page._meta.concrete_fields:
            alt = f"{field.name}_alt"
            if isinstance(field, ForeignKey) and hasattr(planned.page, alt):
                key = planned.record.facts.get(field.name)
                setattr(planned.page, alt, self.alt(key, planned.language) if key else "")

    def alt(self, key: str, language: str) -> str:
        """Return what there is to see on a picture, in a language; nothing in the source's."""
        said = self._alts.get(key, {}).get(language)
        return "" if said is None or language == SOURCE else str(said.fields["description"])

    def _stream(self, planned: Planned) -> Any:
        name = f"{self.municipality}/{planned.record.key}"
        writer = BodyWriter(name, planned.language, self.find, self.alt)
        stream_block = type(planned.page)._meta.get_field("body").stream_block
        try:
            return stream_block.to_python(writer.blocks(planned.prose.body))
        except (KeyError, ValueError) as error:
            words = f"there is no {error}" if isinstance(error, KeyError) else str(error)
            raise ContentError(planned.prose.path, f"body: {words}") from None

    def _place(self, page: Any, above: Any, prose: Prose) -> None:
        step = self._steps[above.path] = self._steps.get(above.path, 0) + 1
        page.depth = above.depth + 1
        page.path = Page._get_path(above.path, page.depth, step)
        page.url_path = f"{above.url_path}{page.slug}/"
        above.numchild += 1
        if other := self._addresses.get(page.url_path):
            raise ContentError(prose.path, f"slug: {other} has the address {page.url_path} already")
        self._addresses[page.url_path] = prose.path.name

    def _moments(self, record: Record, language: str) -> tuple[datetime, datetime]:
        """Return when a page was published first and last. A translation comes a day later."""
        key, yesterday = record.key, self._anchor - timedelta(days=1)
        if PUBLISHED in record.facts:
            field = Page._meta.get_field(PUBLISHED)
            moment = self.values.value(field, PUBLISHED, record.facts[PUBLISHED], record.path)
            made = changed = moment.date()
        else:
            made = self._anchor - timedelta(days=spread(f"made/{key}", MADE))
            changed = self._anchor - timedelta(days=spread(f"changed/{key}", CHANGED))
        later = timedelta(days=0 if language == SOURCE else 1)
        return days.at(min(made + later, yesterday)), days.at(min(changed + later, yesterday))


def slug(title: str, record: Record) -> str:
    """Return the address of a page, from its title or the English one."""
    english = record.prose.get("en") or record.prose[SOURCE]
    return address_of(title, str(english.fields["title"]))


def spread(words: str, among: range) -> int:
    """Return one of some numbers that follows from the words alone."""
    return among[zlib.crc32(words.encode()) % len(among)]


def last_step(page: Any) -> int:
    """Return the number of the last place that is taken below a page."""
    last = page.get_last_child()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0

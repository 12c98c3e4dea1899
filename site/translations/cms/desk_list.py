"""All pages of a municipality in one language, in the order in which they matter to readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.fields import StreamField
from wagtail.models import Page

from core.languages import SOURCE_LANGUAGE
from core.page_types import first_reads, has_its_own_place, translate_first
from translations.models import MadeFrom, NoTranslation
from translations.release.waiting import waiting_ids
from translations.standing.counts import Record, Standing
from translations.standing.stored import Stored, models_of, stored_drafts, stored_rows
from translations.state import COMPLETE, NOT_NEEDED

#: What a list reads of a Dutch page of whatever type.
LISTED = (
    *("id", "path", "depth", "numchild", "translation_key", "locale", "content_type", "live"),
    *("title", "draft_title", "slug", "url_path", "last_published_at", "latest_revision"),
    *("has_unpublished_changes", "alias_of"),
)


class Version(NamedTuple):
    """What a list says of a translated page."""

    pk: int
    path: str
    latest_revision_id: int | None
    has_unpublished_changes: bool
    live: bool


@dataclass(frozen=True)
class Line:
    """One page on the desk."""

    source: Any
    translation: Version | None
    state: Standing
    impact: int
    #: The source is not public, so its translation is not either.
    hidden: bool = False
    #: The page above it has no translation: this one has no place to stand yet.
    no_place: bool = False
    place: str = ""
    #: The source was moved, and the translation could not follow.
    misplaced: bool = False
    #: The Dutch text waits, and goes online together with its translations.
    together: bool = False


def lines_of(
    home: Page, language: str, today: date, public: set[int], *, whole: bool = False
) -> list[Line]:
    """Return the pages below a Dutch start page in one language (see `lines_in`)."""
    return lines_in(home, [language], today, public, whole=whole)[language]


def lines_in(
    home: Page, languages: Sequence[str], today: date, public: set[int], *, whole: bool = False
) -> dict[str, list[Line]]:
    """Return the pages below a Dutch start page by language (see `lines_below`)."""
    return lines_below([home], languages, today, public, whole=whole)


def lines_below(
    homes: Sequence[Page],
    languages: Sequence[str],
    today: date,
    public: set[int],
    *,
    whole: bool = False,
) -> dict[str, list[Line]]:
    """Return the pages below Dutch start pages with how they stand, what matters most first.

    Those are the live ones, and those that wait for their translations. So many questions are asked for
    one page as for a thousand, but for pages that wait.

    `public` are the pages that may be public now. A source comes with its texts when the `whole` of it
    is asked for, as who saves a translation needs them; else they are read when somebody looks at them.
    """
    waiting = waiting_ids()
    places = Q(pk__in=[])
    for home in homes:
        places |= Q(path__startswith=home.path)
    tops = {home.pk for home in homes}
    pages = Page.objects.filter(
        places, Q(live=True) | Q(pk__in=waiting), locale__language_code=SOURCE_LANGUAGE
    )
    models = models_of(pages)
    sources = sorted(_sources(pages, models, waiting, whole=whole), key=lambda each: each.path)
    texts = _texts_of_sources(pages, models, sources, waiting)
    above = {page.path: page.translation_key for page in sources}
    translations = Translations(pages, languages)
    decisions = decisions_on(pages, languages)
    impacts = {page.pk: translate_first(page, today) for page in sources}
    found: dict[str, list[Line]] = {}
    for language in languages:
        lines = []
        for page in sources:
            version = translations.version(page.translation_key, language)
            parent = translations.version(above.get(page.path[:-4]), language)
            state = Standing(
                texts[page.pk],
                translations.texts.get(version.pk) if version else None,
                translations.records.get(version.pk, Record()) if version else Record(),
                decisions.get((page.pk, language), {}),
            )
            below_another = version and parent and version.path[:-4] != parent.path
            lines.append(
                Line(
                    page,
                    version,
                    state,
                    impacts[page.pk],
                    hidden=page.pk not in public and page.pk not in waiting,
                    together=page.pk in waiting,
                    no_place=version is None and parent is None and page.pk not in tops,
                    misplaced=bool(below_another and page.pk not in tops),
                    place=version.path if version else parent.path if parent else "",
                )
            )
        found[language] = sorted(lines, key=_order)
    return found


def _sources(
    pages: QuerySet[Page],
    models: Iterable[type[Page]],
    waiting: Collection[int],
    *,
    whole: bool,
) -> Iterator[Any]:
    """Yield the pages as translators read them."""
    numbers = pages.order_by().values("pk")
    alike = [] if whole else [each for each in models if _reads_the_same(each)]
    for page in _listed(numbers, alike):
        yield page.get_latest_revision_as_object() if page.pk in waiting else page
    for model in models:
        if model in alike:
            continue
        type_ = ContentType.objects.get_for_model(model)
        rows = model._default_manager.filter(pk__in=numbers, content_type=type_)
        rows = rows.prefetch_related(*first_reads(model))
        if not whole:
            rows = rows.only(*listed_fields(model))
        for page in rows:
            yield page.get_latest_revision_as_object() if page.pk in waiting else page


def _reads_the_same(model: type[Page]) -> bool:
    """Return whether a list reads of this type what every page has."""
    return not has_its_own_place(model) and not first_reads(model)


def _listed(numbers: Any, models: Iterable[type[Page]]) -> Iterator[Any]:
    """Yield the pages of these types as `only` gives them, in one question; the rest is read when asked."""
    types = {kind.pk: model for model, kind in ContentType.objects.get_for_models(*models).items()}
    names = [each.attname for each in Page._meta.concrete_fields if each.name in LISTED]
    if not types:
        return
    rows = Page.objects.filter(pk__in=numbers, content_type__in=types)
    for row in rows.order_by().values(*names):
        model: Any = types[row["content_type_id"]]
        row[model._meta.pk.attname] = row["id"]
        own = [each.attname for each in model._meta.concrete_fields if each.attname in row]
        yield model.from_db(rows.db, own, [row[name] for name in own])


def listed_fields(model: type[Page]) -> tuple[str, ...]:
    """Return the fields of a type of page that a list reads: no texts, and only what decides its place."""
    streams = {each.name for each in model._meta.fields if isinstance(each, StreamField)}
    if has_its_own_place(model):
        return tuple(each.name for each in model._meta.fields if each.name not in streams)
    return LISTED


def _texts_of_sources(
    pages: QuerySet[Page],
    models: Iterable[type[Page]],
    sources: Iterable[Any],
    waiting: Collection[int],
) -> dict[int, Stored]:
    keys = {page.pk: page.translation_key for page in sources}
    drafts = {page.latest_revision_id: page for page in sources if page.pk in waiting}
    of_drafts = stored_drafts(drafts, {page.pk: type(page) for page in drafts.values()}, keys)
    return stored_rows(pages, models, keys) | of_drafts


class Translations:
    """The translations of some Dutch pages in some languages, and what is stored of their newest drafts."""

    def __init__(
        self,
        pages: QuerySet[Page],
        languages: Sequence[str],
        sources: Mapping[int, tuple[Any, int]] | None = None,
    ) -> None:
        """Read them; and what is stored of the `sources` with them, by their key and type."""
        versions = Page.objects.filter(
            locale__language_code__in=languages,
            alias_of__isnull=True,
            translation_key__in=pages.order_by().values("translation_key"),
        )
        rows = versions.order_by().values_list(
            *("pk", "path", "latest_revision_id", "has_unpublished_changes", "live"),
            *("translation_key", "locale__language_code", "content_type_id"),
        )
        self._versions: dict[tuple[Any, str], Version] = {}
        of_sources = sources or {}
        keys: dict[int, Any] = {pk: key for pk, (key, _kind) in of_sources.items()}
        drafts: dict[int, int] = {}
        types: dict[int, type[Page]] = {}
        kinds: set[int] = {kind for _key, kind in of_sources.values()}
        for pk, path, revision, changed, live, key, language, kind in rows:
            self._versions[key, language] = Version(pk, path, revision, changed, live)
            keys[pk] = key
            kinds.add(kind)
            if changed and revision is not None:
                drafts[revision] = pk
                types[pk] = _model(kind)
        read = Page.objects.filter(pk__in=list(keys)) if of_sources else versions
        self.texts = stored_rows(read, map(_model, sorted(kinds)), keys)
        self.texts |= stored_drafts(drafts, types, keys)
        made = MadeFrom.objects.filter(page__in=versions.order_by().values("pk")).values_list(
            "page_id", Cast("segments", TextField()), Cast("waiting", TextField())
        )
        self.records = {pk: Record(segments, waiting) for pk, segments, waiting in made}

    def version(self, key: Any, language: str) -> Version | None:
        """Return the translation of a page in a language; None: there is none."""
        return self._versions.get((key, language))


def _model(number: int) -> Any:
    return ContentType.objects.get_for_id(number).model_class()


def decisions_on(
    pages: QuerySet[Page], languages: Sequence[str]
) -> dict[tuple[int, str], dict[str, NoTranslation]]:
    """Return what was decided to need no translation, by Dutch page and language."""
    found: dict[tuple[int, str], dict[str, NoTranslation]] = {}
    rows = NoTranslation.objects.filter(
        language__in=languages, source__in=pages.order_by().values("pk")
    )
    for each in rows:
        found.setdefault((each.source_id, each.language), {})[each.key] = each
    return found


def _order(line: Line) -> tuple[Any, ...]:
    done = line.state.kind in (COMPLETE, NOT_NEEDED)
    changed = line.source.last_published_at
    newest = -changed.timestamp() if changed else 0.0
    return (done, line.hidden, line.impact, newest, line.source.path)

"""The one predicate: may this row be public? Everything else asks here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Exists, Min, Model, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast, Substr
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)

from publishing.cms.asked_once import is_remembering, once_a_request
from publishing.cms.start_pages import start_pages
from publishing.models import DeletedSource
from publishing.removal import tombstones

#: treebeard stores a page's place as steps of four characters; the root has one step.
STEP = 4
#: A tree deeper than this is refused when a page is saved (see core.forms.page_rules).
MAX_DEPTH = 12
#: RFC 1123 host names; a port or a path is never part of one.
HOSTNAME = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
)


class HostnameError(ValueError):
    """A host name that must never become a folder or an address."""


def checked_hostname(hostname: str) -> str:
    """Return `hostname` when it is one (RFC 1123, lower case). Raises HostnameError with it."""
    if not HOSTNAME.fullmatch(hostname):
        raise HostnameError(
            f"{hostname!r} is not a host name: allowed are letters, digits, hyphens and dots"
        )
    return hostname


def root_paths(site: Site) -> dict[str, str]:
    """Give, for each language that `site` has a start page in, the tree path of that page."""
    if is_remembering():
        return {home.locale.language_code: home.path for home in start_pages(site)}
    root = site.root_page
    homes = Page.objects.filter(translation_key=root.translation_key).values_list(
        "locale__language_code", "path"
    )
    return dict(homes)


def page_ids(
    site: Site, languages: tuple[str, ...], moment: datetime, alive: int | None = None
) -> set[int]:
    """Return the ids of the pages of `site` that may be public at `moment`, in the `languages` it serves.

    Such a page, and each of its ancestors, is live and has not expired. Neither it, nor a page of
    the same translation key, nor a page that it is an alias of, is private through itself or an
    ancestor. A translation is public only while its source is, and not after that was deleted: it
    takes its facts from there. What was withdrawn for good stays hidden in the same way when a
    backup brings it back.
    `alive` names a page that counts as live: what would be public once it is published.

    What hides a page is read in a few short lists, and the tree is walked once: asking the database
    about the ancestors of each page takes several times longer.
    """
    dead, private_keys, aliases_of_hidden = _hidden(moment, alive)
    roots = [path for code, path in root_paths(site).items() if code in languages]
    trees = _trees(path for path in roots if not _is_below(path, dead))
    source = languages[0]
    sources: set[str] = set()
    found: list[tuple[int, str]] = []
    translations: list[tuple[int, str]] = []
    hidden = ""
    rows = Page.objects.filter(trees, depth__lte=MAX_DEPTH).order_by()
    fields = ("path", "pk", KEY, "locale__language_code")
    for path, pk, key, language in sorted(rows.annotate(**{KEY: KEY_TEXT}).values_list(*fields)):
        # In the order of the tree everything below a page comes right after it.
        if hidden and path.startswith(hidden):
            continue
        if path in dead:
            hidden = path
            continue
        if key in private_keys or pk in aliases_of_hidden:
            continue
        if language == source:
            sources.add(key)
            found.append((pk, key))
        else:
            translations.append((pk, key))
    without_source = {key for _pk, key in translations} - sources
    if without_source:
        sources_elsewhere = Page.objects.filter(locale__language_code=source)
        elsewhere = sources_elsewhere.annotate(**{KEY: KEY_TEXT}).values_list(KEY, flat=True)
        gone = DeletedSource.objects.annotate(**{KEY: KEY_TEXT}).values_list(KEY, flat=True)
        without_source &= {*elsewhere, *gone}
    return {pk for pk, key in (*found, *translations) if key not in without_source}


@once_a_request
def _hidden(moment: datetime, alive: int | None) -> tuple[set[str], set[str], set[int]]:
    """Return what hides pages: the places of dead ones, the keys of private ones, aliases of hidden ones."""
    dead = set(Page.objects.filter(_dead(moment, alive)).values_list("path", flat=True))
    private = set(PageViewRestriction.objects.values_list("page__path", flat=True))
    private |= set(tombstones.erased_pages().values())
    return dead, _keys_below(private), _aliases_of_hidden(dead | private)


#: The translation key as the database writes it: making a UUID of each takes longer than all else.
KEY = "key_text"
KEY_TEXT = Cast("translation_key", TextField())


def _dead(moment: datetime, alive: int | None = None) -> Q:
    """Not live, or past its end at `moment`; the page `alive` counts as live whatever it is."""
    dead = Q(live=False) | Q(expire_at__lte=moment)
    return dead if alive is None else dead & ~Q(pk=alive)


def _is_below(path: str, tops: set[str]) -> bool:
    """Return whether a place in the tree is one of `tops` or below one."""
    return bool(tops) and any(path[:end] in tops for end in range(STEP, len(path) + 1, STEP))


def _trees(paths: Iterable[str]) -> Q:
    """Return the SQL condition: at one of `paths`, or below it."""
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(path__startswith=path, path__gte=path, path__lt=after(path))
    return found


def _keys_below(paths: set[str]) -> set[str]:
    """Return the translation keys of the pages at `paths` and below them."""
    found: set[str] = set()
    for some in _batched(sorted(paths), 100):
        rows = Page.objects.filter(_trees(some)).annotate(**{KEY: KEY_TEXT})
        found.update(rows.values_list(KEY, flat=True))
    return found


def _batched(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Yield `values` in pieces: databases limit how much one statement may name."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def next_expiry(moment: datetime) -> datetime | None:
    """Return the first moment after `moment` at which a live page is past its end; None: never."""
    found: datetime | None = Page.objects.filter(live=True, expire_at__gt=moment).aggregate(
        first=Min("expire_at")
    )["first"]
    return found


def after(path: str) -> str:
    """Return the first path that no longer starts with `path`: a range can use the index."""
    return path[:-1] + chr(ord(path[-1]) + 1)


def _aliases_of_hidden(hidden_paths: set[str]) -> set[int]:
    """Return the aliases whose original, directly or through other aliases, may not be public."""
    hidden: set[int] = set()
    aliases = dict(Page.objects.filter(alias_of__isnull=False).values_list("pk", "alias_of_id"))
    if not aliases:
        return hidden
    originals = Page.objects.filter(pk__in=Page.objects.values("alias_of_id"))
    unfit = {
        pk for pk, path in originals.values_list("pk", "path") if _is_below(path, hidden_paths)
    }
    for alias in aliases:
        seen: set[int] = set()
        original: int | None = aliases[alias]
        while original is not None and original not in seen:
            seen.add(original)
            if original in unfit:
                hidden.add(alias)
            original = aliases.get(original)
    return hidden


def _prefixes(expression: OuterRef) -> list[Any]:
    """Return the tree paths of something and of all its possible ancestors, for an indexed look-up."""
    return [Substr(expression, 1, STEP * depth) for depth in range(1, MAX_DEPTH + 1)]


def in_public_collection(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Keep the files whose collection, and each collection above it, is not private."""
    restriction = CollectionViewRestriction.objects.filter(
        collection__path__in=_prefixes(OuterRef("path"))
    )
    private = Collection.objects.filter(Exists(restriction))
    return queryset.exclude(collection__in=private)


def rows_of(
    model: type[Model],
    *,
    site_id: int,
    page_ids: Any,
    owner_path: str | None,
    erased_pictures: frozenset[int] = frozenset(),
) -> QuerySet[Any]:
    """Return the rows of `model` that may be public.

    A page type: the pages in `page_ids`. A child of a page (its key is called `page`): those of
    these pages. A site setting or its child: those of the site. A file: those in public collections.
    Of a model that says `public_only`, the rows that fit that.
    """
    queryset = model._default_manager.filter(**model.__dict__.get("public_only", {}))
    if issubclass(model, Page):
        return queryset.filter(pk__in=page_ids)
    names = {field.name for field in model._meta.get_fields()}
    if owner_path is not None:
        return queryset.filter(**{f"{owner_path}__in": page_ids})
    if "page" in names:
        return queryset.filter(page__in=page_ids)
    if "site" in names:
        # Without a site it is for all of them, where a model allows that.
        return queryset.filter(Q(site=site_id) | Q(site__isnull=True))
    if "settings" in names:
        return queryset.filter(settings__site=site_id)
    if "collection" in names:
        if erased_pictures and issubclass(model, get_image_model()):
            queryset = queryset.exclude(pk__in=erased_pictures)
        return in_public_collection(queryset)
    if "image" in names:
        images: Any = model._meta.get_field("image").related_model
        if erased_pictures:
            queryset = queryset.exclude(image__in=erased_pictures)
        return queryset.filter(image__in=in_public_collection(images._default_manager.all()))
    raise TypeError(
        f"{model.__name__} has a public_row, but nothing says which of its rows may be public: "
        "it needs a field called page, site, settings, collection or image"
    )

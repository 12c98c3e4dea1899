"""The one predicate: may this row be public? Everything else asks here."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django.db.models import Exists, Min, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

#: treebeard stores a page's place as steps of four characters; the root has one step.
STEP = 4
#: A tree deeper than this is refused when a page is saved (see home.page_rules).
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
    root = site.root_page
    homes = Page.objects.filter(translation_key=root.translation_key).values_list(
        "locale__language_code", "path"
    )
    return dict(homes)


def _prefixes(expression: str | OuterRef) -> list[Any]:
    """Give the tree paths of a page and of all its possible ancestors, for an indexed look-up."""
    return [Substr(expression, 1, STEP * depth) for depth in range(1, MAX_DEPTH + 1)]


def _restricted() -> Any:
    """Pages that are private themselves or through an ancestor."""
    restriction = PageViewRestriction.objects.filter(page__path__in=_prefixes(OuterRef("path")))
    return Page.objects.filter(Exists(restriction))


def _dead(moment: datetime, alive: int | None = None) -> Q:
    """Not live, or past its end at `moment`; the page `alive` counts as live whatever it is."""
    dead = Q(live=False) | Q(expire_at__lte=moment)
    return dead if alive is None else dead & ~Q(pk=alive)


def pages(
    site: Site, languages: tuple[str, ...], moment: datetime, alive: int | None = None
) -> Any:
    """Give the pages of `site` that may be public at `moment`, in the `languages` it serves.

    Such a page, and each of its ancestors, is live and has not expired. Neither it, nor a page of
    the same translation key, nor a page that it is an alias of, is private through itself or an
    ancestor. A translation is public only while its source is: it takes its facts from there.
    `alive` names a page that counts as live: what would be public once it is published.
    """
    trees = Q(pk__in=[])
    for language, path in root_paths(site).items():
        if language in languages:
            trees |= Q(path__startswith=path, path__gte=path, path__lt=_after(path))
    dead_ancestor = Page.objects.filter(_dead(moment, alive), path__in=_prefixes(OuterRef("path")))
    private = _restricted()
    candidates = (
        Page.objects.filter(trees, depth__lte=MAX_DEPTH)
        .exclude(Exists(dead_ancestor))
        .exclude(translation_key__in=private.values("translation_key"))
    )
    candidates = candidates.exclude(pk__in=_aliases_of_hidden(moment, private, alive))
    source = languages[0]
    hidden_sources = Page.objects.filter(locale__language_code=source).exclude(
        pk__in=candidates.values("pk")
    )
    return candidates.exclude(
        ~Q(locale__language_code=source)
        & Q(translation_key__in=hidden_sources.values("translation_key"))
    )


def next_expiry(moment: datetime) -> datetime | None:
    """Give the first moment after `moment` at which a live page is past its end; None: never."""
    found: datetime | None = Page.objects.filter(live=True, expire_at__gt=moment).aggregate(
        first=Min("expire_at")
    )["first"]
    return found


def _after(path: str) -> str:
    """Give the first path that no longer starts with `path`: a range can use the index."""
    return path[:-1] + chr(ord(path[-1]) + 1)


def _aliases_of_hidden(
    moment: datetime, private: QuerySet[Page], alive: int | None = None
) -> set[int]:
    """Give the aliases whose original, directly or through other aliases, may not be public."""
    hidden: set[int] = set()
    aliases = dict(Page.objects.filter(alias_of__isnull=False).values_list("pk", "alias_of_id"))
    if not aliases:
        return hidden
    originals = set(aliases.values())
    dead_ancestor = Page.objects.filter(_dead(moment, alive), path__in=_prefixes(OuterRef("path")))
    unfit = set(
        Page.objects.filter(pk__in=originals)
        .filter(Exists(dead_ancestor) | Q(pk__in=private.values("pk")))
        .values_list("pk", flat=True)
    )
    for alias in aliases:
        seen: set[int] = set()
        original: int | None = aliases[alias]
        while original is not None and original not in seen:
            seen.add(original)
            if original in unfit:
                hidden.add(alias)
            original = aliases.get(original)
    return hidden


def in_public_collection(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Keep the files whose collection, and each collection above it, is not private."""
    restriction = CollectionViewRestriction.objects.filter(
        collection__path__in=_prefixes(OuterRef("path"))
    )
    private = Collection.objects.filter(Exists(restriction))
    return queryset.exclude(collection__in=private)


def active_languages() -> set[str]:
    """Give the languages that exist in the CMS at all."""
    return set(Locale.objects.values_list("language_code", flat=True))


def rows_of(
    model: type[Model], *, site_id: int, page_ids: Any, owner_path: str | None
) -> QuerySet[Any]:
    """Give the rows of `model` that may be public.

    A page type: the pages in `page_ids`. A child of a page (its key is called `page`): those of
    these pages. A site setting or its child: those of the site. A file: those in public collections.
    """
    queryset = model._default_manager.all()
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
        return in_public_collection(queryset)
    if "image" in names:
        images: Any = model._meta.get_field("image").related_model
        return queryset.filter(image__in=in_public_collection(images._default_manager.all()))
    raise TypeError(
        f"{model.__name__} has a public_row, but nothing says which of its rows may be public: "
        "it needs a field called page, site, settings, collection or image"
    )

"""Whose a change is: the sites that may look otherwise after it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q
from wagtail.models import Page, Site

from publishing.changes.log import Entry
from publishing.changes.watched import TREE
from publishing.content.visibility import after


def sites_of(entries: Iterable[Entry]) -> set[int] | None:
    """Return the sites that these changes may touch, by number; None for all of them.

    A row that belongs to a page is of the site in whose tree that stands, and of those with an alias
    or another language of it elsewhere. What belongs to none is of all.
    """
    found: set[int] = set()
    pages: set[int] = set()
    places: set[str] = set()
    trees: set[str] = set()
    placed: set[int | None] = set()
    for each in entries:
        if each.site is not None:
            found.add(each.site)
        elif each.path:
            places |= {each.path, each.was}
            placed.add(each.page)
            if each.about == TREE:
                trees.add(each.path)
            elif each.page is not None:
                pages.add(each.page)
        elif each.page is not None:
            pages.add(each.page)
        elif each.about:
            return None
    known = dict(Page.objects.filter(pk__in=pages).values_list("pk", "path"))
    if pages - known.keys() - placed:
        # Rows of a page that is no more, and nothing says where it stood.
        return None
    places |= set(known.values())
    if pages or trees:
        places |= _tied(pages, trees)
    for site, path in _start_pages() if places else ():
        if any(each.startswith(path) for each in places):
            found.add(site)
    return found


def _tied(pages: set[int], trees: set[str]) -> set[str]:
    """Return where the aliases and the other languages of pages stand, whatever tree that is in.

    `trees` are places: all pages from there down, since these are public or not as what stands there is.
    """
    below = Q(pk__in=pages)
    for path in trees:
        below |= Q(path__gte=path, path__lt=after(path))
    own = Page.objects.filter(below)
    versions = Page.objects.filter(translation_key__in=own.values("translation_key"))
    aliases = Page.objects.filter(alias_of__in=own.values("pk"))
    originals = own.filter(alias_of__isnull=False).values_list("alias_of__path", flat=True)
    return {
        *versions.values_list("path", flat=True),
        *aliases.values_list("path", flat=True),
        *originals,
    }


def _start_pages() -> Iterable[tuple[int, str]]:
    """Return the start pages of all sites with their places, in every language."""
    roots = dict(Site.objects.values_list("pk", F("root_page__translation_key")))
    places: dict[object, list[str]] = {}
    homes = Page.objects.filter(translation_key__in=set(roots.values()))
    for key, path in homes.values_list("translation_key", "path"):
        places.setdefault(key, []).append(path)
    return [(site, path) for site, key in roots.items() for path in places.get(key, ())]

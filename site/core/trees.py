"""The trees of a municipality: its start pages, one a language, and what stands below them."""

from __future__ import annotations

from wagtail.models import Page

from publishing.cms.asked_once import once_a_request

#: A start page stands right below the root: two steps of four characters.
HOME_PATH = 8


def trees_around(path: str) -> tuple[str, ...]:
    """Return the tree paths of all start pages of the municipality that `path` lies in.

    A path that lies in no municipality (the root) gives none.
    """
    return _trees_of(path[:HOME_PATH]) if len(path) >= HOME_PATH else ()


@once_a_request
def _trees_of(start: str) -> tuple[str, ...]:
    home = Page.objects.filter(path=start, depth=2).values("translation_key")
    found = Page.objects.filter(translation_key__in=home, depth=2).order_by("path")
    return tuple(found.values_list("path", flat=True))


def in_trees(path: str, trees: tuple[str, ...]) -> bool:
    """Return whether `path` lies in one of the trees."""
    return path.startswith(trees) if trees else False

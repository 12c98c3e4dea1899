"""Where a page may stand and what its address may be, before it becomes a folder of a release.

The limits are those of the hosts that serve the files: 255 bytes a name (we keep to 200, a suffix
must fit), names that are the same to a file system that ignores case, and paths that fit into a
request line. They hold in the editor, when pages are moved or copied, and for code that saves.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.signals import pre_page_move

from core.border.moves import check_border
from core.layout.sections import search_slugs
from publishing.content.visibility import MAX_DEPTH

MAX_SLUG_BYTES = 200
MAX_PATH_BYTES = 1000
#: Addresses right below the start page that the site itself uses, or that servers give a meaning.
RESERVED = frozenset(
    {"static", "api", "media", "documents", "well-known", "index", "404", "500", "feed"}
    | {"sitemap", "robots", "security", "favicon", "home", "postcode", "open-data", "share"}
    | {"feestdagen"}
    | search_slugs()
)
#: Depth of a start page in Wagtail's tree: the root is 1.
HOME_DEPTH = 2
#: Characters that nobody sees: control characters, zero-width spaces, overrides of the direction.
INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\ufeff]")


def plain_title(title: str) -> str:
    """Return `title` composed (NFC), without characters that nobody sees."""
    return INVISIBLE.sub("", unicodedata.normalize("NFC", title)).strip()


def folded(slug: str) -> str:
    """Return what `slug` is to a file system that ignores case and ways to write a letter."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", slug).casefold())


def check_slug(slug: str, *, below_home: bool) -> None:
    """Refuse a slug that cannot be part of an address. Raises ValidationError with the slug."""
    size = len(slug.encode())
    if size > MAX_SLUG_BYTES:
        raise ValidationError(
            {
                "slug": ValidationError(
                    _(
                        "“%(slug)s…” is too long: %(size)s bytes. An address part may have "
                        "%(allowed)s."
                    ),
                    params={"slug": slug[:20], "size": size, "allowed": MAX_SLUG_BYTES},
                )
            }
        )
    if below_home and folded(slug) in reserved():
        raise ValidationError(
            {
                "slug": ValidationError(
                    _("“%(slug)s” is an address of the site itself. Choose another word."),
                    params={"slug": slug},
                )
            }
        )


def reserved() -> frozenset[str]:
    """Return the slugs that no page right below a start page may have; languages among them."""
    return RESERVED | {code.casefold() for code, _name in settings.LANGUAGES}


def check_place(
    page: Page, parent: Page, slug: str = "", *, subtree: bool = True, copied: bool = False
) -> None:
    """Refuse a place in the tree that `page`, or a copy of it, cannot have.

    `slug` is the one that it is to get there, its own by default; `subtree` says whether the pages
    below it come along. Raises ValidationError, with the message at the slug where it is about it.
    """
    check_border(page, parent)
    slug = slug or page.slug
    if parent.depth >= HOME_DEPTH and page.locale_id and page.locale_id != parent.locale_id:
        raise ValidationError(
            _("“%(page)s” is in another language than “%(parent)s”: it cannot stand below it."),
            params={"page": page.title, "parent": parent.title},
        )
    check_slug(slug, below_home=parent.depth == HOME_DEPTH)
    _check_siblings(None if copied else page.pk, parent, slug)
    moved = page.url_path != f"{parent.url_path}{slug}/"
    levels, longest = _below(page) if subtree and page.pk and moved else (0, 0)
    depth = parent.depth + 1 + levels
    if depth > MAX_DEPTH:
        raise ValidationError(
            _("Pages would stand %(depth)s levels deep here. %(allowed)s is the deepest."),
            params={"depth": depth, "allowed": MAX_DEPTH},
        )
    size = len(f"{parent.url_path}{slug}/".encode()) + longest
    if size > MAX_PATH_BYTES:
        raise ValidationError(
            {
                "slug": ValidationError(
                    _(
                        "The whole address would have %(size)s bytes. %(allowed)s are allowed: "
                        "shorten “%(slug)s”, or an address above it."
                    ),
                    params={"size": size, "allowed": MAX_PATH_BYTES, "slug": slug},
                )
            }
        )


def _check_siblings(own: int | None, parent: Page, slug: str) -> None:
    wanted = folded(slug)
    siblings = parent.get_children().exclude(pk=own).values_list("slug", "title")
    for taken, title in siblings:
        # The very same slug is refused by Wagtail, with a message of its own.
        if taken != slug and folded(taken) == wanted:
            raise ValidationError(
                {
                    "slug": ValidationError(
                        _(
                            "“%(slug)s” is the same address as “%(taken)s”, of the page "
                            "“%(title)s”. Choose another word."
                        ),
                        params={"slug": slug, "taken": taken, "title": title},
                    )
                }
            )


def _below(page: Page) -> tuple[int, int]:
    """Return how many levels are below `page`, and the bytes that the longest address adds."""
    depth, path = page.depth, len(str(page.url_path).encode())
    rows = Page.objects.filter(path__startswith=page.path, depth__gt=depth)
    levels = longest = 0
    for below, url_path in rows.values_list("depth", "url_path").iterator():
        levels = max(levels, below - depth)
        longest = max(longest, len(url_path.encode()) - path)
    return levels, longest


@receiver(pre_page_move)
def check_move(
    sender: type[Page], *, instance: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Hold moves in code to the rules. The editor asks before it gets here."""
    check_place(instance, parent_page_after)

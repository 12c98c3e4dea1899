"""Who is or comes where: every kind of appointment and seat, in one form.

Those in districts are stored by the app that knows districts; it registers its kinds here, so that
this app need not import it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from contacts.models import CityAppointment
from core.languages import SOURCE_LANGUAGE

#: Somebody who left stays in the lists for so long, so that a follower can be filled in afterwards.
KEPT = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class PostKind:
    """A model of rows with a person, a first and a last day, on a page.

    relation  the name by which the page has these rows
    name      gives what the post is called
    copied    the fields that whoever comes next takes over: what belongs to the post
    """

    code: str
    model: Any
    relation: str
    name: Callable[[Any], str]
    copied: tuple[str, ...]
    many: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """One row of such a model, with the name of the place."""

    kind: PostKind
    row: Any
    place: str

    @property
    def key(self) -> str:
        """Return what names it in a form."""
        return f"{self.kind.code}-{self.row.pk}"

    @property
    def role(self) -> str:
        """Return what the post is called."""
        return self.kind.name(self.row)


KINDS: dict[str, PostKind] = {}


def register(kind: PostKind) -> None:
    """Let the lists and the form know one more kind."""
    KINDS[kind.code] = kind


def posts_on(pages: Iterable[int], today: date) -> list[Post]:
    """Return the posts of now, of later and of lately on these pages, in the order of the tree."""
    numbers = list(pages)
    found = list(_rows(numbers, today))
    places = places_of([row.page for _kind, row in found])
    found.sort(key=lambda each: (each[1].page.path, each[0].code, each[1].sort_order or 0))
    return [Post(kind, row, places[row.page_id]) for kind, row in found]


def _rows(pages: list[int], today: date) -> Iterator[tuple[PostKind, Any]]:
    for kind in KINDS.values():
        rows = kind.model.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today - KEPT),
            page__in=pages,
            page__locale__language_code=SOURCE_LANGUAGE,
        )
        joined = [name for name in ("role", "person") if hasattr(kind.model, name)]
        for row in rows.select_related("page", *joined):
            yield kind, row


def places_of(pages: Iterable[Page]) -> dict[int, str]:
    """Return for each page the name of the place that it is about: the page above it, or itself."""
    several = list(pages)
    above = {page.path[: -Page.steplen] for page in several}
    titles = dict(Page.objects.filter(path__in=above, depth__gt=2).values_list("path", "title"))
    return {page.pk: titles.get(page.path[: -Page.steplen], page.title) for page in several}


def pages_for(user: Any, right: str) -> list[int]:
    """Return the numbers of the pages with posts on which `user` has a right: change, publish."""
    allowed = PagePermissionPolicy().instances_user_has_permission_for(user, right)
    models = {kind.model._meta.get_field("page").related_model for kind in KINDS.values()}
    found = allowed.filter(locale__language_code=SOURCE_LANGUAGE).type(*models)
    return list(found.order_by("path").values_list("pk", flat=True))


register(
    PostKind(
        "city",
        CityAppointment,
        "appointments",
        lambda row: str(row.role.title),
        ("role_id", "email", "phone"),
        ("districts",),
    )
)

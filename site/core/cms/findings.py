"""What there is to do for an editor, as data. Each app hands in a function that finds some of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.models import Page, Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.municipality import served_languages
from publishing.cms.asked_once import once_a_request
from publishing.cms.rights import sites_of
from publishing.content.visibility import page_ids


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to do. `page` decides whose it is; `url` is the screen that mends it."""

    page: int
    title: str
    words: str
    url: str


@dataclass
class Kept:
    """The pages of somebody with all their fields: read once a type, for all towns and all finders."""

    #: The numbers of the editor's public pages, by the number of their content type.
    numbers: dict[int, list[int]] = field(default_factory=dict)
    rows: dict[Any, dict[int, Any]] = field(default_factory=dict)
    answers: dict[Any, Any] = field(default_factory=dict)

    #: The numbers of all public pages of all municipalities that are looked at.
    public: set[int] = field(default_factory=set)

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """Return what `make` gives, made at the first call with this key."""
        if key not in self.answers:
            self.answers[key] = make()
        return self.answers[key]

    def add(self, pages: Mapping[int, Page], mine: frozenset[int]) -> None:
        """Let the pages of one more municipality be read with the others."""
        self.public |= pages.keys()
        for pk, page in pages.items():
            if pk in mine:
                self.numbers.setdefault(page.content_type_id, []).append(pk)

    def of_kind(self, model: Any) -> dict[int, Any]:
        """Return the pages of a type by number, in the order of the tree."""
        if model not in self.rows:
            kind = ContentType.objects.get_for_model(model).pk
            found = model.objects.filter(pk__in=self.numbers.get(kind, ())).select_related("locale")
            self.rows[model] = {page.pk: page for page in found.order_by("path")}
        return self.rows[model]


@dataclass(frozen=True)
class Town:
    """What finders look at: the pages of one municipality that are public now, by number."""

    site: Site
    today: date
    pages: Mapping[int, Page]
    #: Those of them that the editor may change.
    mine: frozenset[int]
    #: What was read of all municipalities that are looked at together, by type.
    kept: Kept

    def of_kind(self, model: Any) -> list[Any]:
        """Return the editor's public pages of a type with all their fields, in the order of the tree."""
        rows = self.kept.of_kind(model)
        return [rows[pk] for pk in rows if pk in self.pages and pk in self.mine]

    def ids(self, model: Any) -> set[int]:
        """Return the numbers of the editor's public pages of a type."""
        kind = ContentType.objects.get_for_model(model).pk
        return {
            pk
            for pk, page in self.pages.items()
            if page.content_type_id == kind and pk in self.mine
        }

    def types(self) -> list[Any]:
        """Return the types of the editor's pages, always in the same order."""
        kinds = {self.pages[pk].content_type_id for pk in self.pages.keys() & self.mine}
        found = [ContentType.objects.get_for_id(kind).model_class() for kind in kinds]
        return sorted(filter(None, found), key=lambda model: str(model._meta.label))


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of thing to do, and the function that finds it."""

    code: str
    heading: str | Promise
    order: int
    find: Callable[[Town], Iterable[Finding]]


GROUPS: dict[str, Group] = {}


def finds(
    code: str, heading: str | Promise, order: int
) -> Callable[[Callable[[Town], Iterable[Finding]]], Callable[[Town], Iterable[Finding]]]:
    """Register a function that finds things to do. Usable as a decorator."""

    def register(
        find: Callable[[Town], Iterable[Finding]],
    ) -> Callable[[Town], Iterable[Finding]]:
        GROUPS[code] = Group(code, heading, order, find)
        return find

    return register


def editor_of(page: int) -> str:
    """Return the address of the editor of a page."""
    return reverse("wagtailadmin_pages:edit", args=[page])


@once_a_request
def changeable(user: Any) -> frozenset[int]:
    """Return the numbers of the pages that `user` may edit."""
    allowed = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    return frozenset(allowed.order_by().values_list("pk", flat=True))


def towns_of(sites: Iterable[Site], now: Any, mine: frozenset[int]) -> list[Town]:
    """Return what is public of municipalities now. Hidden pages give nobody work."""
    public = {site: page_ids(site, served_languages(site.pk), now) for site in sites}
    everything = set().union(*public.values())
    rows = Page.objects.filter(pk__in=everything).only("path", "title", "content_type")
    found = list(rows.order_by("path")) if everything else []
    kept = Kept()
    towns = []
    for site, numbers in public.items():
        pages = {page.pk: page for page in found if page.pk in numbers}
        kept.add(pages, mine)
        towns.append(Town(site, now.date(), pages, mine, kept))
    return towns


def to_do(user: Any, now: Any) -> list[tuple[Group, list[Finding]]]:
    """Return what there is to do on pages that `user` may edit, group by group; empty ones too.

    `now` is a moment in the time zone of the municipality.
    """
    mine = changeable(user)
    towns = towns_of(sites_of(user), now, mine)
    return [
        (
            group,
            [each for town in towns for each in group.find(town) if each.page in mine],
        )
        for group in sorted(GROUPS.values(), key=lambda each: each.order)
    ]

"""Which municipalities a thing belongs to: a page, a file, a user, a revision, a publication.

A municipality is known by the translation key that its start pages share. What belongs to none is of
the install itself: languages, tags, the root of the tree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import TextField, Value
from django.db.models.functions import Cast
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
)

from core import ownership
from core.models.media import MunicipalityCollection
from core.trees import HOME_PATH
from publishing.cms.asked_once import once_a_request
from publishing.cms.start_pages import all_sites

Owners = frozenset[UUID]
NOBODY: Owners = frozenset()


@dataclass(frozen=True)
class Atlas:
    """The municipalities of the install as they are at one moment; three questions to load."""

    #: Path of a start page -> its municipality.
    trees: dict[str, UUID]
    #: Site -> its municipality.
    sites: dict[int, UUID]
    #: Path of a collection -> the municipality whose files are in it and below it.
    collections: dict[str, UUID]

    @classmethod
    @once_a_request
    def load(cls) -> Atlas:
        """Return the municipalities as the database has them now."""
        pages = Page.objects.filter(depth=2).values_list("path", "translation_key")
        trees = {str(path): key for path, key in pages}
        roots = [(each.pk, each.root_page.path) for each in all_sites()]
        sites = {
            pk: trees[path[:HOME_PATH]] for pk, path in roots if path and path[:HOME_PATH] in trees
        }
        files = MunicipalityCollection.objects.values_list("collection__path", "site_id")
        collections = {str(path): sites[site] for path, site in files if site in sites}
        return cls(trees, sites, collections)

    def of_path(self, path: str) -> Owners:
        """Return the municipality of a place in the page tree; none for the root."""
        found = self.trees.get(path[:HOME_PATH])
        return frozenset([found]) if found else NOBODY

    def of_collection(self, path: str) -> Owners:
        """Return the municipality of a place in the tree of collections."""
        return frozenset(
            owner for above, owner in self.collections.items() if path.startswith(above)
        )

    def of_site(self, pk: int | None) -> Owners:
        """Return the municipality of a site."""
        return frozenset([self.sites[pk]]) if pk in self.sites else NOBODY

    def of_groups(self, groups: Iterable[int] | None = None) -> dict[int, Owners]:
        """Return the municipalities that groups (None: all) have rights in; one question."""
        only = None if groups is None else list(groups)
        kinds: list[Callable[[str], Owners]] = []
        parts = []
        for model, field, of in (
            (GroupPagePermission, "page__path", self.of_path),
            (GroupCollectionPermission, "collection__path", self.of_collection),
            (GroupSitePermission, "site_id", lambda number: self.of_site(int(number))),
        ):
            rows: Any = model._default_manager.order_by()
            if only is not None:
                rows = rows.filter(group__in=only)
            rows = rows.annotate(kind=Value(len(kinds)), place=Cast(field, TextField()))
            parts.append(rows.values_list("group_id", "kind", "place"))
            kinds.append(of)
        found: defaultdict[int, Owners] = defaultdict(frozenset)
        for group, kind, place in parts[0].union(*parts[1:]):
            found[group] |= kinds[kind](place)
        return found

    def of(self, thing: Any) -> Owners:
        """Return the municipalities of any row. Raises NoOwnerError for a model that is unknown."""
        if thing is None:
            return NOBODY
        # Who is logged in is a lazy object: only its class says what it is.
        for base in thing.__class__.__mro__:
            label = getattr(getattr(base, "_meta", None), "label", "")
            if label in RULES:
                return RULES[label](self, thing)
        if hasattr(thing, "collection_id"):
            return self.of(thing.collection)
        return NOBODY.union(*(self.of_site(site.pk) for site in ownership.owners(thing)))


Rule = Callable[[Atlas, Any], Owners]


def _via(name: str) -> Rule:
    """Let a row belong to whom what it points to belongs to."""
    return lambda atlas, row: atlas.of(getattr(row, name))


def _via_any(name: str) -> Rule:
    """Let a row belong to whom the rows belong to that point at it."""
    return lambda atlas, row: NOBODY.union(*map(atlas.of, getattr(row, name).all()))


def _user(atlas: Atlas, user: Any) -> Owners:
    groups = user.groups.values_list("pk", flat=True)
    return NOBODY.union(*atlas.of_groups(groups).values())


def _generic(atlas: Atlas, row: Any) -> Owners:
    """Follow a content type and a number, as revisions, logs and workflow states have them."""
    content_type = getattr(row, "base_content_type", None) or row.content_type
    model: Any = content_type.model_class()
    if model is None or not str(row.object_id).isascii():
        return NOBODY
    return atlas.of(model._base_manager.filter(pk=row.object_id).first())


#: What is asked often; and what is of the municipalities in which somebody has rights. All other models
#: are in `core.ownership`.
RULES: dict[str, Rule] = {
    "wagtailcore.Page": lambda atlas, page: atlas.of_path(page.path or ""),
    "wagtailcore.Site": lambda atlas, site: atlas.of_site(site.pk),
    "wagtailcore.Collection": lambda atlas, row: atlas.of_collection(row.path or ""),
    "wagtailcore.Revision": _generic,
    "wagtailcore.WorkflowState": _generic,
    "wagtailcore.TaskState": _via("workflow_state"),
    "wagtailcore.Workflow": _via_any("workflow_pages"),
    "wagtailcore.WorkflowPage": _via("page"),
    "wagtailcore.WorkflowTask": _via("workflow"),
    "wagtailcore.Task": _via_any("workflow_tasks"),
    "auth.Group": lambda atlas, group: atlas.of_groups([group.pk])[group.pk],
    "core.User": _user,
    "wagtailusers.UserProfile": _via("user"),
    "wagtailcore.APIToken": _via("user"),
    "wagtailcore.UploadedFile": _via("uploaded_by_user"),
}

"""Who asks, and what of the install they see: the border around one request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Site, Task, Workflow
from wagtail.permission_policies.collections import CollectionPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy

from core.border.owners import Atlas, Owners
from core.models import MunicipalitySettings

_now: ContextVar[Acting | None] = ContextVar("acting", default=None)


class Acting:
    """Somebody who asks something of the CMS. Asks the database when it is first needed."""

    def __init__(self, user: Any, request: Any = None) -> None:
        self.user = user
        self.request = request

    @cached_property
    def everything(self) -> bool:
        """Return whether this is an administrator of the install: above all municipalities."""
        return bool(self.user.is_active and self.user.is_superuser)

    @cached_property
    def atlas(self) -> Atlas:
        """The municipalities of the install."""
        return Atlas.load()

    @cached_property
    def own(self) -> Owners:
        """The municipalities that the user works for."""
        if not self.user.is_authenticated:
            return frozenset()
        if self.everything:
            return self.atlas.of(self.user)
        return self._of_rights()

    def _of_rights(self) -> Owners:
        """Return the municipalities of the user's rights, as Wagtail remembers them for a request."""
        found: Owners = frozenset()
        for right in PagePermissionPolicy().get_cached_permissions_for_user(self.user):
            found |= self.atlas.of_path(right.page.path)
        files = CollectionPermissionPolicy(get_image_model())
        for right in files.get_cached_permissions_for_user(self.user):
            found |= self.atlas.of_collection(right.collection.path)
        for right in SitePermissionPolicy(MunicipalitySettings).get_cached_permissions_for_user(
            self.user
        ):
            found |= self.atlas.of_site(right.site_id)
        return found

    def may_see(self, thing: Any) -> bool:
        """Return whether a row is of a municipality of the user, or of none."""
        if self.everything:
            return True
        owners = self.atlas.of(thing)
        return not owners or bool(owners & self.own)

    def narrow(self, rows: Any) -> Any:
        """Leave out what is of other municipalities only. Other kinds of rows stay as they are."""
        if self.everything:
            return rows
        model = rows.model
        if issubclass(model, Page):
            return rows.filter(Q(depth=1) | self._below("path", self._trees))
        if issubclass(model, Collection):
            return rows.exclude(self._below("path", self._foreign_collections))
        if issubclass(model, Site):
            return rows.exclude(pk__in=[pk for pk in self.atlas.sites if not self._own_site(pk)])
        if issubclass(model, Group):
            return rows.exclude(pk__in=self._groups(foreign=True))
        if issubclass(model, get_user_model()):
            return rows.filter(pk__in=self._users())
        if issubclass(model, (Workflow, Task)):
            return rows.filter(pk__in=[row.pk for row in rows if self.may_see(row)])
        if any(field.name == "collection" for field in model._meta.fields):
            return rows.exclude(self._below("collection__path", self._foreign_collections))
        return rows

    @staticmethod
    def _below(field: str, paths: list[str]) -> Q:
        inside = Q(pk__in=[])
        for path in paths:
            inside |= Q(**{f"{field}__startswith": path})
        return inside

    @cached_property
    def _trees(self) -> list[str]:
        return [path for path, owner in self.atlas.trees.items() if owner in self.own]

    @cached_property
    def _foreign_collections(self) -> list[str]:
        return [path for path, owner in self.atlas.collections.items() if owner not in self.own]

    def _own_site(self, pk: int) -> bool:
        return self.atlas.sites[pk] in self.own

    @cached_property
    def _owners_of_groups(self) -> dict[int, Owners]:
        return self.atlas.of_groups()

    def _groups(self, *, foreign: bool) -> list[int]:
        """Return the groups of other municipalities only, or those of the own ones."""
        return [
            pk
            for pk, owners in self._owners_of_groups.items()
            if owners and bool(owners & self.own) is not foreign
        ]

    def _users(self) -> QuerySet[Any]:
        """Return who works for the own municipalities, or for none: administrators."""
        users = get_user_model()._default_manager
        theirs = users.filter(groups__in=self._groups(foreign=True))
        mine = users.filter(groups__in=self._groups(foreign=False))
        return users.filter(Q(pk__in=mine.values("pk")) | ~Q(pk__in=theirs.values("pk"))).values(
            "pk"
        )


@contextmanager
def acting(user: Any, request: Any = None) -> Iterator[Acting]:
    """Do what follows for `user`: what forms and lists offer ends at the border."""
    found = Acting(user, request)
    token = _now.set(found)
    try:
        yield found
    finally:
        _now.reset(token)


def now_acting() -> Acting | None:
    """Return who asks; None in commands and tasks, which nobody asks for."""
    return _now.get()

"""What somebody who manages users may do: see, make and change those of the own municipalities.

A manager gives what ends at the border of the own municipalities, and nothing else. Only an
administrator of the install stands above that.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Site,
)
from wagtail.permission_policies.sites import SitePermissionPolicy

from core.border.owners import Atlas, Owners
from core.models import MunicipalitySettings
from core.permissions import BOUNDED, MANAGING


class Manager:
    """Somebody who may manage users. Asks the database when it is first needed."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @cached_property
    def everything(self) -> bool:
        """Return whether this is an administrator of the install."""
        return bool(self.user.is_active and self.user.is_superuser)

    @cached_property
    def towns(self) -> Owners:
        """The municipalities whose users are managed: those in which a group has the right to."""
        # As Wagtail remembers them for a request, whatever they are rights to.
        rights = SitePermissionPolicy(MunicipalitySettings).get_cached_permissions_for_user(
            self.user
        )
        users = ContentType.objects.get_for_model(get_user_model())
        sites = [
            each.site_id
            for each in rights
            if each.permission.codename == MANAGING and each.permission.content_type_id == users.pk
        ]
        return frozenset().union(*(self._atlas.of_site(pk) for pk in sites))

    @cached_property
    def _atlas(self) -> Atlas:
        return Atlas.load()

    @property
    def sites(self) -> list[Site]:
        """The sites of the managed municipalities."""
        own = [pk for pk, town in self._atlas.sites.items() if town in self.towns]
        return list(Site.objects.filter(pk__in=own).order_by("pk"))

    @cached_property
    def _givable(self) -> list[int]:
        """The groups all of whose rights end in the managed municipalities."""
        owners = self._atlas.of_groups()
        inside = {pk for pk, towns in owners.items() if towns and towns <= self.towns}
        return sorted(inside - self._that_reach_further())

    def _that_reach_further(self) -> set[int]:
        """Return the groups with a right on a place of no municipality, or on the whole install."""
        atlas = self._atlas
        found: set[int] = set()
        for model, field, of in (
            (GroupPagePermission, "page__path", atlas.of_path),
            (GroupCollectionPermission, "collection__path", atlas.of_collection),
            (GroupSitePermission, "site_id", atlas.of_site),
        ):
            rows: Any = model._default_manager.values_list("group_id", field).distinct()
            found |= {group for group, place in rows if not of(place)}
        rights = Group.permissions.through._default_manager.values_list(
            "group_id", "permission__content_type__app_label", "permission__codename"
        )
        return found | {
            group for group, app, codename in rights if f"{app}.{codename}" not in BOUNDED
        }

    def groups(self) -> QuerySet[Group]:
        """Return the groups that may be given and taken."""
        groups = Group.objects.order_by("name")
        return groups if self.everything else groups.filter(pk__in=self._givable)

    def users(self) -> QuerySet[Any]:
        """Return the users that are seen: whoever works for the managed municipalities."""
        users = get_user_model()._default_manager.all()
        if self.everything:
            return users
        theirs = [pk for pk, towns in self._atlas.of_groups().items() if towns & self.towns]
        members = get_user_model()._default_manager.filter(groups__in=theirs).values("pk")
        return users.filter(pk__in=members, is_superuser=False)

    def sees(self, user: Any) -> bool:
        """Return whether somebody is among the users that are seen."""
        return self.users().filter(pk=user.pk).exists()

    def may_change(self, user: Any) -> bool:
        """Return whether the account itself may be changed: name, password, whether it is active.

        Not of somebody who has a right that could not be given: a new password would give it.
        """
        if self.everything:
            return True
        further = Q(pk__in=user.groups.values("pk")) & ~Q(pk__in=self._givable)
        return (
            self.sees(user)
            and not user.user_permissions.exists()
            and not Group.objects.filter(further).exists()
        )

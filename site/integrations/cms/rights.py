"""Who connects programs to a municipality: who changes its settings."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from wagtail.models import Site
from wagtail.permission_policies.sites import SitePermissionPolicy

from core.models import MunicipalitySettings
from publishing.cms.asked_once import once_a_request


def arranges(user: Any) -> bool:
    """Return whether `user` arranges any, as Wagtail remembers the rights for a request: every menu asks it."""
    return bool(SitePermissionPolicy(MunicipalitySettings).user_has_permission(user, "change"))


@once_a_request
def sites_of(user: Any) -> list[Site]:
    """Return the websites whose connections `user` arranges, by name."""
    if not arranges(user):
        return []
    policy = SitePermissionPolicy(MunicipalitySettings)
    sites: Any = policy.sites_user_has_permission_for(user, "change")
    return sorted(sites, key=lambda each: (each.site_name, each.hostname))


def site_for(user: Any, pk: int) -> Site:
    """Return a website whose connections `user` arranges. Raises Http404."""
    found = next((each for each in sites_of(user) if each.pk == pk), None)
    if found is None:
        raise Http404
    return found

"""Who may read the log of a website: who publishes on it."""

from __future__ import annotations

from typing import Any

from wagtail.models import GroupPagePermission, Site

from publishing.cms.asked_once import once_a_request
from publishing.content.visibility import root_paths


@once_a_request
def sites_of(user: Any) -> list[Site]:
    """Return the websites that `user` may publish a page of."""
    sites = list(Site.objects.select_related("root_page").order_by("site_name", "hostname"))
    if not user.is_active:
        return []
    if user.is_superuser:
        return sites
    rights = GroupPagePermission.objects.filter(
        group__user=user, permission__codename="publish_page"
    )
    paths = set(rights.values_list("page__path", flat=True))
    return [site for site in sites if _reaches(paths, tuple(root_paths(site).values()))]


def _reaches(paths: set[str], trees: tuple[str, ...]) -> bool:
    """Return whether one of the places is inside a tree, or above it."""
    return any(path.startswith(tree) or tree.startswith(path) for path in paths for tree in trees)

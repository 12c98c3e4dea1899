"""Who may read the log of a website: who publishes on it."""

from __future__ import annotations

from typing import Any

from wagtail.models import Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from publishing.cms.asked_once import once_a_request
from publishing.cms.start_pages import all_sites, start_pages


@once_a_request
def sites_of(user: Any) -> list[Site]:
    """Return the websites that `user` may publish a page of."""
    sites = sorted(all_sites(), key=lambda each: (each.site_name, each.hostname))
    if not user.is_active:
        return []
    if user.is_superuser:
        return sites
    rights = PagePermissionPolicy().get_cached_permissions_for_user(user)
    paths = {each.page.path for each in rights if each.permission.codename == "publish_page"}
    return [
        site for site in sites if _reaches(paths, tuple(each.path for each in start_pages(site)))
    ]


def _reaches(paths: set[str], trees: tuple[str, ...]) -> bool:
    """Return whether one of the places is inside a tree, or above it."""
    return any(path.startswith(tree) or tree.startswith(path) for path in paths for tree in trees)

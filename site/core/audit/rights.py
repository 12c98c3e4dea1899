"""Who reads the audit: who answers for a municipality, and administrators."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies.pages import PagePermissionPolicy

from core.border.owners import Atlas, Owners
from core.users.managing import Manager
from publishing.cms.asked_once import once_a_request


@once_a_request
def towns_of(user: Any) -> Owners | None:
    """Return the municipalities whose audit somebody reads; None for all of the install.

    Those of which they publish the whole tree (chief editors), or manage the users. Whoever works for
    two reads of one alone, when the role in the other is a smaller one.
    """
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return None
    atlas = Atlas.load()
    rights = PagePermissionPolicy().get_cached_permissions_for_user(user)
    trees = [
        each.page.path
        for each in rights
        if each.permission.codename == "publish_page" and each.page.depth == 2
    ]
    own: Owners = frozenset().union(*(atlas.of_path(path) for path in trees))
    return own | Manager(user).towns


def reads(user: Any) -> bool:
    """Return whether somebody reads anything of it."""
    towns = towns_of(user)
    return towns is None or bool(towns)

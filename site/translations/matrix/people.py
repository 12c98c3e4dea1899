"""Who translates at a desk, and who takes which page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from wagtail.models import GroupPagePermission

from translations.cms.rights import CODES, Desk
from translations.models import Assignment


def people_of(desk: Desk) -> list[Any]:
    """Return the accounts with a right on pages of this desk, by name."""
    rights = GroupPagePermission.objects.filter(permission__codename__in=CODES)
    above = [desk.home.path[:end] for end in range(4, len(desk.home.path), 4)]
    groups = rights.filter(
        Q(page__path__startswith=desk.home.path) | Q(page__path__in=above)
    ).values_list("group_id", flat=True)
    users = get_user_model()._default_manager.filter(is_active=True, groups__in=list(groups))
    return sorted(users.distinct(), key=lambda user: (name_of(user).casefold(), user.pk))


def name_of(user: Any) -> str:
    """Return what somebody is called in lists."""
    return str(user.get_full_name() or user.get_username())


def assign(desk: Desk, pk: int, user: Any | None, by: Any) -> None:
    """Let somebody take a page in the language of a desk; None: nobody."""
    if user is None:
        Assignment.objects.filter(source_id=pk, language=desk.language).delete()
    else:
        Assignment.objects.update_or_create(
            source_id=pk, language=desk.language, defaults={"user": user, "by": by}
        )

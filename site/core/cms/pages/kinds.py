"""Which kinds of pages somebody may edit, for the menu: one question for all that it shows."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from publishing.cms.asked_once import once_a_request


def edits(user: Any, model: type[Page], language: str = "") -> bool:
    """Return whether somebody may edit a page of a type, in one language or in any.

    Who edits one only while it waits for their approval is not meant.
    """
    number = ContentType.objects.get_for_model(model).pk
    return any(
        kind == number and (not language or spoken == language) for kind, spoken in _kinds_of(user)
    )


@once_a_request
def _kinds_of(user: Any) -> list[tuple[int, str]]:
    allowed = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    found = allowed.order_by().values_list("content_type", "locale__language_code")
    return list(found.distinct())

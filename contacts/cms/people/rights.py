"""Who may take a person out of everything: who has the right, and edits and deletes all versions of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from contacts.erasure.subject import versions
from contacts.models import PersonPage

PERMISSION = "contacts.withdraw_person"


def may_erase(person: Page, user: Any) -> bool:
    """Return whether `user` may erase this person."""
    return bool(user.has_perm(PERMISSION)) and all(
        page.permissions_for_user(user).can_edit() and page.permissions_for_user(user).can_delete()
        for page in versions(person)
    )


def person_for(pk: int, user: Any) -> PersonPage:
    """Return a person. Raises Http404 for none, PermissionDenied when `user` may not withdraw them."""
    person: PersonPage = get_object_or_404(PersonPage, pk=pk)
    if not may_erase(person, user):
        raise PermissionDenied
    return person

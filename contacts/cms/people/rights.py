"""Who may take a person out of everything: who has the right, and edits and deletes all versions of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.models import Page

from contacts.erasure.subject import versions
from contacts.models import PersonPage
from publishing.cms.asked_once import once_a_request

PERMISSION = "contacts.withdraw_person"


def may_erase(person: Page, user: Any) -> bool:
    """Return whether `user` may erase this person."""
    return bool(user.has_perm(PERMISSION)) and _may_delete(versions(person), user)


def may_erase_in_list(person: Page, user: Any) -> bool:
    """Return the same, of somebody in a list: those beside them are read with them."""
    if not user.has_perm(PERMISSION):
        return False
    return _may_delete(_versions_below(person.path[: -Page.steplen])[person.translation_key], user)


def _may_delete(pages: Iterable[Page], user: Any) -> bool:
    return all(
        page.permissions_for_user(user).can_edit() and page.permissions_for_user(user).can_delete()
        for page in pages
    )


@once_a_request
def _versions_below(place: str) -> dict[Any, list[Page]]:
    """Return the pages right below a place with their translations and aliases, by translation key."""
    beside = Page.objects.filter(path__startswith=place, depth=len(place) // Page.steplen + 1)
    first = Page.objects.filter(translation_key__in=beside.order_by().values("translation_key"))
    found: dict[Any, list[Page]] = {}
    keys: dict[int, Any] = {}
    new = {page: page.translation_key for page in first}
    while new:
        keys |= {page.pk: key for page, key in new.items()}
        for page, key in new.items():
            found.setdefault(key, []).append(page)
        aliases = Page.objects.filter(alias_of__in=[page.pk for page in new])
        new = {page: keys[page.alias_of_id] for page in aliases if page.pk not in keys}
    return found


def person_for(pk: int, user: Any) -> PersonPage:
    """Return a person. Raises Http404 for none, PermissionDenied when `user` may not withdraw them."""
    person: PersonPage = get_object_or_404(PersonPage, pk=pk)
    if not may_erase(person, user):
        raise PermissionDenied
    return person

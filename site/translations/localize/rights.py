"""Whose records of wagtail-localize somebody reaches: those of pages that they may write."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail_localize.models import Translation

from translations.cms.rights import Desk, desks_for


def reached(user: Any, number: int) -> tuple[Translation, Any]:
    """Return a record of a language with the translated page, which the user may write.

    Raises Http404 when there is no such page, PermissionDenied when it is not theirs.
    """
    records = Translation.objects.select_related("source__locale", "target_locale")
    translation = get_object_or_404(records, pk=number)
    try:
        page = translation.get_target_instance()
        translation.source.get_source_instance()
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if not isinstance(page, Page):
        raise Http404
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return translation, page


def desks_over(user: Any, source: Page) -> list[Desk]:
    """Return the desks of a user at which a Dutch page is translated."""
    return [each for each in desks_for(user) if source.path.startswith(each.source_home.path)]


def of_desks(records: Any, user: Any) -> Any:
    """Return the records of languages (a queryset) whose translated pages the user may write."""
    mine = Q(pk__in=[])
    for desk in desks_for(user):
        place = Q(pk__in=[])
        for path in desk.paths:
            place |= Q(path__startswith=path)
        pages = Page.objects.filter(
            place, translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale")
        )
        sources = Page.objects.filter(
            path__startswith=desk.source_home.path,
            translation_key=OuterRef("source__object_id"),
            locale=OuterRef("source__locale"),
        )
        mine |= Q(Exists(pages)) & Q(Exists(sources))
    return records.filter(mine)

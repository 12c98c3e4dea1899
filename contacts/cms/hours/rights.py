"""Whose hours somebody may change: those of the hubs that they may edit."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from contacts.models import HubPage
from core.languages import SOURCE_LANGUAGE
from publishing.cms.asked_once import once_a_request
from publishing.cms.report import offer_pages


@once_a_request
def hubs_for(user: Any) -> list[HubPage]:
    """Return the Dutch pages of the hubs that `user` may edit, in the order of the tree."""
    hubs = HubPage.objects.filter(locale__language_code=SOURCE_LANGUAGE).order_by("path")
    # Who has no right on a hub may be its approver: without this each hub asks whether that is so.
    hubs = hubs.prefetch_workflow_states()
    return [hub for hub in hubs if may_change(hub, user)]


@offer_pages
def hubs_of_reports(user: Any) -> list[tuple[int, str]]:
    """Let the list of publications be narrowed to one hub."""
    return [(hub.pk, hub.title) for hub in hubs_for(user)]


def may_change(hub: HubPage, user: Any) -> bool:
    """Return whether `user` may change the hours of a hub, without a moderator."""
    return bool(hub.permissions_for_user(user).can_edit())


def hub_for(pk: int, user: Any) -> HubPage:
    """Return a hub. Raises Http404 when it does not exist, PermissionDenied when it is not theirs."""
    hub: HubPage = get_object_or_404(HubPage, pk=pk, locale__language_code=SOURCE_LANGUAGE)
    if not may_change(hub, user):
        raise PermissionDenied
    return hub

"""Whose hours somebody may change: those of the hubs that they may edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.models import Site

from contacts.models import HubPage
from core.languages import SOURCE_LANGUAGE
from core.permissions import municipality_name
from core.trees import HOME_PATH
from publishing.cms.asked_once import once_a_request
from publishing.cms.report import offer_pages
from publishing.content.drafts import site_of


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


def by_town(hubs: list[HubPage]) -> dict[str, list[HubPage]]:
    """Return the hubs by host name of their municipality, in the order of the tree."""
    names: dict[str, str] = {}
    found: dict[str, list[HubPage]] = {}
    for hub in hubs:
        place = hub.path[:HOME_PATH]
        if place not in names:
            site = site_of(hub)
            names[place] = site.hostname if site else ""
        found.setdefault(names[place], []).append(hub)
    return found


def town_tabs(
    towns: dict[str, list[HubPage]], town: str, address: Callable[[str], str]
) -> list[tuple[str, str, bool]]:
    """Return the name, the address and whether it is shown of each municipality; of one alone none."""
    if len(towns) < 2:
        return []
    return [
        (municipality_name(site), address(site.hostname), site.hostname == town)
        for site in Site.objects.filter(hostname__in=towns).order_by("hostname")
    ]


def vacation_url(town: str = "") -> str:
    """Return the screen of whole vacations, of one municipality (its host name) or of the first."""
    address = reverse("hours:vacation")
    return f"{address}?{urlencode({'gemeente': town})}" if town else address

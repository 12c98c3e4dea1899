"""On the dashboard “closed or different”, to the one hub of somebody or to all theirs; and a vacation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from contacts.cms.hours.rights import hubs_for, vacation_url
from core.cms.dashboard.shortcuts import shortcut


@shortcut(
    "hours",
    gettext_lazy("Hub closed or different"),
    gettext_lazy("Today, or for some days. Online at once."),
    "calendar-alt",
    10,
)
def closed_or_different(user: Any) -> str:
    """Return the screen of the only hub, else that of all hubs."""
    hubs = hubs_for(user)
    if len(hubs) == 1:
        return reverse("hours:closing", args=[hubs[0].pk])
    return reverse("hours:overview") if hubs else ""


@shortcut(
    "vacation",
    gettext_lazy("A whole vacation, from – to"),
    gettext_lazy("Closed, as usual or at other times, for many hubs at once."),
    "calendar-alt",
    15,
    is_small=True,
)
def vacation_button(user: Any) -> str:
    """Return the screen of whole vacations, for who has hubs."""
    return vacation_url() if hubs_for(user) else ""

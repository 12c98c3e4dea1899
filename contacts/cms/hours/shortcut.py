"""The large button “closed or different”: to the one hub of somebody, or to the list of all theirs."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from contacts.cms.hours.rights import hubs_for
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

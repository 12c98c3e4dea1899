"""The hours of all hubs of somebody on one screen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.cms.hours.hours_of_page import hours_of_page, today_text
from contacts.cms.hours.rights import hubs_for
from contacts.models import HubPage


def overview(request: HttpRequest) -> HttpResponse:
    """Show how every hub is today, and what can be done about it."""
    rows = [_row(hub) for hub in hubs_for(request.user)]
    context = {
        "title": _("Opening hours"),
        "rows": rows,
        "none": _("There are no hubs that you may edit."),
        "different": _("Now different"),
        "as_usual": _("As usual again"),
        "edit": _("Edit"),
        "past": _("Past hours"),
        "links": [
            (_("Holidays of all hubs"), reverse("hours:holidays", args=[_year()])),
            (_("Copy hours to other hubs"), reverse("hours:copy")),
        ],
    }
    return render(request, "hours_cms/overview.html", context)


def _year() -> int:
    """Return the year that decisions are wanted for: from October on, the next one."""
    today = timezone.localdate()
    return today.year + (today.month >= 10)


def _row(hub: HubPage) -> dict[str, Any]:
    today = timezone.localdate()
    urgent = any(
        each.urgent and each.first_day <= today <= each.last_day
        for each in hub.opening_exceptions.all()
    )
    return {
        "title": hub.title,
        "today": today_text(hours_of_page(hub, today)),
        "live": hub.live,
        "urgent": urgent,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[hub.pk]),
        "close_url": reverse("hours:closing", args=[hub.pk]),
        "lift_url": reverse("hours:lift", args=[hub.pk]),
        "past_url": reverse("hours:past", args=[hub.pk]),
    }

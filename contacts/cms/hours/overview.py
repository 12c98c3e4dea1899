"""The hours of all hubs of somebody on one screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.cms.hours.holidays import next_undecided_url
from contacts.cms.hours.hours_of_page import HubHours, hours_of_hubs, today_text
from contacts.cms.hours.own_word import title_for
from contacts.cms.hours.rights import hubs_for
from contacts.models import HubPage


def overview(request: HttpRequest) -> HttpResponse:
    """Show how every hub is today, and what can be done about it."""
    today = timezone.localdate()
    hubs = hubs_for(request.user)
    known = hours_of_hubs(hubs, today.year)
    rows = [_row(hub, known[hub.pk], today) for hub in hubs]
    context = {
        "title": _("Opening hours"),
        "rows": rows,
        "none": _("There are no hubs that you may edit."),
        "different": _("Now different"),
        "as_usual": _("As usual again"),
        "edit": _("Edit"),
        "past": _("Past hours"),
        "links": _links(hubs, today),
    }
    return render(request, "hours_cms/overview.html", context)


def _links(hubs: list[HubPage], today: date) -> list[tuple[str, str]]:
    """Return where else one goes: what is of several hubs at once, for who has several."""
    vacation = (_("A whole vacation, from – to"), reverse("hours:vacation"))
    if len(hubs) == 1:
        return [(_("Holidays"), next_undecided_url(hubs, today)), vacation]
    return [
        (
            title_for(hubs, _("Several %(hubs)s at once different")),
            reverse("hours:closing_several"),
        ),
        (title_for(hubs, _("Holidays of all %(hubs)s")), next_undecided_url(hubs, today)),
        vacation,
        (title_for(hubs, _("Copy hours to other %(hubs)s")), reverse("hours:copy")),
    ]


def _row(hub: HubPage, known: HubHours, today: date) -> dict[str, Any]:
    urgent = any(
        each.urgent and each.first_day <= today <= each.last_day for each in known.different
    )
    return {
        "title": hub.title,
        "today": today_text(known.hours),
        "live": hub.live,
        "urgent": urgent,
        "edit_url": reverse("wagtailadmin_pages:edit", args=[hub.pk]),
        "close_url": reverse("hours:closing", args=[hub.pk]),
        "lift_url": reverse("hours:lift", args=[hub.pk]),
        "past_url": reverse("hours:past", args=[hub.pk]),
    }

"""What is connected to a municipality: one screen."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from core.permissions import municipality_name
from integrations.cms.rights import site_for, sites_of
from integrations.models import Delivery, Token, Webhook
from publishing.cms.state import shown


def towns(request: HttpRequest) -> HttpResponse:
    """Lead to the municipality, or let one be chosen. Raises PermissionDenied for who arranges none."""
    sites = sites_of(request.user)
    if not sites:
        raise PermissionDenied
    if len(sites) == 1:
        return redirect("integrations:overview", sites[0].pk)
    context = {
        "title": _("Connections"),
        "words": _("Of which municipality?"),
        "towns": [(each.pk, municipality_name(each)) for each in sites],
    }
    return render(request, "integrations/towns.html", context)


def overview(request: HttpRequest, site_id: int) -> HttpResponse:
    """Show the keys of a municipality."""
    site = site_for(request.user, site_id)
    context = {
        "title": _("Connections"),
        "subtitle": municipality_name(site),
        "site": site,
        "tokens": Token.objects.filter(site=site).select_related("made_by"),
        "webhooks": [
            (each, state_of(each))
            for each in Webhook.objects.filter(site=site).prefetch_related("deliveries")
        ],
        "words": {
            "hooks": _("Messages after publishing (webhooks)"),
            "about_hooks": _(
                "A program hears at once which pages changed, and can then fetch them."
            ),
            "new_hook": _("Add a webhook"),
            "no_hook": _("No program hears of it yet."),
            "address": _("Address"),
            "state": _("State"),
            "about": _(
                "Other programs of the municipality read here what stands on the site, with a key."
            ),
            "keys": _("Keys of the API"),
            "new_key": _("Make a key"),
            "no_key": _("There is no key yet."),
            "name": _("Name"),
            "reads": _("Reads"),
            "online": _("what is online"),
            "drafts": _("drafts too"),
            "ends": _("Last day"),
            "used": _("Last used"),
            "never": _("not yet"),
            "made": _("Made"),
            "revoke": _("Revoke"),
            "revoked": _("revoked"),
            "over": _("over"),
            "what": _("What can be done"),
            "description": _("Description of the API (OpenAPI)"),
        },
    }
    return render(request, "integrations/overview.html", context)


def state_of(webhook: Webhook) -> str:
    """Return how the last message to a receiver went."""
    if not webhook.active:
        return _("stopped: the receiver said that it is gone")
    last = next(iter(webhook.deliveries.all()), None)
    return _("nothing was sent yet") if last is None else delivery_state(last)


def delivery_state(delivery: Delivery) -> str:
    """Return how a message went."""
    if delivery.arrived:
        return _("arrived")
    if delivery.next_at is None:
        return _("given up after %(count)d attempts: %(why)s") % {
            "count": delivery.attempts,
            "why": delivery.problem,
        }
    if delivery.problem:
        return _("did not arrive (%(why)s); again at %(moment)s") % {
            "why": delivery.problem,
            "moment": shown(delivery.next_at),
        }
    return _("waits for being sent")

"""The screens of what hears of a release: add one, look at its messages, try it, send again, remove it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from core.permissions import municipality_name
from integrations.cms.forms import WebhookForm
from integrations.cms.rights import site_for
from integrations.cms.views import delivery_state
from integrations.models import Delivery, Webhook
from integrations.tokens import audit
from integrations.webhooks import queue
from integrations.webhooks.signing import new_secret

#: Messages that the screen shows.
SHOWN = 50


@never_cache
def new(request: HttpRequest, site_id: int) -> HttpResponse:
    """Ask for an address, keep it, and show its secret this one time."""
    site = site_for(request.user, site_id)
    form = WebhookForm(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        secret = new_secret()
        user: Any = request.user
        form.instance.site, form.instance.made_by = site, user
        form.instance.secret = secret
        audit.webhook(audit.HOOK_MADE, form.save(), request.user)
    context = {
        "title": _("Add a webhook"),
        "subtitle": municipality_name(site),
        "site": site,
        "form": form,
        "secret": secret,
        "words": {
            "about": _(
                "After each publication a message goes to this address, with the addresses of what changed."
            ),
            "once": _("Copy this secret now. You see it once: nobody can look it up later."),
            "secret": _("The secret"),
            "how": _(
                "With it the program checks that a message is from here (Standard Webhooks, HMAC-SHA256)."
            ),
            "add": _("Add a webhook"),
            "back": _("Back"),
        },
    }
    return render(request, "integrations/new_webhook.html", context)


def webhook(request: HttpRequest, site_id: int, webhook_id: int) -> HttpResponse:
    """Show the last messages to a receiver."""
    site = site_for(request.user, site_id)
    found = get_object_or_404(Webhook, pk=webhook_id, site=site)
    context = {
        "title": found.name,
        "subtitle": municipality_name(site),
        "site": site,
        "webhook": found,
        "deliveries": [(each, _kind(each), delivery_state(each)) for each in _last(found)],
        "words": {
            "try": _("Send a trial message"),
            "again": _("Send again"),
            "remove": _("Remove"),
            "back": _("Back"),
            "stopped": _("Stopped: the receiver said that it is gone. Remove it, or add it anew."),
            "messages": _("The last messages"),
            "none": _("Nothing was sent yet."),
            "made": _("Made"),
            "what": _("Message"),
            "state": _("State"),
            "attempts": _("Attempts"),
            "do": _("What can be done"),
        },
    }
    return render(request, "integrations/webhook.html", context)


@require_POST
def try_out(request: HttpRequest, site_id: int, webhook_id: int) -> HttpResponse:
    """Send a message that says nothing but that it came."""
    found = get_object_or_404(Webhook, pk=webhook_id, site=site_for(request.user, site_id))
    queue.try_out(found)
    queue.send_soon()
    messages.success(request, _("A trial message is on its way. Open this page again to see."))
    return redirect("integrations:webhook", site_id, webhook_id)


@require_POST
def again(request: HttpRequest, site_id: int, webhook_id: int, delivery_id: int) -> HttpResponse:
    """Send a message again."""
    found = get_object_or_404(Webhook, pk=webhook_id, site=site_for(request.user, site_id))
    queue.again(get_object_or_404(Delivery, pk=delivery_id, webhook=found))
    queue.send_soon()
    messages.success(request, _("The message is on its way again."))
    return redirect("integrations:webhook", site_id, webhook_id)


def remove(request: HttpRequest, site_id: int, webhook_id: int) -> HttpResponse:
    """Ask whether a receiver is to hear nothing any more, and do so when it is sent."""
    site = site_for(request.user, site_id)
    found = get_object_or_404(Webhook, pk=webhook_id, site=site)
    if request.method == "POST":
        audit.webhook(audit.HOOK_REMOVED, found, request.user)
        found.delete()
        messages.success(request, _("%(name)s hears nothing any more.") % {"name": found.name})
        return redirect("integrations:overview", site.pk)
    context = {
        "title": _("Remove a webhook"),
        "words": _("%(name)s hears nothing any more. What was sent stays with the receiver.")
        % {"name": found.name},
        "submit": _("Remove"),
        "back": _("Back"),
        "site": site,
    }
    return render(request, "integrations/sure.html", context)


def _last(found: Webhook) -> list[Delivery]:
    return list(found.deliveries.all()[:SHOWN])


def _kind(delivery: Delivery) -> str:
    return {
        Delivery.RELEASE: _("release %(number)s"),
        Delivery.ROLLBACK: _("back to release %(number)s"),
        Delivery.TRY: _("trial"),
    }[delivery.kind] % {"number": delivery.release.lstrip("0")}

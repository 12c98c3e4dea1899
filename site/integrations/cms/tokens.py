"""Making a key, and revoking one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages

from core.permissions import municipality_name
from integrations.cms.forms import TokenForm
from integrations.cms.rights import site_for
from integrations.models import Token
from integrations.tokens import keys


@never_cache
def new(request: HttpRequest, site_id: int) -> HttpResponse:
    """Ask what a key is for, make it, and show it this one time."""
    site = site_for(request.user, site_id)
    form = TokenForm(request.POST or None)
    said = ""
    if request.method == "POST" and form.is_valid():
        _token, said = keys.make(site, request.user, **form.cleaned_data)
    context = {
        "title": _("Make a key"),
        "subtitle": municipality_name(site),
        "site": site,
        "form": form,
        "said": said,
        "words": {
            "about": _("A program sends this key with each question. Give every program its own."),
            "once": _("Copy this key now. You see it once: nobody can look it up later."),
            "key": _("The key"),
            "how": _("The program sends it like this:"),
            "make": _("Make a key"),
            "back": _("Back"),
        },
    }
    return render(request, "integrations/new_token.html", context)


def revoke(request: HttpRequest, site_id: int, api_token_id: int) -> HttpResponse:
    """Ask whether a key is to open nothing any more, and do so when it is sent."""
    site = site_for(request.user, site_id)
    token = get_object_or_404(Token, pk=api_token_id, site=site)
    if request.method == "POST":
        if keys.revoke(token, request.user):
            messages.success(request, _("%(name)s is revoked.") % {"name": token.name})
        return redirect("integrations:overview", site.pk)
    context = {
        "title": _("Revoke a key"),
        "words": _("%(name)s opens nothing any more from now on. That cannot be undone.")
        % {"name": token},
        "submit": _("Revoke"),
        "back": _("Back"),
        "site": site,
    }
    return render(request, "integrations/sure.html", context)

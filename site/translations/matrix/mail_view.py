"""The screen on which a translator switches the mail off, or on again."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from translations.cms.rights import desks_for
from translations.models import DeskMail


class MailView(View):
    """One tick, of the user alone."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show whether there is a mail."""
        user: Any = request.user
        kept = DeskMail.objects.filter(user=user).first()
        if kept is None and not desks_for(user):
            raise PermissionDenied
        context = {
            "title": _("Mail when something waits"),
            "wanted": kept is None or kept.wanted,
            "address": getattr(request.user, "email", ""),
            "words": {
                "explain": _(
                    "A mail when a page waits for your translation: what you take, and what nobody "
                    "takes yet and residents need. At most one a day, and only when something is new."
                ),
                "none": _("Your account has no e-mail address: there is no mail."),
                "tick": _("Mail me"),
                "save": _("Save"),
            },
        }
        return render(request, "translations_cms/mail.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the choice."""
        user: Any = request.user
        kept = DeskMail.objects.filter(user=user).exists()
        if not kept and not desks_for(user):
            raise PermissionDenied
        wanted = "wanted" in request.POST
        DeskMail.objects.update_or_create(user=user, defaults={"wanted": wanted})
        words = _("You get a mail when something waits.") if wanted else _("You get no more mail.")
        messages.success(request, words)
        return redirect(request.path)

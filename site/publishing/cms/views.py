"""The views behind the panel of the page editor: what would change, and how the page stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.models import Page

from publishing.cms import impact_panel, outcome
from publishing.cms.following import ONLINE, SAVED, since_of
from publishing.cms.panel import panel_context
from publishing.cms.rights import sites_of
from publishing.cms.state import states_of
from publishing.explain.impact import impact

if TYPE_CHECKING:
    from django.http import HttpRequest


class ImpactView(PreviewOnEditView):
    """What publishing a page would change: of the form (POST), or of the saved draft (GET)."""

    http_method_names = ("get", "post")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it on a page of its own: for browsers without script."""
        found = {"summary": impact_panel.summary(impact(self.object))}
        title = _("What changes when I publish this?")
        return render(
            request, "publishing/impact_page.html", {**found, "page": self.object, "title": title}
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the part that the panel shows."""
        form = self.get_form(request.POST)
        valid = self.validate_form(form)
        if valid:
            form.save(commit=False)
        else:
            self.object = self.get_object()
        found = {"summary": impact_panel.summary(impact(self.object), saved=not valid)}
        return render(request, "publishing/impact.html", found)


def state(request: HttpRequest, page_id: int) -> JsonResponse:
    """Answer how a page stands, for the script that asks until it is online."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    since = since_of(request)
    states = states_of(page, since)
    kind, said = request.GET.get("kind", SAVED), request.GET.get("said", "")
    found = outcome.of_page(page, states, since, kind, said)
    html = render_to_string("publishing/page_states.html", panel_context(page, states))
    return JsonResponse({**found, "look": _("View on the website"), "html": html})


def sites_state(request: HttpRequest) -> JsonResponse:
    """Answer the same of a change that may show on any page of the websites of the user."""
    sites = sites_of(request.user)
    if not sites:
        raise PermissionDenied
    words = request.GET.get("words", "")
    kind = request.GET.get("kind", ONLINE)
    return JsonResponse(outcome.of_sites(sites, since_of(request), words, kind))

"""The views behind the panel of the page editor: what would change, and how the page stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.models import Page

from publishing.cms import touched
from publishing.cms.panel import panel_context
from publishing.cms.state import FAILED, ONLINE, PART, shown, states_of
from publishing.drafts import site_of
from publishing.impact import impact
from publishing.models import Publication

if TYPE_CHECKING:
    from django.http import HttpRequest


class ImpactView(PreviewOnEditView):
    """What publishing a page would change: of the form (POST), or of the saved draft (GET)."""

    http_method_names = ("get", "post")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it on a page of its own: for browsers without script."""
        found = {"summary": touched.summary(impact(self.object))}
        title = _("What changes when I publish this?")
        return render(
            request, "publishing/impact_page.html", {**found, "page": self.object, "title": title}
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Give the part that the panel shows."""
        form = self.get_form(request.POST)
        valid = self.validate_form(form)
        if valid:
            form.save(commit=False)
        else:
            self.object = self.get_object()
        found = {"summary": touched.summary(impact(self.object), saved=not valid)}
        return render(request, "publishing/impact.html", found)


def state(request: HttpRequest, page_id: int) -> JsonResponse:
    """Tell how a page stands, for the script that asks until it is online."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    states = states_of(page)
    return JsonResponse(
        {
            "waiting": any(each.is_waiting for each in states[:1]),
            "failed": any(each.state == FAILED for each in states[:1]),
            "message": message(page, states),
            "html": render_to_string("publishing/page_states.html", panel_context(page, states)),
        }
    )


def message(page: Page, states: list[Any]) -> str:
    """Say in one sentence what publishing `page` did."""
    if not states:
        return ""
    own = states[0]
    site = site_of(page)
    if site is None or own.state not in (ONLINE, PART):
        return f"{page.title}: {own.words}"
    publication = Publication.objects.filter(
        site=site, started__gte=page.last_published_at or page.latest_revision_created_at
    ).last()
    if publication is None:
        return f"{page.title}: {own.words}"
    return _("%(title)s: online since %(moment)s. %(count)s") % {
        "title": page.title,
        "moment": shown(publication.finished),
        "count": ngettext(
            "%(count)d page was brought up to date.",
            "%(count)d pages were brought up to date.",
            publication.changed_count,
        )
        % {"count": publication.changed_count},
    }

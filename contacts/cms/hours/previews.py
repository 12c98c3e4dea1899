"""What is being filled in about hours, as visitors would read it; and what they read before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.preview import PreviewOnEditView
from wagtail.models import PageLogEntry

from contacts.cms.hours import panel
from contacts.cms.hours.hours_of_page import hours_of_page, preview
from contacts.cms.hours.rights import hub_for
from contacts.models import HubPage

if TYPE_CHECKING:
    from django.http import HttpRequest


def preview_today(hub: Any) -> Any:
    """Return the preview of the hours of a hub (a page, stored or not) from today on."""
    return preview(hours_of_page(hub, timezone.localdate()))


panel.PREVIEWS.append(preview_today)


class HoursPreviewView(PreviewOnEditView):
    """The sentences and the coming four weeks of the form that was sent; nothing is stored."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the part that the editor shows."""
        form = self.get_form(request.POST)
        if not self.validate_form(form):
            words = _("There is still something wrong above. Save to see where.")
            return render(request, "hours_cms/preview.html", {"wrong": words})
        form.save(commit=False)
        return render(request, "hours_cms/preview.html", {"preview": preview_today(self.object)})


def past(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which hours a hub had, from the versions that were published; the newest first."""
    hub = hub_for(pk, request.user)
    found: list[dict[str, Any]] = []
    published = PageLogEntry.objects.filter(
        page=hub.pk, action="wagtail.publish", revision__isnull=False
    )
    for entry in published.select_related("revision").order_by("timestamp", "pk"):
        # Of a version only the hours are looked at: what else it points to may be gone.
        page = HubPage.from_serializable_data(dict(entry.revision.content), check_fks=False)
        page.path, page.depth = hub.path, hub.depth
        sentences = preview(hours_of_page(page, timezone.localdate()), count=0).sentences
        different = [
            (each.first_day, each.last_day, each.get_state_display(), each.get_reason_display())
            for each in page.opening_exceptions.all()
        ]
        if not found or (found[-1]["sentences"], found[-1]["different"]) != (sentences, different):
            found.append(
                {
                    "since": timezone.localtime(entry.timestamp),
                    "user": entry.user_display_name if entry.user_id else "",
                    "sentences": sentences,
                    "different": different,
                }
            )
    context = {
        "title": _("Past hours"),
        "hub": hub.title,
        "versions": list(reversed(found)),
        "none": _("Nothing was published yet."),
    }
    return render(request, "hours_cms/past.html", context)

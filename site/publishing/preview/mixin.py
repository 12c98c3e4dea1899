"""The editor's preview: the same path as publishing, with the draft put in place.

It is shown on the CMS host. Its style sheet, pictures and documents have the addresses of the
public site; `publishing.preview.assets` gives them to who is logged in.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.admin.userbar import Userbar

if TYPE_CHECKING:
    from django.http import HttpRequest

#: A link to a page of the site. Style sheets and pictures are no links.
LINK = re.compile(rb'<a\b([^>]*?)\shref="/(?!/)([^"]*)"')
#: The mode of a preview that shows the page above, with this one in its list.
IN_LIST = "list"


class PreviewedPage:
    """Makes a page's preview the page that would be published."""

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Render the preview at once.

        Wagtail would make up a request to the public host; there is none that Django answers.
        """
        response = self.serve_preview(original_request, preview_mode or "")
        if original_request is not None and (extra_request_attrs or {}).get("is_editing"):
            response.content = with_checks(response.content, original_request, self)
        return response

    def preview_moment(self) -> datetime:
        """Return the moment that the preview is of."""
        return timezone.now()

    def shown_between(self) -> tuple[datetime | None, datetime | None]:
        """Return since when and until when readers see it; None where there is no limit."""
        return None, None

    def serve_preview(self, request: HttpRequest | None, mode_name: str) -> HttpResponse:
        """Render this page, unsaved changes included, as the public would see it."""
        from publishing.preview.previewing import preview_of

        try:
            body, base_url = preview_of(self, above=mode_name == IN_LIST)
        except LookupError:
            # It stands nowhere: below no start page, or below one without a municipality.
            return HttpResponse(render_to_string("no_preview.html"))
        return HttpResponse(links_to_live(body, base_url))


def with_checks(body: bytes, request: HttpRequest, page: Any) -> bytes:
    """Add the script that Wagtail's panel of checks talks to; no part of it shows.

    Only the preview that belongs to an editor has it. What is published is made elsewhere.
    """
    # Wagtail's own name for: without the bar that a logged-in visitor would see.
    request.in_preview_panel = True  # type: ignore[attr-defined]
    checks = Userbar(object=page).render_html({"request": request})
    before, end, after = body.rpartition(b"</body>")
    return before + str(checks).encode() + end + after if end else body


def links_to_live(body: bytes, base_url: str) -> bytes:
    """Let links lead to the public site, in a tab of their own: the CMS has no such pages."""
    live = base_url.encode()
    return LINK.sub(rb'<a\1 target="_blank" href="' + live + rb'/\2"', body)

"""The editor's preview: the same path as publishing, with the draft put in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from django.http import HttpRequest


class PreviewedPage:
    """Makes a page's preview the page that would be published."""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Render this page, unsaved changes included, as the public would see it."""
        from publishing.publisher import preview

        return HttpResponse(preview(self))

"""Files of the CMS, for who is logged in. The public sites have copies, in their releases."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.static import serve
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve as serve_document


@login_required
def thumbnail(request: HttpRequest, path: str) -> FileResponse | HttpResponse:
    """Answer with a size of a picture. The originals, in the folder beside it, are for nobody."""
    folder = Path(settings.MEDIA_ROOT) / "images"
    response: FileResponse | HttpResponse = serve(request, path, document_root=str(folder))
    return response


@login_required
def document(request: HttpRequest, key: str, name: str) -> FileResponse | HttpResponse:
    """Answer with a document, a draft's too. Raises PermissionDenied for a private one."""
    found = get_object_or_404(get_document_model(), pk=key)
    # Wagtail would send who is logged in already to the login page, for ever.
    if not all(each.accept_request(request) for each in found.collection.get_view_restrictions()):
        raise PermissionDenied
    response: FileResponse | HttpResponse = serve_document(request, key, name)
    return response

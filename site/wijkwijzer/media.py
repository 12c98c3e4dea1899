"""Files of the CMS, for who may choose them there. The public sites have copies, in their releases."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.documents import get_document_model
from wagtail.documents.views.serve import serve as serve_document
from wagtail.images import get_image_model

from core.border.files import may_open
from publishing.preview.assets import public_file


@login_required
def thumbnail(request: HttpRequest, path: str) -> FileResponse | HttpResponse:
    """Answer with a size of a picture. The originals, in the folder beside it, are for nobody.

    Raises Http404 for what is no size of a picture, PermissionDenied for a picture of others.
    """
    renditions = get_image_model().get_rendition_model()
    found = get_object_or_404(renditions.objects.select_related("image"), file=f"images/{path}")
    if not may_open(request.user, found.image):
        raise PermissionDenied
    media_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    try:
        file = default_storage.open(found.file.name)
    except FileNotFoundError:
        raise Http404(path) from None
    # A size is made once: another picture has another name.
    headers = {"Content-Type": media_type, "Cache-Control": "private, max-age=3600"}
    return FileResponse(file, headers=headers)


@login_required
def document(request: HttpRequest, key: str, name: str) -> FileResponse | HttpResponse:
    """Answer with a document, a draft's too. Raises PermissionDenied for one of others."""
    found = get_object_or_404(get_document_model(), pk=key)
    if not may_open(request.user, found):
        raise PermissionDenied
    response: FileResponse | HttpResponse = serve_document(request, key, name)
    return response


@login_required
def preview_file(request: HttpRequest, path: str) -> FileResponse | HttpResponse:
    """Answer with a file of a preview, at its public address, to who may open what it is of."""
    return public_file(request, path, lambda name: may_open_stored(request.user, name))


def may_open_stored(user: Any, name: str) -> bool:
    """Return whether somebody may open the stored file of this name: a size of a picture, a document."""
    renditions = get_image_model().get_rendition_model()
    rendition = renditions.objects.filter(file=name).select_related("image").first()
    found = rendition.image if rendition else get_document_model().objects.filter(file=name).first()
    return found is not None and may_open(user, found)

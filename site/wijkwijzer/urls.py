"""The addresses of the CMS host. The public hosts have none: they serve files."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail.admin import urls as admin_urls
from wagtail.documents.views.serve import serve as serve_document

from publishing.preview_files import public_file
from wijkwijzer.api import api_router

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="cms"),
    path("admin/", include(admin_urls)),
    # A document may be a draft too: only who is logged in gets it here.
    re_path(r"^documents/(\d+)/(.*)$", login_required(serve_document), name="wagtaildocs_serve"),
    path("api/v2/", api_router.urls),
    # Thumbnails in the CMS. The public site has its own copies, in its releases.
    re_path(
        r"^media/(?P<path>images/.+)$",
        login_required(serve),
        {"document_root": settings.MEDIA_ROOT},
    ),
    # What previews show, at its public address.
    re_path(r"^(?P<path>(?:static|media|documents)/.+)$", login_required(public_file)),
]

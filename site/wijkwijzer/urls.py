"""The addresses of the CMS host. The public hosts have none: they serve files."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access

from contacts.confirmations.answer_view import answer
from core.border.lists import tag_autocomplete
from wijkwijzer.health import healthz
from wijkwijzer.media import document, preview_file, thumbnail
from wijkwijzer.monitoring.views import livez, metrics, readyz

own_tags: Any = require_admin_access(tag_autocomplete)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="cms"),
    path("healthz", healthz, name="healthz"),
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    # Behind the link of a mail, without an account.
    path("klopt/<str:token>/", answer, name="check"),
    # In the place of Wagtail's own, which completes with the words of all municipalities.
    path("admin/tag-autocomplete/", own_tags, name="wagtailadmin_tag_autocomplete"),
    path(
        "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/",
        own_tags,
        name="wagtailadmin_tag_model_autocomplete",
    ),
    # In the place of Wagtail's own.
    path("admin/", include("core.signing_in.urls")),
    path("admin/", include(admin_urls)),
    re_path(r"^documents/(\d+)/(.*)$", document, name="wagtaildocs_serve"),
    path("api/", include("integrations.api.urls")),
    re_path(r"^media/images/(?P<path>.+)$", thumbnail),
    # What previews show, at its public address.
    re_path(r"^(?P<path>(?:static|media|documents)/.+)$", preview_file),
]

handler500 = "wijkwijzer.errors.server_error"

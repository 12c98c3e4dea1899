"""Wagtail's read-only API v2, on the CMS host, for who is signed in to it.

It gives published pages of every municipality of the install (`?site=<host name>` for one), which
are public anyhow, and the pictures and documents that the user may choose in the CMS. The open,
stable contract is another one: the JSON documents of the public sites under `/api/v1/`.
"""

from __future__ import annotations

from typing import Any

from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import IsAuthenticated
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Page, PageViewRestriction
from wagtail.permissions import policy_registry


class ForUsers:
    """Only for users of the CMS, by their session: a password alone opens nothing."""

    authentication_classes = (SessionAuthentication,)
    permission_classes = (IsAuthenticated,)


class OwnFiles(ForUsers):
    """Files of the collections that the user may choose from."""

    request: Any
    model: Any

    def get_queryset(self) -> Any:
        """Leave out the collections that the user has no right to."""
        policy = policy_registry.get_by_type(self.model)
        return policy.instances_user_has_any_permission_for(
            self.request.user, ["add", "change", "choose"]
        ).order_by("id")


class PagesEndpoint(ForUsers, PagesAPIViewSet):
    """Published pages."""

    def get_base_queryset(self) -> Any:
        """Return the pages that are live and that nothing above them hides."""
        if "site" in self.request.GET:
            return super().get_base_queryset()
        hidden = Page.objects.none()
        for restriction in PageViewRestriction.objects.select_related("page"):
            hidden |= Page.objects.descendant_of(restriction.page, inclusive=True)
        return Page.objects.live().exclude(pk__in=hidden.values("pk")).exclude(depth=1)


class PicturesEndpoint(OwnFiles, ImagesAPIViewSet):
    """Pictures."""


class DocumentsEndpoint(OwnFiles, DocumentsAPIViewSet):
    """Documents."""


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesEndpoint)
api_router.register_endpoint("images", PicturesEndpoint)
api_router.register_endpoint("documents", DocumentsEndpoint)

"""Wagtail's read-only API v2, on the CMS host, for integrations that log in."""

from __future__ import annotations

from rest_framework.permissions import IsAuthenticated
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet


class PagesEndpoint(PagesAPIViewSet):
    """Pages, for users of the CMS."""

    permission_classes = (IsAuthenticated,)


class PicturesEndpoint(ImagesAPIViewSet):
    """Pictures, for users of the CMS."""

    permission_classes = (IsAuthenticated,)


class DocumentsEndpoint(DocumentsAPIViewSet):
    """Documents, for users of the CMS."""

    permission_classes = (IsAuthenticated,)


api_router = WagtailAPIRouter("wagtailapi")
api_router.register_endpoint("pages", PagesEndpoint)
api_router.register_endpoint("images", PicturesEndpoint)
api_router.register_endpoint("documents", DocumentsEndpoint)

"""The addresses of the API. None ends in a slash (REST API Design Rules, /core/no-trailing-slash)."""

from __future__ import annotations

from django.urls import path, re_path

from integrations.api import views

app_name = "api"
urlpatterns = [
    path("v1/openapi.json", views.DescriptionView.as_view(), name="description"),
    path("v1/pages", views.PagesView.as_view(), name="pages"),
    path("v1/pages/<str:item>", views.PageView.as_view(), name="page"),
    path("v1/drafts", views.DraftsView.as_view(), name="drafts"),
    path("v1/drafts/<str:item>", views.DraftView.as_view(), name="draft"),
    path("v1/<slug:list_name>", views.ListView.as_view(), name="list"),
    path("v1/<slug:list_name>/<str:item>", views.ItemView.as_view(), name="item"),
    re_path(r"^.*$", views.NothingView.as_view(), name="nothing"),
]

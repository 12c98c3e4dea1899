"""The addresses of the report and of what the page editor asks."""

from __future__ import annotations

from django.urls import path

from publishing.cms.report import PublicationsView, PublicationView
from publishing.cms.undoing.view import undo
from publishing.cms.views import ImpactView, sites_state, state

app_name = "publishing"
urlpatterns = [
    path("", PublicationsView.as_view(), name="publications"),
    path("results/", PublicationsView.as_view(results_only=True), name="publications_results"),
    path("<int:pk>/", PublicationView.as_view(), name="publication"),
    path("<int:pk>/ongedaan/<str:cause>/", undo, name="undo"),
    path("pagina/<int:page_id>/gevolgen/", ImpactView.as_view(), name="impact"),
    path("pagina/<int:page_id>/stand/", state, name="state"),
    path("stand/", sites_state, name="sites_state"),
]

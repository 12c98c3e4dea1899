"""The addresses of the screens about facts that may be old."""

from __future__ import annotations

from django.urls import path

from contacts.confirmations.cms_views import ask, decide, overview

app_name = "checks"
urlpatterns = [
    path("", overview, name="overview"),
    path("<int:pk>/vragen/", ask, name="ask"),
    path("<int:pk>/besluit/", decide, name="decide"),
]

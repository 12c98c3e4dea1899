"""The addresses of the screens."""

from __future__ import annotations

from django.urls import path

from core.signing_in.again import proving_again
from integrations.cms import tokens, views

app_name = "integrations"
urlpatterns = [
    path("", views.towns, name="towns"),
    path("<int:site_id>/", views.overview, name="overview"),
    path("<int:site_id>/sleutel/", proving_again(tokens.new), name="new_token"),
    path("<int:site_id>/sleutel/<int:api_token_id>/intrekken/", tokens.revoke, name="revoke_token"),
]

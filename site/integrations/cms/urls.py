"""The addresses of the screens."""

from __future__ import annotations

from django.urls import path

from core.signing_in.again import proving_again
from integrations.cms import tokens, views, webhooks

app_name = "integrations"
KEY = "<int:site_id>/sleutel/"
HOOK = "<int:site_id>/webhook/"
urlpatterns = [
    path("", views.towns, name="towns"),
    path("<int:site_id>/", views.overview, name="overview"),
    path(KEY, proving_again(tokens.new), name="new_token"),
    path(f"{KEY}<int:api_token_id>/intrekken/", tokens.revoke, name="revoke_token"),
    path(HOOK, proving_again(webhooks.new), name="new_webhook"),
    path(f"{HOOK}<int:webhook_id>/", webhooks.webhook, name="webhook"),
    path(f"{HOOK}<int:webhook_id>/weg/", webhooks.remove, name="remove_webhook"),
    path(f"{HOOK}<int:webhook_id>/proef/", webhooks.try_out, name="try_webhook"),
    path(f"{HOOK}<int:webhook_id>/bericht/<int:delivery_id>/", webhooks.again, name="send_again"),
]

"""What allauth asks us: who may come in, how attempts are counted, what counts as proof."""

from __future__ import annotations

import unicodedata
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.audit.signs import too_often
from core.signing_in.proofs import proved_lately, second_factors
from core.signing_in.provider import PROVIDER
from core.signing_in.secrets import decrypted, encrypted


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by managers of users, never by somebody who comes along."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The name or the password is not right."),
        "too_many_login_attempts": _("Too many attempts. Try again later."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that nobody makes an account of his own."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count attempts on one account together, in whatever letters its name is written."""
        name = str(credentials.get("username") or credentials.get("email") or "")
        return unicodedata.normalize("NFKC", name).strip().upper().casefold()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse who tried too often, before a password is looked at. Raises ValidationError."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            too_often(credentials.get("username") or credentials.get("email"))
            raise

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether somebody has to prove again who they are; signing in is proof too."""
        request = context.request
        return not (request and proved_lately(request, settings.PROVED_LATELY))

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponseBase:
        """Return the way to the page that is shown to who has no account: a disabled one is none."""
        return redirect("no_access")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return how somebody proves again who they are: at the provider, who came from there."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if found or settings.OIDC is None or not user.is_authenticated:
            return found
        url = reverse("openid_connect_login", args=[PROVIDER])
        return [{"id": PROVIDER, "description": "", "url": f"{url}?auth_params=prompt%3Dlogin"}]


class MFAAdapter(DefaultMFAAdapter):
    """The second factor."""

    def encrypt(self, text: str) -> str:
        """Return a secret of an app or of codes as it is stored."""
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return what was stored."""
        return decrypted(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Return whether another factor is left, where one is required."""
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        return bool(second_factors(authenticator.user).exclude(pk=authenticator.pk).exists())

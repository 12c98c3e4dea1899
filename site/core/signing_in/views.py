"""Signing in, and the page for who has an account and no role in the CMS."""

from __future__ import annotations

from typing import Any

from allauth.account import views
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from core.signing_in.provider import PROVIDER


class SignInView(views.LoginView):
    """The form to sign in with."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the answer; whom the CMS would send back here is told that the account has no role."""
        user: Any = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            return redirect("no_access")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            **super().get_context_data(**kwargs),
            "password_reset_enabled": settings.PASSWORD_RESET_ENABLED and settings.OIDC is None,
            "provider": settings.OIDC and settings.OIDC.name,
            "provider_id": PROVIDER,
            "passwords": settings.OIDC is None or bool(settings.BREAK_GLASS_ACCOUNT),
        }


class PasswordResetView(views.PasswordResetView):
    """The form to ask for a new password with; not there when no mail can be sent."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Return the answer. Raises Http404 when nobody would get the mail."""
        if not settings.PASSWORD_RESET_ENABLED or settings.OIDC is not None:
            raise Http404
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


def no_access(request: HttpRequest) -> HttpResponseBase:
    """Return the page that says that an account has no role in the CMS, and whom to ask for one."""
    return render(request, "account/no_access.html", status=403)

"""Addresses to sign in at. They stand in the place of Wagtail's own, before it."""

from __future__ import annotations

from allauth.account import views as account
from allauth.socialaccount import views as social
from django.urls import URLPattern, URLResolver, include, path, re_path

from core.signing_in.views import PasswordResetView, SignInView, no_access

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", SignInView.as_view(), name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("login/geen-toegang/", no_access, name="no_access"),
    # A mail to somebody without an account says where to get one.
    path("login/geen-account/", no_access, name="account_signup"),
    path("login/nog-eens/", account.reauthenticate, name="account_reauthenticate"),
    path("password_reset/", PasswordResetView.as_view(), name="account_reset_password"),
    path("password_reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password_reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password_reset/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("login/tweede/", include("allauth.mfa.urls")),
    # At the provider of accounts; not there without one.
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("login/gestopt/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("login/mislukt/", social.login_error, name="socialaccount_login_error"),
]

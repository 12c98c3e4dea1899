"""The forms of signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.internal import flows
from allauth.account.internal.userkit import filter_users_by_email
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.signing_in.aside import aside


class AddPasskeyForm(AddWebAuthnForm):
    """allauth's form, with a label that is translated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


class AskPasswordForm(ResetPasswordForm):
    """allauth's form, which looks for accounts and sends mail when nobody waits for the answer any more."""

    def clean_email(self) -> str:
        """Return the address, in small letters; whose it is is not looked up."""
        return str(get_adapter().clean_email(self.cleaned_data["email"].lower()))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Let a mail be sent to each account with the address, or to the address that there is none."""
        email = str(self.cleaned_data["email"])
        aside(lambda: send_way_to_new_password(request, email))
        return email


def send_way_to_new_password(request: HttpRequest, email: str) -> None:
    """Mail each active account with this address the way to a new password; to no account that there is none."""
    found = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
    flows.password_reset.request_password_reset(request, email, found, default_token_generator)


class LoginForm(AllauthLoginForm):
    """allauth's form, with the names that password managers know and Dutch labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = AuthenticationForm.base_fields["password"].label
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def add_prefix(self, field_name: str) -> str:
        """Return the name that a field has on the page."""
        return str(super().add_prefix("username" if field_name == "login" else field_name))

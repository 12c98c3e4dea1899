"""The forms of signing in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext as _


class AddPasskeyForm(AddWebAuthnForm):
    """allauth's form, with a label that is translated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")


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

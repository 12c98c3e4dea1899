"""The forms of a new key and of a new webhook."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.cms.link_checker import RefusedError
from integrations.models import Token, Webhook, latest_end
from integrations.webhooks import receivers


class TokenForm(forms.ModelForm[Token]):
    """What a key is for, what it may read and until when."""

    class Meta:
        model = Token
        fields = ("name", "drafts", "ends_on")

    def clean_ends_on(self) -> date:
        """Return the last day. Raises ValidationError for one that is past, or too far ahead."""
        day: date = self.cleaned_data["ends_on"]
        latest = latest_end()
        if not timezone.localdate() <= day <= latest:
            words = _("%(day)s cannot be the last day: choose today, %(latest)s or a day between.")
            raise forms.ValidationError(words % {"day": _shown(day), "latest": _shown(latest)})
        return day


class WebhookForm(forms.ModelForm[Webhook]):
    """What hears of a release, and where."""

    class Meta:
        model = Webhook
        fields = ("name", "url")

    def clean_url(self) -> str:
        """Return the address. Raises ValidationError for one that nothing may be sent to."""
        address = str(self.cleaned_data["url"]).strip()
        try:
            receivers.target(address)
        except (RefusedError, ValueError) as error:
            words = _("Nothing can be sent to “%(address)s”: %(why)s")
            why = self.why(str(error))
            raise forms.ValidationError(words % {"address": address, "why": why}) from None
        return address

    @staticmethod
    def why(code: str) -> str:
        """Return the words for why an address is refused."""
        known = {
            "not an https address": _("it has to begin with https://."),
            "a name or password stands in the address": _(
                "leave out the name and password. Messages are signed."
            ),
            "unknown host": _("there is no server with this name."),
            "not a public server": _("it is on a network of our own, not on the internet."),
        }
        return known.get(code, _("it is no address of a server."))


def _shown(day: Any) -> str:
    return str(date_format(day, "j-n-Y"))

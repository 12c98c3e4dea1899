"""The form of a new key."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from integrations.models import Token, latest_end


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


def _shown(day: Any) -> str:
    return str(date_format(day, "j-n-Y"))

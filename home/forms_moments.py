"""Moments in a form: those that do not exist, that come twice, or that are over already."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

#: What Django says of both kinds of moments when the clock changes.
CHANGE_OF_CLOCK = "ambiguous_timezone"


def check_moments(form: Any) -> None:
    """Say clearly what is wrong with the moments of `form`. Call it at the end of its `clean`."""
    for name, field in form.fields.items():
        if isinstance(field, forms.DateTimeField) and form.has_error(name, CHANGE_OF_CLOCK):
            found = form.errors[name].as_data()
            del form.errors[name]
            form.add_error(name, [_clearer(error) for error in found])
    moment = form.cleaned_data.get("go_live_at")
    # Of a page that went online at its moment, the moment stays: only a new one can be wrong.
    if moment and "go_live_at" in form.changed_data and moment < timezone.now():
        form.add_error(
            "go_live_at",
            ValidationError(
                _("This moment is over. Choose a later one, or leave it empty to publish at once."),
                code="over",
            ),
        )


def _clearer(error: ValidationError) -> ValidationError:
    if error.code != CHANGE_OF_CLOCK or not error.params:
        return error
    value: datetime = error.params["datetime"]
    zone = ZoneInfo(str(error.params["current_timezone"]))
    shown = {"date": f"{value:%d-%m-%Y}", "time": f"{value:%H:%M}"}
    if value.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != value:
        words = _(
            "On %(date)s summer time begins: %(time)s does not exist that night. Choose an earlier "
            "or a later time."
        )
    else:
        words = _(
            "On %(date)s summer time ends: %(time)s comes twice that night. Choose an earlier or a "
            "later time."
        )
    return ValidationError(words, code=CHANGE_OF_CLOCK, params=shown)

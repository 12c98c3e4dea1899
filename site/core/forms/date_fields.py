"""Every date, time and moment of every form of the CMS: read and shown in the same Dutch way.

Wagtail, django-filter, plain forms and blocks each make such fields by themselves; all of them are
one of Django's three. So these three read what people type, whoever made the form, and a field that
is added later does too. What is not understood stays as typed: the message names it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from core.forms.dutch_dates import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST,
    TooFarError,
    read_date,
    read_moment,
    read_time,
)

Read = TypeVar("Read")
#: Each kind of field, and the only widget that a form of the CMS may give it.
WIDGETS: dict[type[forms.Field], type[forms.Widget]] = {
    forms.DateField: AdminDateInput,
    forms.TimeField: AdminTimeInput,
    forms.DateTimeField: AdminDateTimeInput,
}


def install() -> None:
    """Let Django's date, time and moment fields read Dutch, and have Wagtail's widgets."""
    forms.DateField.to_python = _to_date  # type: ignore[method-assign, assignment]
    forms.TimeField.to_python = _to_time  # type: ignore[method-assign, assignment]
    forms.DateTimeField.to_python = _to_moment  # type: ignore[method-assign, assignment]
    for field, widget in WIDGETS.items():
        field.widget = widget


def _to_date(field: forms.DateField, value: Any) -> date | None:
    """Return the date of what was typed. Raises ValidationError with what was typed."""
    if value in field.empty_values:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return _read(read_date, value, _not_a_date)


def _to_time(field: forms.TimeField, value: Any) -> time | None:
    """Return the time of what was typed. Raises ValidationError with what was typed."""
    if value in field.empty_values:
        return None
    if isinstance(value, time):
        return value
    return _read(read_time, value, _not_a_time)


def _to_moment(field: forms.DateTimeField, value: Any) -> datetime | None:
    """Return the moment of what was typed, in the time zone of the install if it names none.

    Raises ValidationError with what was typed.
    """
    if value in field.empty_values:
        return None
    if not isinstance(value, date):
        # A filter may ask for a day to compare moments with: it begins at midnight.
        days = isinstance(field.widget, forms.DateInput)
        value = _to_date(forms.DateField(), value) if days else _read_moment(value)
    if value is not None and not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    moment: datetime | None = from_current_timezone(value)
    return moment


def _read_moment(typed: Any) -> datetime | None:
    return _read(read_moment, typed, _not_a_moment)


def _read(read: Callable[[str], Read], typed: Any, words: Callable[[str], str]) -> Read | None:
    text = str(typed).strip()
    if not text:
        return None
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    try:
        return read(text)
    except TooFarError:
        message = _("“%(value)s” is too far away. Write a year from %(first)s to %(last)s.")
        params = {"value": shown, "first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValidationError(message, code="too_far", params=params) from None
    except ValueError:
        # The last day of a year shows which number is the day.
        example = f"31-12-{timezone.localdate().year}"
        params = {"value": shown, "example": example}
        raise ValidationError(words(text), code="invalid", params=params) from None


def _not_a_date(_text: str) -> str:
    return _("“%(value)s” is not a date. Write day, month and year, for example %(example)s.")


def _not_a_time(_text: str) -> str:
    return _(
        "“%(value)s” is not a time. Write hours and minutes, for example 9:00 or 17:30. "
        "Midnight is 0:00; 24:00 does not exist."
    )


def _not_a_moment(text: str) -> str:
    try:
        read_date(text)
    except ValueError:
        return _("“%(value)s” is not a date with a time. Write it as %(example)s 9:00.")
    return _("“%(value)s” has no time. Write it behind the date: %(example)s 9:00.")

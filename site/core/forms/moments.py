"""Moments in a form: those that do not exist, that come twice, or that are over already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.forms.spans import ends_that_are_over

#: The buttons that put a page online, or ask somebody else to.
PUBLISHING = frozenset({"action-publish", "action-submit"})
#: What Django says of both kinds of moments when the clock changes.
CHANGE_OF_CLOCK = "ambiguous_timezone"


def check_moments(form: Any) -> None:
    """Add clear errors for what is wrong with the moments of `form`. Call it at the end of its `clean`."""
    for name, field in form.fields.items():
        if isinstance(field, forms.DateTimeField) and form.has_error(name, CHANGE_OF_CLOCK):
            found = form.errors[name].as_data()
            del form.errors[name]
            form.add_error(name, [_clearer(error) for error in found])
    check_ends(form)
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


def check_ends(form: Any) -> None:
    """Refuse ends that are over in `form` and in its items, where they must be to come."""
    publishing = bool(PUBLISHING & {*form.data})
    forms = [form, *(each for formset in form.formsets.values() for each in _kept(formset))]
    for each in forms:
        values = getattr(each, "cleaned_data", {})
        over = ends_that_are_over(
            getattr(each.instance, "spans", ()),
            values,
            each.initial,
            changed=each.changed_data,
            publishing=publishing,
        )
        for name, error in over:
            each.add_error(name, error)


def _kept(formset: Any) -> Iterator[Any]:
    formset.is_valid()
    yield from (each for each in formset.forms if not formset._should_delete_form(each))


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

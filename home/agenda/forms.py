"""The form of an agenda item: a series that repeats must be one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from core.forms.page_forms import PageForm
from home.agenda.recurrence import IN_MONTH, LONGEST, dates, names_its_first_date

#: How many dates a message names.
NAMED = 4


def series_errors(event: Any) -> dict[str, str]:
    """Return by field what is wrong with how an event repeats; nothing when it is right or does not."""
    if not event.repeats:
        if event.repeats_until:
            return {"repeats": _("Say how it repeats, or leave the last day empty.")}
        return {}
    first = localtime(event.starts_at).date()
    if event.ends_at is None:
        return {"ends_at": _("Something that repeats needs an end: until what time is it?")}
    if (event.ends_at - event.starts_at).days >= 1:
        return {
            "ends_at": _("What repeats takes less than a day. This is the end of the first time.")
        }
    if not names_its_first_date(first, event.repeats):
        return {"repeats": _not_in_each_month(first, event.repeats)}
    if event.repeats_until is None:
        return {"repeats_until": _("Until when does it repeat? Fill in the last day.")}
    if len(dates(first, event.repeats, event.repeats_until)) < 2:
        words = _("Until %(until)s it is only once, on %(first)s. Choose a later day.")
        shown = {"until": written(event.repeats_until), "first": written(first)}
        return {"repeats_until": words % shown}
    if event.repeats_until > first + LONGEST:
        words = _("%(until)s is too far away: at most two years after the start, until %(last)s.")
        shown = {"until": written(event.repeats_until), "last": written(first + LONGEST)}
        return {"repeats_until": words % shown}
    return {}


def _not_in_each_month(first: date, repeats: str) -> str:
    # Django writes it as at the beginning of a sentence.
    day = date_format(first, "l").lower()
    if repeats == IN_MONTH:
        words = _("%(first)s is a fifth %(day)s, and not every month has one. Choose the last one.")
    else:
        words = _("%(first)s is not the last %(day)s of its month.")
    return words % {"first": written(first), "day": day}


def written(value: date) -> str:
    """Write a date as editors read it."""
    return date_format(value, "j F Y")


class EventForm(PageForm):
    """Checks the dates that are skipped against the series."""

    def clean(self) -> Any:
        """Put a message at a skipped date on which it would not be anyway."""
        cleaned = super().clean()
        formset = self.formsets.get("skips")
        if formset is None or not cleaned.get("starts_at"):
            return cleaned
        on: tuple[date, ...] = ()
        first = localtime(cleaned["starts_at"]).date()
        if cleaned.get("repeats") and cleaned.get("repeats_until"):
            on = dates(first, cleaned["repeats"], cleaned["repeats_until"])
        seen: set[date] = set()
        for form in formset.forms:
            skipped = getattr(form, "cleaned_data", {}).get("date")
            if skipped is None or formset._should_delete_form(form):
                continue
            if skipped in seen:
                form.add_error("date", _("%(date)s is in the list already.") % _of(skipped))
            elif not on:
                form.add_error("date", _("It does not repeat: there is nothing to skip."))
            elif skipped not in on:
                form.add_error("date", _is_none(skipped, on))
            seen.add(skipped)
        if on and seen >= {*on}:
            formset.forms[-1].add_error("date", _("Every date is skipped: it would never be."))
        return cleaned


def _of(value: date) -> dict[str, str]:
    return {"date": written(value)}


def _is_none(skipped: date, on: tuple[date, ...]) -> str:
    near = sorted(sorted(on, key=lambda each: abs(each - skipped))[:NAMED])
    words = _("It is not on %(date)s. Near it, it is on: %(dates)s.")
    return words % {"date": written(skipped), "dates": ", ".join(map(written, near))}

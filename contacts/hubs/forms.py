"""The form of a hub: its hours must say one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.hours.exchange.parsing import (
    coming_periods,
    crossing_words,
    days_of,
    decision_of,
    meeting,
    service_of,
)
from contacts.models.hours_choices import Weekday
from core.forms.page_forms import PageForm
from hours_engine.engine import Period
from hours_engine.validation import contradict, names_a_date, overlap, seasons_cross, twice


class HubForm(PageForm):
    """Checks the periods of the week, the days that differ and the holidays against each other."""

    def clean(self) -> Any:
        """Put a message at the later of two entries that contradict each other."""
        cleaned = super().clean()
        periods = list(self._items("opening_periods"))
        self._check_periods([form for form in periods if service_of(form.cleaned_data) == ""])
        for service in {service_of(form.cleaned_data) for form in periods} - {""}:
            of_it = [form for form in periods if service_of(form.cleaned_data) == service]
            self._check_periods(of_it)
        has_week = any(not service_of(form.cleaned_data) for form in periods)
        regular = cleaned.get("hours_state") == "regular" and "opening_periods" in self.formsets
        if regular and not has_week and not self._has_errors("opening_periods"):
            self.add_error("hours_state", _("Fixed hours: fill in at least one period below."))
        for one, other in combinations(self._items("opening_exceptions"), 2):
            if contradict(days_of(one.cleaned_data), days_of(other.cleaned_data)):
                self._once(
                    other,
                    "first_day",
                    _("Another entry says something else about one of these days."),
                )
        for one, other in combinations(self._items("holiday_decisions"), 2):
            if twice(decision_of(one.cleaned_data), decision_of(other.cleaned_data)):
                self._once(other, "holiday", _("This holiday is in the list already."))
        return cleaned

    def _check_periods(self, forms: list[Any]) -> None:
        # An error at a field takes its value away.
        year = timezone.localdate().year
        for form in forms:
            several = coming_periods(form.cleaned_data, year)
            if several and not any(map(names_a_date, several)):
                self._once(
                    form,
                    "valid_until",
                    _("No such day falls between these dates: it is never open."),
                )
        for one, other in combinations(forms, 2):
            for first, second in meeting(one.cleaned_data, other.cleaned_data, year):
                self._compare(first, second, other)

    def _compare(self, first: Period, second: Period, other: Any) -> None:
        if overlap(first, second):
            words = _("%(day)s from %(opens)s to %(closes)s is filled in already.") % {
                "day": Weekday(first.weekday).label,
                "opens": first.opens.strftime("%H:%M"),
                "closes": first.closes.strftime("%H:%M"),
            }
            self._once(other, "opens", words)
        shared = seasons_cross(first, second)
        if shared is not None:
            self._once(other, "valid_from", crossing_words(shared))

    @staticmethod
    def _once(form: Any, name: str, words: str) -> None:
        if not form.errors:
            form.add_error(name, words)

    def _has_errors(self, name: str) -> bool:
        return any(form.errors for form in self.formsets[name].forms)

    def _items(self, name: str) -> Iterator[Any]:
        """Yield the valid items of a formset that stay."""
        formset = self.formsets.get(name)
        for form in formset.forms if formset is not None else ():
            values = getattr(form, "cleaned_data", {})
            if values and not form.errors and not formset._should_delete_form(form):
                yield form

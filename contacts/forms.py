"""The form of a hub: its hours must not contradict each other."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from contacts.models.hours_choices import Weekday
from contacts.week_rules import Days, Period, contradict, overlap
from home.forms import PageForm


class HubForm(PageForm):
    """Checks the periods of the week, and the days that differ, against each other."""

    def clean(self) -> Any:
        """Put a message at the later of two entries that contradict each other."""
        cleaned = super().clean()
        periods = [(Period(**values), form) for values, form in self._items(Period)]
        for (one, _form), (other, form) in combinations(periods, 2):
            if overlap(one, other) and not form.errors:
                form.add_error(
                    "opens",
                    _("%(day)s from %(opens)s to %(closes)s is filled in already.")
                    % {
                        "day": Weekday(one.weekday).label,
                        "opens": one.opens.strftime("%H:%M"),
                        "closes": one.closes.strftime("%H:%M"),
                    },
                )
        days = [(Days(**values), form) for values, form in self._items(Days)]
        for (first, _form), (second, form) in combinations(days, 2):
            if contradict(first, second) and not form.errors:
                form.add_error(
                    "first_day", _("Another entry says something else about one of these days.")
                )
        return cleaned

    def _items(self, kind: type[Any]) -> list[tuple[dict[str, Any], Any]]:
        """Give the valid items of a formset as arguments of `kind`, with their forms."""
        name = {Period: "opening_periods", Days: "opening_exceptions"}[kind]
        formset = self.formsets.get(name)
        if formset is None:
            return []
        found = []
        for form in formset.forms:
            values = getattr(form, "cleaned_data", {})
            if values and not form.errors and not formset._should_delete_form(form):
                found.append(({field: values[field] for field in kind.__slots__}, form))
        return found

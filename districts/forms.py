"""The form of a who-is-who page: a council has no more members than seats."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import ngettext

from home.forms import PageForm


class PeopleForm(PageForm):
    """Checks the number of seats against the seats themselves."""

    def clean(self) -> Any:
        """Count the seats that hold today; those of the past and of the future may stay."""
        cleaned = super().clean()
        formset = self.formsets.get("seats")
        if formset is None or "council_seats" not in cleaned:
            return cleaned
        today = timezone.localdate()
        filled = 0
        for form in formset.forms:
            values = getattr(form, "cleaned_data", {})
            if values and not formset._should_delete_form(form):
                starts, ends = values.get("starts_on"), values.get("ends_on")
                filled += (not starts or starts <= today) and (not ends or today <= ends)
        seats = cleaned["council_seats"]
        if filled > seats:
            self.add_error(
                "council_seats",
                ngettext(
                    "There is %(seats)s seat, but %(filled)s are filled in below.",
                    "There are %(seats)s seats, but %(filled)s are filled in below.",
                    seats,
                )
                % {"seats": seats, "filled": filled},
            )
        return cleaned

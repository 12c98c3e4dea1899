"""Forms of pages of a district: a council has no more members than seats, a budget no more items."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.forms.page_forms import PageForm


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


class BudgetForm(PageForm):
    """Checks a budget against its own items and against the other years of the district."""

    def clean(self) -> Any:
        """Refuse a year that is there already, and items that are more than the whole."""
        cleaned = super().clean()
        self._check_year(cleaned.get("year"))
        formset, amount = self.formsets.get("items"), cleaned.get("amount")
        if formset is not None and amount is not None:
            divided = sum(
                form.cleaned_data.get("amount") or 0
                for form in formset.forms
                if getattr(form, "cleaned_data", {}) and not formset._should_delete_form(form)
            )
            if divided > amount:
                words = _("The items are %(divided)s euros together, %(over)s more than this.")
                self.add_error("amount", words % {"divided": divided, "over": divided - amount})
        return cleaned

    def _check_year(self, year: int | None) -> None:
        above = self.parent_page or self.instance.get_parent()
        if year is None or above is None:
            return
        others = type(self.instance).objects.child_of(above).filter(year=year)
        taken = others.exclude(pk=self.instance.pk).first()
        if taken is not None:
            words = _("“%(title)s” is the budget of %(year)s already.")
            self.add_error("year", words % {"title": taken.title, "year": year})

"""A whole vacation, from a first to a last day, for many hubs of one municipality: one form, online at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from contacts.cms.hours.closing import ClosingForm, ClosingView
from contacts.cms.hours.holidays import next_undecided_url
from contacts.cms.hours.hours_of_page import hours_of_hubs, hubs_changed
from contacts.cms.hours.rights import by_town, town_tabs, vacation_url
from contacts.hours import now_different
from contacts.models import HubPage, OpeningException
from core.forms.spans import as_typed, is_over, over
from publishing.cms.following import follow_sites

State, Reason = OpeningException.State, OpeningException.Reason
AS_USUAL = "as-usual"
#: Days. A longer one is a slip of the pen in a year.
LONGEST = 366
#: Hubs that are named one by one in a message.
NAMED = 3


class VacationForm(ClosingForm):
    """From when to when, for which hubs, and what they do then."""

    stored = ("state", "reason")
    field_order = ("hubs", "first_day", "last_day", "state")

    first_day = forms.DateField(label=capfirst(gettext_lazy("first day")))
    last_day = forms.DateField(label=capfirst(gettext_lazy("last day")))
    state = forms.ChoiceField(
        label=gettext_lazy("What holds on these days"),
        choices=[
            (State.CLOSED.value, State.CLOSED.label),
            (AS_USUAL, capfirst(gettext_lazy("as usual"))),
            (State.OPEN.value, State.OPEN.label),
        ],
        initial=State.CLOSED,
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=capfirst(gettext_lazy("reason")),
        choices=Reason.choices,
        initial=Reason.VACATION,
        help_text=gettext_lazy("These words are in every language already."),
    )
    until = note = banner = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hubs"].help_text = ""

    def clean_first_day(self) -> date:
        """Refuse a day that is over."""
        first: date = self.cleaned_data["first_day"]
        if is_over(first):
            raise over(first)
        return first

    def clean_last_day(self) -> date:
        """Refuse a day before the first, and one that is a year away from it."""
        last: date = self.cleaned_data["last_day"]
        first = self.cleaned_data.get("first_day")
        if first is not None and last < first:
            words = _("The last day (%(end)s) lies before the first (%(start)s).")
            raise ValidationError(words % {"start": as_typed(first), "end": as_typed(last)})
        if first is not None and (last - first).days >= LONGEST:
            words = _(
                "From %(start)s to %(end)s is longer than a year. Choose an earlier last day."
            )
            raise ValidationError(words % {"start": as_typed(first), "end": as_typed(last)})
        return last

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield what is to be stored; nothing when these days are as usual."""
        if self.cleaned_data["state"] != AS_USUAL:
            yield from super().entries()

    @property
    def words(self) -> str:
        """Return what was chosen, for the list of publications and the message."""
        values = self.cleaned_data
        days = dict.fromkeys((as_typed(values["first_day"]), as_typed(values["last_day"])))
        state = dict(self.fields["state"].choices)[values["state"]]  # type: ignore[attr-defined]
        return f"{' – '.join(days)}: {str(state).lower()}"


class VacationView(ClosingView):
    """The screen, of one municipality at a time."""

    form_class = VacationForm
    template_name = "hours_cms/vacation.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Narrow the hubs to one municipality."""
        self.asked = request.GET.get("gemeente", "")
        return super().dispatch(request, *args, **kwargs)

    def narrowed(self, hubs: list[HubPage]) -> list[HubPage]:
        """Return the hubs of the municipality that was asked for, else of the first."""
        self.towns = by_town(hubs)
        self.town = self.asked if self.asked in self.towns else next(iter(self.towns), "")
        return self.towns.get(self.town, [])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the words of the screen."""
        words = {
            "title": _("A whole vacation, from – to"),
            "only_title": self.hubs[0].title if len(self.hubs) == 1 else "",
            "explanation": _(
                "What you fill in takes the place of what differs on these days. Outside these days nothing changes. It is online at once, in every language."
            ),
            "tabs": town_tabs(self.towns, self.town, vacation_url),
            "holidays": _("Decide about holidays one by one"),
            "holidays_url": next_undecided_url(self.hubs, timezone.localdate()),
            "known_heading": _("Filled in already"),
            "known": list(self._known()),
        }
        return super().get_context_data(**kwargs) | words

    def _known(self) -> Iterator[str]:
        """Yield what is filled in about days to come, with how many hubs have it."""
        today = timezone.localdate()
        several = hours_of_hubs(self.hubs, today.year).values()
        rows = Counter(
            (each.first_day, each.last_day, each.editor_name())
            for known in several
            for each in known.different
            if each.last_day >= today and not each.urgent
        )
        for (_first, _last, name), count in sorted(rows.items()):
            words = ngettext("%(days)s, %(count)d hub", "%(days)s, %(count)d hubs", count)
            yield words % {"days": name, "count": count}

    def change_of(self, form: Any) -> tuple[Callable[[HubPage], None], Callable[[Any], str]]:
        """Return what changes a page, and what says afterwards what is so now."""
        first, last = form.cleaned_data["first_day"], form.cleaned_data["last_day"]

        def differ(page: HubPage) -> None:
            now_different.put(page, first, last, list(form.entries()), urgent=False)

        return differ, lambda _hub: str(form.words)

    def tell(self, form: Any, changed: list[HubPage]) -> None:
        """Follow it, with how many hubs were changed and where something urgent goes before it."""
        first, last = form.cleaned_data["first_day"], form.cleaned_data["last_day"]
        urgent = [
            hub.title
            for hub in changed
            if any(
                each.urgent and each.first_day <= last and each.last_day >= first
                for each in hub.opening_exceptions.all()
            )
        ]
        said = f"{hubs_changed(len(changed))} {capfirst(form.words)}."
        if urgent:
            names = ", ".join(urgent[:NAMED]) + (" …" if len(urgent) > NAMED else "")
            said += " " + _("“Now different” goes before this at: %(names)s.") % {"names": names}
        follow_sites(self.request, said)
